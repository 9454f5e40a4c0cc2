// utf8proc knows the letters.
#include "base/lower.h"

#include <utf8proc.h>

#include "base/utf8.h"

namespace subcite {

std::string lower(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      out += text[at] >= 'A' && text[at] <= 'Z' ? static_cast<char>(text[at] + 32) : text[at];
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (point.value == 0xFFFD) out += text.substr(at, point.size);
    else append_utf8(out, static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(point.value))));
    at += point.size;
  }
  return out;
}

}  // namespace subcite
