// UTF-16 is recognised by its mark, or by NUL bytes at every other place; Windows-1252 is the
// WHATWG table (its five unused bytes become U+FFFD).
#include "read/decode.h"

#include <array>

#include "base/utf8.h"

namespace subcite {
namespace {

constexpr std::array<char16_t, 32> kWindows1252{
    0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

std::string from_windows_1252(std::string_view bytes) {
  std::string out;
  out.reserve(bytes.size() + bytes.size() / 8);
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte >= 0x80 && byte < 0xA0) append_utf8(out, kWindows1252.at(byte - 0x80U));
    else append_utf8(out, byte);
  }
  return out;
}

char32_t unit(std::string_view bytes, std::size_t at, bool big_endian) {
  const auto a = static_cast<unsigned char>(bytes[at]);
  const auto b = static_cast<unsigned char>(bytes[at + 1]);
  return big_endian ? (a << 8U) | b : (b << 8U) | a;
}

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string out;
  out.reserve(bytes.size());
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t c = unit(bytes, at, big_endian);
    if (c >= 0xD800 && c < 0xDC00 && at + 3 < bytes.size()) {
      const char32_t low = unit(bytes, at + 2, big_endian);
      if (low >= 0xDC00 && low < 0xE000) {
        c = 0x10000 + ((c - 0xD800) << 10U) + (low - 0xDC00);
        at += 2;
      }
    }
    append_utf8(out, c >= 0xD800 && c < 0xE000 ? 0xFFFD : c);
  }
  return out;
}

/// NUL bytes at nearly every even (big-endian) or odd (little-endian) place: UTF-16 without a mark.
int guess_utf16(std::string_view bytes) {
  std::array<std::size_t, 2> zeros{0, 0};
  const std::size_t looked = std::min<std::size_t>(bytes.size(), 4096) & ~std::size_t{1};
  for (std::size_t at = 0; at < looked; ++at) zeros.at(at & 1U) += bytes[at] == '\0' ? 1 : 0;
  const std::size_t most = looked / 2 - looked / 16;
  if (looked < 8) return -1;
  if (zeros[1] >= most && zeros[0] == 0) return 0;
  if (zeros[0] >= most && zeros[1] == 0) return 1;
  return -1;
}

}  // namespace

Result<Decoded> decode_text(std::string bytes) {
  const std::string_view view = bytes;
  if (view.substr(0, 2) == "\xFF\xFE") return Decoded{from_utf16(view.substr(2), false), {}};
  if (view.substr(0, 2) == "\xFE\xFF") return Decoded{from_utf16(view.substr(2), true), {}};
  const int endian = guess_utf16(view);
  if (endian >= 0)
    return Decoded{from_utf16(view, endian == 1),
                   "The file has no byte-order mark; it was read as UTF-16."};
  if (view.find('\0') != std::string_view::npos)
    return failure("it holds NUL bytes, so it is no text: give a text or Markdown file");
  if (view.substr(0, 3) == "\xEF\xBB\xBF") bytes.erase(0, 3);
  if (is_valid_utf8(bytes)) return Decoded{std::move(bytes), {}};
  return Decoded{from_windows_1252(bytes),
                 "The file is not UTF-8; it was read as Windows-1252. Check names with accents, "
                 "or save it as UTF-8."};
}

}  // namespace subcite
