// C006: reports arranged by year have the year in square brackets before the volume, and show whose they are.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/calls.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_foreign_report_year;

namespace {

using namespace rules_support;

struct Series {
  std::string_view key;
  std::uint32_t first = 0;                 // year in which it was first arranged by years
  std::array<std::string_view, 10> names;  // words that show whose it is
};

constexpr std::array<std::string_view, 10> kCanada{"Can.", "Canad"};
constexpr std::array<std::string_view, 10> kUnitedKingdom{"U.K.", "UK", "Eng", "Brit", "(HL)", "(PC)", "House of Lords", "Privy Council", "United Kingdom", "Lord "};
constexpr std::array<std::string_view, 10> kIreland{"Ir.", "Irish", "Ireland"};
constexpr std::array<std::string_view, 10> kNewZealand{"N.Z.)", "New Zealand", "NZ)"};
constexpr std::array<Series, 12> kSeries{{{"scr", 1923, kCanada}, {"fc", 1971, kCanada}, {"ac", 1891, kUnitedKingdom}, {"qb", 1891, kUnitedKingdom}, {"kb", 1891, kUnitedKingdom}, {"ch", 1891, kUnitedKingdom}, {"p", 1891, kUnitedKingdom}, {"fam", 1891, kUnitedKingdom}, {"wlr", 1953, kUnitedKingdom}, {"aller", 1936, kUnitedKingdom}, {"ir", 1894, kIreland}, {"nzlr", 1923, kNewZealand}}};

/// The year in marks right before the volume: "(1996) 3 S.C.R.", "[1962] N.Z.L.R.".
struct YearBefore {
  Span span;  // marks included
  std::uint32_t year = 0;
  bool round = false;
};

YearBefore year_before(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  std::uint32_t at = c.volume.empty() || c.volume.size() == 4 ? c.container.begin : c.volume.begin;
  while (at > c.raw.begin && text[at - 1] == ' ') --at;
  if (at < c.raw.begin + 6) return {};
  const char close = text[at - 1];
  const char open = text[at - 6];
  const auto year = to_number(text.substr(at - 5, 4));
  if (!year || !((open == '(' && close == ')') || (open == '[' && close == ']'))) return {};
  return {{at - 6, at}, *year, open == '('};
}

/// "(CA)", "(H.C.)", "(Ch)": a court as English citations show it.
bool is_court(std::string_view inner) {
  constexpr std::size_t kLongest = 8;
  return !inner.empty() && inner.size() <= kLongest && inner[0] >= 'A' && inner[0] <= 'Z' && inner.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz.") == std::string_view::npos;
}

bool shows(const View& view, const Citation& c, const Series& series) {
  std::string words(view.at(view.note_of(c).text));
  words += words_before_call(view, c.note, 300);
  for (const std::string_view name : series.names)
    if (!name.empty() && words.find(name) != std::string::npos) return true;
  return !c.court.empty() || std::any_of(c.parentheticals.begin(), c.parentheticals.end(), [&](const Parenthetical& p) { return is_court(view.at(p.inner)); });
}

/// "[2017] UKSC 5, (2018) A.C. 61": a year in round brackets before a further report.
void check_further(const View& view, std::size_t i, Findings& out) {
  const Citation& c = view.citations[i];
  const std::string_view words = view.at({c.page.end, c.raw.end});
  if (!words.starts_with(", (") || words.size() < 9 || words[7] != ')') return;
  const auto year = to_number(words.substr(3, 4));
  std::string_view rest = trim(words.substr(8));
  if (is_digit_at(rest, 0)) rest = trim(rest.substr(std::min(rest.find(' '), rest.size())));
  const std::size_t page = rest.find_first_of("0123456789");
  if (!year || page == std::string_view::npos) return;
  const std::string key = key_of(trim(rest.substr(0, page)));
  for (const Series& series : kSeries) {
    if (key != series.key || *year < series.first) continue;
    const Span span{c.page.end + 2, c.page.end + 8};
    const std::string right = "[" + std::to_string(*year) + "]";
    Finding& f = report(out, kRule_foreign_report_year, view, static_cast<CitationIndex>(i), span, std::string(trim(rest.substr(0, page))) + " is arranged by years: the year should stand in square brackets.", "Write " + right + ".");
    f.fix = Fix{"Write " + right, true, {{span, right}}};
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || (c.kind != Kind::Case && c.kind != Kind::IntlDecision) || c.container.empty() || c.quoted) continue;
    if (!c.page.empty() && c.page.end < c.raw.end) check_further(view, i, out);
    const std::string key = key_of(view.at(c.container));
    const YearBefore year = year_before(view, c);
    for (const Series& series : kSeries) {
      if (key != series.key || year.year < series.first) continue;
      if (year.round) {
        const std::string right = "[" + std::to_string(year.year) + "]";
        Finding& f = report(out, kRule_foreign_report_year, view, static_cast<CitationIndex>(i), year.span, std::string(view.at(c.container)) + " is arranged by years: the year should stand in square brackets.", "Write " + right + ".");
        f.fix = Fix{"Write " + right, true, {{year.span, right}}};
      } else if (!shows(view, c, series)) {
        report(out, kRule_foreign_report_year, view, static_cast<CitationIndex>(i), c.container, "Nothing shows whose reports " + quoted(view.at(c.container)) + " are.", "Add the country in parentheses: (Can.), (U.K.), (N.Z.).");
      }
    }
  }
}

}  // namespace

const Rule kRule_foreign_report_year{"C006", "foreign-report-year", "Series arranged by year cited with (year) for [year], or no jurisdiction shown", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo T20.2; Bluebook R. 20.3, T2", check};

}  // namespace subcite
