// From the bytes of a file to UTF-8 text. A byte-order mark decides first, then whether the bytes
// are UTF-8; what is neither is read as Windows-1252, and the report says so.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace subcite {

struct Decoded {
  std::string text;    // UTF-8, without byte-order mark
  std::string remark;  // empty where nothing had to be supposed
};

/// Fails on bytes that are no text at all (NUL bytes outside UTF-16).
Result<Decoded> decode_text(std::string bytes);

}  // namespace subcite
