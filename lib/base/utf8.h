// UTF-8 in and out, one code point at a time. Malformed bytes decode to U+FFFD and advance by one,
// so that no input can stop a loop.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace subcite {

struct CodePoint {
  char32_t value;
  std::uint8_t size;  // bytes taken, at least 1
};

namespace beyond_ascii {
CodePoint decode(std::string_view text, std::size_t at);
CodePoint decode_before(std::string_view text, std::size_t at);
bool is_letter(char32_t value);
bool is_upper(char32_t value);
bool is_lower(char32_t value);
bool is_space(char32_t value);
}  // namespace beyond_ascii

/// Decodes the code point that starts at `at`; `at` must be inside the text.
inline CodePoint decode_utf8(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  return first < 0x80 ? CodePoint{first, 1} : beyond_ascii::decode(text, at);
}

/// The code point that ends just before `at`; value 0 and size 0 at the start of the text.
inline CodePoint decode_before(std::string_view text, std::size_t at) {
  const unsigned char last = at == 0 ? 0x80 : static_cast<unsigned char>(text[at - 1]);
  return last < 0x80 ? CodePoint{last, 1} : beyond_ascii::decode_before(text, at);
}

void append_utf8(std::string& out, char32_t value);

bool is_valid_utf8(std::string_view text);

/// Number of code points.
std::size_t count_code_points(std::string_view text);

/// The value of a superscript digit (U+2070, U+00B9 and so on), or -1.
int superscript_digit(char32_t value);

inline bool is_upper(char32_t value) { return value < 0x80 ? value >= 'A' && value <= 'Z' : beyond_ascii::is_upper(value); }
inline bool is_lower(char32_t value) { return value < 0x80 ? value >= 'a' && value <= 'z' : beyond_ascii::is_lower(value); }
inline bool is_letter(char32_t value) { return value < 0x80 ? (value | 0x20U) >= 'a' && (value | 0x20U) <= 'z' : beyond_ascii::is_letter(value); }
inline bool is_digit(char32_t value) { return value >= '0' && value <= '9'; }
inline bool is_space(char32_t value) { return value < 0x80 ? value == ' ' || (value >= 9 && value <= 13) : beyond_ascii::is_space(value); }
/// Letters of [begin, end) become capitals, save those whose capital takes other bytes in number.
void raise_case(std::string& text, std::size_t begin, std::size_t end);
/// Hyphen-minus, hyphen, non-breaking hyphen, figure and en dash, horizontal bar (a scar), minus sign.
bool is_dash(char32_t value);

/// DEL, C1 controls and what turns the direction of text: who shows them obeys them.
bool steers(char32_t value);

/// With a blank for each of them; ASCII controls stay, for formats have their own ways with line breaks.
std::string without_steering(std::string_view text);

}  // namespace subcite
