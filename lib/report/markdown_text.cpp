// Backslashes and entities.
#include "report/markdown_text.h"

#include "base/utf8.h"

namespace subcite {

std::string plain_markdown(std::string_view words) {
  std::string out;
  for (const char c : without_steering(words)) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += (std::string_view("\\`*_[]|#~@").find(c) != std::string_view::npos ? "\\" : "") + std::string(1, c);
  }
  return out;
}

}  // namespace subcite
