// Counts only; the clock is the caller's.
#include "link/pace.h"

#include <algorithm>

#include "base/text.h"
#include "link/classify.h"
#include "link/moment.h"

namespace subcite {
std::optional<std::int64_t> retry_after_ms(std::string_view value, std::string_view now) {
  constexpr std::int64_t kDay = 86'400'000;
  value = trim(value);
  if (const auto seconds = to_number(value)) return std::min<std::int64_t>(static_cast<std::int64_t>(*seconds) * 1000, kDay);
  const bool whole = value.size() >= 29 && value[3] == ',' && value.ends_with("GMT");
  const auto then = whole ? read_http_date(value) : std::nullopt;
  const auto here = read_iso_time(now);
  if (!then || !here) return std::nullopt;
  return std::clamp<std::int64_t>((seconds_of(*then) - seconds_of(*here)) * 1000, 0, kDay);
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
