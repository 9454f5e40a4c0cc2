// C002: the parenthesis of a decision gives its year, and the court where the reporter leaves it open.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "facts/table.h"
#include "rules/case_volumes.h"
#include "rules/other_decisions.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_court_year;

namespace {

using namespace rules_support;

/// Reporters that print the decisions of many courts.
bool leaves_court_open(std::string_view key) {
  static constexpr std::array<std::string_view, 29> kOpen{"f", "f2d", "f3d", "f4th", "fappx", "fsupp", "fsupp2d", "fsupp3d", "frd", "br", "a", "a2d", "a3d", "ne", "ne2d", "ne3d", "nw", "nw2d", "nw3d", "p", "p2d", "p3d", "se", "se2d", "so", "so2d", "so3d", "sw", "sw2d"};
  return key == "sw3d" || std::find(kOpen.begin(), kOpen.end(), key) != kOpen.end();
}

bool has_year(std::string_view words) {
  for (std::size_t at = 0; at + 4 <= words.size(); ++at) {
    const std::string_view w = words.substr(at, 4);
    if (all_digits(w) && w >= "1600" && w < "2101" && (at == 0 || !is_word_byte(words[at - 1])) && (at + 4 == words.size() || !is_word_byte(words[at + 4]))) return true;
  }
  return false;
}

/// "U.S." behind U.S. Reports, "T.C." behind T.C., "Conn." behind Conn.: the court that the reporter shows by itself.
bool repeats_court(std::string_view reporter, std::string_view court) {
  const std::string key = key_of(reporter);
  const facts::Row* row = reporter_of(reporter);
  const std::string own = key_of(court);
  if (own == "us") return key == "us" || key == "sct" || key == "led" || key == "led2d";
  return (own == "tc" && key == "tc") || (own == "fedcl" && key == "fedcl") || (row != nullptr && row->c.starts_with("us-") && !own.empty() && row->b == own);
}

/// "2019 WL 48213, at *2 (May 3, 2019)": the parenthesis of a decision in a database has the date alone.
bool is_database_without_court(const View& view, const Citation& c) {
  const std::string_view container = view.at(c.container);
  if (!is_database(container)) return false;
  const bool of_state = container.ends_with(" LEXIS") && !container.starts_with("U.S.") && container.find("Misc.") == std::string_view::npos;
  if (of_state) return false;  // "2014 Ohio App. LEXIS 3230" names it
  const Span inside = c.court.empty() ? year_parenthesis(view, c) : Span{};
  if (inside.empty() || inside.begin < c.page.end || view.at(c.title).find(" v. ") == std::string_view::npos) return false;
  const std::string_view first = view.at(inside).substr(0, view.at(inside).find(' '));
  return (first.size() == 4 && to_number(first)) || facts::months().find(lower_ascii(first.substr(0, first.find('.')))) != nullptr;
}

/// "aff’d, 700 F.3d 12 (2015)": a later decision in a reporter of many courts, and a parenthesis with the year alone.
void check_history(const View& view, CitationIndex i, Findings& out) {
  for (const OtherDecision& other : other_decisions(view, i)) {
    const std::string_view printed = view.at(other.span);
    const facts::Row* row = reporter_of(printed.substr(std::min(printed.find(' ') + 1, printed.size())));
    if (row != nullptr && leaves_court_open(row->key) && other.reports == 1 && other.parenthesis.size() == 4) report(out, kRule_case_court_year, view, i, other.parenthesis, std::string(row->a) + " prints decisions of many courts, and none is named.", "Add the court before the year.");
  }
}

/// "Fell, 612 F.2d 1106" behind the full citation: a short form that has lost its at, which C004 tells.
bool is_short_form(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const std::string_view name = view.at(c.title);
  if (name.find(" v. ") != std::string_view::npos || name.starts_with("In re") || name.starts_with("Ex parte")) return false;
  for (const std::size_t k : cases_in_volume(view, c)) {
    if (k >= i) return false;
    if (view.citations[k].date.given() && is_named_by(view.at(view.citations[k].title), name)) return true;
  }
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::Case || c.title.empty() || c.volume.empty() || c.container.empty() || c.page.empty() || c.quoted) continue;
    const facts::Row* row = reporter_of(view.at(c.container));
    check_history(view, static_cast<CitationIndex>(i), out);
    if (is_database_without_court(view, c)) report(out, kRule_case_court_year, view, static_cast<CitationIndex>(i), c.year, "A database has decisions of many courts, and none is named.", "Add the court before the date.");
    if (row == nullptr || !row->c.starts_with("us") || view.at(c.volume).size() == 4 || view.at(c.raw).find("I.C.J.") != std::string_view::npos) continue;
    const std::string_view behind = view.at({c.page.end, c.raw.end});
    const std::size_t open = behind.find('(');
    const bool year_first = !c.year.empty() && c.year.begin < c.volume.begin;
    if (!c.date.given() && !has_year(behind) && !year_first) {
      if ((c.in_prose && open == std::string_view::npos) || is_short_form(view, i)) continue;
      report(out, kRule_case_court_year, view, static_cast<CitationIndex>(i), {c.volume.begin, c.page.end}, "The decision’s year is missing.", "Add court and year in parentheses.");
      continue;
    }
    if (c.date.year == 0 || year_first || c.year.begin < c.page.end) continue;
    const bool parallel = !c.parallel.empty();
    if (c.court.empty() && leaves_court_open(row->key) && row->b.empty() && !parallel && c.symbol.empty() && view.at({c.page.end, c.year.begin}).find(')') == std::string_view::npos) {
      report(out, kRule_case_court_year, view, static_cast<CitationIndex>(i), c.year, std::string(row->a) + " prints decisions of many courts, and none is named.", "Add the court before the year.");
    } else if (!c.court.empty() && repeats_court(view.at(c.container), view.at(c.court))) {
      Finding& f = report(out, kRule_case_court_year, view, static_cast<CitationIndex>(i), c.court, "The reporter shows the court already.", "Leave " + quoted(view.at(c.court)) + " out.");
      f.severity = Severity::Style;
      f.fix = Fix{"Leave the court out", true, {{{c.court.begin, c.year.begin}, ""}}};
    }
  }
}

}  // namespace

const Rule kRule_case_court_year{"C002", "case-court-year", "Full case citation lacks court/year, or duplicates the court the reporter already shows", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R11.1, R12.1, R12.3; Bluebook R. 10.1, R. 10.4, R. 10.5", check};

}  // namespace subcite
