// Running text with its origins and styles, for readers that take their text apart themselves. What was
// copied in one piece makes one entry of the origin map.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace subcite {

class TextWriter {
 public:
  /// One character that stands at `source`: typographic spaces become plain ones, soft hyphens nothing.
  void put(std::string_view bytes, char32_t value, std::uint32_t source);
  /// Characters that stand for something else written at `source`: "\S" for "§".
  void put_for(std::string_view text, std::uint32_t source);
  /// Between paragraphs: a character that stands nowhere in the file.
  void separate(char mark);
  /// A style over what was written since `begin`; joined with a run of the same that ends there.
  void mark(std::uint32_t begin, Style style, const std::string& target = {});
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Appends the text to the document on a line of its own; returns its span, white space at the ends left out.
  Span append_to(Document& document, std::vector<OriginPiece>& pieces) const;

 private:
  std::string text_;
  std::vector<OriginPiece> pieces_;
  std::vector<Run> runs_;
  std::uint32_t expected_ = 0xFFFFFFFF;  // source of a character that would go on the last piece
};

}  // namespace subcite
