// The fact tables of lib/facts/tables, made into sorted arrays at build time. A row is its key and up
// to three further columns; what they mean stands at the head of each table.
#pragma once

#include <cstddef>
#include <string_view>

namespace subcite::facts {

struct Row {
  std::string_view key;
  std::string_view a;
  std::string_view b;
  std::string_view c;
};

struct Table {
  const Row* rows;
  std::size_t size;

  [[nodiscard]] const Row* begin() const { return rows; }
  [[nodiscard]] const Row* end() const { return rows + size; }
  /// The row of a key, or null. Binary search.
  [[nodiscard]] const Row* find(std::string_view key) const;
};

const Table& abbreviations();  // folded abbreviation -> folded word
const Table& bodies();         // folded name of an intergovernmental organ -> initials it stands under
const Table& codes();          // statutory codes and registers -> kind
const Table& months();         // lower-case month or abbreviation -> number
const Table& newspapers();     // folded names of news media
const Table& reporters();      // reporter key -> printed form, court it shows
const Table& signals();        // signal in lower case -> canonical form, kind
const Table& top_level_domains();
const Table& treaty_series();  // folded series -> printed form
const Table& acronyms();       // folded acronym -> folded name of an institution

}  // namespace subcite::facts
