// Where a decision is found (Bluebook R. 10.3, R. 10.8.1): a run of docket numbers, reporters, neutral and
// database numbers, slip opinions and their pincites, divided by commas, as it stands behind the case's name.
#pragma once

#include <optional>

#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

struct CasePlace {
  Span whole;
  Span docket;     // "12-345" of "No. 12-345"
  Span volume;     // of the first reporter; the year of a neutral or database number
  Span container;  // reporter, neutral court, database
  Span page;
  Span pincite;
  std::uint8_t locators = 0;
  Span parallel;               // the places behind the first
  Span year;                   // printed before the volume, or the year of a neutral or database number
  Date date;                   // the same
  Span court_printed;          // "(S.D.N.Y. 1973) 367 F. Supp. 876": in front, with the year
  std::string_view court;      // what the reporter shows by itself
  bool international = false;  // in a reporter of international decisions
  bool bracketed = false;      // the year in brackets before the volume
  bool slip = false;           // a slip opinion
  bool short_form = false;     // "2011 (4) SA at 130": no first page
  bool numbered = false;       // by the court or a database: needs no date parenthesis
};

/// The first run that begins in the span at this depth; nothing where none does.
std::optional<CasePlace> find_case_place(const NoteText& note, Span within, std::uint32_t base);

}  // namespace subcite::cite
