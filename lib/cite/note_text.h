// A note made ready for parsing: for every byte whether it lies in a URL, in a quotation or in
// italics, how deep in brackets it is, and where each bracket closes. Made once a note, in one pass.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "base/url.h"
#include "model/document.h"

namespace subcite::cite {

class NoteText {
 public:
  /// `text` is that of the document, words in small capitals set in capitals.
  NoteText(const Document& document, std::string_view text, Span note);

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] Span span() const { return span_; }
  [[nodiscard]] std::string_view at(Span span) const { return slice(text_, span); }
  /// The byte at a place of the note; 0 beyond its end.
  [[nodiscard]] char operator[](std::uint32_t at) const { return at < span_.end ? text_[at] : '\0'; }

  [[nodiscard]] bool in_url(std::uint32_t at) const { return (flags(at) & kUrl) != 0; }
  [[nodiscard]] bool in_quote(std::uint32_t at) const { return (flags(at) & kQuote) != 0; }
  [[nodiscard]] bool in_italic(std::uint32_t at) const { return (flags(at) & kItalic) != 0; }
  /// Depth of matched ( ) and [ ] round this byte; the brackets themselves count as inside.
  [[nodiscard]] std::uint32_t depth(std::uint32_t at) const { return inside(at) ? depth_[at - span_.begin] : 0; }
  /// Where an opening bracket closes; the end of the note where it does not.
  [[nodiscard]] std::uint32_t closing(std::uint32_t open) const { return inside(open) ? closing_[open - span_.begin] : span_.end; }
  [[nodiscard]] bool is_bracket(std::uint32_t at) const { return inside(at) && closing_[at - span_.begin] != 0; }

  [[nodiscard]] const std::vector<PrintedUrl>& urls() const { return urls_; }
  /// The first address that begins here or further on; null where none does.
  [[nodiscard]] const PrintedUrl* next_url(std::uint32_t at) const;
  /// The address that begins at or just behind `at` (an angle or square bracket may precede), or null.
  [[nodiscard]] const PrintedUrl* url_at(std::uint32_t at) const;
  /// The italic runs that reach into the span, adjoining ones joined.
  [[nodiscard]] std::span<const Span> italics_in(Span within) const;

 private:
  enum : std::uint8_t { kUrl = 1,
                        kQuote = 2,
                        kItalic = 4 };
  [[nodiscard]] bool inside(std::uint32_t at) const { return span_.contains(at); }
  [[nodiscard]] std::uint8_t flags(std::uint32_t at) const { return inside(at) ? flags_[at - span_.begin] : 0; }
  void mark(Span span, std::uint8_t flag);
  void mark_italics(const Document& document);
  void mark_quotes();
  void match_brackets();
  std::uint32_t close_relation(std::uint32_t open);
  void measure_depth(const std::vector<std::uint32_t>& brackets);

  std::string_view text_;
  Span span_;
  std::vector<std::uint8_t> flags_;
  std::vector<std::uint32_t> depth_;
  std::vector<std::uint32_t> closing_;
  std::vector<PrintedUrl> urls_;
  std::vector<Span> italics_;
};

/// Where the byte stands first from a place of the note on; `end` for none.
inline std::uint32_t next_of(const NoteText& note, char byte, std::uint32_t at, std::uint32_t end) {
  const std::size_t found = at < end ? note.text().substr(0, end).find(byte, at) : std::string_view::npos;
  return found == std::string_view::npos ? std::max(at, end) : static_cast<std::uint32_t>(found);
}

}  // namespace subcite::cite
