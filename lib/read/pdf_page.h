// The pages of a PDF as poppler's pdftohtml -xml gives them: pieces of text with place and font, put
// together to rows in reading order, columns one after the other.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace subcite::pdf {

/// All measures in the page's own units, about 1/108 inch.
struct Piece {
  int top = 0;
  int left = 0;
  int width = 0;
  int height = 0;
  int size = 0;  // of the font
  bool italic = false;
  std::string text;

  [[nodiscard]] int bottom() const { return top + height; }
  [[nodiscard]] int right() const { return left + width; }
};

struct Row {
  std::vector<Piece> pieces;  // from left to right
  int size = 0;               // that most of its letters have
  int top = 0;
  int bottom = 0;

  [[nodiscard]] int left() const { return pieces.front().left; }
  [[nodiscard]] int right() const { return pieces.back().right(); }
};

struct Page {
  int height = 0;
  int width = 0;
  std::vector<Row> rows;
};

/// Pages of the XML that pdftohtml writes.
Result<std::vector<Page>> read_pages(std::string xml);

}  // namespace subcite::pdf
