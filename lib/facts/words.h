// Names and titles with their abbreviations undone: "Int’l L.J." and "International Law Journal" are
// compared as the same words (Bluebook T6, T10, T13).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"

namespace subcite::facts {

bool is_small_word(std::string_view folded);

/// "van", "de", "ter": a small word that belongs to the surname behind it.
bool is_particle(std::string_view word);
/// "al-Rashid", "d’Arcy": one that is joined to it begins the words.
bool begins_with_joined_particle(std::string_view words);

/// Folded words, each abbreviation expanded, small words (of, the, and ...) left out.
std::vector<std::string> significant_words(std::string_view text);

/// What a folded abbreviation stands for; any other word is itself.
std::string_view expanded(std::string_view word);

/// Whether a question holds for one of them; none is copied.
template <class Holds>
bool any_significant_word(std::string_view text, Holds holds) {
  return any_word(fold(text), [&](std::string_view word) { return !is_small_word(word) && holds(expanded(word)); });
}

/// Folded words joined by spaces, each abbreviation expanded, articles and "and" left out.
std::string canonical(std::string_view text);

/// "U.S.", as a party is called in short, in full; any other name is itself.
std::string_view party_in_full(std::string_view name);

/// True for a word that is printed with a period as an abbreviation.
bool is_abbreviation(std::string_view word);

/// The initials of the capitalised words: "U.N. High Commissioner for Refugees" gives "unhcr".
std::string initials_of(std::string_view name);

/// The key of what tables of printed forms hold: lower case, all but a-z, 0-9 and & dropped.
std::string printed_key(std::string_view printed);

/// The reporter printed in this way or in a known other one; null for none.
const Row* reporter_printed(std::string_view printed);

}  // namespace subcite::facts
