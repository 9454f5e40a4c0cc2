// Joins the lines of a note or paragraph into running text and writes it to the document, keeping
// for every character its place in the file. Style marks become runs; words cut at a line end and
// URLs cut by wrapping are put together (R. 18.2.2: a URL has no spaces).
#pragma once

#include <string>
#include <vector>

#include "model/document.h"
#include "read/inline.h"
#include "read/word_counts.h"

namespace subcite {

/// A mark the reader found in a block's source that must not reach the text.
struct Mark {
  Span source;
  std::uint32_t callout = 0xFFFFFFFF;  // index of the call-out that stands here, if any
};

struct Markup {
  bool markdown = false;                 // escapes, links, autolinks, code, entities, comments too
  const LinkTargets* targets = nullptr;  // of links by label
};

class Builder {
 public:
  Builder(Document& document, Markup markup) : document_(document), markup_(markup) {}

  /// Appends the lines as one block; `marks` (sorted) are left out. Returns its span in the text.
  Span append(const std::vector<Span>& lines, const std::vector<Mark>& marks);

  /// A word cut at a line end is judged by how it is spelled elsewhere in this text, which outlives the builder.
  void learn_words(std::string_view source) { words_ = WordCounts(source); }

 private:
  struct Joined {
    std::string text;
    std::vector<OriginPiece> pieces;  // `text` offsets are into Joined::text
  };
  void join(const std::vector<Span>& lines, const std::vector<Mark>& marks, Joined& out);
  void append_source(Joined& out, std::uint32_t at, std::uint32_t stop) const;
  void join_line(Joined& out, std::string_view next);
  /// The halves are no two words of the manuscript, but one.
  [[nodiscard]] bool is_cut_word(std::string_view before, std::string_view after);
  [[nodiscard]] bool hyphen_is_a_break(std::string_view before, std::string_view after);
  void copy(const Joined& from, std::size_t begin, std::size_t end);
  void write(const Joined& from);

  Document& document_;
  Markup markup_;
  WordCounts words_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> callouts_here_;  // joined offset, call-out
};

}  // namespace subcite
