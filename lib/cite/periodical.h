// What names a periodical, a news medium or a place of social media (Bluebook R. 16, R. 18.2): the tables
// first, then how the words are printed.
#pragma once

#include <string_view>

#include "cite/lex.h"

namespace subcite::cite {

/// The journal that begins here, under whatever spelling of its name.
Entry journal_entry(std::string_view text, std::uint32_t at, std::uint32_t end);

/// The table of journals has it.
/// A law reporter, or a database of decisions, that no journal shares its name with.
bool is_reporter_alone(std::string_view container);

bool is_listed_journal(std::string_view container);
/// In capitals, known to the table of journals, or capitalised and abbreviated like one ("Q.J. Econ.").
bool is_periodical(std::string_view container);
bool is_news_medium(std::string_view site);
bool is_platform(std::string_view site);

}  // namespace subcite::cite
