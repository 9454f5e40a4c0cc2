// How often each word stands in a text, whatever its capitals: evidence of whether a hyphen at the end of a line belongs
// to the word.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/key_table.h"

namespace subcite {

/// The text outlives the counts; it is gone through when the first word is asked for. Words that a line cuts are no evidence,
/// and those of more than 40 bytes are not counted.
class WordCounts {
 public:
  WordCounts() = default;
  explicit WordCounts(std::string_view text) : unread_(text) {}
  [[nodiscard]] std::uint32_t count(std::string_view word);

 private:
  void read();

  std::string_view unread_;
  KeyTable<std::uint32_t> counts_;  // by a hash of the word in small letters
};

}  // namespace subcite
