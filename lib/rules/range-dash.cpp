// P004: the ranges of a manuscript are all written with the same dash, without spaces.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_range_dash;

namespace {

using namespace rules_support;

enum class Dash { None,
                  Hyphen,
                  En,
                  Other };

struct Range {
  Span dash;  // its spaces included
  Dash kind = Dash::None;
  bool spaced = false;
  CitationIndex citation = -1;
};

std::pair<Dash, std::uint32_t> dash_at(std::string_view rest) {
  static constexpr std::array<std::pair<std::string_view, Dash>, 7> kDashes{{{"--", Dash::Other}, {"-", Dash::Hyphen}, {"‐", Dash::Hyphen}, {"‑", Dash::Hyphen}, {"–", Dash::En}, {"—", Dash::Other}, {"−", Dash::Other}}};
  if (rest.empty() || (rest[0] != '-' && rest[0] != '\xE2')) return {Dash::None, 0};
  for (const auto& [mark, kind] : kDashes)
    if (rest.starts_with(mark)) return {kind, static_cast<std::uint32_t>(mark.size())};
  return {Dash::None, 0};
}

std::uint32_t digits_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && is_digit(text[at])) ++at;
  return at;
}

/// 446–49 goes up; 45-12 is no range.
bool goes_up(std::string_view a, std::string_view b) {
  if (b.size() > a.size()) return true;
  std::string whole(a.substr(0, a.size() - b.size()));
  whole += b;
  return whole > a;
}

/// The range whose first number begins at `at`.
Range range_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  Range r;
  const std::uint32_t first_end = digits_end(text, at, end);
  std::uint32_t mark = first_end;
  while (mark < end && text[mark] == ' ') ++mark;
  const auto [kind, size] = dash_at(text.substr(0, end).substr(mark));
  std::uint32_t second = mark + size;
  while (second < end && text[second] == ' ') ++second;
  const std::uint32_t second_end = digits_end(text, second, end);
  const bool odd = kind == Dash::Other || second - mark > size || mark > first_end;
  const bool ends = second_end >= end || std::string_view(".;,)").find(text[second_end]) != std::string_view::npos || text.substr(second_end, 2) == " (" || text.substr(second_end, 5) == " and ";
  const bool glued = second_end < text.size() && (is_word_byte(text[second_end]) || text[second_end] == '-');
  if (kind == Dash::None || second_end == second || glued || (odd && !ends) || first_end - at > 6 || !goes_up(text.substr(at, first_end - at), text.substr(second, second_end - second))) return r;
  r = {{first_end, second}, kind, second - first_end > size, -1};
  return r;
}

/// Words before the number say that it is a section, a document or a title.
bool is_other_number(std::string_view lead) {
  const std::size_t comma = lead.rfind(',');
  const std::string_view part = comma == std::string_view::npos ? lead : lead.substr(comma);
  return contains_any(part, {"§", "No.", "Nos.", "art", "Doc", "pt", "Rep", "vol", "/", "(", "\"", "“"});
}

/// "nn.9–11", "n.4".
bool follows_note_sign(std::string_view text, std::uint32_t at) { return at >= 3 && text[at - 2] == 'n' && (text[at - 3] == 'n' || text[at - 3] == ' '); }

/// The ranges that begin in the slot; a dash that the parser does not read as one may lie behind it.
void collect(const View& view, CitationIndex i, Span slot, std::vector<Range>& out) {
  const std::string_view text = view.document.text;
  const std::uint32_t end = view.note_of(view.citations[static_cast<std::size_t>(i)]).text.end;
  for (std::uint32_t at = slot.begin; at < slot.end; ++at) {
    if (!is_digit(text[at])) continue;
    const bool fresh = at == 0 || !(is_word_byte(text[at - 1]) || (text[at - 1] == '.' && !follows_note_sign(text, at)) || text[at - 1] == '-' || text[at - 1] == ',');
    Range r = fresh ? range_at(text, at, end) : Range{};
    if (r.kind != Dash::None && is_other_number(text.substr(slot.begin, at - slot.begin))) r = {};
    at = r.kind == Dash::None ? digits_end(text, at, slot.end) - 1 : r.dash.end;
    r.citation = i;
    if (r.kind != Dash::None) out.push_back(r);
  }
}

void tell(const View& view, const Range& r, std::string message, Findings& out) {
  Finding& f = report(out, kRule_range_dash, view, r.citation, r.dash, std::move(message), "Write the ranges of the manuscript with one dash (446–49).");
  f.fix = Fix{"Write –", true, {{r.dash, "–"}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Range> ranges;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.quoted || c.form == Form::Unknown) continue;
    for (const Span slot : {c.pincite, c.supra_note})
      if (!slot.empty()) collect(view, static_cast<CitationIndex>(i), slot, ranges);
  }
  const auto count = [&](Dash kind) { return static_cast<std::size_t>(std::count_if(ranges.begin(), ranges.end(), [&](const Range& r) { return r.kind == kind; })); };
  const std::size_t hyphens = count(Dash::Hyphen);
  const std::size_t ens = count(Dash::En);
  const Dash odd = hyphens == 0 || ens == 0 ? Dash::None : hyphens <= ens ? Dash::Hyphen
                                                                          : Dash::En;
  const std::size_t odd_count = odd == Dash::None ? 0 : std::min(hyphens, ens);
  bool told_many = false;
  const bool pages_were_cut = view.document.format == Format::Text || view.document.format == Format::Pdf;  // spaces are the line ends of pages
  for (const Range& r : ranges) {
    if (r.spaced && !pages_were_cut) tell(view, r, "Spaces stand around the dash of a range.", out);
    else if (r.spaced) continue;
    else if (r.kind == Dash::Other) tell(view, r, "A range is written with a dash that is none.", out);
    else if (r.kind == odd && odd_count > kMany && !told_many) tell(view, r, counted(odd_count, "range") + " have " + (odd == Dash::Hyphen ? "a hyphen" : "an en dash") + ", here first; the others have the other dash.", out), told_many = true;
    else if (r.kind == odd && odd_count <= kMany) tell(view, r, odd == Dash::Hyphen ? "This range has a hyphen; most of the manuscript’s have an en dash." : "This range has an en dash; most of the manuscript’s have a hyphen.", out);
  }
}

}  // namespace

const Rule kRule_range_dash{"P004", "range-dash", "Hyphens and en dashes mixed in page ranges, or spaces around the dash", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R5.1.2; Bluebook R. 3.2(a), R. 6.2", check};

}  // namespace subcite
