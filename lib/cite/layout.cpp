// Where the authors end and the title begins (GRAMMAR A4): italics decide where they are given, then
// capitals, then commas.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"
#include "cite/layout.h"

namespace subcite {

Head head_of(const cite::NoteText& note, std::uint32_t base, Span span) {
  Head head{note, base, span, {}, std::nullopt, false, {}, {}, {}, {}, false, false, {}, {}};
  head.pairs.add(note.at(span));
  return head;
}

namespace cite {

namespace {

/// In capitals but for a pincite at the end: "CASES ON SALVAGE 101–03 & n.6".
bool is_capital_part(const Head& head, Span part) {
  if (in_capitals(head.at(part))) return true;
  const Span pin = pincite_at_end(head.text(), part);
  return !pin.empty() && in_capitals(head.at({part.begin, pin.begin}));
}

/// "at 615–16": pages and nothing else.
bool pincite_only(const Head& head, Span part) {
  const auto pin = read_pincite(head.text(), part);
  return pin && pin->span.end == part.end && (pin->locators != kPages || head.at(part).starts_with("at "));
}

/// "ADA QUILL & LENA WHITCOMBE": persons on both sides, not the end of a title ("FERRIES & BRIDGES").
bool joins_full_names(std::string_view part) {
  if (part.find(" AND ") < part.find(" & ")) return has_initial(part) && joins_persons(part);
  const std::size_t at = part.find(" & ");
  return at != std::string_view::npos && part.find(' ') < at && part.find(' ', at + 3) != std::string_view::npos;
}

/// How many of the capital parts are the authors: "A, B & C" before the title.
std::size_t author_parts(const Head& head, const std::vector<Span>& parts) {
  const auto few_words = [&](Span s) { const auto words = std::count(head.at(s).begin(), head.at(s).end(), ' ') + 1; return words >= 2 && words <= 9; };
  for (std::size_t i = 1; i + 1 < parts.size() && i < 8; ++i) {
    if (!few_words(parts[i])) break;
    if (joins_full_names(head.at(parts[i])) && (!is_institution(head.at(parts[i])) || joins_persons(head.at(parts[i])))) return i + 1;
  }
  if (parts.size() > 2) {
    static constexpr WordList kSuffix(std::array<std::string_view, 6>{"ESQ.", "JR.", "SR.", "II", "III", "IV"});
    if (kSuffix.has(head.at(parts[1]))) return 2;
  }
  return 1;
}

/// The title from this part on.
void capital_title(Head& head, const std::vector<Span>& parts, std::size_t title) {
  // The title runs as long as capitals do; numbers behind it are pages.
  std::size_t last = title;
  while (last + 1 < parts.size() && is_capital_part(head, parts[last + 1]) && read_pincite(head.text(), parts[last + 1]).value_or(Pincite{}).span.end != parts[last + 1].end) ++last;
  if (last + 1 < parts.size() && is_years(head.at(parts[last + 1])) && (last + 2 == parts.size() || pincite_only(head, parts[last + 2]))) ++last;
  Span whole{parts[title].begin, parts[last].end};
  Span words = whole;
  if (const Span pin = pincite_at_end(head.text(), {whole.begin, head.span.end}); !pin.empty() && pin.begin < whole.end) words.end = pin.begin;
  if (head.at(words).ends_with(" at ")) words.end -= 4;
  head.title = trim_of(head.text(), words, ",");
  head.capital_title = true;
  head.rest = trim_of(head.text(), {words.end, head.span.end}, ",");
}

/// "Ione Castell, CONG. RSCH. SERV., R45288, NIGHT PAY 9 (2018)": a person, the body in capitals and its number.
bool numbered_layout(Head& head, const std::vector<Span>& parts) {
  if (parts.size() < 4 || is_capital_part(head, parts[0]) || !is_capital_part(head, parts[1]) || !is_institution(head.at(parts[1])) || !is_report_number(head.at(parts[2])) || !is_capital_part(head, parts[3])) return false;
  if (!may_be_names(head.text(), parts[0])) return false;
  head.authors = parts[0];
  head.body = {parts[1].begin, parts[2].end};
  capital_title(head, parts, 3);
  return true;
}

/// "TIDES AND WEIRS 128, 133 (Ada Roe ed., 1990)", "THE HARBOR STATE, 1811–1894, at 187": pages or years follow the first part, so
/// that it is the title.
bool begins_with_title(const Head& head, const std::vector<Span>& parts) {
  const auto pin = read_pincite(head.text(), parts[1]);
  const bool pages = pin && pin->span == parts[1] && pin->locators == kPages && !pincite_at_end(head.text(), parts[0]).empty();
  return pages || (is_years(head.at(parts[1])) && parts[1].size() > 4);
}

void capital_layout(Head& head, const std::vector<Span>& parts) {
  std::size_t authors = author_parts(head, parts);
  if (parts.size() == 1 || pincite_only(head, parts[1]) || (is_list_title(head, parts, "AND ") && names_editor(head)) || begins_with_title(head, parts)) authors = 0;
  if (authors > 0) head.authors = {parts[0].begin, parts[authors - 1].end};
  std::size_t title = authors;
  while (title > 0 && title + 1 < parts.size() && (is_capital_part(head, parts[title + 1]) || is_report_number(head.at(parts[title + 1]))) && is_middle_body(head.at(parts[title])) && !is_years(head.at(parts[title + 1]))) ++title;
  if (title > authors) head.body = {parts[authors].begin, parts[title - 1].end};
  while (title + 1 < parts.size() && is_report_number(head.at(parts[title])) && is_capital_part(head, parts[title + 1])) ++title;
  capital_title(head, parts, title);
}

}  // namespace

void lay_out(Head& head) {
  head.parts = comma_parts(head, head.span);
  if (italic_layout(head)) return;
  const std::vector<Span>& parts = head.parts;
  if (parts.empty() || numbered_layout(head, parts)) return;
  const bool capitals = is_capital_part(head, parts[0]) && (parts.size() == 1 || is_capital_part(head, parts[1]) || is_report_number(head.at(parts[1])) || pincite_only(head, parts[1]));
  if (capitals) {
    capital_layout(head, parts);
    return;
  }
  // No typography: the first part is the author, the rest waits for its kind.
  head.authors = parts.size() > 1 ? parts[0] : Span{head.span.begin, head.span.begin};
  head.rest = {parts.size() > 1 ? parts[1].begin : head.span.begin, head.span.end};
}

namespace {

/// "Four Essays on Liberty 118, 121–22" before a year alone: an author's own collection, which has no editor; no volume stands before a
/// periodical's name, and no abbreviation in it.
bool is_paged_book(const Head& head, Span words) {
  const Span pages = pincite_at_end(head.text(), words);
  if (pages.empty() || pages.begin <= words.begin || head.has_url || !head.date || head.date->date.month != 0 || head.at(head.paren).size() > 4) return false;
  const std::string_view name = trim(head.at({words.begin, pages.begin}));
  return name.find(' ') != std::string_view::npos && name.find('.') == std::string_view::npos && name.find_first_of(",0123456789") == std::string_view::npos;
}

}  // namespace

bool divide_chapter(Head& head) {
  constexpr Needle kIn = ", in ";
  constexpr Needle kReprinted = ", reprinted in ";
  const std::uint32_t printed = find_words(head, head.span, kReprinted);
  const std::uint32_t in = printed < head.span.end ? printed : find_words(head, head.span, kIn);
  if (in == head.span.end || head.italic_title) return false;
  const auto lead = static_cast<std::uint32_t>(printed < head.span.end ? kReprinted.size() : kIn.size());
  const std::uint32_t from = skip_spaces(head.text(), in + lead, head.span.end);
  const Span first = word_at(head.text(), from, head.span.end);
  const Span second = word_at(head.text(), skip_spaces(head.text(), first.end, head.span.end), head.span.end);
  const bool edited = contains_any(head.at(head.paren), {" ed.", " eds."}) || contains_any(head.at({from, head.span.end}), {" (ed.), ", " (eds.), ", " (ed), ", " (eds), "});
  const bool capitals = in_capitals(head.at(first)) || (is_page(head.at(first)) && in_capitals(head.at(second))) || in_capitals(head.at(second));
  const bool titled = is_upper(decode_utf8(head.text(), first.begin).value) || is_page(head.at(first));
  if (!capitals && !(titled && (edited || is_paged_book(head, {from, head.span.end})))) return false;
  const std::vector<Span> parts = comma_parts(head, {head.span.begin, in});
  const std::size_t authors = roman_authors(head, parts);
  if (authors == 0 || authors >= parts.size() || (in_capitals(head.at(parts[0])) && (!capitals || in_capitals(head.at(parts[authors]))))) return false;
  head.authors = {parts[0].begin, parts[authors - 1].end};
  head.title = {parts[skip_office(head, parts, authors)].begin, in};
  head.rest = {in + 2, head.span.end};
  return true;
}

}  // namespace cite
}  // namespace subcite
