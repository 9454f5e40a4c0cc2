// HTTP as the link check needs it: many requests under way at once in one thread, each answered
// through a callback with the exchange as it crossed the wire. Redirects are not followed here.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "model/exchange.h"

namespace subcite::io {

enum class HttpFault : std::uint8_t {
  None,
  NoSuchName,
  NameServers,
  Refused,
  Reset,
  NotHttp,
  Tls,
  Timeout,
  TooLarge,
  HeadersTooLarge,
  ForbiddenAddress,
  Malformed
};

struct HttpRequest {
  std::string url;
  std::string method = "GET";
  std::string body;                  // of a POST
  std::vector<std::string> headers;  // "Name: value"
  std::int64_t timeout_ms = 30'000;
  std::uint64_t body_limit = 32ULL << 20U;
  std::uint64_t header_limit = 256ULL << 10U;
};

struct HttpAnswer {
  HttpFault fault = HttpFault::None;
  std::string detail;      // of the fault, in words
  bool connected = false;  // the server was reached, its handshake done
  Exchange exchange;
};

using HttpDone = std::function<void(HttpAnswer)>;

/// Says why an address must not be connected to; empty where it may. Bytes in network order,
/// 4 for IPv4, 16 for IPv6.
using AddressCheck = std::function<std::string(const std::uint8_t* address, std::size_t size)>;

struct HttpOptions {
  AddressCheck check_address;
  std::vector<std::string> connect_to;  // HOST:PORT:HOST2:PORT2, as curl has it
  std::string ca_file;
  std::string user_agent = "subcite";
  long connections = 64;
};

class Http {
 public:
  virtual ~Http() = default;
  /// Begins a request; `done` is called from step().
  virtual void start(HttpRequest request, HttpDone done) = 0;
  /// Works for at most `wait_ms`, calling what is done. Requests still under way afterwards.
  virtual std::size_t step(int wait_ms) = 0;
  /// Gives up everything under way without calling back.
  virtual void abandon() = 0;
};

}  // namespace subcite::io
