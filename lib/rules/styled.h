// Words in their typefaces, put together from what the manuscript prints and from new words, to stand in place of others.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace subcite::rules_support {

struct Styled {
  std::string text;
  std::vector<Run> runs;  // of text, in order; italics and small capitals

  [[nodiscard]] bool empty() const { return text.empty(); }
  Styled& plain(std::string_view words);
  Styled& italic(std::string_view words);
  /// Words of the manuscript, as it prints them.
  Styled& printed(const View& view, Span span);
};

/// Puts the words there: in their typefaces, or, where the manuscript keeps no italics, as what stands around them.
Edit put(const View& view, Span place, Styled words);

}  // namespace subcite::rules_support
