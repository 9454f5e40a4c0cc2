// Whether a note says something: most rules ask each note for words that few notes have, so the pairs of bytes of each note
// are found once for all rules and asked first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/byte_pairs.h"
#include "base/text.h"
#include "model/rule.h"

namespace subcite::rules_support {

/// A part of one note.
struct Part {
  std::size_t note = 0;
  Span span;
};

/// What a citation says, its signal and parentheticals included.
inline Part whole(const Citation& c) { return {c.note, c.raw}; }

/// The manuscript as printed and in small letters (of ASCII), with the pairs of each note.
class Words {
 public:
  explicit Words(const View& view);

  /// Some of these words stand there as printed.
  template <std::size_t N>
  [[nodiscard]] bool has(Part part, const Needle (&words)[N]) const {
    return has_one(printed_, part, words);
  }
  /// Some of these words stand there, which are in small letters, whatever their capitals.
  template <std::size_t N>
  [[nodiscard]] bool has_lowered(Part part, const Needle (&words)[N]) const {
    return has_one(made_->lowered, part, words);
  }
  [[nodiscard]] std::string_view lowered(Span span) const { return slice(made_->lowered, span); }

  struct Made {
    std::string lowered;
    std::vector<BytePairs> pairs;  // by note, of its small letters
  };

 private:
  template <std::size_t N>
  [[nodiscard]] bool has_one(std::string_view text, Part part, const Needle (&words)[N]) const {
    const BytePairs& pairs = made_->pairs[part.note];
    for (const Needle& one : words)
      if (pairs.may_have_lowered(one) && slice(text, part.span).find(one) != std::string_view::npos) return true;
    return false;
  }

  std::string_view printed_;
  const Made* made_;
};

}  // namespace subcite::rules_support
