// Words, dates and signals. Pincites are in pincite.cpp, names in names.cpp.
#include "cite/lex.h"

#include <algorithm>
#include <array>
#include <bit>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "facts/table.h"

namespace subcite::cite {

namespace {

/// Where a byte stands next that may end a word: a blank or less, or one above ASCII; `end` for none.
std::uint32_t next_word_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (; at + 8 <= end; at += 8) {
    const std::uint64_t eight = eight_bytes(text.data() + at);
    const std::uint64_t found = (((eight - kLowBits * (' ' + 1)) & ~eight) | eight) & kTopBits;  // exact for the lowest such byte
    if (found == 0) continue;
    if constexpr (std::endian::native == std::endian::little) return at + static_cast<std::uint32_t>(std::countr_zero(found)) / 8;
    break;
  }
  while (at < end && text[at] > ' ') ++at;  // bytes above ASCII are negative
  return at;
}

}  // namespace

Span word_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  for (; stop < end; ++stop) {
    stop = next_word_end(text, stop, end);
    if (stop >= end || text[stop] == ' ' || text[stop] == '\n' || (text[stop] == '\xC2' && stop + 1 < end && text[stop + 1] == '\xA0')) break;
  }
  return {at, stop};
}

std::uint32_t skip_spaces_of(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    if (text[at] > ' ' && static_cast<unsigned char>(text[at]) < 0x80) break;  // the most of what stands behind a blank
    const CodePoint point = decode_utf8(text, at);
    if (!is_space(point.value)) break;
    at += point.size;
  }
  return std::min(at, end);
}

bool has_word(std::string_view text, std::uint32_t at, std::uint32_t end, std::string_view word) {
  if (at + word.size() > end || !equals_ignoring_case(text.substr(at, word.size()), word)) return false;
  const std::size_t after = at + word.size();
  return after >= end || !is_word_byte(text[after]) || !is_word_byte(word.back());
}

namespace {

/// facts::printed_key() of the word, behind that of the words before it.
void append_key(std::string& key, std::string_view word) {
  for (const char c : word) {
    const char low = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9') || low == '&') key += low;
  }
}

}  // namespace

Entry longest_entry(const facts::Table& table, std::string_view text, std::uint32_t at, std::uint32_t end) {
  constexpr int kMostWords = 12;
  Entry best;
  std::string key;
  for (int words = 0; words < kMostWords && at < end; ++words) {
    const Span word = word_at(text, at, end);
    if (word.empty() || word.size() > 24 || text[at] == '(' || text[at] == '[') break;
    const std::size_t before = key.size();
    append_key(key, slice(text, word));
    if (key.size() == before) break;
    const auto found = table.may_begin(key) ? table.look_up(key) : facts::Table::Found{};
    if (found.row != nullptr) best = {word.end, found.row};
    if (!found.begins) break;
    at = skip_spaces(text, word.end, end);
  }
  return best;
}

namespace {

/// Behind one digit of a numeral, of "one", "five" and "ten": "iv", "vii", "xl", "cm".
std::size_t digit_end(std::string_view word, std::size_t at, char one, char five, char ten) {
  const auto is = [&](std::size_t k, char c) { return k < word.size() && word[k] == c; };
  if (is(at, one) && (is(at + 1, five) || is(at + 1, ten))) return at + 2;
  if (is(at, five)) ++at;
  for (int ones = 0; ones < 4 && is(at, one); ++ones) ++at;
  return at;
}

/// "xliv", "vxi" with letters transposed, not "did" or "mild".
bool is_numeral(std::string_view word, std::string_view letters) {
  if (word.find_first_not_of(letters.substr(0, 3)) == std::string_view::npos) return true;
  std::size_t at = 0;
  while (at < 4 && at < word.size() && word[at] == letters[6]) ++at;
  for (const std::size_t one : {4U, 2U, 0U}) at = digit_end(word, at, letters[one], letters[one + 1], letters[one + 2]);
  return at == word.size();
}

}  // namespace

bool begins_treaty_series(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Span volume = word_at(text, at, end);
  return is_page(slice(text, volume)) && longest_entry(facts::treaty_series(), text, skip_spaces(text, volume.end, end), end).row != nullptr;
}

bool is_roman(std::string_view word) { return !word.empty() && word.size() <= 8 && (is_numeral(word, "ivxlcdm") || is_numeral(word, "IVXLCDM")); }

bool is_year(std::string_view word) { return word.size() == 4 && word >= "1000" && word <= "2199" && all_digits(word); }

bool is_years(std::string_view part) {
  const std::size_t dash = std::min({part.find("–"), part.find('-'), part.size()});
  if (dash == part.size()) return is_year(part);
  const std::string_view last = part.substr(dash + (part[dash] == '-' ? 1 : 3));
  return is_year(part.substr(0, dash)) && (is_year(last) || last.size() == 2);
}

bool is_before_code(std::string_view text, std::uint32_t at, std::uint32_t end) { return starts_with(text, at, end, " U.S.C.") || starts_with(text, at, end, " C.F.R.") || starts_with(text, at, end, " U.S. "); }

bool is_page(std::string_view word) {
  if (word.size() > 12) return false;
  const auto digits = std::count_if(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (digits == 0) return false;
  const auto rest = word.size() - static_cast<std::size_t>(digits);
  const bool inside = !is_digit(static_cast<unsigned char>(word.front())) && !is_digit(static_cast<unsigned char>(word.back()));  // "R2P"
  return rest <= 2 && !inside && std::all_of(word.begin(), word.end(), [](char c) { return is_alphanumeric(c); });
}

namespace {

bool is_year_of_date(std::string_view word) { return is_year(word) && word >= "1200"; }

std::uint8_t month_in(const facts::Table& months, std::string_view word) {
  const facts::Row* row = word.size() >= 3 ? months.find(lower_ascii(word)) : nullptr;
  return row == nullptr ? std::uint8_t{0} : static_cast<std::uint8_t>(to_number(row->a).value_or(0));
}

std::uint8_t month_of(std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',')) word.remove_suffix(1);
  return month_in(facts::months(), word);
}

/// "juillet", "Januar": where a day and a year stand beside them.
std::uint8_t foreign_month_of(std::string_view word) { return month_in(facts::foreign_months(), word); }

bool is_season(std::string_view word) {
  static constexpr WordList kSeasons(std::array<std::string_view, 5>{"Spring", "Summer", "Fall", "Autumn", "Winter"});
  return kSeasons.has(word);
}

/// A number of one or two digits at `at`; 0 where there is none. `at` moves behind it.
std::uint32_t small_number(std::string_view text, std::uint32_t& at, std::uint32_t end) {
  std::uint32_t stop = at;
  while (stop < end && text[stop] >= '0' && text[stop] <= '9') ++stop;
  if (stop == at || stop - at > 2) return 0;
  const std::uint32_t value = to_number(text.substr(at, stop - at)).value_or(0);
  at = stop;
  return value;
}

bool year_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  return at + 4 <= end && is_year_of_date(text.substr(at, 4)) && (at + 4 >= end || text[at + 4] < '0' || text[at + 4] > '9') &&
         (at == 0 || !is_word_byte(text[at - 1]));
}

DateRead year_read(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  DateRead read;
  read.date.year = static_cast<std::uint16_t>(to_number(text.substr(at, 4)).value_or(0));
  read.year = {at, at + 4};
  read.span = {begin, at + 4};
  return read;
}

/// Behind the ending of an ordinal day: "3rd", "4th".
std::uint32_t behind_ending(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (const std::string_view ending : {"st", "nd", "rd", "th", "d"})
    if (const auto after = static_cast<std::uint32_t>(at + ending.size()); starts_with(text, at, end, ending) && (after >= end || !is_word_byte(text[after]))) return after;
  return at;
}

std::optional<DateRead> month_date(std::string_view text, Span within, std::uint8_t month, std::uint32_t at) {
  at = skip_spaces(text, at, within.end);
  std::uint32_t day_end = at;
  const std::uint32_t day = small_number(text, day_end, within.end);
  if (day > 0 && day <= 31) {  // a range of days: the first counts
    at = behind_ending(text, day_end, within.end);
    if (at < within.end && (text[at] == '-' || starts_with(text, at, within.end, "–"))) {
      at += text[at] == '-' ? 1 : 3;
      small_number(text, at, within.end);
      at = behind_ending(text, at, within.end);
    }
  }
  std::uint32_t year = at;
  if (year < within.end && text[year] == ',') ++year;
  year = skip_spaces(text, year, within.end);
  DateRead read;
  if (year_at(text, year, within.end)) read = year_read(text, within.begin, year);
  else if (day == 0) return std::nullopt;
  else read.span = {within.begin, at};
  read.date.month = month;
  read.date.day = day <= 31 ? static_cast<std::uint8_t>(day) : std::uint8_t{0};
  return read;
}

}  // namespace

std::optional<DateRead> read_date(std::string_view text, Span within) {
  const std::uint32_t begin = skip_spaces(text, within.begin, within.end);
  within.begin = begin;
  if (year_at(text, begin, within.end)) return year_read(text, begin, begin);
  const Span word = word_at(text, begin, within.end);
  std::string_view first = slice(text, word);
  if (const std::uint8_t month = month_of(first.substr(0, first.find_first_of("-–/"))); month != 0) return month_date(text, within, month, word.end);
  if (is_season(first)) {
    const std::uint32_t year = skip_spaces(text, word.end, within.end);
    if (year_at(text, year, within.end)) return year_read(text, begin, year);
  }
  if (const std::uint8_t month = foreign_month_of(first); month != 0) {  // "mayo 10, 2006"
    const auto read = month_date(text, within, month, word.end);
    if (read && read->date.day != 0 && read->date.year != 0) return read;
  }
  std::uint32_t at = begin;
  const std::uint32_t day = small_number(text, at, within.end);
  if (day == 0 || day > 31) return std::nullopt;
  if (at < within.end && text[at] == '.') ++at;                // "15. Januar 1958"
  else if (starts_with(text, at, within.end, "er ")) at += 2;  // "1er juin 1999"
  at = skip_spaces(text, at, within.end);
  const Span second = word_at(text, at, within.end);
  std::uint8_t month = month_of(slice(text, second));
  if (month == 0) month = foreign_month_of(slice(text, second));
  const std::uint32_t year = skip_spaces(text, second.end, within.end);
  if (month == 0 || !year_at(text, year, within.end)) return std::nullopt;
  DateRead read = year_read(text, begin, year);
  read.date.month = month;
  read.date.day = static_cast<std::uint8_t>(day);
  return read;
}

namespace {

/// "2015 & Supp. 2021": the year of a supplement does not date the work.
bool is_supplement(std::string_view between) {
  const std::size_t at = between.find("& Supp.");
  return at != std::string_view::npos && between.find(',', at) == std::string_view::npos;
}

}  // namespace

std::optional<DateRead> last_date(std::string_view text, Span within) {
  std::optional<DateRead> found;
  bool word_start = true;
  for (std::uint32_t at = within.begin; at < within.end; ++at) {
    const bool word = is_word_byte(text[at]);
    if (word && word_start && (!found || (at >= found->span.end && !is_supplement(slice(text, {found->span.end, at})))))
      if (auto read = read_date(text, {at, within.end})) found = read;
    word_start = !word;
  }
  return found;
}

std::optional<SignalRead> read_signal(std::string_view text, Span within) {
  std::string words;
  std::optional<SignalRead> best;
  std::uint32_t at = within.begin;
  for (int count = 0; count < 4 && at < within.end; ++count) {
    const Span word = word_at(text, at, within.end);
    if (word.empty() || word.size() > 12) break;
    if (count > 0 && slice(text, word) == "Further") break;  // "See Further Details on Weirs": of the title
    if (!words.empty()) words += ' ';
    words += lower_ascii(slice(text, word));
    const std::string_view bare = words;
    if (!facts::signals().has_prefix(bare.substr(0, bare.size() - (bare.ends_with(',') ? 1 : 0)))) break;
    for (const bool comma : {true, false}) {
      std::string_view key = words;
      const bool ends_comma = key.ends_with(',');
      if (!comma && ends_comma) key.remove_suffix(1);
      else if (!comma) continue;
      const auto* row = facts::signals().find(key);
      if (row == nullptr) continue;
      best = SignalRead{{within.begin, word.end - (comma || !ends_comma ? 0U : 1U)}, row->a};
      break;
    }
    at = skip_spaces(text, word.end, within.end);
  }
  return best;
}

}  // namespace subcite::cite
