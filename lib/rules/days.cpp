// Reads the words of a date one after the other: numbers, and months by the table of their names.
#include "rules/days.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/table.h"
#include "rules/words.h"

namespace subcite::rules_support {

namespace {

std::vector<std::string_view> first_words(std::string_view text, std::size_t most) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < text.size() && words.size() < most;) {
    const std::size_t end = std::min(text.find_first_of(" ,.;)\n", at), text.size());
    if (end > at) words.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

std::uint8_t month_of(std::string_view word) {
  const facts::Row* row = facts::months().find(lower_ascii(word));
  return row == nullptr ? 0 : static_cast<std::uint8_t>(to_number(row->a).value_or(0));
}

std::uint16_t year_of(std::string_view word) {
  const auto year = word.size() == 4 ? to_number(word) : std::nullopt;
  return year && *year >= 1200 && *year <= 2199 ? static_cast<std::uint16_t>(*year) : 0;
}

std::uint8_t day_of(std::string_view word) {
  const auto day = word.size() <= 2 ? to_number(word) : std::nullopt;
  return day && *day >= 1 && *day <= 31 ? static_cast<std::uint8_t>(*day) : 0;
}

std::optional<Date> iso_day(std::string_view words) {
  if (words.size() < 10 || words[4] != '-' || words[7] != '-') return std::nullopt;
  const Date date{year_of(words.substr(0, 4)), static_cast<std::uint8_t>(to_number(words.substr(5, 2)).value_or(0)), day_of(words.substr(8, 2))};
  return date.year == 0 || date.month == 0 || date.month > 12 || date.day == 0 ? std::nullopt : std::optional(date);
}

}  // namespace

std::optional<Date> read_day(std::string_view words) {
  if (const auto iso = iso_day(words)) return iso;
  const std::vector<std::string_view> w = first_words(words, 3);
  const auto dated = [](std::string_view month, std::string_view day, std::string_view year) { return Date{year_of(year), month_of(month), day_of(day)}; };
  if (w.size() == 3)
    for (const Date date : {dated(w[0], w[1], w[2]), dated(w[1], w[0], w[2])})
      if (date.year != 0 && date.month != 0 && date.day != 0) return date;
  if (w.size() < 2) return std::nullopt;
  const Date month{year_of(w[1]), month_of(w[0]), 0};
  return month.year == 0 || month.month == 0 ? std::nullopt : std::optional(month);
}

std::optional<Date> visited_day(const View& view, const Citation& c) {
  constexpr std::string_view kWords = "last visited";
  if (!Words(view).has(whole(c), {"last visited"})) return std::nullopt;
  const std::string_view raw = view.at(c.raw);
  const std::size_t at = raw.find(kWords);
  return at == std::string_view::npos ? std::nullopt : read_day(trim(raw.substr(at + kWords.size())));
}

std::optional<Date> day_in_body(const Document& document) {
  constexpr std::size_t kFirst = 10;
  for (std::size_t i = 0; i < std::min(kFirst, document.body.size()); ++i) {
    std::string_view words = trim(document.at(document.body[i].text));
    if (words.size() > 40) continue;
    for (const std::string_view lead : {"Draft of", "Version of", "Last revised", "Last updated", "Revised", "Submitted", "As of", "Draft", "Date"})
      if (const std::size_t size = lead.size(); starts_ignoring_case(words, lead) && words.size() > size && std::string_view(" :,").find(words[size]) != std::string_view::npos) words.remove_prefix(std::min(words.find_first_not_of(" :,", size), words.size()));
    const std::size_t digits = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](char c) { return c >= '0' && c <= '9'; }));
    if (const auto day = read_day(words); day && day->day != 0 && digits >= 5 && words.size() < 22) return day;
  }
  return std::nullopt;
}

std::optional<Date> own_day(const View& view) {
  auto day = read_day(view.as_of.empty() ? std::string_view(view.document.dated) : view.as_of);
  if (!day && view.as_of.empty()) day = day_in_body(view.document);
  return day && day->day != 0 ? day : std::nullopt;
}

std::int64_t day_number(const Date& date) {
  const std::int64_t month = std::max<int>(date.month, 1);
  const std::int64_t year = month <= 2 ? std::int64_t{date.year} - 1 : date.year;
  const std::int64_t shifted = month <= 2 ? month + 9 : month - 3;  // March first, February last
  return 365 * year + year / 4 - year / 100 + year / 400 + (shifted * 306 + 5) / 10 + std::max<int>(date.day, 1);
}

std::uint32_t days_in_month(std::uint32_t month, std::uint32_t year) {
  static constexpr std::array<std::uint32_t, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return kDays.at(month - 1) + (month == 2 && leap ? 1 : 0);
}

}  // namespace subcite::rules_support
