// Words that are asked for all the time: sorted while the program is compiled, so that a word is compared with those of
// its own first byte alone.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <string_view>

namespace subcite {

template <std::size_t N>
class WordList {
 public:
  constexpr explicit WordList(std::array<std::string_view, N> words) : words_(words) {
    static_assert(N < 256);
    std::sort(words_.begin(), words_.end());
    for (std::size_t byte = 0, at = 0; byte < first_.size(); ++byte) {
      while (at < N && first_byte(words_[at]) < byte) ++at;
      first_[byte] = static_cast<std::uint8_t>(at);
    }
  }

  [[nodiscard]] constexpr bool has(std::string_view word) const {
    if (word.empty()) return false;
    const std::size_t byte = first_byte(word);
    return std::find(words_.begin() + first_[byte], words_.begin() + first_[byte + 1], word) != words_.begin() + first_[byte + 1];
  }

  /// One of the words begins the text.
  [[nodiscard]] constexpr bool begins(std::string_view text) const {
    if (text.empty()) return false;
    const std::size_t byte = first_byte(text);
    return std::any_of(words_.begin() + first_[byte], words_.begin() + first_[byte + 1], [text](std::string_view word) { return text.starts_with(word); });
  }

 private:
  static constexpr std::size_t first_byte(std::string_view word) { return static_cast<unsigned char>(word[0]); }

  std::array<std::string_view, N> words_;
  std::array<std::uint8_t, 257> first_{};
};

}  // namespace subcite
