// The last pass over a note: the text between its citations is searched for the anchors that only citations
// have (a reporter between two numbers, a code and its section, id., supra with a note number). The clause round an anchor is listed as unread.
#include "cite/unread.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/word_list.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "cite/short_forms.h"

namespace subcite::cite {
namespace {

struct Words {
  int all = 0;
  int small = 0;  // in small letters, italics aside
  bool digit = false;
};

/// "ICCPR art. 14": what leads to a number in a source is no word of prose.
bool is_locator(std::string_view word) {
  static constexpr WordList kLocators(std::array<std::string_view, 8>{"art.", "arts.", "para.", "paras.", "amend.", "annex", "reg.", "tit."});
  return kLocators.has(word);
}

Words count_words(const NoteText& note, Span within) {
  const std::string_view text = note.text();
  Words words;
  for (std::uint32_t at = within.begin; at < within.end;) {
    const Span word = word_at(text, at, within.end);
    if (!word.empty() && !note.in_url(word.begin) && !note.in_quote(word.begin)) {
      ++words.all;
      words.digit = words.digit || has_digit(note.at(word));
      if (!note.in_italic(word.begin) && word.size() > 3 && is_lower(decode_utf8(text, word.begin).value) && !is_locator(note.at(word))) ++words.small;
    }
    at = skip_spaces(text, word.end, within.end);
    if (word.empty()) ++at;
  }
  return words;
}

/// "SCIENCE DEP'T, THE STATE OF THE LOCKS, 2023, Cm. 815": an author and a title in capitals.
bool begins_in_capitals(const NoteText& note, Span words) {
  const Span first = word_at(note.text(), words.begin, words.end);
  const Span second = word_at(note.text(), skip_spaces(note.text(), first.end, words.end), words.end);
  return in_capitals(note.at(first)) && in_capitals(note.at(second));
}

/// "supra note 12", "infra notes 3–5".
bool has_note_number(const NoteText& note, Span supra, std::uint32_t end) {
  const std::uint32_t at = skip_spaces(note.text(), supra.end, end);
  return has_word(note.text(), at, end, "note") || has_word(note.text(), at, end, "notes") || starts_with(note.text(), at, end, "n.");
}

/// "44 Yale L.J. 55": a journal of the table between two numbers.
Span find_journal(const NoteText& note, Span gap, std::uint32_t base) {
  for (std::uint32_t at = gap.begin; at < gap.end; at = skip_spaces(note.text(), std::max(word_at(note.text(), at, gap.end).end, at + 1), gap.end)) {
    const Span volume = word_at(note.text(), at, gap.end);
    if (!is_page(note.at(volume)) || note.depth(at) != base || note.in_quote(at) || note.in_url(at)) continue;
    const Entry journal = journal_entry(note.text(), skip_spaces(note.text(), volume.end, gap.end), gap.end);
    if (journal.row == nullptr) continue;
    std::uint32_t number = skip_spaces(note.text(), journal.end, gap.end);
    if (has_word(note.text(), number, gap.end, "at")) number = skip_spaces(note.text(), number + 2, gap.end);  // "12 Yale L.J. at 3"
    const Span page = word_at(note.text(), number, gap.end);
    if (is_page(note.at(trim_of(note.text(), page, ",;.")))) return {volume.begin, page.end};
  }
  return {};
}

/// "48 U.S.C. § 2101": a code of the table and a section.
Span find_section_of_code(const NoteText& note, Span gap, std::uint32_t base) {
  const std::string_view text = note.text().substr(0, gap.end);
  for (std::size_t found = text.find("§", gap.begin); found != std::string_view::npos; found = text.find("§", found + 2)) {
    const auto sign = static_cast<std::uint32_t>(found);
    if (note.depth(sign) != base || note.in_quote(sign) || note.in_url(sign)) continue;
    constexpr std::uint32_t kFar = 60;  // bytes of the longest name of a code
    for (std::uint32_t at = std::max(gap.begin, sign - std::min(sign, kFar)); at < sign; ++at) {
      if ((at > gap.begin && note[at - 1] != ' ') || !is_upper(decode_utf8(text, at).value)) continue;
      const Entry code = longest_entry(facts::codes(), text, at, sign);
      if (code.row != nullptr && skip_spaces(text, code.end, gap.end) == sign) return {at, sign + 2};
    }
  }
  return {};
}

/// "[2017] UKSC 5": a year in brackets and a court that numbers its decisions.
Span find_neutral(const NoteText& note, Span gap) {
  constexpr std::uint32_t kYear = 7;  // bytes of "[2017] "
  const std::string_view text = note.at({gap.begin, gap.end});
  for (std::size_t at = text.find('['); at != std::string_view::npos; at = text.find('[', at + 1)) {
    const std::string_view year = text.substr(at, kYear);
    if (year.size() < kYear || !year.ends_with("] ") || !to_number(year.substr(1, 4))) continue;
    const auto begin = gap.begin + static_cast<std::uint32_t>(at);
    const Entry court = longest_entry(facts::neutral_courts(), note.text(), begin + kYear, gap.end);
    if (court.row != nullptr && !note.in_quote(begin) && !note.in_url(begin)) return {begin, court.end};
  }
  return {};
}

/// "[@roe1999, p. 12]", "@roe1999 [p. 12]": a key of a bibliography, as pandoc writes it.
Span find_key(const NoteText& note, Span gap) {
  const std::string_view text = note.text().substr(0, gap.end);
  for (std::size_t found = text.find('@', gap.begin); found != std::string_view::npos; found = text.find('@', found + 1)) {
    const auto at = static_cast<std::uint32_t>(found);
    const Span key{at, word_at(text, at + 1, gap.end).end};
    const char before = at == gap.begin ? ' ' : text[at - 1];
    const bool opens = before == '[' || before == ' ' || before == '-' || before == ';';
    if (key.size() < 3 || !opens || note.in_url(at) || note.in_quote(at)) continue;
    constexpr std::uint32_t kFar = 100;  // bytes of "[see also "
    const std::uint32_t from = std::max(gap.begin, at > kFar ? at - kFar : 0);
    const std::size_t bracket = text.substr(from, at - from).find_last_of("[]");
    const bool inside = bracket != std::string_view::npos && text[from + bracket] == '[';
    if (inside) return {from + static_cast<std::uint32_t>(bracket), key.end};
    if (text.substr(key.end, 2) == " [") return key;
  }
  return {};
}

/// A year that stands by itself behind the title, with no words of prose before it: "New York: Salt Press, 1979." The span ends behind it.
Span year_behind(const NoteText& note, Span tail) {
  for (std::uint32_t at = tail.begin; at < tail.end; at = skip_spaces(note.text(), std::max(word_at(note.text(), at, tail.end).end, at + 1), tail.end)) {
    const Span word = trim_of(note.text(), word_at(note.text(), at, tail.end), ",.;:()");
    const auto year = word.size() == 4 ? to_number(note.at(word)) : std::nullopt;
    if (year && *year > 1500 && *year < 2100) return {tail.begin, word.end};
    if (word.size() > 3 && is_lower(decode_utf8(note.text(), word.begin).value)) return {};
  }
  return {};
}

/// "Quill, Ada. *Tugs*. New York: Salt Press, 1979.", "Ada Quill, *Tugs*, Salt Press, New York 1979": a name with its comma, a title in
/// italics and a year, as other styles have them.
Span find_other_style(const NoteText& note, Span gap) {
  constexpr std::uint32_t kHead = 160;
  constexpr std::uint32_t kTail = 100;
  std::uint32_t title = gap.begin;
  while (title < gap.end && title - gap.begin < kHead && !note.in_italic(title)) ++title;
  const Span name = trim(note.text(), {gap.begin, title});
  if (title == gap.begin || title >= gap.end || !note.in_italic(title) || !is_upper(decode_utf8(note.text(), gap.begin).value)) return {};
  const std::size_t comma = note.at(name).find(", ");
  const bool ends = note.at(name).ends_with(',') || note.at(name).ends_with('.') || note.at(name).ends_with("”");
  if (!ends || (comma == std::string_view::npos && !note.at(name).ends_with(',')) || count_words(note, name).small > 0 || std::min<std::size_t>(comma, name.size()) > 40) return {};
  std::uint32_t end = title;
  while (end < gap.end && note.in_italic(end)) ++end;
  const Span year = year_behind(note, {end, std::min(gap.end, end + kTail)});
  return year.empty() ? Span{} : Span{gap.begin, year.end};
}

/// "see notes 136–40 and accompanying text", "note 162 & accompanying text": its supra or infra is lost.
Span find_bare_notes(const NoteText& note, Span gap, std::uint32_t base) {
  const std::string_view text = note.text().substr(0, gap.end);
  for (const std::string_view tail : {" and accompanying text", " & accompanying text"}) {
    for (std::size_t at = text.find(tail, gap.begin); at != std::string_view::npos; at = text.find(tail, at + 1)) {
      constexpr std::size_t kLongest = 30;
      const auto end = static_cast<std::uint32_t>(at);
      const std::string_view before = text.substr(0, at).substr(std::max<std::size_t>(gap.begin, at > kLongest ? at - kLongest : 0));
      const std::size_t word = before.rfind("note");
      const bool numbered = word != std::string_view::npos && is_digit(static_cast<unsigned char>(before.back())) && before.find_first_of("0123456789", word) - word <= 6;
      if (numbered && note.depth(end) == base && !note.in_quote(end)) return {end - static_cast<std::uint32_t>(before.size() - word), end};
    }
  }
  return {};
}

/// What is not read, and why.
struct Anchor {
  Span span;
  std::string_view reason = "an id., a supra, a reporter or a journal, but no form of citation that could be read";
};

/// The first anchor of a citation in the span, the section of a code aside, or an empty span.
Anchor anchor_in(const NoteText& note, Span gap) {
  const std::uint32_t base = note.depth(gap.begin);
  if (const auto supra = find_supra(note, gap, base); supra && has_note_number(note, *supra, gap.end)) return {*supra};
  if (const auto id = id_at(note, gap.begin, gap.end)) return {*id};
  if (const auto id = find_id(note, gap, base)) return {*id};
  if (const auto reporter = read_reporter(note, gap, base)) return {reporter->whole};
  if (const Span journal = find_journal(note, gap, base); !journal.empty()) return {journal};
  if (const Span key = find_key(note, gap); !key.empty()) return {key, "a key of a bibliography, which was not read"};
  if (const Span neutral = find_neutral(note, gap); !neutral.empty()) return {neutral};
  if (const Span notes = find_bare_notes(note, gap, base); !notes.empty()) return {notes, "notes of this manuscript, without supra or infra"};
  return {find_other_style(note, gap), "an author, a title and a year, but no form of citation that could be read"};
}

/// From the semicolon or the sentence's end before the anchor to the one behind it.
Span clause_round(const NoteText& note, Span gap, Span anchor) {
  const auto ends = [&](std::uint32_t at) { return note[at] == ';' || note[at] == '\n' || (note[at] == '.' && note[at + 1] == ' ' && is_upper(decode_utf8(note.text(), std::min(at + 2, gap.end - 1)).value)); };
  std::uint32_t begin = anchor.begin;
  while (begin > gap.begin && !(note[begin - 1] == ' ' && begin >= gap.begin + 2 && ends(begin - 2))) --begin;
  std::uint32_t end = anchor.end;
  while (end < gap.end && !ends(end)) ++end;
  return trim_of(note.text(), {begin, end}, ",;.");
}

/// "2012 Dune Deer EIS at 86", "2017 Bay Deer EA at 68 (highlighting the same)": capitalised words, a page, and no more.
bool names_page(const NoteText& note, Span words) {
  constexpr int kMostWords = 8;
  const std::size_t open = note.at(words).find(" (");
  if (open != std::string_view::npos) words.end = words.begin + static_cast<std::uint32_t>(open);
  const std::size_t at = note.at(words).rfind(" at ");
  if (at == std::string_view::npos) return false;
  const Span name{words.begin, words.begin + static_cast<std::uint32_t>(at)};
  const auto pin = read_pincite(note.text(), {name.end, words.end});
  const Words counted = count_words(note, name);
  const bool whole = pin && trim_of(note.text(), {pin->span.end, words.end}, ",.").empty() && is_digit(static_cast<unsigned char>(note[pin->span.begin]));
  return whole && counted.small == 0 && counted.all >= 3 && counted.all <= kMostWords && may_be_names(note.text(), name);
}

}  // namespace

bool looks_like_citation(const NoteText& note, Span raw, std::uint32_t core, const Citation& c, bool dated, bool strung) {
  const std::string_view text = note.text();
  const Words words = count_words(note, {core, raw.end});
  const char32_t head = decode_utf8(text, core).value;
  const bool opens = is_upper(head) || head == 0x201C || head == '"' || note.in_italic(core) || is_digit(head);
  const bool comma = note.at({core, raw.end}).find(',') != std::string_view::npos;
  const bool whole = raw.begin == note.span().begin && trim_of(text, note.span(), ".").end <= raw.end + 1;
  if (whole && opens && words.digit && words.small == 0 && words.all >= 2 && words.all <= 8) return true;  // "FAR 36.6."
  if (opens && names_page(note, {core, raw.end})) return true;
  if (comma && words.digit && words.small * 4 < words.all && words.all >= 4 && begins_in_capitals(note, {core, raw.end})) return true;
  return opens && words.all >= 2 && words.small * 3 < words.all && comma && (dated || ((strung || !c.signal.empty()) && words.digit));
}

void add_unread(const NoteText& note, std::uint32_t index, std::size_t first, Citations& citations) {
  std::uint32_t at = note.span().begin;
  for (std::size_t i = first; i <= citations.size(); ++i) {
    const std::uint32_t end = i < citations.size() ? citations[i].raw.begin : note.span().end;
    if (i < citations.size() && end < at) continue;  // nested
    bool laws_alone = false;                         // the rest of the gap has no other anchor
    for (Span gap = trim(note.text(), {at, end}); gap.size() > 3;) {
      Anchor found = laws_alone ? Anchor{} : anchor_in(note, gap);
      laws_alone = found.span.empty();
      if (laws_alone) found = {find_section_of_code(note, gap, note.depth(gap.begin)), "a section of a code, but no form of citation that could be read"};
      const auto [anchor, reason] = found;
      if (anchor.empty()) break;
      Citation c;
      c.note = index;
      c.raw = clause_round(note, gap, anchor);
      c.core = c.raw;
      c.unread_reason = reason;
      gap = trim(note.text(), {std::max(c.raw.end, anchor.end), gap.end});
      citations.insert(citations.begin() + static_cast<std::ptrdiff_t>(i), c);
      ++i;
    }
    if (i < citations.size()) at = std::max(at, citations[i].raw.end);
  }
}

}  // namespace subcite::cite
