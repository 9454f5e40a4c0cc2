// The lines of a text manuscript and what each of them is: the first half of the text reader.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace subcite::plain {

enum class LineKind : std::uint8_t { Text,
                                     Blank,
                                     PageBreak,
                                     Furniture,
                                     Rule,  // a drawn line, as above the notes of a page
                                     Contents,
                                     Heading };

struct Line {
  Span text;  // of the source, white space at the ends left out
  LineKind kind = LineKind::Text;
  std::uint8_t indent = 0;
};

/// Behind the digits that stand at `at`; `at` itself where none do.
inline std::size_t digits_end(std::string_view text, std::size_t at) {
  while (at < text.size() && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

/// Splits at CR, LF and CRLF, and tells running heads, page numbers and tables of contents apart.
std::vector<Line> classify_lines(std::string_view source);

/// "I. INTRODUCTION", "CONCLUSION", "Notes": a line that stands as a heading.
bool is_heading(std::string_view line);

}  // namespace subcite::plain
