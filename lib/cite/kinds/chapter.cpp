// Chapters of collections (Bluebook R. 15.5): "AUTHOR, Title, in COLLECTION 112, 114 (... ed., 2001)".
// With two numbers the first is the chapter's first page; one number may be either (GRAMMAR A6).
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// "in" at the start of what follows the title; the place behind it, or the start where it is not there.
std::uint32_t behind_in(const Head& head, Span rest, Span& page) {
  if (const auto pin = read_pincite(head.text(), rest); pin && pin->span.begin == rest.begin && starts_with(head.text(), pin->span.end, rest.end, ", in ")) {
    page = pin->span;  // "Title 1, in PROCEEDINGS": the page before the container
    rest.begin = pin->span.end + 2;
  }
  for (const std::string_view lead : {"reprinted in ", "as reprinted in "})  // what was printed before and where is left out
    if (starts_with(head.text(), rest.begin, rest.end, lead)) return rest.begin + static_cast<std::uint32_t>(lead.size());
  if (has_word(head.text(), rest.begin, rest.end, "in")) return skip_spaces(head.text(), rest.begin + 2, rest.end);
  return rest.begin;
}

/// "in Ada Quill & Bo Fell (eds.), THE READER": British notes name the editors before the collection; the place behind them.
std::uint32_t behind_editors(const Head& head, std::uint32_t at, Citation& out) {
  const std::string_view rest = head.at({at, head.rest.end});
  for (const std::string_view mark : {" (eds.), ", " (ed.), ", " (eds), ", " (ed), ", " (Eds.), ", " (Ed.), "}) {
    const std::size_t found = rest.find(mark);
    const Span names{at, at + static_cast<std::uint32_t>(std::min(found, rest.size()))};
    if (found == std::string_view::npos || !may_be_names(head.text(), names)) continue;
    out.editors = split_names(head.text(), names);
    return names.end + static_cast<std::uint32_t>(mark.size());
  }
  return at;
}

/// "RURAL LIFE 1900–1950, at 189", "ANN. REP. 2023, at 85": years before "at" belong to the name; where the pages begin.
std::uint32_t behind_years(const Head& head, Span pages) {
  const std::size_t at = head.at(pages).find(", at ");
  if (at == std::string_view::npos) return pages.begin;
  const std::string_view years = head.at(pages).substr(0, at);
  const std::uint32_t year = years.size() == 4 ? to_number(years).value_or(0) : 0;
  return is_span_of_years(years) || (year >= 1500 && year < 2100) ? static_cast<std::uint32_t>(pages.begin + at + 2) : pages.begin;
}

/// "Four Articles 21": a word of the name, though it might lead to a number.
bool is_word_of_name(std::string_view word) { return word.size() > 2 && word[0] >= 'A' && word[0] <= 'Z' && !word.ends_with('.') && !has_digit(word) && !is_all_capitals(word); }

/// "Stephen Roe, *Foreword* to IDA FELL, THE JUDGE AT SEA, at vii (2006)": a part of a book by another (Bluebook R. 15.6).
bool parse_front(const Head& head, Citation& out) {
  const std::string_view title = head.at(head.title);
  if (!head.italic_title || !is_front_matter(title) || !has_word(head.text(), head.rest.begin, head.rest.end, "to") || head.paren.empty()) return false;
  const std::vector<Span> parts = comma_parts(head, {skip_spaces(head.text(), head.rest.begin + 2, head.rest.end), head.rest.end});
  if (parts.empty() || !in_capitals(head.at(parts[0]))) return false;
  std::size_t book = 0;
  if (parts.size() > 1 && in_capitals(head.at(word_at(head.text(), parts[1].begin, parts[1].end))) && may_be_names(head.text(), parts[0])) book = 1;
  out.kind = Kind::BookChapter;
  out.title = head.title;
  out.container = {parts[book].begin, head.rest.end};
  take_end_page(head, out.container, out);
  take_edition(head, out);
  return take_authors(head, head.authors, out);
}

/// The same without italics: "Stephen Roe, Foreword to IDA FELL, THE JUDGE AT SEA, at vii (2006)".
Head with_front(const Head& given) {
  Head head = given;
  if (head.italic_title || head.parts.size() < 2) return head;
  const std::size_t authors = roman_authors(head, head.parts);
  if (authors == 0 || authors == head.parts.size()) return head;
  const Span part = head.parts[authors];
  const std::size_t lead = head.at(part).find(" to ");
  if (lead == std::string_view::npos || !is_front_matter(head.at(part).substr(0, lead))) return head;
  head.italic_title = true;
  head.authors = {head.parts[0].begin, head.parts[authors - 1].end};
  head.title = {part.begin, part.begin + static_cast<std::uint32_t>(lead)};
  head.rest = {head.title.end + 1, head.span.end};
  return head;
}

bool parse(const Head& given, Citation& out) {
  if (parse_front(with_front(given), out)) return true;
  out = {};
  Head head = given;
  if (!head.italic_title && !divide_chapter(head)) return false;
  const bool bare = head.paren.empty();
  if (head.title.empty() || head.rest.empty() || (bare && (!given.italic_title || head.has_url))) return false;
  Span page;
  std::uint32_t at = behind_in(head, head.rest, page);
  if (at == head.rest.begin || (!page.empty() && at == page.end + 2)) return false;
  const bool italic_in = head.note.in_italic(at - 3);
  at = behind_editors(head, at, out);
  const Span word = word_at(head.text(), at, head.rest.end);
  if (is_page(head.at(word))) {  // volume of a work in several
    out.volume = word;
    at = skip_spaces(head.text(), word.end, head.rest.end);
  }
  // The collection's name runs to the first number behind it that is no part of it: from the end back.
  Span name{at, head.rest.end};
  std::uint32_t pages = name.end;
  for (std::uint32_t back = name.end; back > name.begin;) {
    std::uint32_t begin = back;
    while (begin > name.begin && head.note[begin - 1] != ' ') --begin;
    const auto pin = read_pincite(head.text(), {begin, name.end});
    const std::string_view w = head.at(trim_of(head.text(), {begin, back}, ","));
    const bool locator = w == "at" || w == "§" || w == "n." || w == "¶" || w == "§§" || w == "nn." || w == "ch." || (w == "&" && head.note[pages] == 'n');
    if (((!pin || pin->span.begin != begin) && !locator) || is_word_of_name(w)) break;
    if (w.find_first_of("ivxlcdmIVXLCDM") == 0 && !has_digit(w) && begin + 12 < pages && w.size() < 2) break;
    pages = begin;
    back = begin;
    while (back > name.begin && head.note[back - 1] == ' ') --back;
  }
  name.end = behind_years(head, {pages, head.rest.end});
  pages = name.end > pages ? name.end + 3 : pages;  // behind years "at" leads to the first page, too
  out.container = trim_of(head.text(), name, ",");
  if (out.container.empty() || (bare && (pages == head.rest.end || !in_capitals(head.at(out.container))))) return false;  // "Title, in COLLECTION 31, 40": its year lost
  const bool marked = in_capitals(head.at(out.container)) || head.note.in_italic(out.container.begin) || italic_in;
  take_edition(head, out);
  if (!marked && out.editors.empty() && given.italic_title) return false;
  out.kind = Kind::BookChapter;
  out.title = head.title;
  if (!take_authors(head, head.authors, out)) {
    if (!given.italic_title || !in_capitals(head.at(out.container))) return false;
    out.authors.clear();  // a sentence leads in, or a name that cannot be told from one
    out.in_prose = true;
    const std::vector<Span> led = comma_parts(head, head.authors);
    if (led.size() > 1) take_authors(head, led.back(), out);
  }
  const std::vector<Span> numbers = comma_parts(head, {pages, head.rest.end});
  if (!numbers.empty()) take_pages(head, {pages, head.rest.end}, out);
  if (out.pincite.empty() && out.page.empty() && !page.empty()) out.pincite = page, out.locators = kPages;
  return true;
}

}  // namespace

extern const KindParser kKindParser_chapter;
const KindParser kKindParser_chapter{"book-chapter", 70, parse, true};

}  // namespace subcite
