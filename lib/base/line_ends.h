// The ends of a text's lines, one behind the other: LF, CR, or both together (CommonMark 2.1). Each of the two bytes is
// looked for again only when the walk has passed the one found before, so that a text is gone through once for each.
#pragma once

#include <algorithm>
#include <string_view>

namespace subcite {

class LineEnds {
 public:
  explicit LineEnds(std::string_view text) : text_(text) {}

  /// Where the line that goes on at `from` ends: its line end, or the end of the text. Asked with rising places.
  std::size_t next(std::size_t from) {
    if (!asked_ || feed_ < from) feed_ = text_.find('\n', from);
    if (!asked_ || return_ < from) return_ = text_.find('\r', from);
    asked_ = true;
    return std::min({feed_, return_, text_.size()});
  }

  /// Behind the line end there.
  [[nodiscard]] std::size_t behind(std::size_t end) const { return end + (text_.substr(end, 2) == "\r\n" ? 2 : 1); }

 private:
  std::string_view text_;
  bool asked_ = false;
  std::size_t feed_ = 0;
  std::size_t return_ = 0;
};

}  // namespace subcite
