// The fact tables of lib/facts/tables, made into sorted arrays at build time. A row is its key and up
// to six further columns; what they mean stands at the head of each table.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace subcite::facts {

/// The day on which the tables were last looked over: a rule knows nothing younger.
inline constexpr std::string_view kTablesDay = "2026-11-25";

struct Row {
  std::string_view key;
  std::string_view a;
  std::string_view b;
  std::string_view c;
  std::string_view d;
  std::string_view e;
  std::string_view f;
};

/// Rows below which keys begin with each first byte.
using FirstBytes = std::array<std::uint16_t, 257>;

constexpr FirstBytes first_bytes(const Row* rows, std::size_t size) {
  FirstBytes at{};
  std::size_t row = 0;
  for (std::size_t byte = 0; byte < 256; ++byte) {
    at[byte] = static_cast<std::uint16_t>(row);
    while (row < size && (rows[row].key.empty() ? 0U : static_cast<unsigned char>(rows[row].key[0])) == byte) ++row;
  }
  at[256] = static_cast<std::uint16_t>(size);
  return at;
}

/// Which first three bytes some key has, by a hash (a shorter key as if zeros followed): most words that are looked up begin as none does.
class Beginnings {
 public:
  constexpr Beginnings(const Row* rows, std::size_t size) {
    for (std::size_t row = 0; row < size; ++row) bits_[place(rows[row].key) / 64] |= std::uint64_t{1} << (place(rows[row].key) % 64);
  }
  [[nodiscard]] constexpr bool may_have(std::string_view key) const { return (bits_[place(key) / 64] >> (place(key) % 64) & 1U) != 0; }

 private:
  static constexpr std::size_t kBits = 16'384;
  static constexpr std::size_t place(std::string_view key) {
    std::size_t hash = 0;
    for (std::size_t at = 0; at < 3; ++at) hash = hash * 61 + (at < key.size() ? static_cast<unsigned char>(key[at]) : 0U);
    return hash % kBits;
  }
  std::array<std::uint64_t, kBits / 64> bits_{};
};

struct Table {
  const Row* rows;
  std::size_t size;
  FirstBytes first;
  Beginnings beginnings;

  constexpr Table(const Row* of_rows, std::size_t count) : rows(of_rows), size(count), first(first_bytes(of_rows, count)), beginnings(of_rows, count) {}

  [[nodiscard]] const Row* begin() const { return rows; }
  [[nodiscard]] const Row* end() const { return rows + size; }
  /// The row of a key, or null. Binary search among those of its first byte.
  [[nodiscard]] const Row* find(std::string_view key) const { return beginnings.may_have(key) ? look_up(key).row : nullptr; }
  /// Some key begins with these letters. Binary search.
  [[nodiscard]] bool has_prefix(std::string_view prefix) const { return may_begin(prefix) && look_up(prefix).begins; }

  struct Found {
    const Row* row = nullptr;  // of the key itself
    bool begins = false;       // it or a longer key
  };
  /// Both answers at once.
  [[nodiscard]] Found look_up(std::string_view key) const;
  /// Whether that is worth while.
  [[nodiscard]] bool may_begin(std::string_view prefix) const { return prefix.size() < 3 || beginnings.may_have(prefix); }

 private:
  [[nodiscard]] const Row* lower_bound(std::string_view key) const;
};

const Table& abbreviations();      // folded abbreviation -> folded word
const Table& bodies();             // folded name of an intergovernmental organ -> initials it stands under
const Table& codes();              // statutory codes and registers -> kind
const Table& courts();             // court as a parenthesis prints it -> printed form, jurisdiction, level
const Table& geography();          // folded place -> abbreviation, group
const Table& journals();           // journal key -> printed form, name, year of volume 1, its first volume, 1 where years are volumes
const Table& journal_variants();   // another way to print a journal -> as printed, its key
const Table& months();             // lower-case month or abbreviation -> number
const Table& foreign_months();     // the same in other languages
const Table& newspapers();         // folded names of news media
const Table& neutral_courts();     // courts that number their own decisions -> printed form, jurisdiction
const Table& platforms();          // folded names of social media
const Table& reporters();          // reporter key -> printed form, court it shows, jurisdictions, first and last year, 1 where it is a word too
const Table& reporter_variants();  // another way to print a reporter -> its key
const Table& reporter_years();     // key of a reporter -> "volume:year,..." of a few volumes, rising
const Table& small_names();        // authors who print their names in small letters -> surname
const Table& signals();            // signal in lower case -> canonical form, kind
const Table& top_level_domains();
const Table& treaty_series();      // folded series -> printed form
const Table& un_organs();          // leading part of a U.N. document symbol -> organ, first and last year
const Table& words();              // folded word -> abbreviation in names of cases and journals, where, other forms
const Table& acronyms();           // folded acronym -> folded name of an institution
const Table& instruments();        // letters by which an instrument is called -> folded words of its title, others
const Table& abbreviated_words();  // words that reporters, codes, courts and journals abbreviate, gathered at build time

}  // namespace subcite::facts
