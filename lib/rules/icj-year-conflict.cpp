// T002: the volume of the I.C.J. Reports is the year of the decision; the date behind it gives month and day, or must
// at least agree.
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_icj_year_conflict;

namespace {

using namespace rules_support;

bool is_icj(std::string_view container) { return container == "I.C.J." || container == "I.C.J. Rep." || container == "I.C.J. Reports" || container == "ICJ Rep." || container == "ICJ"; }

/// The parenthesis of month and day, or of a year, that stands behind page and pincite.
Span date_parenthesis(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  const std::uint32_t from = std::max({c.container.end, c.page.end, c.pincite.end});
  const std::size_t open = text.substr(0, c.raw.end).find('(', from);
  if (open == std::string_view::npos || open > from + 3) return {};
  const std::size_t close = text.find(')', open);
  return close == std::string_view::npos ? Span{} : Span{static_cast<std::uint32_t>(open + 1), static_cast<std::uint32_t>(close)};
}

/// Four digits that are a year, as a word of their own; empty where none stands there.
Span year_in(std::string_view text, Span within) {
  for (std::uint32_t at = within.begin; at + 4 <= within.end; ++at) {
    const std::string_view word = text.substr(at, 4);
    const bool digits = all_digits(word);
    if (digits && word >= "1900" && word < "2101" && (at == within.begin || !is_word_byte(text[at - 1])) && (at + 4 == within.end || !is_word_byte(text[at + 4]))) return {at, at + 4};
  }
  return {};
}

/// The page, or what stands in its place: "1974 I.C.J. 1974", where the volume's year again was read as no page.
Span page_place(const View& view, const Citation& c) {
  if (!c.page.empty()) return c.page;
  const Span next{std::min(c.container.end + 1, c.raw.end), std::min(c.container.end + 5, c.raw.end)};
  return year_in(view.document.text, next);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const std::string_view volume = view.at(c.volume);
    if (c.form != Form::Full || !is_icj(view.at(c.container)) || volume.size() != 4 || !to_number(volume)) continue;
    const auto tell = [&](Span span, std::string message, std::string help, Severity severity) -> Finding& {
      Finding& f = report(out, kRule_icj_year_conflict, view, static_cast<CitationIndex>(i), span, std::move(message), std::move(help));
      f.severity = severity;
      return f;
    };
    const Span date = date_parenthesis(view, c);
    const Span year = year_in(view.document.text, date);
    const Span place = page_place(view, c);
    const std::string_view page = view.at(place);
    if (page.size() == 4 && page >= "1946" && page <= "2100") {
      const bool same = page == volume;
      const bool other_date = same && !year.empty() && view.at(year) != volume;  // the graver fault speaks
      if (!other_date) {
        tell(place, "A second year, " + std::string(page) + ", stands where the first page belongs.", "Give the first page behind the series; the volume’s year is enough.", same ? Severity::Style : Severity::Error);
        continue;
      }
    }
    if (year.empty()) continue;
    if (view.at(year) != volume) {
      tell(year, "The volume is that of " + std::string(volume) + ", the date of " + std::string(view.at(year)) + ".", "Look up the decision’s date, and correct the one or the other.", Severity::Error);
      continue;
    }
    std::uint32_t from = year.begin;
    while (from > date.begin && (view.document.text[from - 1] == ' ' || view.document.text[from - 1] == ',')) --from;
    if (from == date.begin) continue;  // "(1951)" alone: a form of its own, and no conflict
    Finding& f = tell(year, "The year stands before the series and again in the date.", "Leave the year out of the date: (" + std::string(view.at({date.begin, from})) + ").", Severity::Style);
    f.fix = Fix{"Leave the second year out", false, {{{from, year.end}, ""}}};
  }
}

}  // namespace

const Rule kRule_icj_year_conflict{"T002", "icj-year-conflict", "Year of the I.C.J. volume contradicts the decision date", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.1 (1st ed.); Bluebook R. 21.5.1(e)", check};

}  // namespace subcite
