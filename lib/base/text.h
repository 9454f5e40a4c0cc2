// Small questions about strings that several stages ask.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"

namespace subcite {

/// ASCII letter or digit, or any byte above ASCII.
constexpr bool is_word_byte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
}

/// ASCII letter or digit.
constexpr bool is_alphanumeric(char c) { return static_cast<unsigned char>(c) < 0x80 && is_word_byte(c); }

std::string_view trim(std::string_view text);
/// The span without white space at its ends.
Span trim(std::string_view text, Span span);
/// The same without the given ASCII characters and white space at its ends.
Span trim_ends(std::string_view text, Span span, std::string_view characters);
inline Span trim_of(std::string_view text, Span span, std::string_view characters) {
  if (!span.empty() && is_alphanumeric(text[span.begin]) && is_alphanumeric(text[span.end - 1])) return span;  // mostly nothing is to be done
  return trim_ends(text, span, characters);
}

constexpr char lower_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }  // of ASCII
std::string lower_ascii(std::string_view text);
std::string upper_ascii(std::string_view text);
/// The first letter a capital, where it is an ASCII letter.
std::string capitalised(std::string_view text);
/// Whether a question holds for one of the words listed. The lists are written out at each call; so that the compiler
/// compares with constants and does not put the list together anew each time, nothing here may be a call.
template <std::size_t N, class Holds, std::size_t... K>
[[gnu::always_inline]] inline bool holds_for_any(const std::string_view (&words)[N], Holds holds, std::index_sequence<K...>) {
  return (holds(words[K]) || ...);
}
template <std::size_t N, class Holds>
[[gnu::always_inline]] inline bool holds_for_any(const std::string_view (&words)[N], Holds holds) {
  return holds_for_any(words, holds, std::make_index_sequence<N>());
}
/// As many bytes are the same; none are without a look at the pointers.
[[gnu::always_inline]] inline bool same_bytes(const char* a, const char* b, std::size_t count) { return count == 0 || __builtin_memcmp(a, b, count) == 0; }

/// The word is one of these.
template <std::size_t N>
[[gnu::always_inline]] inline bool is_one_of(std::string_view word, const std::string_view (&words)[N]) {
  return holds_for_any(words, [word](std::string_view one) __attribute__((always_inline)) { return word.size() == one.size() && same_bytes(word.data(), one.data(), one.size()); });
}
/// The text ends with one of these.
template <std::size_t N>
[[gnu::always_inline]] inline bool ends_with_any(std::string_view text, const std::string_view (&tails)[N]) {
  return holds_for_any(tails, [text](std::string_view tail) __attribute__((always_inline)) { return text.size() >= tail.size() && same_bytes(text.data() + (text.size() - tail.size()), tail.data(), tail.size()); });
}
template <std::size_t N>
[[gnu::always_inline]] inline bool starts_with_any(std::string_view text, const std::string_view (&heads)[N]) {
  return holds_for_any(heads, [text](std::string_view head) __attribute__((always_inline)) { return text.size() >= head.size() && same_bytes(text.data(), head.data(), head.size()); });
}
template <std::size_t N>
[[gnu::always_inline]] inline bool contains_any(std::string_view text, const std::string_view (&parts)[N]) {
  return holds_for_any(parts, [text](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

bool equals_ignoring_case(std::string_view a, std::string_view b);
bool starts_ignoring_case(std::string_view text, std::string_view prefix);

std::vector<std::string_view> split(std::string_view text, char separator);

/// Whether a question holds for one of the words between the blanks; each is asked about in turn, until one does.
template <class Holds>
bool any_word(std::string_view text, Holds holds) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    if (end > at && holds(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// A decimal number of at most nine digits; anything else is nothing.
std::optional<std::uint32_t> to_number(std::string_view digits);

/// Where one of these characters stands first from a place on; npos for none. std::string_view::find_first_of calls a
/// function of the library at every byte.
inline std::size_t find_any(std::string_view text, std::string_view characters, std::size_t from = 0) {
  const auto is_one = [&](char c) {
    for (const char each : characters)
      if (c == each) return true;
    return false;
  };
  const auto it = std::find_if(text.begin() + static_cast<std::ptrdiff_t>(std::min(from, text.size())), text.end(), is_one);
  return it == text.end() ? std::string_view::npos : static_cast<std::size_t>(it - text.begin());
}

/// Of decimal digits: whether there is one, and whether there is nothing else (as in no text at all).
constexpr bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}
constexpr bool all_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A decimal digit stands there.
inline bool is_digit_at(std::string_view text, std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; }

/// Every occurrence of some words replaced; they stand in nothing that takes their place.
std::string replaced(std::string text, std::string_view old, std::string_view fresh);

/// True where the words hold a letter and every letter is a capital.
bool is_all_capitals(std::string_view text);

/// The last character of the span is an unescaped sentence end, closing marks passed over.
bool ends_sentence(std::string_view text);

/// The last step of a path.
std::string file_name(std::string_view path);
/// What stands before it, with the slash; "." where there is none.
std::string folder_part(std::string_view path);
/// FNV-1a of 64 bits: short, and the same everywhere; no secret. Byte by byte, or of all at once.
class Fnv1a {
 public:
  constexpr void add(char byte) { value_ = (value_ ^ static_cast<unsigned char>(byte)) * 1099511628211ULL; }
  [[nodiscard]] constexpr std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 14695981039346656037ULL;
};
std::uint64_t fnv1a(std::string_view bytes);

/// A number in twenty digits: such keys sort as their numbers do.
std::string sortable(std::uint64_t number);

/// A view of a person-facing number: "1 note", "2 notes".
std::string counted(std::size_t count, std::string_view noun);

}  // namespace subcite
