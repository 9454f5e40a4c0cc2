// D003: a source that is younger than the manuscript's last look at the web, and would not be if day and month were
// exchanged.
#include <algorithm>
#include <optional>
#include <string>
#include <tuple>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_date_after_as_of;

namespace {

using namespace rules_support;

using Day = std::tuple<int, int, int>;
Day day_of(const Date& d) { return {d.year, d.month, d.day}; }

/// The day of "(last visited Mar. 3, 2021)".
std::optional<Day> visited(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.raw);
  const std::size_t at = raw.find("last visited");
  if (at == std::string_view::npos) return std::nullopt;
  constexpr std::string_view kMonths = "JanFebMarAprMayJunJulAugSepOctNovDec";
  const std::string_view words = trim(raw.substr(at + 12, std::min(raw.find(')', at), raw.size()) - at - 12));
  const std::size_t month = words.size() < 3 ? std::string_view::npos : kMonths.find(words.substr(0, 3));
  const std::size_t day = words.find_first_of("0123456789");
  const std::size_t comma = words.find(',', day == std::string_view::npos ? 0 : day);
  if (month == std::string_view::npos || comma == std::string_view::npos) return std::nullopt;
  const auto d = to_number(words.substr(day, comma - day));
  const auto y = to_number(trim(words.substr(comma + 1)).substr(0, 4));
  if (!d || !y) return std::nullopt;
  return Day{static_cast<int>(*y), static_cast<int>(month / 3 + 1), static_cast<int>(*d)};
}

bool is_dated_source(const Citation& c) {
  const bool kind = c.kind == Kind::News || c.kind == Kind::Web || c.kind == Kind::Report || c.kind == Kind::PressRelease || c.kind == Kind::UnDocument || c.kind == Kind::IntlDecision || c.kind == Kind::Regulation;
  return c.form == Form::Full && kind && c.date.year != 0 && c.date.month != 0 && c.date.day != 0;
}

/// The address carries this day, in one of the usual forms.
bool carries(std::string_view url, const Day& day) {
  const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const auto [y, m, d] = day;
  for (const std::string mark : {"/", "-", "_", ""})
    if (url.find(std::to_string(y) + mark + two(m) + mark + two(d)) != std::string_view::npos) return true;
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::optional<Day> last;
  for (const Citation& c : view.citations)
    if (const auto day = visited(view, c); day && (!last || *day > *last)) last = day;
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
    report(out, kRule_date_after_as_of, view, static_cast<CitationIndex>(i), c.year.empty() ? c.core : c.year, "This source is dated " + to_iso(c.date) + ", after the last day on which the manuscript visited a page.", "Day and month may be exchanged: look whether it is dated " + to_iso(right) + ".");
  }
}

}  // namespace

const Rule kRule_date_after_as_of{"D003", "date-after-as-of", "Source dated after the manuscript’s own latest access date; day and month probably swapped", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R33.5; Bluebook R. 18.2.2(c)", check};

}  // namespace subcite
