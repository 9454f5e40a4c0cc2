// Does a short-form name fit a full citation (Bluebook R. 4.2)? Words are compared folded, with
// abbreviations undone; initials of a body or title, and small slips of spelling, fit too.
#pragma once

#include <string>
#include <vector>

#include "model/citation.h"
#include "model/document.h"

namespace subcite::resolving {

/// How well: a higher one is preferred where several works fit.
enum class Fit : std::uint8_t { None,
                                Near,
                                Other,
                                Container,
                                Title,
                                Editor,
                                Author,
                                Label };

/// The names of a full citation, folded once.
struct Names {
  std::vector<std::vector<std::string>> authors;  // significant words of each
  std::vector<std::string> given;                 // first given name of each author, folded
  std::vector<std::string> people;                // words of authors and editors
  std::vector<std::string> title;
  std::vector<std::string> container;
  std::vector<std::string> all;
  std::vector<std::string> initials;  // of bodies, title, container
  std::string label;
  bool capital_title = false;
  bool capitals = false;  // the author is printed in capitals
  Kind piece = Kind::None;
  std::size_t author_count = 0;
};

Names names_of(const Document& document, const Citation& full);

/// What a short form says.
struct Wanted {
  std::vector<std::vector<std::string>> authors;
  std::vector<std::string> words;         // of the whole name
  std::vector<std::string> title;         // of its short title, where the name has both
  std::vector<std::string> last_part;     // behind the last comma, in running words
  std::vector<std::string> behind_comma;  // of the name, its last comma: the work of entries in "Tort, BLACK’S LAW DICTIONARY"
  std::vector<std::string> initials;      // of a given name before the surname: "O. Pell"
  std::string label;
  std::string_view volume;  // printed behind the note number
  bool et_al = false;
  bool capitals = false;
  bool designation = false;  // "Note" alone: a piece of this kind without an author
  Kind piece = Kind::None;
  bool acronym = false;  // one word in capitals: WHO is no "Who"
};

Wanted wanted_of(const Document& document, const Citation& short_form);
Wanted wanted_words(std::string_view name);

Fit fit(const Wanted& wanted, const Names& names);

/// Half of the name's words at least are the citation's: the same decision where volume and reporter agree too.
bool shares_words(const Wanted& wanted, const Names& names);

/// The initial printed before the surname is that of the author; true where none is printed.
bool fits_initials(const Wanted& wanted, const Names& names);

/// The name gives exactly this author list: one surname for one author, "X & Y" for two, "et al.".
bool fits_author_count(const Wanted& wanted, const Names& names);

/// Within the limits of spelling: distance 1 for 5 to 7 letters, 2 for 8 and more; ü = ue and the like.
bool nearly_same_word(const std::string& a, const std::string& b);

}  // namespace subcite::resolving
