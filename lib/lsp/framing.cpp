// A header that never ends or a length beyond reason breaks the stream; a body that is no JSON is given as null.
#include "lsp/framing.h"

#include "base/text.h"

namespace subcite::lsp {
namespace {

constexpr std::size_t kMostHeader = 8192;       // bytes
constexpr std::size_t kMostBody = 256U << 20U;  // bytes

std::optional<std::size_t> length_in(std::string_view header) {
  constexpr std::string_view kName = "content-length:";
  for (const std::string_view line : split(header, '\n'))
    if (starts_ignoring_case(line, kName)) return to_number(trim(line.substr(kName.size())));
  return std::nullopt;
}

}  // namespace

std::optional<nlohmann::json> Framing::next() {
  const std::size_t end = buffer_.find("\r\n\r\n");
  if (end == std::string::npos) {
    broken_ = broken_ || buffer_.size() > kMostHeader;
    return std::nullopt;
  }
  const auto length = length_in(std::string_view(buffer_).substr(0, end));
  broken_ = broken_ || !length || *length > kMostBody;
  if (broken_ || buffer_.size() < end + 4 + *length) return std::nullopt;
  nlohmann::json message = nlohmann::json::parse(buffer_.begin() + static_cast<std::ptrdiff_t>(end) + 4, buffer_.begin() + static_cast<std::ptrdiff_t>(end + 4 + *length), nullptr, false);
  buffer_.erase(0, end + 4 + *length);
  if (message.is_discarded()) message = nullptr;
  return message;
}

std::string framed(const nlohmann::json& message) {
  const std::string body = message.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  return "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace subcite::lsp
