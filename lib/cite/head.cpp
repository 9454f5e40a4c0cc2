// Where the authors end and the title begins (GRAMMAR A4): italics decide where they are given, then
// capitals, then commas.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite {

Head head_of(const cite::NoteText& note, std::uint32_t base, Span span) {
  Head head{note, base, span, {}, std::nullopt, false, {}, {}, {}, {}, false, false, {}, {}};
  head.pairs.add(note.at(span));
  return head;
}

namespace cite {

bool names_editor(const Head& head) { return contains_any(head.at(head.paren), {" ed., ", " eds., "}); }

bool is_front_matter(std::string_view part) {
  static constexpr WordList kWords(std::array<std::string_view, 6>{"Introduction", "Foreword", "Preface", "Afterword", "Epilogue", "Prologue"});
  return kWords.has(part);
}

namespace {

/// "Holmes, Jr.", "Fell, Inc. v. Roe": part of the name before it.
bool is_suffix(std::string_view part) {
  static constexpr std::array<std::string_view, 29> kSuffixes{"Jr.", "Sr.", "II", "III", "IV", "JR.", "SR.", "Inc.", "LLC", "Ltd.", "L.P.", "LP", "LLP", "L.L.C.", "L.L.P.", "S.A.", "N.A.", "Co.", "Corp.", "P.C.", "PLC", "plc", "AG", "GmbH", "INC.", "LTD.", "S.p.A.", "Esq.", "ESQ."};
  for (const std::string_view suffix : kSuffixes) {
    if (part.empty() || part[0] != suffix[0] || !part.starts_with(suffix)) continue;
    const std::string_view rest = part.substr(suffix.size());
    if (rest.empty() || rest.starts_with(" v.") || rest.starts_with(" &") || rest.starts_with(" (@") || rest.starts_with(" (Special ") || rest.starts_with(" (ed") || rest.starts_with(" (Independent ") || rest.starts_with(" and ") || rest.starts_with(" AND ") || rest.starts_with("’s ") || rest.starts_with("'s ") || rest.starts_with(" et al.") || rest.starts_with(" ET AL.")) return true;
  }
  return false;
}

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

void italic_layout(Head& head, Span run) {
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

/// "CY P. POE AND LENA WHITCOMBE": an initial within, as titles have none.
bool has_initial(std::string_view part) {
  for (std::size_t at = 0; at + 2 < part.size(); ++at)
    if ((at == 0 || part[at - 1] == ' ') && part[at] >= 'A' && part[at] <= 'Z' && part[at + 1] == '.' && part[at + 2] == ' ') return true;
  return false;
}

/// "Law", "Reform", "Social": words that tables of abbreviations have are those of titles.
bool has_title_word(std::string_view part) {
  static const std::set<std::string_view> kWords = [] {
    std::set<std::string_view> words;
    for (const facts::Row& row : facts::abbreviations()) words.insert(row.a);
    return words;
  }();
  const std::vector<std::string_view> all = split(part, ' ');
  return std::any_of(all.begin(), all.end(), [](std::string_view word) {
    const std::string small = lower_ascii(word);
    return kWords.contains(small) || (small.ends_with('s') && kWords.contains(std::string_view(small).substr(0, small.size() - 1)));
  });
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

/// A body, with its name abbreviated, between the author and the title: "BELFER CTR. FOR SCI.".
bool is_middle_body(std::string_view part) {
  return is_institution(part) && part.find('.') != std::string_view::npos && !part.starts_with("THE ") && part.find(':') == std::string_view::npos;
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

/// "Tides, Weirs, and the Harbor State": a title that is a list, and nobody stands before it.
bool is_list_title(const Head& head, const std::vector<Span>& parts, std::string_view joint) {
  if (parts.size() < 3 || head.at(parts[0]).find(' ') != std::string_view::npos || head.at(parts[1]).find(' ') != std::string_view::npos) return false;
  return head.at(parts[2]).starts_with(joint);
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

/// "*See About: Fast Facts*, SITE": signal and title in one run.
bool begins_with_signal(const Head& head, Span run) {
  const Span before = trim(head.text(), {run.begin, head.span.begin});
  const auto signal = run.begin < head.span.begin ? read_signal(head.text(), before) : std::nullopt;
  return signal && signal->span.end >= before.end;
}

}  // namespace

/// The number of a report behind its institution: "GAO-19-227".
bool is_report_number(std::string_view part) {
  if (!part.empty() && part[0] >= 'a' && part[0] <= 'z') return false;  // "ch. 2", "bk. 1"
  const auto letters = static_cast<std::size_t>(std::count_if(part.begin(), part.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }));
  const bool number = has_digit(part) && part.find(':') == std::string_view::npos;
  return number && (part.find(' ') == std::string_view::npos ? part.size() > 2 : letters <= 4 && part.size() <= 16 && std::count(part.begin(), part.end(), ' ') == 1);
}

bool is_designation(std::string_view part) {
  static constexpr WordList kWords(std::array<std::string_view, 58>{"Article", "Lecture", "Tribute", "Keynote Address", "Remark", "Remarks", "Address", "Op-Ed.", "Panel Discussion", "Special Project", "Dialogue", "Debate", "Letter to the Editor", "Note", "Comment", "Essay", "Book Review", "Book Note", "Editorial", "Opinion", "Op-Ed", "Review", "Case Comment", "Recent Case", "Commentary", "Symposium", "Student Note", "Case Note", "Recent Cases", "Colloquy", "Response", "Annotation", "Notes", "Review Essay", "Student Article", "Comments", "Colloquium", "Editorial Board", "Developments in the Law", "Recent Development", "Recent Developments", "Recent Statute", "Recent Legislation", "Recent Regulation", "Recent Adjudication", "Recent Guidance", "Recent Event", "Recent Publication", "Recent Proposed Legislation", "Recent International Decision", "Leading Case", "Leading Cases", "Student Comment", "Case Commentary", "Casenote", "Legislative Note", "Reply", "Rejoinder"});
  return kWords.has(part);
}

namespace {

bool is_office(std::string_view part) {
  return starts_with_any(part, {"Chair", "Vice Chair", "Acting ", "Professor", "Assoc. Professor", "Prof.", "Director", "Dir.", "President", "Vice President", "Sec’y", "Secretary", "Comm’r", "Commissioner", "Judge", "Justice", "Chief Justice", "Senator", "Att’y Gen.", "Attorney General", "Dean", "Gen. Couns."});
}

}  // namespace

namespace {

/// "U.S. Senator", "Representative (MA-08)", "Chairman": an office and no word more.
bool is_bare_office(std::string_view part) {
  static constexpr WordList kOffices(std::array<std::string_view, 22>{"U.S. Senator", "U.S. Representative", "Senator", "Representative", "U.S. Sen.", "U.S. Rep.", "Sen.", "Rep.", "Chairman", "Chairwoman", "Chair", "Vice Chair", "Chairperson", "Ranking Member", "Governor", "Gov.", "Mayor", "Director", "President", "Secretary", "Commissioner", "Attorney General"});
  if (const std::size_t seat = part.rfind(" ("); seat != std::string_view::npos && part.ends_with(')')) part = part.substr(0, seat);
  return kOffices.has(part);
}

}  // namespace

std::size_t skip_office(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  if (from == 0 || from + 1 >= parts.size() || !is_bare_office(head.at(parts[from])) || is_institution(head.at(parts[from - 1]))) return from;
  std::size_t behind = from + 1;
  const auto body = [&](std::string_view part) { return is_middle_body(part) || (is_institution(part) && part.find(' ') == std::string_view::npos); };
  while (behind + 1 < parts.size() && body(head.at(parts[behind]))) ++behind;  // "Chairman, House Fin. Servs. Comm.", "Director, SEC"
  return behind;
}

std::size_t speech_part(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  for (std::size_t i = from; from > 0 && i < parts.size(); ++i) {
    const std::string_view words = head.at(parts[i]);
    if (starts_with_any(words, {"Remarks ", "Address ", "Speech ", "Keynote ", "Testimony ", "Statement ", "Prepared Remarks", "Opening Statement", "Lecture "})) return i;
    if (!is_institution(words) && !is_office(words)) return 0;  // a title
  }
  return 0;
}

bool in_capitals(std::string_view words) {
  std::size_t letters = 0;
  for (std::size_t at = 0; at < words.size();) {
    const CodePoint point = decode_utf8(words, at);
    if (is_lower(point.value)) {
      // "McCOY", "d’ORSAY" and ordinals keep a small letter in capitals
      const bool mc = at > 0 && words[at - 1] == 'M' && at + 1 < words.size() && is_upper(decode_utf8(words, at + 1).value);
      const bool ordinal = at > 0 && is_digit(static_cast<unsigned char>(words[at - 1]));
      const bool second = at > 1 && (words.substr(at - 1, 2) == "th" || words.substr(at - 1, 2) == "st" || words.substr(at - 1, 2) == "nd" || words.substr(at - 1, 2) == "rd") && is_digit(static_cast<unsigned char>(words[at - 2]));
      if (!mc && !ordinal && !second) return false;
    }
    if (is_upper(point.value)) ++letters;
    at += point.size;
  }
  return letters >= 2;
}

/// American printers set the comma inside the quotation mark: the place behind the mark that follows the
/// comma and ends the quotation, or 0.
std::uint32_t behind_quote(const Head& head, std::uint32_t comma) {
  for (const std::string_view mark : {"”", "’”", "\"", "'\""}) {
    if (!starts_with(head.text(), comma + 1, head.span.end, mark)) continue;
    const auto behind = static_cast<std::uint32_t>(comma + 1 + mark.size());
    if (!head.note.in_quote(behind)) return behind;
  }
  return 0;
}

/// "20,000 Weirs": the comma of a number before words.
bool divides_thousands(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return i < text.size() && is_digit(static_cast<unsigned char>(text[i])); };
  return at > 0 && digit(at - 1) && digit(at + 1) && digit(at + 2) && digit(at + 3) && at + 5 < text.size() && text[at + 4] == ' ' && is_upper(decode_utf8(text, at + 5).value);
}

/// "Nat’l Acads. of Scis., Eng’g & Med.": two abbreviated words end the name of a body.
bool ends_body(std::string_view body, std::string_view part) {
  constexpr std::size_t kLongest = 24;
  const std::size_t joint = part.find(" & ");
  if (joint == std::string_view::npos || part.size() > kLongest || !body.ends_with('.')) return false;
  const auto shortened = [](std::string_view word) { return word.find(' ') == std::string_view::npos && (word.ends_with('.') || contains_any(word, {"’", "'"})); };
  return shortened(part.substr(0, joint)) && shortened(part.substr(joint + 3)) && is_institution(body);
}

std::vector<Span> comma_parts(const Head& head, Span within) {
  std::vector<Span> parts;
  std::uint32_t begin = within.begin;
  const std::string_view text = head.text().substr(0, within.end);
  for (std::uint32_t at = within.begin; at <= within.end; ++at) {
    at = static_cast<std::uint32_t>(std::min<std::size_t>(text.find(',', at), within.end));
    if (at < within.end && (divides_thousands(text, at) || head.note.depth(at) != head.base || head.note.in_url(at) || (head.note.in_italic(at) && head.note.in_italic(at + 2)))) continue;
    const std::uint32_t closing = at < within.end && head.note.in_quote(at) ? behind_quote(head, at) : 0;
    if (at < within.end && head.note.in_quote(at) && closing == 0) continue;
    const Span part = trim(head.text(), {begin, closing > 0 ? closing : at});
    if (closing > 0) at = closing - 1;
    if (!part.empty() && !parts.empty() && (is_suffix(head.at(part)) || ends_body(head.at(parts.back()), head.at(part)))) parts.back().end = part.end;
    else if (!part.empty()) parts.push_back(part);
    begin = at + 1;
  }
  return parts;
}

/// "Cy P. Poe and Lena Whitcombe": the last two of several authors.
bool joins_with_and(std::string_view part) {
  const std::size_t at = part.find(" and ");
  if (at == std::string_view::npos || (!has_initial(part) && has_title_word(part))) return false;
  const std::string_view left = part.substr(0, at);
  const std::string_view right = part.substr(at + 5);
  const auto is_full = [](std::string_view name) { const auto blanks = std::count(name.begin(), name.end(), ' '); return blanks >= 1 && blanks <= 4 && name.find(':') == std::string_view::npos && !contains_any(name, {" of ", " for ", " the ", " in "}); };
  return is_full(left) && is_full(right);
}

/// The words of a name without its particles, initials and "Jr."
std::size_t names_in(std::string_view name) {
  static constexpr WordList kLesser(std::array<std::string_view, 16>{"van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "la", "le", "Jr.", "Sr.", "II", "III"});
  const std::vector<std::string_view> words = split(name, ' ');
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [](std::string_view word) { return !kLesser.has(word) && !(word.size() == 2 && word[1] == '.'); }));
}

std::size_t roman_authors(const Head& head, const std::vector<Span>& parts) {
  if (parts.size() < 2 || !may_be_names(head.text(), parts[0])) return 0;
  if (head.at(parts[0]).starts_with('"') && head.at(parts[0]).ends_with('"')) return 0;  // a title
  if (is_list_title(head, parts, "and ") || head.at(parts[0]).starts_with("Developments in the Law")) return 0;
  if (is_designation(head.at(parts[0])) || head.at(parts[0]) == "The Supreme Court" || is_years(head.at(parts[1]))) return 0;
  for (std::size_t i = 0; i + 1 < parts.size() && i < 12; ++i) {
    const std::string_view part = head.at(parts[i]);
    const auto words = std::count(part.begin(), part.end(), ' ') + 1;
    const bool joined = part.find(" & ") != std::string_view::npos && part.find(" & the ") == std::string_view::npos && !part.starts_with("and ");
    if (part.find(": ") != std::string_view::npos && (i > 0 || !is_institution(part))) return i > 0 ? 1 : 0;  // "Weirs: Past, Present & Future"
    if (words > (joined ? 11 : 8) || !may_be_names(head.text(), parts[i]) || is_front_matter(part.substr(0, part.find(" to ")))) break;
    const bool last = (part.starts_with("& ") || part.starts_with("and ")) && words >= 3;  // "Roe, Fell, & Pell"
    const bool persons = std::all_of(parts.begin(), parts.begin() + static_cast<long>(i), [&](Span p) { return head.at(p).find(' ') != std::string_view::npos; });
    if ((last && i > 0 && persons) || (i > 0 && persons && joins_with_and(part)) || (joined && (i == 0 || (persons && (!is_institution(part) || joins_persons(part)))))) return i + 1;
    if (names_in(part) > 4) break;
  }
  return 1;
}

std::size_t skip_designation(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  return from + 1 < parts.size() && is_designation(head.at(parts[from])) ? from + 1 : from;
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

std::uint32_t find_words_of(const Head& head, Span within, std::string_view words) {
  const std::string_view text = head.text().substr(0, within.end);
  for (std::size_t at = text.find(words, within.begin); at != std::string_view::npos; at = text.find(words, at + 1)) {
    const auto here = static_cast<std::uint32_t>(at);
    const bool whole = at == 0 || !is_word_byte(text[at - 1]) || !is_word_byte(words[0]);
    if (whole && head.note.depth(here) <= head.base + (words[0] == '(' ? 1U : 0U) && !head.note.in_quote(here) && !head.note.in_url(here)) return here;
  }
  return within.end;
}

bool has_inner_capital(std::string_view word) {
  return word.size() > 1 && word[0] >= 'a' && word[0] <= 'z' && std::any_of(word.begin() + 1, word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

/// A word that a title in headline style would capitalise.
bool is_prose_word(std::string_view word) {
  static constexpr WordList kTitleWords(std::array<std::string_view, 22>{"from", "with", "into", "over", "under", "between", "through", "against", "without", "after", "before", "during", "among", "about", "versus", "within", "upon", "toward", "towards", "beyond", "across", "than"});
  return word.size() > 3 && is_lower(decode_utf8(word, 0).value) && word.back() != '.' && !has_inner_capital(word) && !kTitleWords.has(word);
}

/// "Conseil constitutionnel [CC] [Constitutional Court]", "Loi du 21 juin 2004 pour la confiance [Law of June 21, 2004]": words in
/// another language that their translation follows lead nowhere in.
bool is_translated(const Head& head, Span part) {
  const std::string_view words = head.at(part);
  const std::size_t bracket = words.find(" [");
  if (bracket == std::string_view::npos || bracket + 2 >= words.size() || words.rfind(']') < bracket) return false;
  const std::string_view inner = words.substr(bracket + 2);
  return is_upper(decode_utf8(words, 0).value) && is_upper(decode_utf8(inner, 0).value) && inner.find(']') > 1 && !inner.starts_with("hereinafter");
}

/// "The figures are taken from *Tides in 1927*, HARBOR BD.": nobody is named before the title.
bool leads_to_title(const Head& head, Span part, std::uint32_t title) {
  const std::string_view before = head.at({part.begin, title});
  if (before.empty()) return false;
  const bool named = std::any_of(before.begin() + 1, before.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  return !named && !head.note.in_italic(title - 2) && ends_with_any(before, {" from ", " in ", " on ", " by ", " with "}) && !has_versus(head.at({title, part.end}));
}

/// "generally ADA ROE": the name of an author in capitals.
bool ends_in_capitals(std::string_view part) { return in_capitals(part.substr(part.rfind(' ') + 1)); }

/// "The phrase is taken from THE FEDERALIST NO. 62", "... from 86 Am. Jur. 2d *Insurance* § 182": where a work known by its name begins
/// behind prose; the head's own begin for none.
std::uint32_t known_work_begin(const Head& head) {
  static constexpr Needle kWorks[] = {"The Federalist No", "THE FEDERALIST NO", "Restatement (", "RESTATEMENT (", "Principles of Corp", "PRINCIPLES OF CORP", "Principles of the L", "PRINCIPLES OF THE L", "Am. Jur. 2d ", "AM. JUR. 2D ", "C.J.S. ", "Oxford English Dictionary", "OXFORD ENGLISH DICTIONARY", "Black’s Law Dictionary", "BLACK’S LAW DICTIONARY"};
  for (const Needle& work : kWorks) {
    std::uint32_t at = find_words(head, head.span, work);
    if (at == head.span.end) continue;
    while (at > head.span.begin + 1 && (is_digit(static_cast<unsigned char>(head.note[at - 1])) || (head.note[at - 1] == ' ' && is_digit(static_cast<unsigned char>(head.note[at - 2]))))) --at;  // its volume
    const std::vector<std::string_view> before = split(head.at({head.span.begin, at}), ' ');
    const bool prose = std::any_of(before.begin(), before.end(), [](std::string_view word) { return is_prose_word(word); });
    if (prose && head.at({head.span.begin, at}).find(',') == std::string_view::npos && ends_with_any(head.at({head.span.begin, at}), {" from ", " in ", " under ", " by "})) return at;
  }
  return head.span.begin;
}

/// "The coding follows Benedikta Roe, Measuring Tides, 12 J. X 77": where prose leads in without a signal, the
/// citation begins with the name that ends the prose.
void drop_lead(Head& head) {
  if (const std::uint32_t work = known_work_begin(head); work > head.span.begin) {
    head.span.begin = work;
    return;
  }
  const std::vector<Span> parts = comma_parts(head, head.span);
  const bool alone = parts.size() == 1 && (names_editor(head) || head.at(head.paren).find(" trans., ") != std::string_view::npos);  // "This comes from TIDES AND WEIRS 12 (Ada Roe ed., 1990)", but "under NAFTA (1994)"
  if ((parts.size() < 2 && !alone) || is_translated(head, parts[0]) || head.at(parts[0]).find("nterview with ") <= 12) return;
  static constexpr WordList kFront(std::array<std::string_view, 12>{"and", "on", "in", "by", "as", "of", "to", "from", "with", "for", "or", "at"});
  for (std::size_t i = 0; i < 3 && (i + 1 < parts.size() || alone) && i < parts.size(); ++i) {
    const std::string_view first = head.at(word_at(head.text(), parts[i].begin, parts[i].end));
    const bool joint = kFront.has(first);
    const bool book = i > 0 && !ends_in_capitals(head.at(parts[i - 1])) && in_capitals(head.at(parts[i])) && in_capitals(head.at(word_at(head.text(), parts[i + 1].begin, parts[i + 1].end))) && head.at(parts[i]).find(' ') != std::string_view::npos;
    if (book) head.span.begin = parts[i].begin;  // "as others have it, CLARA ROE, CANALS": prose that ends with its comma
    if (book || (!joint && may_be_names(head.text(), parts[i]))) return;
    static constexpr WordList kParticles(std::array<std::string_view, 13>{"van", "von", "de", "del", "della", "den", "der", "di", "da", "dos", "la", "le", "ter"});
    bool prose = is_lower(decode_utf8(head.text(), parts[i].begin).value) && !has_inner_capital(first) && !kParticles.has(first);  // but "van den Berg v. Roe [2017] NZSC 38"
    const Span pin = pincite_at_end(head.text(), parts[i]);                                                                        // "This comes from U.N. Charter art. 106"
    const Span name = name_before(head.note, parts[i].begin, pin.empty() ? parts[i].end : pin.begin);
    if (alone && !in_capitals(head.at(name))) return;
    for (std::uint32_t at = parts[i].begin; at < name.begin && !prose;) {
      const Span word = word_at(head.text(), at, name.begin);
      prose = head.note.depth(at) == head.base && is_prose_word(head.at(trim_of(head.text(), word, ",")));  // not "(on the application of Miller)"
      at = skip_spaces(head.text(), std::max(word.end, at + 1), name.begin);
    }
    if (!prose) return;
    const Span number = word_at(head.text(), name.begin, name.end);
    const bool volume = is_page(head.at(number)) && number.end < name.end && in_capitals(head.at({number.end + 1, name.end}));  // "collected in 2 CHARLES WARREN, THE SUPREME COURT"
    const bool worded = volume || head.at(name).find_first_of("0123456789") != 0;
    if (name.empty() || !worded || name.begin == parts[i].begin || (head.note.in_italic(name.begin) && !leads_to_title(head, parts[i], name.begin))) continue;
    head.span.begin = name.begin;
    return;
  }
}

void lay_out(Head& head) {
  head.parts = comma_parts(head, head.span);
  for (const Span& run : head.note.italics_in(head.span)) {
    const Span inside{std::max(run.begin, head.span.begin), std::min(run.end, head.span.end)};
    if (inside.empty() || !is_title_run(head.at(inside)) || head.note.depth(inside.begin) != head.base) continue;
    if ((inside.begin != run.begin && !begins_with_signal(head, run)) || is_inside_capitals(head, inside)) continue;
    italic_layout(head, inside);
    return;
  }
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

/// "Ada Roe’s *Weirs at Law*": the author, whose title follows without a comma.
Span without_genitive(const Head& head, Span names) {
  const std::string_view printed = head.at(names);
  if (printed.find(' ') == std::string_view::npos || head.note[names.end] == ',') return names;
  for (const std::string_view mark : {"’s", "'s"})
    if (printed.ends_with(mark)) return {names.begin, static_cast<std::uint32_t>(names.end - mark.size())};
  return names;
}

/// "Ada Quill & Bo Fell (eds.)": how much of the words says that they are editors; 0 for none.
std::size_t editors_mark(std::string_view names) {
  for (const std::string_view mark : {" (ed.)", " (eds.)", " (ed)", " (eds)", " (Ed.)", " (Eds.)"})
    if (names.ends_with(mark)) return mark.size();
  return 0;
}

bool take_authors(const Head& head, Span names, Citation& out) {
  names = without_genitive(head, trim_of(head.text(), names, ","));
  if (const std::size_t mark = editors_mark(head.at(names)); mark > 0) {
    const Span editors{names.begin, static_cast<std::uint32_t>(names.end - mark)};
    if (!may_be_names(head.text(), editors)) return false;
    out.editors = split_names(head.text(), editors);
    return true;
  }
  if (names.empty()) return true;
  if (!may_be_names(head.text(), names)) return false;
  const std::string_view printed = head.at(names);
  out.et_al = lower_ascii(printed).find("et al") != std::string::npos;
  out.authors = split_names(head.text(), names);
  out.names_institution = is_institution(printed);
  return true;
}

bool take_pages(const Head& head, Span within, Citation& out) {
  within = trim_of(head.text(), within, ",");
  if (within.empty()) return false;
  const Span word = word_at(head.text(), within.begin, within.end);
  const Span first = trim_of(head.text(), word, ",");
  const std::string_view number = head.at(first);
  const bool thousands = number.size() >= 5 && number.size() <= 7 && number[number.size() - 4] == ',' && number.find_first_not_of("0123456789,") == std::string_view::npos;  // 65,292
  const bool blank = !number.empty() && number.find_first_not_of('_') == std::string_view::npos;
  const std::size_t dash = std::min(number.find("–"), number.find('-'));
  const bool range = dash != std::string_view::npos && is_page(number.substr(0, dash));
  const bool of_section = number.size() >= 3 && number[0] >= 'A' && number[0] <= 'Z' && number[1] == '-' && is_page(number.substr(2));  // "A-5" of a newspaper
  if (!blank && !is_page(number) && !range && !thousands && !of_section) {
    const auto pin = read_pincite(head.text(), within);
    if (!pin) return false;
    set_pincite(out, *pin);
    return true;
  }
  out.page = range ? Span{first.begin, static_cast<std::uint32_t>(first.begin + dash)} : first;
  if (range) out.last_page = {static_cast<std::uint32_t>(first.begin + dash + (number[dash] == '-' ? 1 : 3)), first.end};
  const Span rest = trim_of(head.text(), {word.end, within.end}, ",");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty()) {
    set_pincite(out, *pin);
  }
  return true;
}

/// "The Tides 2010-2015": years in full at the end of a title.
bool is_span_of_years(std::string_view words) {
  const std::size_t dash = std::min(words.find("–"), words.find('-'));
  if (dash != 4) return false;
  const auto first = to_number(words.substr(0, 4));
  const auto last = to_number(words.substr(words[dash] == '-' ? 5 : 7));
  return first && last && *first >= 1500 && *first < *last && *last < 2100;
}

void take_end_page(const Head& head, Span& title, Citation& out) {
  Span pages = pincite_at_end(head.text(), title);
  if (pages.empty() || is_span_of_years(head.at(pages))) return;
  if (const std::size_t comma = head.at(pages).find(", "); comma != std::string_view::npos && is_span_of_years(head.at(pages).substr(0, comma))) pages.begin += static_cast<std::uint32_t>(comma) + 2;  // "The Tides, 1840–1901, ch. 3"
  if (head.at({title.begin, pages.begin}).ends_with(": ")) {                                                                                                                                            // "Harbor Survey: 2019, tbl. 3": what follows a colon is of the title
    const std::size_t comma = head.at(pages).find(", ");
    if (comma == std::string_view::npos) return;
    title.end = static_cast<std::uint32_t>(pages.begin + comma);
    pages = trim(head.text(), {title.end + 1, pages.end});
    if (const auto pin = read_pincite(head.text(), pages)) set_pincite(out, *pin);
    return;
  }
  if (const auto pin = read_pincite(head.text(), pages)) set_pincite(out, *pin);
  title = trim_of(head.text(), {title.begin, pages.begin}, ",");
  if (head.at(title).ends_with(" at")) title = trim_of(head.text(), {title.begin, title.end - 3}, ",");
}

namespace {

/// What an edition may be called by, but for its number.
bool is_edition_word(std::string_view word) {
  static constexpr WordList kWords(std::array<std::string_view, 15>{"rev.", "expanded", "student", "paperback", "hornbook", "abridged", "abr.", "enlarged", "enl.", "updated", "centennial", "anniversary", "bicentennial", "ann.", "annotated"});
  return kWords.has(word);
}

}  // namespace

void take_edition(const Head& head, Citation& out) {
  if (head.paren.empty()) return;
  const std::string_view inner = head.at(head.paren);
  for (const std::string_view mark : {" eds.", " ed.", " trans.", "ed.,", "eds."}) {
    const std::size_t at = inner.find(mark);
    if (at == std::string_view::npos || at == 0) continue;
    const Span before = trim_of(head.text(), {head.paren.begin, static_cast<std::uint32_t>(head.paren.begin + at)}, ",");
    const std::string_view words = head.at(before);
    const std::size_t blank = words.rfind(' ');
    const std::string_view last = blank == std::string_view::npos ? words : words.substr(blank + 1);
    const bool edition = !last.empty() && (is_digit(static_cast<unsigned char>(last[0])) || is_edition_word(last));
    if (!edition && mark != " trans." && out.editors.empty() && may_be_names(head.text(), before)) out.editors = split_names(head.text(), before);
  }
  for (std::uint32_t at = head.paren.begin; at < head.paren.end; ++at) {
    const Span word = word_at(head.text(), at, head.paren.end);
    if (word.empty()) continue;
    const std::string_view w = head.at(word);
    const bool ordinal = is_digit(static_cast<unsigned char>(w[0])) && !is_digit(static_cast<unsigned char>(w.back()));
    if ((ordinal || is_edition_word(w)) && has_word(head.text(), word.end + 1, head.paren.end, "ed.")) out.edition = {word.begin, word.end + 4};
    if (const Span next = word_at(head.text(), word.end + 1, head.paren.end); ordinal && is_edition_word(head.at(next)) && has_word(head.text(), next.end + 1, head.paren.end, "ed.")) {
      out.edition = {word.begin, next.end + 4};  // "3d rev. ed."
      return;
    }
    at = word.end;
  }
}

namespace {

/// "7TH", "3D": part of a name ("PROC. 7TH ACM CONF."), no page.
bool is_ordinal(std::string_view word) {
  const std::size_t letters = word.find_first_not_of("0123456789");
  if (letters == std::string_view::npos || letters == 0) return false;
  const std::string_view ending = word.substr(letters);
  return ending == "TH" || ending == "ST" || ending == "ND" || ending == "RD" || ending == "D" || ending == "th" || ending == "st" || ending == "nd" || ending == "rd" || ending == "d";
}

}  // namespace

Date dotted_date(std::string_view words) {
  const std::vector<std::string_view> parts = split(words, '.');
  if (parts.size() != 3) return {};
  const auto day = to_number(parts[0]);
  const auto month = to_number(parts[1]);
  const auto year = to_number(parts[2]);
  if (!day || !month || !year || *day > 31 || *month > 12 || *year < 1950 || *year > 2100) return {};
  return {static_cast<std::uint16_t>(*year), static_cast<std::uint8_t>(*month), static_cast<std::uint8_t>(*day)};
}

/// "INFO., COMMC’N & SOC’Y 1389", "LAW, PROBABILITY & RISK 1": where a name that is a list ends, right before its page; `begin` where none
/// stands. Its last member follows "&".
std::uint32_t list_name_end(const Head& head, std::uint32_t begin, std::uint32_t end) {
  constexpr int kMostWords = 8;
  bool joined = false;
  std::uint32_t stop = begin;
  for (int words = 0; words <= kMostWords; ++words) {
    const Span word = word_at(head.text(), skip_spaces(head.text(), stop, end), end);
    if (word.empty()) return begin;
    const std::string_view w = head.at(word);
    if (is_digit(static_cast<unsigned char>(w[0]))) return joined && is_page(head.at(trim_of(head.text(), word, ","))) && (in_capitals(head.at({begin, stop})) || head.italic_title || contains_any(head.at({begin, stop}), {"Journal ", "Review "})) ? stop : begin;
    const bool joint = w == "&" || w == "AND";
    if (joined && (joint || w.ends_with(','))) return begin;
    if (!joint && w != "of" && w != "and" && !is_upper(decode_utf8(w, 0).value)) return begin;
    joined = joined || joint;
    stop = word.end;
  }
  return begin;
}

std::optional<Volume> read_volume(const Head& head, Span within) {
  within = trim_of(head.text(), within, ",");
  Volume read;
  std::uint32_t at = within.begin;
  const Span first = word_at(head.text(), at, within.end);
  const std::size_t issue = head.at(first).find('(');
  const bool issued = issue != std::string_view::npos && issue > 0 && head.at(first).ends_with(')') && is_page(head.at(first).substr(0, issue)) && is_digit(static_cast<unsigned char>(head.note[at])) && head.at(first).find_first_not_of("0123456789-–", issue + 1) == head.at(first).size() - 1;  // "12(3) J. ECON. PERSP."
  const bool number = issued || is_page(head.at(first)) || (is_digit(static_cast<unsigned char>(head.note[at])) && head.at(first).find_first_not_of("0123456789-–/:") == std::string_view::npos);                                                                                                    // "12:1 J. ECON. PERSP." as well
  if (number) {
    read.volume = first;
    at = skip_spaces(head.text(), first.end, within.end);
  }
  const std::uint32_t begin = at;
  std::uint32_t end = at;
  while (at < within.end) {
    const Span word = word_at(head.text(), at, within.end);
    if (word.empty()) break;
    const std::string_view w = head.at(word);
    if (end > begin && ((is_digit(static_cast<unsigned char>(w[0])) && !is_ordinal(w)) || w == "art." || w[0] == '_' || w == "at" || w.starts_with("¶") || w.starts_with("§"))) break;
    if (end > begin && head.note[end - 1] == ',') break;
    const bool lettered = w.size() >= 2 && ((w[0] >= 'A' && w[0] <= 'Z') || (w[0] == 'e' && w.size() > 3)) && all_digits(trim(w.substr(1, w.find(',') - 1))) && w[1] != ',';  // "S10" of a supplement, "e2011" of what is printed nowhere
    if (number && end > begin && lettered) break;
    end = word.end;
    at = skip_spaces(head.text(), word.end, within.end);
  }
  // A journal of the table may have commas in its name: "J. MONEY, CREDIT & BANKING".
  if (const Entry known = number ? journal_entry(head.text(), begin, within.end) : Entry{}; known.row != nullptr && known.end > end) end = known.end;
  if (number && end > begin && head.note[end - 1] == ',') end = std::max(end, list_name_end(head, begin, within.end));
  read.container = trim_of(head.text(), {begin, end}, ",");
  read.after = trim_of(head.text(), {end, within.end}, ",");
  if (read.container.empty()) return std::nullopt;
  return read;
}

namespace {

/// Where the parenthesis of "R (on the application of Miller)" opens that closes here; the place itself for none.
std::uint32_t applicant_begin(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 200;
  begin = std::max(begin, at - std::min(at, kLongest));
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t open = before.ends_with(')') ? before.rfind(kApplicant) : std::string_view::npos;
  if (open == std::string_view::npos || before.find(')', open) + 1 < before.size()) return at;
  return begin + static_cast<std::uint32_t>(open);
}

}  // namespace

Span name_before(const NoteText& note, std::uint32_t begin, std::uint32_t end) {
  static constexpr WordList kJoining(std::array<std::string_view, 37>{"of", "the", "and", "&", "for", "et", "al.", "al", "ux.", "vir", "uxor", "de", "del", "della", "der", "den", "di", "da", "dos", "la", "le", "van", "von", "zu", "ter", "ten", "bin", "v.", "on", "to", "ex", "rel.", "dem.", "re", "parte", "ibn", "du"});
  const std::string_view text = note.text();
  while (end > begin && text[end - 1] == ' ') --end;
  std::uint32_t start = end;
  for (std::uint32_t at = end; at > begin;) {
    const bool comma = text[at - 1] == ',';
    const bool last = comma || at == end || starts_with(text, at, end, " & ") || starts_with(text, at, end, " et al.");
    const std::uint32_t stop = comma ? at - 1 : at;
    if (const std::uint32_t small = last ? small_name_begin(text, begin, stop) : stop; small < stop) {  // "bell hooks", "boyd & Quill"
      start = at = small;
      while (at > begin && text[at - 1] == ' ') --at;
      continue;
    }
    if (const std::uint32_t applicant = applicant_begin(text, begin, at); applicant < at) {
      start = at = applicant;
      while (at > begin && text[at - 1] == ' ') --at;
      continue;
    }
    std::uint32_t word_begin = at;
    while (word_begin > begin && text[word_begin - 1] != ' ') --word_begin;
    const Span word = trim_of(text, {word_begin, at}, ",“”\"‘’()");
    std::string_view w = slice(text, word);
    if (w.starts_with("‘")) w.remove_prefix(std::string_view("‘").size());
    const CodePoint first = w.empty() ? CodePoint{'x', 1} : decode_utf8(w, 0);
    const bool article = (w == "a" || w == "an") && (slice(text, {begin, word_begin}).ends_with(" of ") || slice(text, {begin, word_begin}).ends_with(" for "));  // "Leaders of a Beautiful Struggle"
    const bool filing = starts_with_any(slice(text, {word_begin, end}), {"in Opposition", "in Support", "in Further Support", "in Response", "as Amic"});         // "Response in Opposition", "Brief of Roe as Amicus Curiae"
    const bool joins = article || filing || kJoining.has(w) || (w == "in" && note.in_italic(word.begin));
    const bool name = is_upper(first.value) || is_digit(first.value) || (word_begin == begin && w.size() > 1 && w[0] == '$' && is_digit(static_cast<unsigned char>(w[1]))) || note.in_italic(word.begin) || note.in_quote(word.begin) || w.starts_with("d’") || w.starts_with("al-") || w.starts_with("d'");
    if (!joins && !name) {
      const std::size_t dash = slice(text, {word_begin, at}).rfind("—");  // "rights that were denied—Roe v. Poe"
      const auto behind = static_cast<std::uint32_t>(word_begin + dash + std::string_view("—").size());
      if (dash != std::string_view::npos && behind < at && is_upper(decode_utf8(text, behind).value)) start = behind;
      break;
    }
    const bool quotation_ends = word_begin < at && (slice(text, {word_begin, at}).ends_with(",”") || slice(text, {word_begin, at}).ends_with(",\""));
    if (quotation_ends) break;  // "three years is “brisk,” Lowgap v. Renwick"
    if (name) start = word_begin;
    if (joins && !name && start < end) start = word_begin;
    at = word_begin;
    while (at > begin && text[at - 1] == ' ') --at;
  }
  // Small words at the front belong to the sentence; particles of a name stay.
  static constexpr WordList kFront(std::array<std::string_view, 9>{"of", "the", "and", "&", "for", "on", "to", "v.", "et"});
  while (start < end) {
    const Span word = word_at(text, start, end);
    if (!kFront.has(slice(text, word))) break;
    start = skip_spaces(text, word.end, end);
  }
  return {start, end};
}

}  // namespace cite
}  // namespace subcite
