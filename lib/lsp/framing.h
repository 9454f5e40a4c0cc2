// Messages of the Language Server Protocol on a stream of bytes: a header with Content-Length, an empty line, JSON.
// Base protocol of LSP 3.17; sizes are bounded.
#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace subcite::lsp {

class Framing {
 public:
  void feed(std::string_view bytes) { buffer_ += bytes; }
  /// The next whole message; nothing where more bytes are needed, or the stream is broken.
  std::optional<nlohmann::json> next();
  /// What came is no message, and nothing behind it can be told from it.
  [[nodiscard]] bool broken() const { return broken_; }

 private:
  std::string buffer_;
  bool broken_ = false;
};

std::string framed(const nlohmann::json& message);

}  // namespace subcite::lsp
