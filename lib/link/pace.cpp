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

bool Pace::may_start(const std::string& host, std::int64_t now) const {
  const auto it = hosts_.find(host);
  return it == hosts_.end() || (now >= it->second.next && it->second.busy < (it->second.most == 0 ? per_host_ : it->second.most));
}

void Pace::started(const std::string& host, std::int64_t now) {
  Host& h = hosts_[host];
  ++h.busy;
  h.next = now + h.gap;
}

void Pace::slow(const std::string& host, std::int64_t now, std::int64_t pause) {
  constexpr std::int64_t kFirstGap = 250;
  constexpr std::int64_t kLongestGap = 1000;
  constexpr std::int64_t kLongestRest = 5000;  // a longer one is each link's own, else a host could hold all of them up
  constexpr int kMostRefusals = 10;
  Host& h = hosts_[host];
  h.most = 1;
  h.gap = ++h.refusals > kMostRefusals ? 0 : std::min(kLongestGap, std::max(kFirstGap, 2 * h.gap));
  if (pause <= kLongestRest && h.gap > 0) h.next = std::max(h.next, now + std::max(pause, h.gap));
}

void Pace::ended(const std::string& host, const io::HttpAnswer& answer, std::int64_t took) {
  Host& h = hosts_[host];
  --h.busy;
  if (!never_reached(answer)) {
    h.failures = 0;
    if (answer.exchange.http_status < 400) h.refusals = 0, keep_speed(h, took);
    return;
  }
  if (++h.failures < kMostFailures || h.last_failure) return;
  h.last_failure.emplace();
  h.last_failure->fault = answer.fault;
  h.last_failure->detail = answer.detail;
}

void Pace::keep_speed(Host& h, std::int64_t took) const {
  constexpr std::int64_t kSlow = 2000;  // less is no burden, however fast it was before
  h.at_present = h.at_present == 0 ? took : (3 * h.at_present + took) / 4;
  h.usual = h.usual == 0 ? h.at_present : std::min(h.usual, h.at_present);
  const std::size_t most = h.most == 0 ? per_host_ : h.most;
  if (h.at_present > kSlow && h.at_present > 4 * h.usual && most > 1) h.most = most / 2, h.at_present = h.usual;  // and looks again
}

const io::HttpAnswer* Pace::given_up(const std::string& host) const {
  const auto it = hosts_.find(host);
  return it == hosts_.end() || !it->second.last_failure ? nullptr : &*it->second.last_failure;
}

}  // namespace subcite
