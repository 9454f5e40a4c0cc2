// Works that have no year of their own and are cited by chapter and verse (Bluebook R. 15.8(c)): the Bible, the Qur'an, Talmud and
// Mishnah, the books of Roman law; and records known by who published them ("2 FARRAND'S RECORDS 123").
#include <array>
#include <optional>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr WordList kBooks(std::array<std::string_view, 76>{"genesis", "exodus", "leviticus", "numbers", "deuteronomy", "joshua", "judges", "ruth", "samuel", "kings", "chronicles", "ezra", "nehemiah", "esther", "job", "psalm", "psalms", "proverbs", "ecclesiastes", "song of songs", "song of solomon", "isaiah", "jeremiah", "lamentations", "ezekiel", "daniel", "hosea", "joel", "amos", "obadiah", "jonah", "micah", "nahum", "habakkuk", "zephaniah", "haggai", "zechariah", "malachi", "tobit", "judith", "maccabees", "wisdom", "sirach", "baruch", "matthew", "mark", "luke", "john", "acts", "romans", "corinthians", "galatians", "ephesians", "philippians", "colossians", "thessalonians", "timothy", "titus", "philemon", "hebrews", "james", "peter", "jude", "revelation", "gen", "exod", "lev", "deut", "matt", "rom", "quran", "koran", "qur an", "the quran", "the qur an", "the koran"});

/// Where the last word begins that has a digit in it and no letters in front: "21:24", "83b", "9.2.1".
std::uint32_t place_begin(const Head& head) {
  constexpr std::uint32_t kLongest = 80;
  if (head.span.size() > kLongest) return head.span.end;
  const std::uint32_t first = word_at(head.text(), head.span.begin, head.span.end).end;  // the "1" of "1 Kings" is none
  for (std::uint32_t at = skip_spaces(head.text(), first, head.span.end); at < head.span.end; at = skip_spaces(head.text(), std::max(word_at(head.text(), at, head.span.end).end, at + 1), head.span.end))
    if (is_digit(static_cast<unsigned char>(head.note[at]))) return at;
  return head.span.end;
}

/// "1 Kings", "II Samuel": without the number of the book.
std::string_view without_number(std::string_view name) {
  for (const std::string_view number : {"1 ", "2 ", "3 ", "I ", "II ", "III "})
    if (name.starts_with(number)) return name.substr(number.size());
  return name;
}

bool is_book(std::string_view name) { return kBooks.has(fold(without_number(name))); }

/// "BABYLONIAN TALMUD, Bava Kamma", "Mishnah Sanhedrin".
bool is_tractate(std::string_view name) {
  const std::string words = lower_ascii(name);
  return starts_with_any(words, {"babylonian talmud", "jerusalem talmud", "talmud bavli", "talmud yerushalmi", "palestinian talmud", "talmud, ", "mishnah", "tosefta"});
}

/// "DIG.", "CODE JUST.", "G. INST.".
bool is_roman_law(std::string_view name) {
  static constexpr WordList kRoman(std::array<std::string_view, 12>{"DIG.", "Dig.", "CODE JUST.", "Code Just.", "CODE THEOD.", "Code Theod.", "G. INST.", "G. Inst.", "J. INST.", "J. Inst.", "NOV.", "DIG. JUST."});
  return kRoman.has(name);
}

/// What the place has to look like: "21:24" of scripture, "83b" or "4:5" of a tractate, "9.2.1" of Roman law.
bool fits(std::string_view name, std::string_view place) {
  const std::string_view first = place.substr(0, place.find_first_of(" ,;"));
  const bool verse = first.find(':') != std::string_view::npos;
  if (verse && is_book(name)) return true;
  if ((verse || first.find_first_of("ab") != std::string_view::npos) && is_tractate(name)) return true;
  return is_roman_law(name) && first.find('.') != std::string_view::npos;
}

/// "2 FARRAND'S RECORDS", "3 Elliot's Debates": known by who published them.
bool is_named_record(std::string_view name) { return ends_with_any(lower_ascii(name), {"’s records", "'s records", "’s debates", "'s debates"}); }

bool parse_record(const Head& head, Citation& out) {
  const Span volume = word_at(head.text(), head.span.begin, head.span.end);
  const std::uint32_t place = place_begin(head);
  if (place >= head.span.end || !to_number(head.at(volume)) || volume.size() > 2) return false;
  Span name = trim_of(head.text(), {volume.end, place}, ",");
  if (head.at(name).ends_with(" at")) name = trim_of(head.text(), {name.begin, name.end - 3}, ",");
  const auto pin = read_pincite(head.text(), {place, head.span.end});
  if (!is_named_record(head.at(name)) || !pin || !trim_of(head.text(), {pin->span.end, head.span.end}, ",.").empty()) return false;
  out.kind = Kind::Other;
  out.volume = volume;
  out.title = name;
  set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (head.has_url || head.span.empty()) return false;
  if (parse_record(head, out)) return true;
  out = {};
  const std::uint32_t place = place_begin(head);
  if (place >= head.span.end) return false;
  const Span name = trim_of(head.text(), {head.span.begin, place}, ",");
  if (name.empty() || !fits(head.at(name), head.at({place, head.span.end}))) return false;
  const auto pin = read_pincite(head.text(), {place, head.span.end});
  const Span behind = pin ? trim_of(head.text(), {pin->span.end, head.span.end}, ",.") : Span{};
  if (!pin || !(behind.empty() || head.note[behind.begin] == '(')) return false;  // "(King James)" is left to the tail
  out.kind = Kind::Other;
  out.title = name;
  set_pincite(out, *pin);
  return true;
}

}  // namespace

extern const KindParser kKindParser_scripture;
const KindParser kKindParser_scripture{"scripture", 9, parse};

}  // namespace subcite
