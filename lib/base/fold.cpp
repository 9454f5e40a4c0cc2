// ASCII is folded by hand; anything else goes through utf8proc one code point at a time.
// Distances are counted in a band no wider than the limit asks.
#include "base/fold.h"

#include <utf8proc.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

/// Beyond ASCII.
bool is_apostrophe(char32_t c) {
  return c == 0x2019 || c == 0x2018 || c == 0x02BC || c == 0xB4;
}

/// Letters whose marks are not marks in Unicode: the stroke of o, the sharp s and so on.
std::string_view spelled_out(char32_t c) {
  switch (c) {
    case 0xDF:
    case 0x1E9E: return "ss";
    case 0xF8:
    case 0xD8: return "o";
    case 0xE6:
    case 0xC6: return "ae";
    case 0x153:
    case 0x152: return "oe";
    case 0x142:
    case 0x141: return "l";
    case 0x111:
    case 0x110: return "d";
    case 0x131: return "i";
    case 0xFB01: return "fi";
    case 0xFB02: return "fl";
    case 0xFB00: return "ff";
    default: return {};
  }
}

void append_folded(std::string& out, char32_t c, bool keep_marks) {
  std::array<utf8proc_int32_t, 16> parts{};
  int boundary = 0;
  int options = UTF8PROC_CASEFOLD | UTF8PROC_COMPAT;
  if (!keep_marks) options |= UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK;
  const auto count = utf8proc_decompose_char(static_cast<utf8proc_int32_t>(c), parts.data(), 16,
                                             static_cast<utf8proc_option_t>(options), &boundary);
  for (utf8proc_ssize_t i = 0; i < count && i < 16; ++i)
    append_utf8(out, static_cast<char32_t>(parts.at(static_cast<std::size_t>(i))));
}

void append_gap(std::string& out) {
  if (!out.empty() && out.back() != ' ') out.push_back(' ');
}

/// What an ASCII character is folded to: a letter or digit, a blank, or nothing (0).
constexpr std::array<char, 128> kFoldedAscii = [] {
  std::array<char, 128> table{};
  for (std::size_t c = 0; c < table.size(); ++c) {
    const bool upper = c >= 'A' && c <= 'Z';
    const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    table.at(c) = kept ? static_cast<char>(upper ? c + 32 : c) : ' ';
  }
  table.at('\'') = table.at('`') = 0;
  return table;
}();

/// The ASCII characters from here on, several blanks as one; returns where they end.
std::size_t append_ascii(std::string& out, std::string_view text, std::size_t at) {
  const std::size_t end = find_above_ascii(text, at);
  std::size_t size = out.size();
  char last = size == 0 ? ' ' : out.back();
  out.resize(size + end - at);
  for (char* to = out.data(); at < end; ++at) {
    const char folded = kFoldedAscii[static_cast<unsigned char>(text[at])];
    const bool kept = folded > ' ' || (folded == ' ' && last != ' ');
    to[size] = folded;
    size += kept ? 1 : 0;
    last = kept ? folded : last;
  }
  out.resize(size);
  return end;
}

std::string fold_with(std::string_view text, bool keep_marks) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = append_ascii(out, text, 0); at < text.size(); at = append_ascii(out, text, at)) {
    const CodePoint point = decode_utf8(text, at);
    at += point.size;
    const char32_t c = point.value;
    if (is_apostrophe(c) || c == 0xAD) continue;
    if (!keep_marks && !spelled_out(c).empty()) out += spelled_out(c);
    else if (is_letter(c) || (c >= 0x300 && c < 0x370)) append_folded(out, c, keep_marks);
    else append_gap(out);
  }
  if (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

std::u32string code_points(std::string_view text) {
  std::u32string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    out.push_back(point.value);
    at += point.size;
  }
  return out;
}

}  // namespace

std::string compose(std::string_view text) {
  utf8proc_uint8_t* composed = nullptr;
  const auto size = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()), &composed, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  std::string out = size < 0 ? std::string(text) : std::string(reinterpret_cast<const char*>(composed), static_cast<std::size_t>(size));
  std::free(composed);  // NOLINT: utf8proc allocates with malloc
  return out;
}

std::string fold(std::string_view text) { return fold_with(text, false); }
std::string fold_keeping_marks(std::string_view text) { return fold_with(text, true); }

std::string fold_solid(std::string_view text) {
  std::string out = fold(text);
  std::erase(out, ' ');
  return out;
}

std::vector<std::string> folded_words(std::string_view text) {
  const std::string folded = fold(text);
  std::vector<std::string> words;
  words.reserve(static_cast<std::size_t>(std::count(folded.begin(), folded.end(), ' ')) + 1);
  any_word(folded, [&](std::string_view word) { return words.emplace_back(word), false; });
  return words;
}

namespace {

/// What stands alike at both ends makes no difference.
template <class Letters>
void drop_common_ends(Letters& a, Letters& b) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) a.remove_prefix(1), b.remove_prefix(1);
  while (!a.empty() && !b.empty() && a.back() == b.back()) a.remove_suffix(1), b.remove_suffix(1);
}

/// Three rows of the table of distances; those of words need no memory of their own.
class Rows {
 public:
  explicit Rows(std::size_t size, unsigned filled) : size_(size) {
    if (3 * size > few_.size()) many_.resize(3 * size, filled);
    else std::fill_n(few_.begin(), 3 * size, filled);
  }
  unsigned* operator[](std::size_t row) { return (many_.empty() ? few_.data() : many_.data()) + row * size_; }

 private:
  std::size_t size_;
  std::array<unsigned, 96> few_;
  std::vector<unsigned> many_;
};

template <class Letters>
unsigned distance_in_band(Letters a, Letters b, unsigned limit) {
  const unsigned far = limit + 1;
  const std::size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return far;
  drop_common_ends(a, b);
  if (a.empty() || b.empty()) return static_cast<unsigned>(gap);
  Rows rows(b.size() + 1, far);
  unsigned* before = rows[0];
  unsigned* row = rows[1];
  unsigned* next = rows[2];
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<unsigned>(std::min<std::size_t>(j, far));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::fill_n(next, b.size() + 1, far);
    next[0] = static_cast<unsigned>(std::min<std::size_t>(i, far));
    unsigned nearest = next[0];
    const std::size_t from = i > limit + 1 ? i - limit : 1;
    for (std::size_t j = from; j <= std::min(b.size(), i + limit); ++j) {
      const unsigned change = a[i - 1] == b[j - 1] ? 0 : 1;
      unsigned best = std::min({row[j] + 1, next[j - 1] + 1, row[j - 1] + change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        best = std::min(best, before[j - 2] + 1);
      next[j] = std::min(best, far);
      nearest = std::min(nearest, next[j]);
    }
    if (nearest == far) return far;
    std::swap(before, row);
    std::swap(row, next);
  }
  return row[b.size()];
}

bool is_all_ascii(std::string_view text) { return find_above_ascii(text) == text.size(); }

}  // namespace

unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit) {
  if (is_all_ascii(a) && is_all_ascii(b)) return distance_in_band(a, b, limit);
  return distance_in_band<std::u32string_view>(code_points(a), code_points(b), limit);
}

}  // namespace subcite
