// D004: news addresses carry the day of publication in their path; a cited date that is days or years away is a slip,
// or the link is another piece's.
#include <cstdlib>
#include <optional>
#include <string>

#include "base/text.h"
#include "base/url.h"
#include "rules/days.h"
#include "rules/folds.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_url_date_conflict;

namespace {

using namespace rules_support;

std::optional<std::uint32_t> digits_at(std::string_view path, std::size_t at, std::size_t count) {
  if (at + count > path.size()) return std::nullopt;
  const std::string_view word = path.substr(at, count);
  return all_digits(word) ? to_number(word) : std::nullopt;
}

bool is_digit_at(std::string_view path, std::size_t at) { return at < path.size() && path[at] >= '0' && path[at] <= '9'; }

bool possible(const Date& d) { return d.year >= 1990 && d.year <= 2100 && d.month <= 12 && d.day <= 31; }

/// A date that begins with a year at `at`: /2021/11/06/, /2021/11/, 2021-11-06, 20211106.
std::optional<Date> date_at(std::string_view path, std::size_t at) {
  const auto year = digits_at(path, at, 4);
  if (!year || (at > 0 && is_digit_at(path, at - 1))) return std::nullopt;
  Date date{static_cast<std::uint16_t>(*year), 0, 0};
  const auto month8 = digits_at(path, at + 4, 2);
  const auto day8 = digits_at(path, at + 6, 2);
  if (month8 && day8 && !is_digit_at(path, at + 8)) {
    date.month = static_cast<std::uint8_t>(*month8), date.day = static_cast<std::uint8_t>(*day8);
    return possible(date) && date.month > 0 && date.day > 0 ? std::optional(date) : std::nullopt;
  }
  const char mark = at + 4 < path.size() ? path[at + 4] : '/';
  const bool segment = (at == 0 || path[at - 1] == '/') && mark == '/';
  if (mark != '/' && mark != '-' && mark != '_') return std::nullopt;
  const auto month = digits_at(path, at + 5, 2);
  const bool month_ends = month && at + 7 <= path.size() && !is_digit_at(path, at + 7);
  const auto day = month_ends && at + 7 < path.size() && path[at + 7] == mark ? digits_at(path, at + 8, 2) : std::nullopt;
  if (day && *month >= 1 && *day >= 1 && !is_digit_at(path, at + 10)) date.month = static_cast<std::uint8_t>(*month), date.day = static_cast<std::uint8_t>(*day);
  else if (mark == '/' && month_ends && *month >= 1 && (at + 7 == path.size() || path[at + 7] == '/')) date.month = static_cast<std::uint8_t>(*month);
  else if (!segment) return std::nullopt;
  return possible(date) ? std::optional(date) : std::nullopt;
}

struct Found {
  Date date;
  bool upload = false;
  bool issue = false;  // the day of a printed issue, which comes days or weeks after the page
};

bool has_folder(std::string_view path, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names)
    if (lower_ascii(path).find("/" + std::string(name) + "/") != std::string::npos) return true;
  return false;
}

/// The finest date of the path.
std::optional<Found> date_in(std::string_view path) {
  std::optional<Found> best;
  for (std::size_t at = 0; at + 4 <= path.size(); ++at) {
    const auto date = is_digit_at(path, at) ? date_at(path, at) : std::nullopt;
    if (!date) continue;
    const std::string_view before = path.substr(0, at);
    bool id = false;
    for (const std::string_view word : {"sites/", "issue/", "issues/", "vol/", "volume/", "fiscal/", "fy/", "fy-"}) id = id || lower_ascii(before).ends_with(word);
    if (id) continue;
    const int fine = (date->month > 0 ? 1 : 0) + (date->day > 0 ? 1 : 0);
    const int known = best ? (best->date.month > 0 ? 1 : 0) + (best->date.day > 0 ? 1 : 0) : -1;
    if (fine > known) best = Found{*date, has_folder(path, {"uploads", "files", "media", "wp-content"}), has_folder(path, {"magazine"})};
  }
  return best;
}

/// The day stands within two days of its month's ends.
bool at_months_edge(const Date& d) { return d.day <= 2 || d.day >= 28; }

bool conflicts(const Found& url, const Date& cited, bool& years) {
  if (url.issue) return url.date.year != cited.year && std::abs((static_cast<long>(url.date.year) - cited.year) * 12 + url.date.month - cited.month) > 2;
  years = std::abs(static_cast<long>(url.date.year) - cited.year) > 0;
  if (url.upload) return url.date.year + 1 < cited.year;
  if (cited.month == 0 || url.date.month == 0) return std::abs(static_cast<long>(url.date.year) - cited.year) > 1;
  if (url.date.day > 0 && cited.day > 0) return std::abs(day_number(url.date) - day_number(cited)) > 2;
  if (url.date.year == cited.year && url.date.month == cited.month) return false;
  const long months = (static_cast<long>(url.date.year) - cited.year) * 12 + url.date.month - cited.month;
  return !(std::abs(months) == 1 && cited.day > 0 && at_months_edge(cited));
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.url.empty() || c.date.year == 0) continue;
    if (c.kind != Kind::News && c.kind != Kind::Web && c.kind != Kind::PressRelease && c.kind != Kind::Report) continue;
    const UrlParts parts = split_url(view.at(c.url));
    if (is_archive_host(site(view, c.url))) continue;
    const auto found = date_in(parts.path);
    if (!found || view.at(c.title).find(std::to_string(found->date.year)) != std::string_view::npos) continue;
    bool years = false;
    if (!conflicts(*found, c.date, years)) continue;
    if (c.date.year >= found->date.year && words.has_lowered(whole(c), {"last updated", "last modified", "last revised", "(updated "})) continue;
    Finding& f = report(out, kRule_url_date_conflict, view, static_cast<CitationIndex>(i), c.url, "The address carries the date " + to_iso(found->date) + ", the citation gives " + to_iso(c.date) + ".", "Open the page: correct the date, or the address.");
    if (years && found->date.month > 0) f.severity = Severity::Error;  // a year alone may be the name of a programme
    const bool year_alone = years && (c.date.month == 0 || (c.date.month == found->date.month && (c.date.day == 0 || c.date.day == found->date.day)));
    if (const std::string year = std::to_string(found->date.year); year_alone && !c.year.empty()) f.fix = Fix{"Write " + year, false, {{c.year, year}}};
  }
}

}  // namespace

const Rule kRule_url_date_conflict{"D004", "url-date-conflict", "Date in the URL path contradicts the cited date", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R33.5; Bluebook R. 18.2.2(c)", check};

}  // namespace subcite
