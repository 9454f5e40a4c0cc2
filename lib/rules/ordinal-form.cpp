// A007: in citations ordinals end in d where speech has nd and rd.
#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_ordinal_form;

namespace {

using namespace rules_support;

struct Found {
  std::size_t citation;
  Span span;
  std::string right;
};

/// One superscript run covers the ending.
bool is_raised(const View& view, Span ending) {
  const std::vector<Span> runs = runs_of(view, ending, Style::Superscript);
  return std::any_of(runs.begin(), runs.end(), [&](Span run) { return run.contains(ending); });
}

/// Behind the title; a session stands in it where a report of a body is named by it: "Rep. of the Comm’n, 53rd Sess.".
std::uint32_t behind_title(const View& view, const Citation& c) {
  const std::string_view title = view.at(c.title);
  const std::size_t session = c.kind == Kind::UnDocument ? title.find(" Sess.") : std::string_view::npos;
  const std::size_t comma = session == std::string_view::npos ? session : title.rfind(", ", session);
  return comma == std::string_view::npos ? c.title.end : c.title.begin + static_cast<std::uint32_t>(comma);
}

/// The number that begins here has another ending than citations use.
std::optional<Found> wrong_at(const View& view, std::size_t i, std::uint32_t at, std::uint32_t stop) {
  const std::string_view text = view.document.text;
  std::uint32_t end = at;
  while (end < stop && text[end] >= '0' && text[end] <= '9') ++end;
  const auto number = to_number(text.substr(at, end - at));
  if (!number || end == stop) return std::nullopt;
  if (static_cast<unsigned char>(text[end]) >= 0x80) {  // "4ᵗʰ": raised letters
    const char32_t raised = decode_utf8(text, end).value;
    std::uint32_t last = end;
    while (last < stop && static_cast<unsigned char>(text[last]) >= 0x80) ++last;
    const bool letter = raised == 0x1D57 || raised == 0x207F || raised == 0x02B3 || raised == 0x02E2 || raised == 0x1D48;
    return letter ? std::optional(Found{i, {at, last}, ordinal(*number)}) : std::nullopt;
  }
  std::uint32_t tail = end;
  while (tail < stop && ((text[tail] | 0x20) >= 'a' && (text[tail] | 0x20) <= 'z')) ++tail;
  if (tail == end || tail - end > 2 || end - at > 3) return std::nullopt;
  const std::string ending = lower_ascii(text.substr(end, tail - end));
  if (!is_one_of(ending, {"st", "nd", "rd", "th", "d"})) return std::nullopt;
  if (is_raised(view, {end, tail})) return Found{i, {at, tail}, ordinal(*number)};
  const bool street = starts_with_any(text.substr(std::min<std::size_t>(tail + 1, text.size())), {"Street", "St.", "Ave"});
  const bool right = *number == 0 || *number >= 200 || tail >= text.size() || text[tail] != ' ' || street || ordinal(*number).ends_with(ending);
  return right ? std::nullopt : std::optional(Found{i, {at, tail}, ordinal(*number)});
}

void scan(const View& view, std::size_t i, std::vector<Found>& out) {
  const Citation& c = view.citations[i];
  const std::string_view text = view.document.text;
  LazyMask mask(text, c.raw);
  const std::uint32_t from = std::max(c.core.begin, std::max(behind_title(view, c), c.authors.empty() ? 0U : c.authors.back().end));
  std::uint32_t stop = c.raw.end;
  for (const Parenthetical& p : c.parentheticals) stop = std::min(stop, p.inner.begin);
  for (const std::uint32_t at : word_starts_in(view, {from, stop})) {
    if (!is_digit_at(text, at) || (at > 0 && (is_word_byte(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '/'))) continue;
    if (auto wrong = wrong_at(view, i, at, stop); wrong && !mask.hidden(at)) out.push_back(std::move(*wrong));
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Found> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (view.citations[i].form == Form::Full && !view.citations[i].quoted && !view.citations[i].in_prose) scan(view, i, found);
  const bool many = found.size() > kMany;
  for (const Found& at : found) {
    Finding& f = report(out, kRule_ordinal_form, view, static_cast<CitationIndex>(at.citation), at.span, many ? counted(found.size(), "ordinal") + " have another ending than citations use, this one first." : quoted(view.at(at.span)) + " should be written " + at.right + " in citations.", "Write " + at.right + ".");
    if (!many) {
      if (view.at(at.span) != at.right) f.fix = Fix{"Write " + at.right, true, {{at.span, at.right}}};
      continue;
    }
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[found[k].citation].note), static_cast<CitationIndex>(found[k].citation), "here too"});
    break;
  }
}

}  // namespace

const Rule kRule_ordinal_form{"A007", "ordinal-form", "Ordinals in citations: 2d and 3d, the right ending, not raised", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R7.2; Bluebook R. 6.2(b)", check};

}  // namespace subcite
