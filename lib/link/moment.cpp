// Every figure stands at its own place in both forms.
#include "link/moment.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.h"

namespace subcite {
namespace {

/// The figures at these places, one after the other; nothing where one of them is none.
bool read_figures(std::string_view words, const std::array<std::size_t, 5>& places, Moment& out) {
  const std::array<unsigned*, 5> into{&out.month, &out.day, &out.hour, &out.minute, &out.second};
  for (std::size_t k = 0; k < places.size(); ++k) {
    if (places.at(k) == std::string_view::npos) continue;
    const auto value = to_number(words.substr(places.at(k), 2));
    if (!value) return false;
    *into.at(k) = *value;
  }
  return true;
}

}  // namespace

std::optional<Moment> read_http_date(std::string_view words) {
  static constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  constexpr std::size_t kSize = 25;  // to the seconds
  if (words.size() < kSize) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), words.substr(8, 3));
  const auto year = to_number(words.substr(12, 4));
  Moment out;
  if (month == kMonths.end() || !year || !read_figures(words, {std::string_view::npos, 5, 17, 20, 23}, out)) return std::nullopt;
  out.year = static_cast<int>(*year);
  out.month = static_cast<unsigned>(month - kMonths.begin()) + 1;
  return out;
}

std::optional<Moment> read_iso_time(std::string_view words) {
  constexpr std::size_t kSize = 19;
  const auto year = words.size() < kSize ? std::nullopt : to_number(words.substr(0, 4));
  Moment out;
  if (!year || !read_figures(words, {5, 8, 11, 14, 17}, out)) return std::nullopt;
  out.year = static_cast<int>(*year);
  return out;
}

std::int64_t seconds_of(const Moment& m) {
  const std::chrono::sys_days days = std::chrono::year(m.year) / std::chrono::month(m.month) / std::chrono::day(m.day);
  return static_cast<std::int64_t>(days.time_since_epoch().count()) * 86'400 + std::int64_t{m.hour} * 3600 + std::int64_t{m.minute} * 60 + m.second;
}

}  // namespace subcite
