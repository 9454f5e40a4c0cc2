// Articles in periodicals (Bluebook R. 16): "AUTHOR, Title, 32 JOURNAL 1299, 1300 (2021)", and with the
// date before the page where each issue has pages of its own ("ATLANTIC, June 2012, at 48, 50").
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "base/fold.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite {
namespace {

using namespace cite;

bool has_any(std::string_view container, std::initializer_list<std::string_view> words) {
  const std::vector<std::string> found = facts::significant_words(container);
  return std::any_of(found.begin(), found.end(), [&](const std::string& w) { return std::find(words.begin(), words.end(), w) != words.end(); });
}

bool is_journal(std::string_view container) {
  return has_any(container, {"journal", "review", "law", "quarterly", "yearbook", "bulletin", "studies", "annals", "proceedings"}) || container.find("L.J.") != std::string_view::npos || container.find("J.") != std::string_view::npos || container.find("L.Q.") != std::string_view::npos;
}

bool is_paper_series(std::string_view container) { return has_any(container, {"university", "institute", "group", "bank", "working", "paper", "papers", "centre", "center", "research"}); }

/// "SITE, June 2022, at 2, 25": the date between commas, then "at".
bool parse_issue(const Head& head, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, head.rest);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto date = read_date(head.text(), {parts[i].begin, head.rest.end});
    if (!date || date->date.year == 0) continue;
    Span pages = trim_of(head.text(), {date->span.end, head.rest.end}, ",");
    if (!has_word(head.text(), pages.begin, pages.end, "at")) {
      if (!pages.empty() || head.has_url || !head.paren.empty()) return false;
      return false;
    }
    out.container = {parts[0].begin, parts[i - 1].end};
    out.date = date->date;
    out.year = date->year;
    out.consecutive = false;
    pages.begin = skip_spaces(head.text(), pages.begin + 2, pages.end);
    out.kind = is_paper_series(head.at(out.container)) && !is_journal(head.at(out.container)) ? Kind::WorkingPaper : Kind::JournalArticle;
    if (facts::newspapers().find(fold(head.at(out.container))) != nullptr) out.kind = Kind::News;
    if (i == 1 && !in_capitals(head.at(out.container)) && !head.italic_title) return false;
    return take_pages(head, pages, out);
  }
  return false;
}

bool parse_volume(const Head& head, Citation& out) {
  const auto read = read_volume(head, head.rest);
  if (!read) return false;
  const std::string_view container = head.at(read->container);
  const bool capitals = in_capitals(container);
  if (container.find(',') != std::string_view::npos) return false;
  const bool journal = is_journal(container);
  const bool only_year = head.date && head.date->date.month == 0;
  if (read->volume.empty() && !(only_year && !read->after.empty() && (journal || head.at(read->after).find(',') != std::string_view::npos))) return false;
  if (read->volume.empty() && !head.italic_title) return false;
  if (!capitals && !journal && read->after.empty()) return false;
  if (!capitals && !may_be_names(head.text(), read->container)) return false;
  out.volume = read->volume;
  out.container = read->container;
  if (!read->after.empty() && head.at(read->after).starts_with("art. ")) {
    out.consecutive = false;
    const std::vector<Span> parts = comma_parts(head, read->after);
    out.symbol = parts[0];
    if (parts.size() > 1)
      if (const auto pin = read_pincite(head.text(), {parts[1].begin, read->after.end})) set_pincite(out, *pin);
  } else if (!read->after.empty() && !take_pages(head, read->after, out)) {
    return false;
  }
  out.kind = Kind::JournalArticle;
  return true;
}

/// Authors and title from the parts before the container.
void take_front(const Head& head, const std::vector<Span>& parts, std::size_t container, Citation& out) {
  const std::vector<Span> front(parts.begin(), parts.begin() + static_cast<long>(container));
  const std::size_t authors = container > 1 ? std::min(roman_authors(head, front), container - 1) : 0;
  if (authors > 0) take_authors(head, {parts[0].begin, parts[authors - 1].end}, out);
  const std::size_t title = std::min(skip_designation(head, front, authors), container - 1);
  out.title = {parts[title].begin, parts[container - 1].end};
}

/// Without italics: "Roe, Some Title, 12 J. X 34": the last comma before the volume ends the title.
bool parse_roman(const Head& head, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, head.span);
  for (std::size_t i = parts.size(); i-- > 1;) {
    Head tail = head;
    tail.rest = {parts[i].begin, head.span.end};
    const auto read = read_volume(tail, tail.rest);
    const bool forthcoming = read && read->volume.size() == 4 && !head.date;  // no page yet
    if (!read || read->volume.empty() || (read->after.empty() && !forthcoming) || !in_capitals(head.at(read->container))) continue;
    if (!parse_volume(tail, out)) return false;
    take_front(head, parts, i, out);
    return true;
  }
  // "Linda Roe, Court Splits, N.Y. TIMES, June 5, 2001, at A1."
  for (std::size_t i = parts.size(); i-- > 1;) {
    Head tail = head;
    tail.rest = {parts[i].begin, head.span.end};
    if (!in_capitals(head.at(parts[i])) || !parse_issue(tail, out)) continue;
    take_front(head, parts, i, out);
    return true;
  }
  return false;
}

bool parse(const Head& head, Citation& out) {
  if (!head.italic_title) return !head.capital_title && parse_roman(head, out);
  if (head.rest.empty() || !(parse_issue(head, out) || parse_volume(head, out))) return false;
  out.title = head.title;
  if (!take_authors(head, head.authors, out)) {
    out.authors.clear();
    out.in_prose = true;
  }
  return true;
}

}  // namespace

extern const KindParser kKindParser_article;
const KindParser kKindParser_article{"journal-article", 80, parse};

}  // namespace subcite
