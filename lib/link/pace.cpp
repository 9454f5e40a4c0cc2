// Counts only; the clock is the caller's.
#include "link/pace.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "base/text.h"
#include "link/classify.h"

namespace subcite {
namespace {

/// Seconds since 1970 of a day and a time.
std::int64_t seconds_of(int year, unsigned month, unsigned day, std::int64_t hour, std::int64_t minute, std::int64_t second) {
  const std::chrono::sys_days days = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  return days.time_since_epoch().count() * 86'400 + hour * 3600 + minute * 60 + second;
}

std::int64_t number(std::string_view text, std::size_t at, std::size_t size) { return text.size() < at + size ? 0 : static_cast<std::int64_t>(to_number(text.substr(at, size)).value_or(0)); }

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::optional<std::int64_t> http_date(std::string_view text) {
  constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  if (text.size() < 29 || text[3] != ',' || !text.ends_with("GMT")) return std::nullopt;
  const auto month = std::find(kMonths.begin(), kMonths.end(), text.substr(8, 3));
  if (month == kMonths.end()) return std::nullopt;
  return seconds_of(static_cast<int>(number(text, 12, 4)), static_cast<unsigned>(month - kMonths.begin()) + 1, static_cast<unsigned>(number(text, 5, 2)), number(text, 17, 2), number(text, 20, 2), number(text, 23, 2));
}

}  // namespace

std::optional<std::int64_t> retry_after_ms(std::string_view value, std::string_view now) {
  constexpr std::int64_t kDay = 86'400'000;
  value = trim(value);
  if (const auto seconds = to_number(value)) return std::min<std::int64_t>(static_cast<std::int64_t>(*seconds) * 1000, kDay);
  const auto date = http_date(value);
  if (!date || now.size() < 19) return std::nullopt;
  const std::int64_t here = seconds_of(static_cast<int>(number(now, 0, 4)), static_cast<unsigned>(number(now, 5, 2)), static_cast<unsigned>(number(now, 8, 2)), number(now, 11, 2), number(now, 14, 2), number(now, 17, 2));
  return std::clamp<std::int64_t>((*date - here) * 1000, 0, kDay);
}

bool Pace::may_start(const std::string& host) const {
  const auto it = hosts_.find(host);
  return it == hosts_.end() || it->second.busy < (it->second.slowed ? 1 : per_host_);
}

void Pace::ended(const std::string& host, const io::HttpAnswer& answer) {
  Host& h = hosts_[host];
  --h.busy;
  if (!never_reached(answer)) {
    h.failures = 0;
    return;
  }
  if (++h.failures < kMostFailures || h.last_failure) return;
  h.last_failure.emplace();
  h.last_failure->fault = answer.fault;
  h.last_failure->detail = answer.detail;
}

const io::HttpAnswer* Pace::given_up(const std::string& host) const {
  const auto it = hosts_.find(host);
  return it == hosts_.end() || !it->second.last_failure ? nullptr : &*it->second.last_failure;
}

}  // namespace subcite
