// See writer.h.
#include "read/writer.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite {

void TextWriter::put(std::string_view bytes, char32_t value, std::uint32_t source) {
  if (value == 0xAD || value == 0xFEFF || value == 0x200B) return;
  if (source != expected_) pieces_.push_back({size(), source});
  if (!is_space(value)) {
    text_ += bytes;
    expected_ = source + static_cast<std::uint32_t>(bytes.size());
    return;
  }
  text_.push_back(' ');
  expected_ = bytes.size() == 1 ? source + 1 : 0xFFFFFFFF;
}

void TextWriter::put_for(std::string_view text, std::uint32_t source) {
  if (text.empty()) return;
  pieces_.push_back({size(), source});
  text_ += text;
  expected_ = 0xFFFFFFFF;
}

void TextWriter::separate(char mark) {
  text_.push_back(mark);
  expected_ = 0xFFFFFFFF;
}

void TextWriter::mark(std::uint32_t begin, Style style, const std::string& target) {
  constexpr std::size_t kLooked = 4;  // styles that may overlap here
  if (begin >= size()) return;
  const std::size_t looked = std::min(runs_.size(), kLooked);
  for (std::size_t i = runs_.size(); i > runs_.size() - looked; --i) {
    Run& last = runs_[i - 1];
    if (last.style != style || last.target != target || last.span.end != begin) continue;
    last.span.end = size();
    return;
  }
  runs_.push_back({{begin, size()}, style, target});
}

Span TextWriter::append_to(Document& document, std::vector<OriginPiece>& pieces) const {
  if (!document.text.empty()) document.text.push_back('\n');
  const auto base = static_cast<std::uint32_t>(document.text.size());
  document.text += text_;
  for (const OriginPiece& piece : pieces_) pieces.push_back({base + piece.text, piece.source});
  for (const Run& run : runs_) document.runs.push_back({{base + run.span.begin, base + run.span.end}, run.style, run.target});
  for (const auto& [offset, callout] : calls_) document.callouts[callout].sentence = base + offset;
  return trim(document.text, Span{base, base + size()});
}

}  // namespace subcite
