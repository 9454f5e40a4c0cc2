// Short forms and cross-references (Bluebook R. 3.5, R. 4): id., supra, infra, the short forms of cases.
#pragma once

#include <optional>

#include "cite/lex.h"
#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

/// "Id.", "id.", "ID." at the place: its span, the period included.
std::optional<Span> id_at(const NoteText& note, std::uint32_t at, std::uint32_t end);

/// The first id. in running words of the span, after its first word.
std::optional<Span> find_id(const NoteText& note, Span within, std::uint32_t base);

/// The first "supra" or "infra" of the span at its own depth, outside quotations and URLs.
std::optional<Span> find_supra(const NoteText& note, Span within, std::uint32_t base);

/// Behind ", 508 P.3d at 84": the same page in further reporters.
std::uint32_t skip_parallel_short(const NoteText& note, std::uint32_t at, std::uint32_t end);

/// Fills form Id from the word on; returns where pincite and tail end.
std::uint32_t read_id(const NoteText& note, Span word, std::uint32_t end, Citation& out);

/// Fills Supra, Infra, CrossReference, or Full for a chapter whose collection is a supra. `begin` is
/// where the citation's own words may begin (behind its signal).
std::uint32_t read_supra(const NoteText& note, Span word, std::uint32_t begin, std::uint32_t end, std::uint32_t base, Citation& out);

}  // namespace subcite::cite
