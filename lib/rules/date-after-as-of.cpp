// D003: a source that is younger than the manuscript's last look at the web, and would not be if day and month were
// exchanged.
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "base/text.h"
#include "rules/days.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_date_after_as_of;

namespace {

using namespace rules_support;

using Day = std::tuple<int, int, int>;
Day day_of(const Date& d) { return {d.year, d.month, d.day}; }

bool is_dated_source(const Citation& c) {
  const bool kind = c.kind == Kind::News || c.kind == Kind::Web || c.kind == Kind::Report || c.kind == Kind::PressRelease || c.kind == Kind::UnDocument || c.kind == Kind::IntlDecision || c.kind == Kind::Regulation;
  return c.form == Form::Full && kind && c.date.year != 0 && c.date.month != 0 && c.date.day != 0;
}

/// The address carries this day, in one of the usual forms.
bool carries(std::string_view url, const Day& day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto [y, m, d] = day;
  for (const std::string mark : {"/", "-", "_", ""})
    if (url.find(std::to_string(y).append(mark).append(two(m)).append(mark).append(two(d))) != std::string_view::npos) return true;
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::optional<Day> last;
  if (const auto own = own_day(view)) last = day_of(*own);
  for (const Citation& c : view.citations)
    if (const auto day = visited_day(view, c); day && day->day != 0 && (!last || day_of(*day) > *last)) last = day_of(*day);
  if (!last) return;
  std::vector<std::size_t> later;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    Day with_slack = *last;
    std::get<2>(with_slack) += 1;
    if (is_dated_source(c) && day_of(c.date) > with_slack) later.push_back(i);
  }
  for (const std::size_t i : later) {
    const Citation& c = view.citations[i];
    const Day swapped{c.date.year, c.date.day, c.date.month};
    if (c.date.day > 12 || c.date.day == c.date.month || swapped > *last) continue;
    const std::string_view url = view.at(c.url);
    if (carries(url, day_of(c.date)) || (later.size() > 1 && !carries(url, swapped))) continue;
    Date right = c.date;
    std::swap(right.day, right.month);
    report(out, kRule_date_after_as_of, view, static_cast<CitationIndex>(i), c.year.empty() ? c.core : c.year, "This source is dated " + to_iso(c.date) + ", later than the manuscript’s own day and its last visit to a page.", "Day and month may be exchanged: look whether it is dated " + to_iso(right) + ".");
  }
}

}  // namespace

const Rule kRule_date_after_as_of{"D003", "date-after-as-of", "Source dated after the manuscript’s own latest access date; day and month probably swapped", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.5; Bluebook R. 18.2.2(c)", check};

}  // namespace subcite
