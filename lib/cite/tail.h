// What trails a citation (GRAMMAR section 8): parentheticals, hereinafter and archive brackets, URL,
// "last visited", subsequent history. Read forward from where the cite itself ends.
#pragma once

#include "cite/lex.h"
#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

/// The words in a parenthesis are the date of a work: "9th Cir. 2005", "Will Roe ed., 2d ed. 2004".
std::optional<DateRead> date_of_parenthesis(const NoteText& note, Span inner);

/// Reads trailing parts from `at` into the citation; returns where they end.
std::uint32_t read_tail(const NoteText& note, std::uint32_t at, std::uint32_t end, Citation& out);

/// "quoted in ", "cited in " behind the comma of a citation: how long the phrase is that leads to a related work (Bluebook R. 1.6), which
/// is no authority of the note's own; 0 for none.
std::uint32_t related_size(std::string_view text, std::uint32_t at, std::uint32_t end);

/// "quoting", "citing" ... at the start of a parenthetical: bytes of the word, 0 where there is none.
std::uint32_t relation_size(std::string_view inner);

}  // namespace subcite::cite
