// String helpers: no locale, no allocation but where a string is returned.
#include "base/text.h"

#include <algorithm>
#include <cstring>

#include "base/byte_set.h"
#include "base/utf8.h"

namespace subcite {
namespace {

bool strippable(char32_t value, std::string_view characters) {
  return is_space(value) ||
         (value < 0x80 && std::find(characters.begin(), characters.end(), static_cast<char>(value)) != characters.end());
}

}  // namespace

Span trim_ends(std::string_view text, Span span, std::string_view characters) {
  while (!span.empty() && !is_alphanumeric(text[span.begin])) {
    const CodePoint point = decode_utf8(text, span.begin);
    if (!strippable(point.value, characters)) break;
    span.begin += point.size;
  }
  while (!span.empty() && !is_alphanumeric(text[span.end - 1])) {
    const CodePoint point = decode_before(text, span.end);
    if (!strippable(point.value, characters) || point.size > span.size()) break;
    span.end -= point.size;
  }
  return span;
}

Span trim(std::string_view text, Span span) { return trim_of(text, span, ""); }

std::string_view trim(std::string_view text) {
  const Span span = trim(text, Span{0, static_cast<std::uint32_t>(text.size())});
  return slice(text, span);
}

namespace {

/// Eight bytes at once: the top bit of each is made to say whether it is a capital, and becomes the bit that makes it small.
std::uint64_t lower_eight(std::uint64_t bytes) {
  const std::uint64_t low = bytes & (kLowBits * 0x7F);
  const std::uint64_t from_a = low + kLowBits * (0x80 - 'A');
  const std::uint64_t behind_z = low + kLowBits * (0x80 - 'Z' - 1);
  const std::uint64_t capital = from_a & ~behind_z & ~bytes & kTopBits;
  return bytes | (capital >> 2U);
}

}  // namespace

std::string lower_ascii(std::string_view text) {
  std::string out(text);
  std::size_t at = 0;
  for (; at + 8 <= out.size(); at += 8) {
    const std::uint64_t eight = lower_eight(eight_bytes(out.data() + at));
    std::memcpy(out.data() + at, &eight, 8);
  }
  for (; at < out.size(); ++at) out[at] = lower_letter(out[at]);
  return out;
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

std::string capitalised(std::string_view text) { return upper_ascii(text.substr(0, 1)).append(text.substr(std::min<std::size_t>(1, text.size()))); }

bool equals_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
           return lower_letter(x) == lower_letter(y);
         });
}

bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && equals_ignoring_case(text.substr(0, prefix.size()), prefix);
}

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  parts.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1);
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == std::string_view::npos) return parts;
    text.remove_prefix(at + 1);
  }
}

std::optional<std::uint32_t> to_number(std::string_view digits) {
  if (digits.empty() || digits.size() > 9) return std::nullopt;
  std::uint32_t value = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return value;
}

std::string replaced(std::string text, std::string_view old, std::string_view fresh) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at + fresh.size())) text.replace(at, old.size(), fresh);
  return text;
}

bool is_all_capitals(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_lower(point.value)) return false;
    any = any || is_upper(point.value);
    at += point.size;
  }
  return any;
}

bool ends_sentence(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0) {
    const CodePoint point = decode_before(text, at);
    if (point.value == '.' || point.value == '?' || point.value == '!') return true;
    const bool closing = point.value == ')' || point.value == ']' || point.value == '"' ||
                         point.value == '\'' || point.value == 0x201D || point.value == 0x2019 ||
                         point.value == '*' || point.value == '_' || is_space(point.value);
    if (!closing) return false;
    at -= point.size;
  }
  return false;
}

std::string file_name(std::string_view path) { return std::string(path.substr(path.rfind('/') + 1)); }

std::string folder_part(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string(".") : std::string(path.substr(0, slash + 1));
}

std::uint64_t fnv1a(std::string_view bytes) {
  Fnv1a hash;
  for (const char c : bytes) hash.add(c);
  return hash.value();
}

std::string sortable(std::uint64_t number) {
  const std::string digits = std::to_string(number);
  return std::string(20 - digits.size(), '0') + digits;
}

std::string counted(std::size_t count, std::string_view noun) {
  return std::to_string(count) + ' ' + std::string(noun) + (count == 1 ? "" : "s");
}

}  // namespace subcite
