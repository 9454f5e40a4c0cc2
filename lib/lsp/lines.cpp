// A column is counted from its line's beginning, once for each place that is asked for.
#include "lsp/lines.h"

#include <algorithm>

#include "base/line_ends.h"
#include "base/utf8.h"

namespace subcite::lsp {

Lines::Lines(std::string_view text, Units units) : text_(text), units_(units), begins_{0}, lf_lines_{0} {
  LineEnds ends(text);
  for (std::size_t end = ends.next(0); end < text.size(); end = ends.next(ends.behind(end))) {
    begins_.push_back(static_cast<std::uint32_t>(ends.behind(end)));
    if (text[begins_.back() - 1] == '\n') lf_lines_.push_back(begins_.back());
  }
}

Position Lines::position_of(std::uint32_t byte) const {
  byte = std::min(byte, static_cast<std::uint32_t>(text_.size()));
  const auto after = std::upper_bound(begins_.begin(), begins_.end(), byte);
  Position out{static_cast<std::uint32_t>(after - begins_.begin()) - 1, 0};
  for (std::size_t at = *(after - 1); at < byte;) {
    const CodePoint point = decode_utf8(text_, at);
    out.character += units_ == Units::Utf8 ? point.size : point.value > 0xFFFF ? 2U
                                                                               : 1U;
    at += point.size;
  }
  return out;
}

std::uint32_t Lines::byte_of(Position position) const {
  if (position.line >= begins_.size()) return static_cast<std::uint32_t>(text_.size());
  std::size_t at = begins_[position.line];
  for (std::uint32_t column = 0; at < text_.size() && text_[at] != '\n' && text_[at] != '\r';) {
    const CodePoint point = decode_utf8(text_, at);
    column += units_ == Units::Utf8 ? point.size : point.value > 0xFFFF ? 2U
                                                                        : 1U;
    if (column > position.character) break;
    at += point.size;
  }
  return static_cast<std::uint32_t>(at);
}

std::uint32_t Lines::byte_of_place(std::uint32_t line, std::uint32_t column) const {
  if (line == 0 || line > lf_lines_.size()) return static_cast<std::uint32_t>(text_.size());
  std::size_t at = lf_lines_[line - 1];
  for (std::uint32_t i = 1; i < column && at < text_.size() && text_[at] != '\n'; ++i) at += decode_utf8(text_, at).size;
  return static_cast<std::uint32_t>(at);
}

}  // namespace subcite::lsp
