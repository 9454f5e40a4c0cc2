// Where the authors end and the title begins by italics: the run of the title, with what of it is set in roman letters.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/layout.h"
#include "cite/periodical.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

/// "in", "see also", "et al.": italics that are no title.
bool is_title_run(std::string_view run) {
  bool capital = false;
  for (std::size_t at = 0; at < run.size();) {
    const CodePoint point = decode_utf8(run, at);
    capital = capital || is_upper(point.value) || is_digit(point.value);
    at += point.size;
  }
  const std::string_view words = trim(run);
  return capital && words != "Id." && words != "See" && words != "See also" && words != "In";
}

/// "SFFA, 4 AM. J. L. INEQ. 295": the comma behind the word parts it from a volume, so it is no name of a periodical.
bool is_before_volume(const Head& head, Span word) {
  if (!head.at(word).ends_with(',')) return false;
  const Span volume = word_at(head.text(), skip_spaces(head.text(), word.end, head.span.end), head.span.end);
  const std::uint32_t name = skip_spaces(head.text(), volume.end, head.span.end);
  return is_page(head.at(volume)) && name < head.span.end && is_upper(decode_utf8(head.text(), name).value);
}

/// "*Reprocessing* Vermont Yankee, 75 GEO. ...": a name inside an italic title is set in roman; the title goes
/// on to the comma. A word in capitals behind the italics is the container, its comma lost.
Span whole_title(const Head& head, Span run, bool all_roman) {
  const std::string_view text = head.text();
  const bool bracket = run.end < head.span.end && text[run.end] == ')' && head.note.is_bracket(run.end) && run.contains(head.note.closing(run.end));
  if (bracket) ++run.end;                          // "*Will Weirs Go? (Hint: Yes*)"
  for (const std::string_view mark : {",”", "”"})  // "*Are Weirs “Good for All*,” SITE"
    if (head.at(run).rfind("“") + 1 > head.at(run).rfind("”") + 1 && starts_with(text, run.end, head.span.end, mark)) run.end += static_cast<std::uint32_t>(mark.size());
  const std::uint32_t next = skip_spaces(text, run.end, head.span.end);
  const Span inked = trim(text, run);
  if (next >= head.span.end || inked.empty() || text[inked.end - 1] == ',') return run;
  const bool joined = text[next] == ':' || starts_with(text, next, head.span.end, "—");
  static constexpr WordList kGoesOn(std::array<std::string_view, 13>{"and", "of", "or", "for", "at", "as", "after", "on", "to", "with", "from", "under", "is"});
  Span first = word_at(text, next, head.span.end);
  if (kGoesOn.has(head.at(first)) && next > inked.end) first = word_at(text, skip_spaces(text, first.end, head.span.end), head.span.end);  // "and Snyder"
  if (head.at(first) == "the" && first.begin > next) first = word_at(text, skip_spaces(text, first.end, head.span.end), head.span.end);    // "and the Clean Rivers Act"
  const std::string_view word = head.at(first);
  const std::size_t blank = head.at(inked).rfind(' ');
  const bool year = next > inked.end && is_years(head.at(trim_of(text, first, ","))) && blank != std::string_view::npos && facts::is_small_word(head.at(inked).substr(blank + 1));  // "*How Weirs Fight Back in* 2020,"
  const bool parted = next > inked.end || text[inked.end - 1] == '-';                                                                                                               // "*Weirs Post-*Carpenter,"
  const bool roman = !word.empty() && is_upper(decode_utf8(word, 0).value) && (!in_capitals(word) || is_before_volume(head, first)) && parted && !word.ends_with('.');
  if (!joined && !roman && !year && !all_roman) return run;
  for (std::uint32_t at = next; at < head.span.end; ++at) {
    const bool comma = text[at] == ',' && head.note.depth(at) == head.base && !head.note.in_quote(at) && !(head.note.in_italic(at) && head.note.in_italic(at + 2));
    if (comma) return {run.begin, at};
  }
  const Span rest{next, head.span.end};
  if (!has_versus(head.at(rest))) return run;  // "*Reading Weirs in the Shadow of* Roe v. Poe 32": no comma behind
  const Span pages = pincite_at_end(text, rest);
  return trim_of(text, {run.begin, pages.empty() ? rest.end : pages.begin}, ",");
}

/// "*The Millers’* (*Weir Bargain*) *Dilemma*": the run that goes on behind a bracket within a title; empty for none.
Span run_behind_bracket(const Head& head, Span run) {
  if (!starts_with(head.text(), run.end, head.span.end, " (") || !head.note.is_bracket(run.end + 1)) return {};
  const std::uint32_t behind = head.note.closing(run.end + 1) + 2;
  const bool plain = behind < head.span.end && head.note[behind - 1] == ' ' && head.at({run.end, behind}).find_first_of(",;0123456789") == std::string_view::npos;
  for (const Span& next : head.note.italics_in({std::min(behind, head.span.end), head.span.end})) return plain && next.begin == behind ? next : Span{};
  return {};
}

/// "*The Effects of* Roe v. Poe*: A Study*": runs with roman words and no comma between them are one title.
Span joined_runs(const Head& head, Span run) {
  constexpr std::uint32_t kLongestGap = 120;
  for (const Span& next : head.note.italics_in({run.end, head.span.end})) {
    if (next.begin < run.end) continue;
    if (const Span behind = run_behind_bracket(head, run); !behind.empty()) run.end = std::min(behind.end, head.span.end);
    if (next.begin < run.end) continue;
    const std::string_view between = head.at({run.end, next.begin});
    if (trim(head.at(next)) == "in" || next.begin - run.end > kLongestGap || between.find_first_of(",;()") != std::string_view::npos || head.at(run).ends_with(",")) break;
    run.end = std::min(next.end, head.span.end);
  }
  return run;
}

/// "*Title, in* COLLECTION": the word that leads to the collection set in italics with the title.
bool ends_with_in(const Head& head, Span run) {
  if (run.end >= head.span.end) return false;
  if (ends_with_any(head.at(run), {", in", ",” in", ",\" in"})) return true;
  const std::string_view behind = trim(head.at({run.end, head.span.end}));
  const std::string_view book = trim(behind.substr(0, behind.find_first_of(",(0123456789")));
  return head.at(run).ends_with(" in") && head.note[run.end] == ' ' && book.find(' ') != std::string_view::npos && in_capitals(book);  // its comma lost; "*The Court in* SFFA *Speaks*" goes on
}

/// "Chevron", "Lochner", "Brown v. Board of Education": the name of a case, as a title has it.
bool is_title_case_name(const Head& head, Span part) {
  const std::string_view words = head.at(part);
  const bool one = words.find(' ') == std::string_view::npos && words.size() > 2 && !words.ends_with('.') && !words.ends_with(':');
  return (one || has_versus(words)) && !is_designation(words) && !in_capitals(words);
}

/// "Roe, 50*-State Chart*", "Roe, Opinion, 6 *Ways to Close a Weir*": figures that begin a title are set in roman.
bool opens_with_number(const Head& head, const std::vector<Span>& parts, Span run) {
  const Span number = parts.back();
  if (parts.size() < 2 || number.end + 1 < run.begin || !all_digits(head.at(number))) return false;
  const bool behind_author = parts.size() == 2 || (parts.size() == 3 && is_designation(head.at(parts[1])));
  return number.end == run.begin || (behind_author && !is_periodical(head.at(trim_of(head.text(), run, ","))));
}

/// "Roe, Public Rights, and the Roots of the *Plessy* Challenge": the name of a case, in italics, inside a title in roman, which begins
/// behind the authors; the italics' own begin for none.
std::uint32_t roman_title_begin(const Head& head, const std::vector<Span>& parts, Span run) {
  const std::vector<std::string_view> words = split(head.at(parts.back()), ' ');
  const bool worded = words.size() > 1 && std::any_of(words.begin(), words.end(), [](std::string_view w) { return w.ends_with(':') || facts::is_small_word(lower_ascii(w)); });
  const std::size_t authors = worded && parts.size() > 1 && head.note[run.begin - 1] == ' ' ? roman_authors(head, parts) : 0;
  return authors > 0 && authors < parts.size() ? parts[authors].begin : run.begin;
}

/// "Roe, Marbury *and the State*", "Roe, Chevron *Step Zero*", "Roe, Lochner*’s Legacy*": a name inside an italic title is set in
/// roman, here its first words. Behind an author a comma would stand.
Span with_roman_front(const Head& head, Span run) {
  const std::vector<Span> parts = comma_parts(head, {head.span.begin, run.begin});
  if (!parts.empty() && opens_with_number(head, parts, run)) return {parts.back().begin, run.end};
  const bool quoted = !parts.empty() && head.at(parts.back()).starts_with("“") && head.at(parts.back()).ends_with("”");  // "Roe, “A Title,” *The Tribune*"
  if (parts.empty() || quoted || parts.back().end + 1 < run.begin || head.note[run.begin - 1] == ',') return run;
  if (const std::uint32_t begin = roman_title_begin(head, parts, run); begin < run.begin) return {begin, run.end};
  const bool first = parts.size() == 1;  // nobody stands before it
  const bool glued = parts.back().end == run.begin;
  const char32_t next = decode_utf8(head.text(), run.begin).value;
  const bool goes_on = is_lower(next) && !glued && !first;
  const bool possessive = glued && (next == 0x2019 || next == '\'' || next == ':');  // "SFFA*: A New Roost*" as well
  const bool named = is_title_case_name(head, parts.back()) && (!first || possessive);
  const std::size_t blank = head.at(parts.back()).rfind(' ');
  if (!first && !glued && blank != std::string_view::npos && facts::is_small_word(head.at(parts.back()).substr(blank + 1)) && is_upper(decode_utf8(head.text(), parts.back().begin).value)) return {parts.back().begin, run.end};  // italics that begin late: "Moving Weirs to *Standard Practice*"
  return (goes_on || named || possessive) && is_upper(decode_utf8(head.text(), parts.back().begin).value) ? Span{parts.back().begin, run.end} : run;
}

/// "ADA ROE, *ROE V. POE*: A TALE": the same where the case begins the title; behind it go capitals on without a comma.
bool begins_capital_title(const Head& head, Span run) {
  if (!in_capitals(head.at(run)) || run.begin < head.span.begin + 3 || head.note[run.begin - 1] != ' ' || head.note[run.begin - 2] != ',' || head.at(run).ends_with(',')) return false;
  std::uint32_t next = run.end;
  if (next < head.span.end && head.note[next] == ':') ++next;
  next = skip_spaces(head.text(), next, head.span.end);
  return next > run.end && in_capitals(head.at({next, head.span.end})) && in_capitals(head.at({head.span.begin, run.begin - 2}));
}

/// "WHAT *ROE V. WADE* SHOULD HAVE SAID": a case inside a title in capitals is italic; the title is that of the capitals.
bool is_inside_capitals(const Head& head, Span run) {
  if (begins_capital_title(head, run)) return true;
  if (!in_capitals(head.at(run)) || run.begin < head.span.begin + 2 || head.note[run.begin - 1] != ' ' || head.note[run.begin - 2] == ',') return false;
  std::uint32_t before = run.begin - 1;
  while (before > head.span.begin && head.note[before - 1] != ' ') --before;
  return in_capitals(head.at({before, run.begin - 1}));
}

/// "Roe, Cutter Consortium Executive Report, *Title*", "Roe, Madison Lecture, *Title*": a series or an occasion, no author.
bool is_series(std::string_view part) {
  static constexpr WordList kLast(std::array<std::string_view, 5>{"Lecture", "Lectures", "Report", "Remarks", "Testimony"});
  static constexpr WordList kLastOfThree(std::array<std::string_view, 7>{"Paper", "Series", "Address", "Speech", "Brief", "Memorandum", "Bulletin"});  // "Tim Paper" is a person
  const auto blanks = std::count(part.begin(), part.end(), ' ');
  if (blanks == 0 || part.find('&') != std::string_view::npos || part.starts_with("and ")) return false;
  const std::string_view last = part.substr(part.rfind(' ') + 1);
  return kLast.has(last) || (blanks > 1 && kLastOfThree.has(last));
}

void divide_at_run(Head& head, Span run) {
  run = trim(head.text(), run);
  const bool led = ends_with_in(head, run);
  if (led) run.end -= 3;
  const std::uint32_t begin = run.begin;
  run = with_roman_front(head, run);
  const std::string_view front = head.at({run.begin, begin});
  const bool all_roman = std::count(front.begin(), front.end(), ' ') > 1;  // "Keeping *Sullivan* in Its Place"
  if (!led) run = whole_title(head, joined_runs(head, run), all_roman);
  head.italic_title = true;
  head.title = trim_of(head.text(), run, ",");
  head.capital_title = in_capitals(head.at(head.title));
  head.authors = trim_of(head.text(), {head.span.begin, run.begin}, ",");
  for (const std::string_view mark : {"“", "‘", "\""})  // the opening mark left out of the italics
    if (head.at(head.authors).ends_with(mark)) {
      head.authors = trim_of(head.text(), {head.authors.begin, static_cast<std::uint32_t>(head.authors.end - mark.size())}, ",");
      head.title.begin = run.begin - static_cast<std::uint32_t>(mark.size());
    }
  head.rest = trim_of(head.text(), {run.end, head.span.end}, ",");
  const std::vector<Span> parts = comma_parts(head, head.authors);
  if (parts.size() == 1 && is_designation(head.at(parts[0]))) head.authors = {head.span.begin, head.span.begin};
  if (parts.size() < 2) return;
  const std::string_view last = head.at(parts.back());
  if ((last.starts_with("“") || last.starts_with("\"")) && head.note.in_quote(parts.back().begin)) {
    head.rest = {run.begin, head.span.end};  // "Roe, “A Title,” *The Tribune*": the italics are the container
    head.title = parts.back();
    head.authors.end = parts[parts.size() - 2].end;
    return;
  }
  for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
    const bool quoted = head.at(parts[i]).starts_with("“") && head.note.in_quote(parts[i].begin) && head.at(parts[i + 1]).starts_with("in ");
    if (!quoted) continue;
    head.rest = {parts[i + 1].begin, head.span.end};  // "Roe, “A Title,” in Poe & Fell (eds.), *The Reader* 12"
    head.title = parts[i];
    head.authors.end = parts[i - 1].end;
    return;
  }
  if (is_series(last) && !is_institution(head.at(parts.front()))) {
    head.authors.end = parts[parts.size() - 2].end;
    head.body = parts.back();
    return;
  }
  if (is_designation(last) || is_front_matter(last)) {
    head.authors.end = parts[parts.size() - 2].end;
    if (is_front_matter(last)) head.title.begin = parts.back().begin;
  }
}

/// "*See About: Fast Facts*, SITE": signal and title in one run.
bool begins_with_signal(const Head& head, Span run) {
  const Span before = trim(head.text(), {run.begin, head.span.begin});
  const auto signal = run.begin < head.span.begin ? read_signal(head.text(), before) : std::nullopt;
  return signal && signal->span.end >= before.end;
}

}  // namespace

bool italic_layout(Head& head) {
  for (const Span& run : head.note.italics_in(head.span)) {
    const Span inside{std::max(run.begin, head.span.begin), std::min(run.end, head.span.end)};
    if (inside.empty() || !is_title_run(head.at(inside)) || head.note.depth(inside.begin) != head.base) continue;
    if ((inside.begin != run.begin && !begins_with_signal(head, run)) || is_inside_capitals(head, inside)) continue;
    divide_at_run(head, inside);
    return true;
  }
  return false;
}

}  // namespace subcite::cite
