// Cases of national courts (Bluebook R. 10): names, then reporter, neutral citation, database number
// or docket, then the parenthesis with court and year.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<std::string_view, 12> kOpenings{"In re ", "Ex parte ", "Matter of ", "In the Matter of ", "Reference re ", "Reference Re ", "Estate of ", "The ", "R. v. ", "Re ", "Ex rel. ", "Application of "};

bool is_opening(std::string_view words) {
  return std::any_of(kOpenings.begin(), kOpenings.end(), [&](auto opening) { return words.starts_with(opening); });
}

bool has_versus(std::string_view words) {
  return words.find(" v. ") != std::string_view::npos || words.find(" v ") != std::string_view::npos || words.find(" vs. ") != std::string_view::npos;
}

/// Italics that hold the names decide; a word of the sentence before them is no part of them.
Span without_lead(const Head& head, Span name) {
  if (head.italic_title && has_versus(head.at(head.title)) && name.contains(head.title.begin)) name.begin = head.title.begin;
  const std::string_view words = head.at(name);
  for (const std::string_view lead : {"In ", "As ", "Under ", "But ", "Since ", "After "})
    if (words.starts_with(lead) && !words.starts_with("In re ") && !words.starts_with("In the Matter")) name.begin += static_cast<std::uint32_t>(lead.size());
  return name;
}

/// The case's name: from the first capital word of the first party to the comma before the reporter.
Span take_name(const Head& head, Span before) {
  before = trim_of(head.text(), before, ",");
  const std::vector<Span> parts = comma_parts(head, before);
  if (parts.empty()) return {};
  // A docket number, a neutral citation or another reporter may stand between name and reporter.
  std::size_t last = parts.size();
  const auto is_number = [&](Span part) {
    const std::string_view words = head.at(part);
    const bool docket = words.starts_with("No.") || words.starts_with("Nos.") || words.starts_with("Civ. ") || words.starts_with("Case No.") || words.starts_with("slip op.") || words.starts_with("Civil Action") || words.starts_with("¶");
    return docket || (!words.empty() && words[0] >= '0' && words[0] <= '9');
  };
  while (last > 1 && is_number(parts[last - 1])) --last;
  Span name{parts[0].begin, parts[last - 1].end};
  const std::string_view words = head.at(name);
  if (!has_versus(words)) return is_opening(words) || head.italic_title ? name : Span{};
  // Prose may lead in: the run of a name's words that ends at the comma.
  const std::size_t versus = std::min({words.find(" v. "), words.find(" v "), words.find(" vs. ")});
  const auto middle = static_cast<std::uint32_t>(name.begin + versus);
  name.begin = name_before(head.note, name.begin, middle).begin;
  return without_lead(head, name);
}

/// Further reporters behind the first: "584 N.W.2d 873, 880".
Span take_parallel(const Head& head, std::uint32_t from) {
  Span found;
  while (true) {
    const Span rest = trim_of(head.text(), {from, head.span.end}, ",");
    const auto read = rest.empty() ? std::nullopt : read_reporter(head.note, rest, head.base);
    if (!read || read->whole.begin != rest.begin || read->short_form) return found;
    from = read->whole.end;
    const Span behind = trim_of(head.text(), {from, head.span.end}, ",");
    const auto pin = behind.empty() || head.note[from] != ',' ? std::nullopt : read_pincite(head.text(), behind);
    const auto next = pin ? read_reporter(head.note, behind, head.base) : std::nullopt;
    if (pin && !(next && next->whole.begin == behind.begin)) from = pin->span.end;
    found = {found.empty() ? rest.begin : found.begin, from};
  }
}

/// Court from the parenthesis: the words before its date.
void take_court(const Head& head, Citation& out) {
  if (head.paren.empty() || !head.date) return;
  const Span court = trim_of(head.text(), {head.paren.begin, head.date->span.begin}, ",");
  if (!court.empty()) out.court = court;
}

bool parse_reporter(const Head& head, Citation& out) {
  const auto read = read_reporter(head.note, head.span, head.base);
  if (!read || read->short_form) return false;
  Span before{head.span.begin, read->whole.begin};
  if (head.italic_title && head.title.end <= before.end && !has_versus(head.at(before)) && !head.authors.empty()) return false;
  Span name = take_name(head, before);
  // "[1998] 2 S.C.R." and "(1998) 2 S.C.R.": the year of a foreign report stands before its volume.
  if (!name.empty() && (head.at(name).ends_with("]") || head.at(name).ends_with(")"))) {
    const std::size_t open = head.at(name).find_last_of("[(");
    const Span year{static_cast<std::uint32_t>(name.begin + open + 1), name.end - 1};
    if (const auto date = read_date(head.text(), year); date && date->span == year) {
      out.year = date->year;
      out.date = date->date;
      name = trim_of(head.text(), {name.begin, year.begin - 1}, ",");
    }
  }
  const bool bare = trim_of(head.text(), before, ",").empty() && head.date;  // the name stands in the sentence before
  if (name.empty() && !bare) return false;
  out.kind = head.at(read->reporter) == "I.L.M." ? Kind::IntlDecision : Kind::Case;
  out.title = name;
  out.volume = read->volume;
  out.container = read->reporter;
  out.page = read->page;
  const Span rest = trim_of(head.text(), {read->page.end, head.span.end}, ",");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty() && head.note[read->page.end] == ',') {
    const Span next = trim_of(head.text(), {pin->span.end, rest.end}, ",");
    const bool parallel = !next.empty() && read_reporter(head.note, {pin->span.begin, rest.end}, head.base).has_value() && read_reporter(head.note, {pin->span.begin, rest.end}, head.base)->whole.begin == pin->span.begin;
    if (!parallel) set_pincite(out, *pin);
  }
  out.parallel = take_parallel(head, out.pincite.empty() ? read->page.end : out.pincite.end);
  take_court(head, out);
  return true;
}

/// "Roe v. Poe, No. 12-345, slip op. at 3 (D. Me. 2012)", "2012 ME 4, ¶ 5": no reporter at all.
bool parse_docket(const Head& head, Citation& out) {
  const std::uint32_t docket = find_words(head, head.span, "No. ");
  const bool versus = has_versus(head.at(head.span));
  if (!versus || docket == head.span.end) {
    if (!versus || head.paren.empty() || !head.authors.empty()) return false;
  }
  const std::vector<Span> parts = comma_parts(head, head.span);
  if (parts.empty() || !has_versus(head.at(parts[0]))) return false;
  const std::size_t at = head.at(parts[0]).find(" v");
  const Span name{name_before(head.note, parts[0].begin, static_cast<std::uint32_t>(parts[0].begin + at)).begin, parts[0].end};
  if (parts.size() < 2 || !(docket < head.span.end || head.at(parts[1])[0] == '[' || (head.at(parts[1])[0] >= '0' && head.at(parts[1])[0] <= '9'))) return false;
  out.kind = Kind::Case;
  out.title = name;
  if (docket < head.span.end) {
    const Span number = word_at(head.text(), docket + 4, head.span.end);
    out.symbol = trim_of(head.text(), number, ",");
  } else {
    out.symbol = parts[1];
  }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::string_view part = head.at(parts[i]);
    if (!part.starts_with("at ") && !part.starts_with("¶") && !part.starts_with("slip op. at")) continue;
    const Span from{parts[i].begin + (part.starts_with("slip op.") ? 8U : 0U), head.span.end};
    if (const auto pin = read_pincite(head.text(), from)) set_pincite(out, *pin);
    break;
  }
  take_court(head, out);
  return true;
}

bool parse(const Head& head, Citation& out) { return parse_reporter(head, out) || parse_docket(head, out); }

}  // namespace

extern const KindParser kKindParser_case;
const KindParser kKindParser_case{"case", 50, parse};

}  // namespace subcite
