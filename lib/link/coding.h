// Content codings (RFC 9110, 8.4.1) undone within a bound: gzip, deflate, brotli and Zstandard, also one on top of another.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace subcite {

struct PageText {
  std::string bytes;  // decoded, cut after the limit
  bool bomb = false;  // grew beyond the bound when decoded
  bool undecodable = false;
};

/// `codings` as Content-Encoding gives them; `most` bounds what may come out of each. A body that is not in the coding it
/// claims is undecodable.
PageText decoded(std::string_view body, std::string_view codings, std::size_t most);

}  // namespace subcite
