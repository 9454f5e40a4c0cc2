// Times as headers and records print them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace subcite {

struct Moment {
  int year = 0;
  unsigned month = 0;
  unsigned day = 0;
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
};

/// "Sun, 06 Nov 1994 08:49:37 GMT" (RFC 9110 section 5.6.7), at the start of the words.
std::optional<Moment> read_http_date(std::string_view words);
/// "2026-11-25T03:41:01Z".
std::optional<Moment> read_iso_time(std::string_view words);

/// Seconds since 1970, UTC.
std::int64_t seconds_of(const Moment& moment);

}  // namespace subcite
