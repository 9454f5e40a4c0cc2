// Full citations: where the head of one ends, and which kind it is.
#pragma once

#include <optional>

#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

/// The date parenthesis or URL that ends the first head in the span.
struct HeadEnd {
  std::uint32_t at = 0;
  Span paren;        // inside of the parenthesis; empty where a URL ends the head
  bool url = false;  // a URL follows somewhere behind
};

std::optional<HeadEnd> find_head_end(const NoteText& note, Span within, std::uint32_t base);

/// Tries the kinds on the words from `begin` to the head's end (to `end` where there is none). Fills
/// the citation and returns where it ends, its tail included; nothing where no kind fits.
std::optional<std::uint32_t> read_full(const NoteText& note, std::uint32_t begin, std::uint32_t end, const std::optional<HeadEnd>& head_end, std::uint32_t base, Citation& out);

}  // namespace subcite::cite
