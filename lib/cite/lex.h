// The small words of a citation: numbers, dates, pincites, signals, names. Each function reads at a
// place and says how far it came; none of them looks beyond the end it is given.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "facts/table.h"
#include "model/citation.h"

namespace subcite::cite {

/// A word: up to the next blank.
Span word_at(std::string_view text, std::uint32_t at, std::uint32_t end);
std::uint32_t skip_spaces_of(std::string_view text, std::uint32_t at, std::uint32_t end);
inline std::uint32_t skip_spaces(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at < end && text[at] == ' ') ++at;                                   // one blank at most, nearly always
  return at < end && text[at] > ' ' ? at : skip_spaces_of(text, at, end);  // bytes beyond ASCII are negative
}
inline bool starts_with(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view word) {
  return at + word.size() <= end && !word.empty() && text[at] == word[0] && text.substr(at, word.size()) == word;
}
/// The same, letter case ignored, and no letter may follow.
bool has_word(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view word);

struct DateRead {
  Date date;
  Span year;
  Span span;
};

/// "Nov. 6, 2023", "May 2004", "2021", "Spring 2002", "12 May 1990", "Dec. 22" at the start of the span.
std::optional<DateRead> read_date(std::string_view text, Span within);
/// The last date in the span: "2d ed. 1998", "9th Cir. 2005", "CAMBRIDGE UNIV. 2016".
std::optional<DateRead> last_date(std::string_view text, Span within);

struct Pincite {
  Span span;                  // as written, without "at"
  std::uint8_t locators = 0;  // Locator bits
};

/// "at 12–15, 20 n.3", "¶¶ 20, 23", "art. 51, ch. VII", "§ 107(a)": with or without "at".
std::optional<Pincite> read_pincite(std::string_view text, Span within);

/// The same where bare numbers are sections: "12(b)(6)" behind the name of a rule.
std::optional<Pincite> read_sections(std::string_view text, Span within);
/// The longest pincite that ends the span and leaves words before it ("Management 30–31 & n.6"); empty where there is none.
Span pincite_at_end(std::string_view text, Span within);

inline void set_pincite(Citation& out, const Pincite& pin) {
  out.pincite = pin.span;
  out.locators = pin.locators;
}

struct SignalRead {
  Span span;              // as printed
  std::string_view name;  // canonical
};

std::optional<SignalRead> read_signal(std::string_view text, Span within);

/// "A. Roe, B. Poe & C. Doe et al." into names; an institution stays whole.
std::vector<Span> split_names(std::string_view text, Span within);
/// Where the name ends of an author who prints it in small letters ("bell hooks") and whose name begins here; `at` for none.
std::uint32_t small_name_end(std::string_view text, std::uint32_t at, std::uint32_t end);
/// Where such a name begins, or its surname alone, that ends at `end`; `end` for none.
std::uint32_t small_name_begin(std::string_view text, std::uint32_t begin, std::uint32_t end);
/// The words may be the names of persons or of a body: capitals, particles and joining words only.
bool may_be_names(std::string_view text, Span within);
/// "Simon Board & Moritz Meyer": two persons or more, whatever words their names are.
bool joins_persons(std::string_view names);
/// "999 U.N.T.S." begins here: a volume and a series of treaties.
bool begins_treaty_series(std::string_view text, std::uint32_t at, std::uint32_t end);
/// One word that is abbreviated: "Eng’g", "Med.".
bool is_shortened_word(std::string_view words);
/// A body rather than persons.
bool is_institution(std::string_view name);

/// An entry of a table of printed abbreviations, read at a place of the text.
struct Entry {
  std::uint32_t end = 0;
  const facts::Row* row = nullptr;  // null where nothing is known here
};

/// The longest run of words from `at` whose letters and digits make a key of the table.
Entry longest_entry(const facts::Table& table, std::string_view text, std::uint32_t at, std::uint32_t end);
bool is_roman(std::string_view word);
bool is_year(std::string_view word);   // 1000 to 2199
bool is_years(std::string_view part);  // "2018", "1789–1939", "1910-12"
/// "17" before " U.S.C." or " C.F.R.": behind a number stands the code or report that it is a title or volume of.
bool is_before_code(std::string_view text, std::uint32_t at, std::uint32_t end);
bool is_page(std::string_view word);  // digits, with letters in front or behind at most

}  // namespace subcite::cite
