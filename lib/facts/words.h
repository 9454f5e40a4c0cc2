// Names and titles with their abbreviations undone: "Int’l L.J." and "International Law Journal" are
// compared as the same words (Bluebook T6, T10, T13).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subcite::facts {

/// Folded words, each abbreviation expanded, small words (of, the, and ...) left out.
std::vector<std::string> significant_words(std::string_view text);

/// Folded words joined by spaces, each abbreviation expanded, articles and "and" left out.
std::string canonical(std::string_view text);

/// True for a word that is printed with a period as an abbreviation.
bool is_abbreviation(std::string_view word);

/// The initials of the capitalised words: "U.N. High Commissioner for Refugees" gives "unhcr".
std::string initials_of(std::string_view name);

bool is_small_word(std::string_view folded);

}  // namespace subcite::facts
