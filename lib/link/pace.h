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

  /// Times are milliseconds of one clock.
  [[nodiscard]] bool may_start(const std::string& host, std::int64_t now) const;
  void started(const std::string& host, std::int64_t now);
  /// An answer or a fault came after `took`. What went wrong three times in a row before any answer gives the host up; a
  /// host whose answers take ever longer gets half as many at once.
  void ended(const std::string& host, const io::HttpAnswer& answer, std::int64_t took);
  /// The host asked for a pause: from now on one request at a time, with gaps between them, and none before a short pause is
  /// over. Where it refuses whatever is done, the gaps go.
  void slow(const std::string& host, std::int64_t now, std::int64_t pause);
  /// Of a host that was given up, the failure that stands for all its links.
  [[nodiscard]] const io::HttpAnswer* given_up(const std::string& host) const;

 private:
  struct Host {
    std::size_t busy = 0;
    std::size_t most = 0;         // at once; 0 for as many as any host
    std::int64_t next = 0;        // no request before
    std::int64_t gap = 0;         // between two
    int refusals = 0;             // in a row
    std::int64_t usual = 0;       // what an answer took at best, smoothed
    std::int64_t at_present = 0;  // and takes now
    int failures = 0;             // in a row
    std::optional<io::HttpAnswer> last_failure;
  };
  void keep_speed(Host& h, std::int64_t took) const;
  static constexpr int kMostFailures = 3;
  std::size_t per_host_;
  std::map<std::string, Host> hosts_;
};

}  // namespace subcite
