// Goes through the text once; a word is kept as a hash of 64 bits, since of a word nothing but its number is asked.
#include "read/word_counts.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::size_t kLongest = 40;

/// The small letter of each byte that words consist of; 0 for any other.
constexpr std::array<char, 256> kInWord = [] {
  std::array<char, 256> table{};
  for (std::size_t byte = 0; byte < table.size(); ++byte)
    if (is_word_byte(static_cast<char>(byte))) table.at(byte) = lower_letter(static_cast<char>(byte));
  return table;
}();

std::uint64_t key_of(std::string_view word) { return fnv1a(lower_ascii(word)); }

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

/// The word begins a line and the line before ended with a hyphen: a fragment, no evidence.
bool follows_cut(std::string_view source, std::size_t at) {
  while (at > 0 && (source[at - 1] == ' ' || source[at - 1] == '\t')) --at;
  if (at == 0 || !is_line_end(source[at - 1])) return false;
  while (at > 0 && is_line_end(source[at - 1])) --at;
  return at > 0 && source[at - 1] == '-';
}

bool is_hyphen_inside(std::string_view text, std::size_t at) { return text[at] == '-' && at + 1 < text.size() && is_word_byte(text[at + 1]); }

}  // namespace

std::uint32_t WordCounts::count(std::string_view word) {
  if (!unread_.empty()) read();
  const std::uint32_t* count = counts_.find(key_of(word));
  return count == nullptr ? 0U : *count;
}

void WordCounts::read() {
  const std::string_view text = std::exchange(unread_, {});
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    Fnv1a key;  // of the word in small letters
    for (; end < text.size(); ++end) {
      const char small = kInWord[static_cast<unsigned char>(text[end])];
      if (small == 0 && (end == at || !is_hyphen_inside(text, end))) break;
      key.add(small == 0 ? '-' : small);
    }
    const bool cut = end > at && ((end + 1 < text.size() && text[end] == '-' && is_line_end(text[end + 1])) || follows_cut(text, at));
    if (end > at && end - at <= kLongest && !cut) ++counts_[key.value()];
    at = std::max(end, at + 1);
  }
}

}  // namespace subcite
