// Decoding by hand for the common cases; letter classes come from utf8proc above ASCII.
#include "base/utf8.h"

#include <utf8proc.h>

#include <array>

#include "base/byte_set.h"

namespace subcite {
namespace {

bool continues(std::string_view text, std::size_t at, std::size_t count) {
  if (at + count >= text.size()) return false;
  for (std::size_t i = 1; i <= count; ++i)
    if ((static_cast<unsigned char>(text[at + i]) & 0xC0U) != 0x80U) return false;
  return true;
}

char32_t tail(std::string_view text, std::size_t at) {
  return static_cast<unsigned char>(text[at]) & 0x3FU;
}

bool is_well_formed(char32_t value, std::uint8_t size) {
  static constexpr std::array<char32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
  return value >= least.at(size) && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
}

CodePoint decode_long(std::string_view text, std::size_t at, unsigned char first) {
  CodePoint point{0xFFFD, 1};
  if (first >= 0xC2 && first < 0xE0 && continues(text, at, 1)) {
    point = {((first & 0x1FU) << 6U) | tail(text, at + 1), 2};
  } else if (first >= 0xE0 && first < 0xF0 && continues(text, at, 2)) {
    point = {((first & 0x0FU) << 12U) | (tail(text, at + 1) << 6U) | tail(text, at + 2), 3};
  } else if (first >= 0xF0 && first < 0xF5 && continues(text, at, 3)) {
    point = {((first & 0x07U) << 18U) | (tail(text, at + 1) << 12U) | (tail(text, at + 2) << 6U) |
                 tail(text, at + 3),
             4};
  }
  return is_well_formed(point.value, point.size) ? point : CodePoint{0xFFFD, 1};
}

utf8proc_category_t category(char32_t value) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(value));
}

}  // namespace

namespace beyond_ascii {

CodePoint decode(std::string_view text, std::size_t at) { return decode_long(text, at, static_cast<unsigned char>(text[at])); }

bool is_letter(char32_t value) {
  const auto c = category(value);
  return c >= UTF8PROC_CATEGORY_LU && c <= UTF8PROC_CATEGORY_LO;
}

bool is_upper(char32_t value) {
  const auto c = category(value);
  return c == UTF8PROC_CATEGORY_LU || c == UTF8PROC_CATEGORY_LT;
}

bool is_lower(char32_t value) { return category(value) == UTF8PROC_CATEGORY_LL; }

bool is_space(char32_t value) {
  return value == 0xA0 || value == 0x202F || (value >= 0x2000 && value <= 0x200A) || value == 0x2028 || value == 0x2029 || value == 0x3000;
}

CodePoint decode_before(std::string_view text, std::size_t at) {
  if (at == 0) return {0, 0};
  std::size_t start = at - 1;
  while (start > 0 && at - start < 4 && (static_cast<unsigned char>(text[start]) & 0xC0U) == 0x80U)
    --start;
  const CodePoint point = decode_utf8(text, start);
  if (start + point.size == at) return point;
  return {0xFFFD, 1};
}

}  // namespace beyond_ascii

void append_utf8(std::string& out, char32_t value) {
  std::array<utf8proc_uint8_t, 4> bytes{};
  const auto size = utf8proc_encode_char(static_cast<utf8proc_int32_t>(value), bytes.data());
  out.append(reinterpret_cast<const char*>(bytes.data()), static_cast<std::size_t>(size));
}

void raise_case(std::string& text, std::size_t begin, std::size_t end) {
  std::string capital;
  for (std::size_t at = begin; at < end && at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    capital.clear();
    if (is_lower(point.value)) append_utf8(capital, static_cast<char32_t>(utf8proc_toupper(static_cast<utf8proc_int32_t>(point.value))));
    if (capital.size() == point.size) text.replace(at, point.size, capital);
    at += point.size;
  }
}

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = find_above_ascii(text); at < text.size(); at = find_above_ascii(text, at)) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value == 0xFFFD && point.size == 1) return false;
    at += point.size;
  }
  return true;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t inner = 0;  // bytes that begin no character: 10......
  std::size_t at = 0;
  for (; at + 8 <= text.size(); at += 8) {
    const std::uint64_t eight = eight_bytes(text.data() + at);
    const std::uint64_t one_each = (eight & ~(eight << 1U) & kTopBits) >> 7U;
    inner += (one_each * kLowBits) >> 56U;  // their sum, which comes up in the highest byte
  }
  for (; at < text.size(); ++at) inner += (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U ? 1 : 0;
  return text.size() - inner;
}

int superscript_digit(char32_t value) {
  switch (value) {
    case 0xB9: return 1;
    case 0xB2: return 2;
    case 0xB3: return 3;
    default: return value == 0x2070 || (value >= 0x2074 && value <= 0x2079)
                        ? static_cast<int>(value - 0x2070)
                        : -1;
  }
}

bool is_dash(char32_t value) {
  return value == '-' || (value >= 0x2010 && value <= 0x2013) || value == 0x2015 || value == 0x2212;
}

bool steers(char32_t value) { return (value >= 0x7F && value < 0xA0) || (value >= 0x202A && value <= 0x202E) || (value >= 0x2066 && value <= 0x2069); }

std::string without_steering(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    append_utf8(out, steers(point.value) ? U' ' : point.value);
    at += point.size;
  }
  return out;
}

}  // namespace subcite
