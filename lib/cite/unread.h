// What a note holds that no citation covers and yet looks like one: nothing is left out in silence.
#pragma once

#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

/// Whether words that no grammar reads look like a citation: `core` is behind their signal, `c` holds the signal
/// and what its tail gave; `dated` where a date in parentheses or a URL was found; `strung` where a citation ends at the
/// semicolon before it.
bool looks_like_citation(const NoteText& note, Span raw, std::uint32_t core, const Citation& c, bool dated, bool strung);

/// Puts an Unknown, in its place, for every reporter cite, id. or supra note of the note that lies outside the citations
/// from `first` on, which are the note's.
void add_unread(const NoteText& note, std::uint32_t index, std::size_t first, Citations& citations);

}  // namespace subcite::cite
