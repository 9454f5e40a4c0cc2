// How a host is treated: how many requests at once, what it asked for, and when it is given up. A host here is a
// scheme, a name and a port.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "io/http.h"
#include "model/link.h"

namespace subcite {

/// What Retry-After asks for, in milliseconds from `now` (ISO 8601): seconds, or a date of RFC 9110 section 5.6.7.
std::optional<std::int64_t> retry_after_ms(std::string_view value, std::string_view now);

class Pace {
 public:
  explicit Pace(std::size_t per_host) : per_host_(per_host) {}

  [[nodiscard]] bool may_start(const std::string& host) const;
  void started(const std::string& host) { ++hosts_[host].busy; }
  /// An answer or a fault came. What went wrong three times in a row before any answer gives the host up.
  void ended(const std::string& host, const io::HttpAnswer& answer);
  /// The host asked for a pause: one request at a time from now on.
  void slow(const std::string& host) { hosts_[host].slowed = true; }
  /// Of a host that was given up, the failure that stands for all its links.
  [[nodiscard]] const io::HttpAnswer* given_up(const std::string& host) const;

 private:
  struct Host {
    std::size_t busy = 0;
    bool slowed = false;
    int failures = 0;  // in a row
    std::optional<io::HttpAnswer> last_failure;
  };
  static constexpr int kMostFailures = 3;
  std::size_t per_host_;
  std::map<std::string, Host> hosts_;
};

}  // namespace subcite
