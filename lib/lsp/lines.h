// Bytes of a text as lines and columns of an editor, and back. Lines end with LF, CRLF or CR; columns count UTF-16 units or
// bytes, as the editor and we agreed (LSP 3.17, Position).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "model/origin.h"

namespace subcite::lsp {

enum class Units : std::uint8_t { Utf16,
                                  Utf8 };

struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;
};

class Lines {
 public:
  /// The text must live as long.
  Lines(std::string_view text, Units units);

  [[nodiscard]] Position position_of(std::uint32_t byte) const;
  /// A column behind the line's end is its end, a line behind the last is the text's end.
  [[nodiscard]] std::uint32_t byte_of(Position position) const;
  /// Of a place in the text: lines from 1 that LF ends, columns from 1 in code points.
  [[nodiscard]] std::uint32_t byte_of_place(std::uint32_t line, std::uint32_t column) const;

 private:
  std::string_view text_;
  Units units_;
  std::vector<std::uint32_t> begins_;    // of lines
  std::vector<std::uint32_t> lf_lines_;  // of lines, where LF alone ends them
};

}  // namespace subcite::lsp
