// A note divided into sentences and, within them, at semicolons (GRAMMAR A2, A3): the pieces in which
// citations are looked for.
#pragma once

#include <vector>

#include "cite/note_text.h"

namespace subcite::cite {

/// Pieces of the span at bracket depth `base`, trimmed, in order; final punctuation left out. A piece
/// after a semicolon goes on with the sentence of the one before.
struct Piece {
  Span span;
  bool continues = false;
};

std::vector<Piece> divide(const NoteText& note, Span within, std::uint32_t base);

}  // namespace subcite::cite
