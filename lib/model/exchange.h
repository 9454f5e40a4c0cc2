// One HTTP request and its answer, as the archive needs them: bytes as they crossed the wire, but
// without transfer framing (RFC 9112 section 7), which libcurl has taken off.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace subcite {

struct Exchange {
  std::string url;
  std::string request_head;   // request line and headers, CRLF, the empty line included
  std::string response_head;  // status line and headers of the final answer, CRLF
  std::string body;           // content coding kept
  std::string peer;           // address connected to
  std::string date;           // ISO 8601, UTC, when the request was sent
  int http_status = 0;
  bool http2 = false;
  std::string fault;      // why there is no answer, in words; empty where there is one
  std::string truncated;  // why the body was cut short: length, time, disconnect (WARC 1.1, 5.13); or empty
};

/// The value of a header of the answer, the last one where it stands twice; empty where it does not.
std::string header_of(const Exchange& exchange, std::string_view name);

}  // namespace subcite
