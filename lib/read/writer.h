// Running text with its origins and styles, for readers that take their text apart themselves. What was
// copied in one piece makes one entry of the origin map.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
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
  /// A call-out stands here: its index in Document::callouts, which learns its place when the text is appended.
  void call(std::size_t callout) { calls_.emplace_back(size(), callout); }
  [[nodiscard]] bool has_calls() const { return !calls_.empty(); }
  [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(text_.size()); }
  [[nodiscard]] std::string_view text() const { return text_; }

  /// Appends the text to the document on a line of its own; returns its span, white space at the ends left out.
  Span append_to(Document& document, std::vector<OriginPiece>& pieces) const;

 private:
  std::string text_;
  std::vector<OriginPiece> pieces_;
  std::vector<Run> runs_;
  std::vector<std::pair<std::uint32_t, std::size_t>> calls_;  // text offset, call-out
  std::uint32_t expected_ = 0xFFFFFFFF;                       // source of a character that would go on the last piece
};

}  // namespace subcite
