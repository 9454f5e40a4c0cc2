// Expansion goes word by word through the table of abbreviations; words of two letters and more only,
// so that initials stay what they are.
#include "facts/words.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/word_list.h"
#include "facts/table.h"

namespace subcite::facts {
namespace {

constexpr WordList kSmall(std::array<std::string_view, 17>{"a", "an", "and", "as", "at", "by", "et", "for", "from", "in",
                                                           "of", "on", "or", "the", "to", "with", "al"});

/// What stays of the bytes, where 0 says that nothing does.
std::string kept_of(std::string_view text, const std::array<char, 256>& kept) {
  std::string out(text.size(), 0);
  std::size_t size = 0;
  for (const char c : text)
    if (const char one = kept[static_cast<unsigned char>(c)]; one != 0) out[size++] = one;
  out.resize(size);
  return out;
}

template <class Keeps>
constexpr std::array<char, 256> small_where(Keeps keeps) {
  std::array<char, 256> out{};
  for (std::size_t byte = 0; byte < 128; ++byte)
    if (const char small = lower_letter(static_cast<char>(byte)); keeps(small)) out[byte] = small;
  return out;
}

constexpr bool is_small_letter(char c) { return c >= 'a' && c <= 'z'; }
constexpr std::array<char, 256> kLetters = small_where(is_small_letter);
constexpr std::array<char, 256> kKeys = small_where([](char c) { return is_small_letter(c) || (c >= '0' && c <= '9') || c == '&'; });

std::string letters_of(std::string_view text) { return kept_of(text, kLetters); }

}  // namespace

bool is_small_word(std::string_view folded) { return kSmall.has(folded); }

bool is_particle(std::string_view word) {
  static constexpr WordList kParticles(std::array<std::string_view, 15>{"van", "von", "de", "del", "della", "der", "den", "di", "da", "dos", "du", "la", "le", "ter", "ten"});
  return kParticles.has(word);
}

bool begins_with_joined_particle(std::string_view words) { return starts_with_any(words, {"al-", "el-", "d’", "d'"}); }

std::string_view expanded(std::string_view word) {
  const Row* row = abbreviations().find(word);
  return row != nullptr ? row->a : word;
}

std::vector<std::string> significant_words(std::string_view text) {
  std::vector<std::string> out;
  out.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), ' ')) + 1);
  any_significant_word(text, [&](std::string_view word) { return out.emplace_back(word), false; });
  return out;
}

std::string canonical(std::string_view text) {
  std::string out;
  any_word(fold(text), [&](std::string_view word) {
    if (is_one_of(word, {"the", "and", "a", "an"})) return false;
    if (!out.empty()) out += ' ';
    out += expanded(word);
    return false;
  });
  return out;
}

std::string_view party_in_full(std::string_view name) { return name == "U.S." ? std::string_view("United States") : name; }

bool is_abbreviation(std::string_view word) {
  std::string key = fold(word);
  if (key.size() > 3 && key.back() == 's' && abbreviated_words().find(key) == nullptr && abbreviations().find(key) == nullptr) key.pop_back();  // "Chems."
  return key.size() > 1 && (abbreviations().find(key) != nullptr || months().find(key) != nullptr || abbreviated_words().find(key) != nullptr);
}

std::string initials_of(std::string_view name) {
  std::string out;
  std::size_t at = 0;
  while (at < name.size()) {
    const std::size_t end = std::min(find_any(name, " -", at), name.size());
    const std::string_view word = name.substr(at, end - at);
    const std::string letters = letters_of(word);
    const bool dotted = word.find('.') == 1 && is_all_capitals(word);  // "U.N.", not "ECON."
    if (dotted) out += letters;
    else if (!letters.empty() && !is_small_word(letters)) out += letters[0];
    const bool prefix = letters == "co" && end < name.size() && name[end] == '-';  // "Co-operation" is one word
    at = (prefix ? std::min(name.find_first_of(" -", end + 1), name.size()) : end) + 1;
  }
  return out;
}

std::string printed_key(std::string_view printed) { return kept_of(printed, kKeys); }

const Row* reporter_printed(std::string_view printed) {
  const std::string key = printed_key(printed);
  if (const Row* row = reporters().find(key)) return row;
  const Row* variant = reporter_variants().find(key);
  return variant == nullptr ? nullptr : reporters().find(variant->a);
}

}  // namespace subcite::facts
