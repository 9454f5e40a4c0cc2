// Searching a text for many words of which it has few: the bytes that a text has and the pairs of neighbouring ones are kept as
// sets of bits, and what lacks one of its own there need not be searched for.
#pragma once

#include <algorithm>
#include <array>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/text.h"

namespace subcite {

/// Words that are searched for, with the places of their first pairs among BytePairs: written out, they are worked out when the
/// program is built.
class Needle {
 public:
  template <std::size_t N>
  consteval Needle(const char (&words)[N]) : words_(words, N - 1), printed_(of(words_, as_printed)), lowered_(of(words_, lower_letter)) {}  // NOLINT(google-explicit-constructor): a literal is one
  constexpr Needle(std::string_view words) : words_(words), printed_(of(words, as_printed)), lowered_(of(words, lower_letter)) {}           // NOLINT(google-explicit-constructor)

  constexpr operator std::string_view() const { return words_; }  // NOLINT(google-explicit-constructor): its words
  [[nodiscard]] constexpr std::string_view words() const { return words_; }
  [[nodiscard]] constexpr std::size_t size() const { return words_.size(); }

 private:
  friend class BytePairs;
  using Bytes = std::array<std::uint64_t, 2>;  // one bit each, those above ASCII with the one 128 below
  struct Traits {
    Bytes bytes{};
    std::array<std::uint16_t, 4> places{};  // of the first pairs
  };
  static constexpr std::size_t kBits = 1024;
  static constexpr std::size_t place(char first, char second) { return (static_cast<unsigned char>(first) * 37U + static_cast<unsigned char>(second)) % kBits; }

  static constexpr char as_printed(char c) { return c; }

  static constexpr void add(Bytes& bytes, char byte) { bytes[(static_cast<unsigned char>(byte) >> 6U) & 1U] |= std::uint64_t{1} << (static_cast<unsigned char>(byte) % 64U); }

  /// Of shorter words the last pair stands several times; a byte alone has none.
  template <class Letter>
  static constexpr Traits of(std::string_view words, Letter letter) {
    Traits out;
    for (const char byte : words) add(out.bytes, letter(byte));
    for (std::size_t at = 0; at < out.places.size(); ++at) {
      const std::size_t pair = words.size() < 2 ? 0 : std::min(at, words.size() - 2);
      out.places[at] = static_cast<std::uint16_t>(words.size() < 2 ? kBits : place(letter(words[pair]), letter(words[pair + 1])));
    }
    return out;
  }

  std::string_view words_;
  Traits printed_;
  Traits lowered_;  // of the same in small letters
};

class BytePairs {
 public:
  BytePairs() { seen_.set(Needle::kBits); }
  void add(std::string_view text) {
    for (const char byte : text) Needle::add(bytes_, byte);
    for (std::size_t at = 0; at + 1 < text.size(); ++at) seen_[Needle::place(text[at], text[at + 1])] = true;
  }
  /// False only where the text has not got the words.
  [[nodiscard]] bool may_have(const Needle& words) const { return has(words.printed_); }
  /// The same where the text was added in small letters (of ASCII): in whatever letters the words stand.
  [[nodiscard]] bool may_have_lowered(const Needle& words) const { return has(words.lowered_); }

 private:
  [[nodiscard]] bool has(const Needle::Traits& traits) const {
    if (((traits.bytes[0] & ~bytes_[0]) | (traits.bytes[1] & ~bytes_[1])) != 0) return false;
    return seen_[traits.places[0]] && seen_[traits.places[1]] && seen_[traits.places[2]] && seen_[traits.places[3]];
  }

  Needle::Bytes bytes_{};
  std::bitset<Needle::kBits + 1> seen_;
};

}  // namespace subcite
