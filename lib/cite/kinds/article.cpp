// Articles in periodicals (Bluebook R. 16): "AUTHOR, Title, 32 JOURNAL 1299, 1300 (2021)", and with the
// date before the page where each issue has pages of its own ("ATLANTIC, June 2012, at 48, 50").
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/periodical.h"
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

/// "PA. GAZETTE (Phila.)", "Wm. & Mary Q. (3d ser.)": the name alone.
std::string_view without_place(std::string_view container) {
  const std::size_t open = container.rfind(" (");
  return container.ends_with(')') && open != std::string_view::npos ? container.substr(0, open) : container;
}

/// "§ 6 (Magazine), at 42", "art. 2, at 1": what of the issue stands between its date and the page.
void skip_section(const Head& head, Span& pages, Citation& out) {
  const std::string_view words = head.at(pages);
  const bool article = words.starts_with("art. ");
  const bool section = article || starts_with_any(words, {"§ ", "(Magazine), at "});
  const std::size_t at = section ? words.find(", at ") : std::string_view::npos;
  if (at == std::string_view::npos) return;
  if (article) out.symbol = {pages.begin, static_cast<std::uint32_t>(pages.begin + at)};
  pages.begin += static_cast<std::uint32_t>(at + 2);
}

bool is_issue_number(std::string_view part) { return starts_with_any(part, {"no. ", "No. ", "nos. ", "issue ", "iss. "}); }

/// "20 APPLIED TOLLS, no. 7": volume and name, without the number of the issue.
void take_numbered(const Head& head, const std::vector<Span>& parts, std::size_t date, Citation& out) {
  std::size_t last = date - 1;
  while (last > 0 && is_issue_number(head.at(parts[last]))) --last;
  out.container = {parts[0].begin, parts[last].end};
  if (const std::size_t paragraph = head.at(out.container).find(" ¶ "); paragraph != std::string_view::npos) {  // "37 Gov’t Contractor ¶ 83, Feb. 1, 1995, at 3"
    out.symbol = {static_cast<std::uint32_t>(out.container.begin + paragraph + 1), out.container.end};
    out.container.end = out.symbol.begin - 1;
  }
  const Span number = word_at(head.text(), out.container.begin, out.container.end);
  if (!is_page(head.at(number)) || number.end >= out.container.end) return;
  out.volume = number;
  out.container.begin = skip_spaces(head.text(), number.end, out.container.end);
}

/// "MAG. Summer 2004", the comma before the issue's date left out: where the date begins; the end for none.
std::uint32_t glued_issue(const Head& head, Span name) {
  for (std::uint32_t at = word_at(head.text(), name.begin, name.end).end; at < name.end;) {
    at = skip_spaces(head.text(), at, name.end);
    const auto date = is_upper(decode_utf8(head.text(), at).value) ? read_date(head.text(), {at, name.end}) : std::nullopt;
    if (date && date->date.year != 0 && date->span == Span{at, name.end}) return at;
    at = std::max(word_at(head.text(), at, name.end).end, at + 1);
  }
  return name.end;
}

/// "at C9": the sections of newspapers have letters.
bool is_lettered_page(std::string_view page) { return page.size() > 1 && page[0] >= 'A' && page[0] <= 'Z' && is_digit(static_cast<unsigned char>(page[1])); }

/// "Coast Mirror, Sept. 4, 2003, at C9": a day and a lettered page behind a few words with capitals, which no table knows.
bool is_unknown_paper(const Head& head, Span name, Span behind) {
  const auto date = read_date(head.text(), behind);
  if (!date || date->date.day == 0 || date->span.begin != behind.begin || std::count(head.at(name).begin(), head.at(name).end(), ' ') > 3) return false;
  const Span pages = trim_of(head.text(), {date->span.end, behind.end}, ",");
  const bool lettered = head.at(pages).starts_with("at ") && is_lettered_page(head.at(pages).substr(3));
  return lettered && head.at(name).find_first_of("0123456789:") == std::string_view::npos && may_be_names(head.text(), name);
}

/// "SITE, June 2022, at 2, 25": the date between commas, then "at".
bool parse_issue(const Head& head, Citation& out) {
  constexpr std::uint32_t kLongestPlace = 1000;  // of a periodical’s name and date
  std::vector<Span> parts = comma_parts(head, {head.rest.begin, std::min(head.rest.end, head.rest.begin + kLongestPlace)});
  if (parts.size() > 1 && head.at(parts[1]).starts_with("at "))
    if (const std::uint32_t day = glued_issue(head, parts[0]); day < parts[0].end) {
      parts.insert(parts.begin() + 1, Span{day, parts[0].end});
      parts[0] = trim(head.text(), {parts[0].begin, day});
    }
  for (std::size_t i = 1; i < parts.size(); ++i) {
    constexpr std::uint32_t kLongestDate = 80;
    const auto date = read_date(head.text(), {parts[i].begin, std::min(head.rest.end, parts[i].begin + kLongestDate)});
    if (!date || date->date.year == 0) continue;
    Span pages = trim_of(head.text(), {date->span.end, head.rest.end}, ",");
    skip_section(head, pages, out);
    const bool unpaged = pages.empty() && date->date.day != 0 && is_news_medium(without_place(head.at(parts[0])));                // "NEW YORKER, July 5, 1993."
    const bool database = is_one_of(head.at(trim_of(head.text(), pages, ".,")), {"LEXIS", "LexisNexis", "Westlaw", "ProQuest"});  // in place of the page
    if (!unpaged && !database && !has_word(head.text(), pages.begin, pages.end, "at")) return false;
    take_numbered(head, parts, i, out);
    out.date = date->date;
    out.year = date->year;
    out.consecutive = false;
    if (unpaged) {
      out.kind = Kind::News;
      return true;
    }
    pages.begin = skip_spaces(head.text(), pages.begin + 2, pages.end);
    out.kind = is_paper_series(head.at(out.container)) && !is_journal(head.at(out.container)) ? Kind::WorkingPaper : Kind::JournalArticle;
    const std::string_view site = without_place(head.at(out.container));
    if (is_news_medium(site) || (date->date.day != 0 && !is_journal(site) && !is_listed_journal(site) && out.kind == Kind::JournalArticle)) out.kind = Kind::News;
    if (i == 1 && !is_periodical(site) && !head.italic_title && !in_capitals(site) && !is_unknown_paper(head, parts[0], {parts[1].begin, head.rest.end})) return false;
    const std::string_view page = head.at(pages);
    if (date->date.day != 0 && is_lettered_page(page)) out.kind = Kind::News;  // "at D11": sections have letters in newspapers
    return database || take_pages(head, pages, out);
  }
  return false;
}

/// "art. 12, at 3": each article of the volume has pages of its own.
void take_article_number(const Head& head, Span after, Citation& out) {
  out.consecutive = false;
  const std::vector<Span> parts = comma_parts(head, after);
  out.symbol = parts[0];
  if (parts.size() < 2) return;
  if (const auto pin = read_pincite(head.text(), {parts[1].begin, after.end})) set_pincite(out, *pin);
}

/// "7 COMPUTS. 37, at 3", "6 FRONTIERS 2023, at 3": a number with pages of its own, for no page stands behind a later one.
bool take_numbered_article(const Head& head, Span after, Citation& out) {
  const std::size_t at = head.at(after).find(", at ");
  const std::uint32_t number = at == std::string_view::npos ? 0 : to_number(head.at(after).substr(0, at)).value_or(0);
  const Span pages{static_cast<std::uint32_t>(after.begin + at + 5), after.end};
  const auto pin = number > 0 ? read_pincite(head.text(), pages) : std::nullopt;
  const std::string_view printed = pin ? head.at(pages) : std::string_view();
  const auto first = to_number(printed.substr(0, printed.find_first_not_of("0123456789")));
  if (!first || *first >= number) return false;
  out.consecutive = false;
  out.symbol = {after.begin, static_cast<std::uint32_t>(after.begin + at)};
  set_pincite(out, *pin);
  return true;
}

/// "39 Gov’t Contractor ¶ 161, Apr. 2, 1997": newsletters number their paragraphs and date the issue.
bool take_paragraph(const Head& head, Span after, Citation& out) {
  const auto pin = read_pincite(head.text(), comma_parts(head, after).at(0));
  if (!pin) return false;
  set_pincite(out, *pin);
  out.consecutive = false;
  out.kind = Kind::JournalArticle;
  const Span rest = trim_of(head.text(), {pin->span.end, after.end}, ",");
  if (const auto date = rest.empty() ? std::nullopt : read_date(head.text(), rest)) out.date = date->date, out.year = date->year;
  return out.date.given() || head.date;
}

/// "Roe, Annotation, Title, 53 A.L.R.5th 287": the reporter of annotations, which have authors and titles as articles have.
bool is_annotation(const Head& head, std::string_view container) { return container.starts_with("A.L.R.") && !has_versus(head.at(head.span)); }

/// "2016 DAILY COMP. PRES. DOC. 546": remarks and memoranda of the President.
bool is_of_president(std::string_view container) { return contains_any(container, {"Comp. Pres. Doc", "COMP. PRES. DOC"}); }

/// "32 JOURNAL 1299, 1300", "JOURNAL 12, 14": whether container and pages make a periodical's.
bool parse_volume(const Head& head, Citation& out) {
  const auto read = read_volume(head, head.rest);
  if (!read || head.note[read->container.begin] == '(' || head.note[read->container.begin] == '[') return false;
  const std::string_view container = without_place(head.at(read->container));
  const bool capitals = in_capitals(container);
  const bool journal = is_journal(container);
  const bool only_year = head.date && head.date->date.month == 0;
  const bool unpaged = read->after.empty() && only_year && head.italic_title && is_listed_journal(container);  // "J. Weir Analysis (2024)"
  if (read->volume.empty() && !unpaged && !(only_year && !read->after.empty() && (journal || head.at(read->after).find(',') != std::string_view::npos))) return false;
  if (read->volume.empty() && !head.italic_title) return false;
  if (read->volume.empty() && has_any(container, {"dictionary", "encyclopedia", "lexicon"})) return false;
  const bool speech = container == "F.R.D." && head.italic_title && !head.authors.empty();  // lectures and reports of judges
  if ((is_reporter_alone(container) && !speech && !is_annotation(head, container)) || container.starts_with("Pub. L. ") || (!capitals && !journal && read->after.empty())) return false;
  if (!capitals && !may_be_names(head.text(), {read->container.begin, static_cast<std::uint32_t>(read->container.begin + container.size())})) return false;
  out.volume = read->volume;
  out.container = read->container;
  if (!read->after.empty() && head.at(read->after).starts_with("¶")) return take_paragraph(head, read->after, out);
  if (!read->after.empty() && head.at(read->after).starts_with("art. ")) take_article_number(head, read->after, out);
  else if (!read->after.empty() && !take_numbered_article(head, read->after, out) && !take_pages(head, read->after, out)) return false;
  out.kind = is_of_president(container) ? Kind::Other : Kind::JournalArticle;
  return true;
}

/// "612 F.3d 301 (7th Cir. 2010)", "Pub. L. No. 111-84", "123 Stat. 2190": where the decision or act that a piece is about is found.
bool is_place_of_law(const Head& head, Span part) {
  if (head.at(part).starts_with("Pub. L. ") || reporter_here(head.note, part.begin, part.end)) return true;
  const Span number = word_at(head.text(), part.begin, part.end);
  return is_page(head.at(number)) && head.at({number.end, part.end}).starts_with(" Stat. ");
}

/// Authors and title from the parts before the container.
void take_front(const Head& head, const std::vector<Span>& parts, std::size_t container, Citation& out) {
  const std::vector<Span> front(parts.begin(), parts.begin() + static_cast<long>(container));
  const std::size_t authors = container > 1 ? std::min(roman_authors(head, front), container - 1) : 0;
  if (authors > 0) take_authors(head, {parts[0].begin, parts[authors - 1].end}, out);
  const std::size_t title = std::min(skip_designation(head, front, authors), container - 1);
  std::size_t last = container - 1;
  while (last > title && is_place_of_law(head, parts[last])) --last;
  out.title = {parts[title].begin, parts[last].end};
}

/// "10 DISP. RESOL. MAG. Summer" and "2004, at 3": the year is no page.
bool ends_with_issue(const Head& head, const Volume& read) {
  const Span name{read.container.begin, trim_of(head.text(), word_at(head.text(), read.after.begin, read.after.end), ",").end};
  return glued_issue(head, name) < read.container.end;
}

/// The periodical has no page yet.
bool is_forthcoming(const Head& head) { return head.at(head.paren).starts_with("forthcoming"); }

/// A periodical by its name, or capitals behind an author and a title in small letters, and the date of an issue after them.
bool is_issued(const Head& head, const std::vector<Span>& parts, std::size_t i) {
  const std::string_view name = without_place(trim(head.at({parts[i].begin, glued_issue(head, parts[i])})));
  const std::size_t words = name.find_first_not_of("0123456789 ");
  if (words == std::string_view::npos) return false;
  if (is_periodical(name) || (words > 1 && is_periodical(name.substr(words)))) return true;
  if (i >= 2 && i + 2 < parts.size() && head.paren.empty() && is_unknown_paper(head, parts[i], {parts[i + 1].begin, head.span.end})) return true;
  if (i < 2 || i + 2 >= parts.size() || !head.paren.empty() || !in_capitals(name) || in_capitals(head.at(parts[i - 1]))) return false;
  const auto date = read_date(head.text(), {parts[is_issue_number(head.at(parts[i + 1])) ? i + 2 : i + 1].begin, parts[i + 2].end});
  return date && date->date.year != 0;
}

/// Without italics: "Roe, Some Title, 12 J. X 34": the last comma before the volume ends the title.
bool parse_roman(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  Head tail = head;  // of each part in turn; a copy for each would make a list of a thousand names slow
  for (std::size_t i = parts.size(); i-- > 1;) {
    tail.rest = {parts[i].begin, head.span.end};
    const auto read = read_volume(tail, tail.rest);
    if (read && read->volume.empty() && is_forthcoming(head) && read->after.empty() && journal_entry(head.text(), read->container.begin, read->container.end).end == read->container.end) {
      out.kind = Kind::JournalArticle;  // "VAND. L. REV. (forthcoming 2020)"
      out.container = read->container;
      take_front(head, parts, i, out);
      return true;
    }
    // "Ben Roe, Law Without Law, REGULATION 26, 28 (Summer 2010)": no volume, but author, title and capitals before it.
    // A body's document has a number instead: "DOT/FRA-053".
    const bool number = read && head.at(read->container).find(' ') == std::string_view::npos && has_digit(head.at(read->container));
    const bool unnumbered = read && !number && read->volume.empty() && i >= 2 && !read->after.empty() && in_capitals(head.at(read->container)) && head.date && !head.has_url && !in_capitals(head.at(parts[i - 1])) && roman_authors(head, parts) > 0 && roman_authors(head, parts) < i;
    if (unnumbered) {
      out.kind = Kind::JournalArticle;
      out.container = read->container;
      out.consecutive = false;
      if (!take_pages(head, read->after, out)) return false;
      take_front(head, parts, i, out);
      return true;
    }
    if (!read || read->volume.empty() || (read->after.empty() && !is_forthcoming(head)) || !is_periodical(without_place(head.at(read->container)))) continue;
    if (is_issue_number(head.at(read->after)) || ends_with_issue(head, *read)) break;
    if (!parse_volume(tail, out)) return false;
    take_front(head, parts, i, out);
    return true;
  }
  // "Linda Roe, Court Splits, N.Y. TIMES, June 5, 2001, at A1."
  for (std::size_t i = parts.size(); i-- > 1;) {
    tail.rest = {parts[i].begin, head.span.end};
    if (!is_issued(head, parts, i) || !parse_issue(tail, out)) continue;
    take_front(head, parts, i, out);
    return true;
  }
  return false;
}

/// The table knows it, or it bears the name of newspapers.
bool names_newspaper(std::string_view paper) {
  static constexpr std::array<std::string_view, 29> kNames{"times", "post", "gazette", "news", "herald", "tribune", "journal", "star", "sun", "globe", "chronicle", "courier", "press", "observer", "examiner", "register", "dispatch", "mail", "telegraph", "guardian", "independent", "record", "republican", "democrat", "advertiser", "intelligencer", "daily", "weekly", "enquirer"};
  if (is_news_medium(paper)) return true;
  const std::vector<std::string> words = facts::significant_words(paper);
  return in_capitals(paper) && std::any_of(words.begin(), words.end(), [&](const std::string& w) { return std::find(kNames.begin(), kNames.end(), w) != kNames.end(); });
}

/// "RIVER GAZETTE, May 4, 2019, at A4": the issue of a paper, no piece of it named.
bool parse_whole_issue(const Head& head, Citation& out) {
  if (head.parts.size() < 3 || head.has_url || head.date) return false;
  const std::string_view paper = without_place(head.at(head.parts[0]));
  const auto date = read_date(head.text(), {head.parts[1].begin, head.span.end});
  if (!names_newspaper(paper) || !date || date->date.day == 0) return false;
  Head issue = head;
  issue.rest = head.span;
  return parse_issue(issue, out);
}

bool parse(const Head& head, Citation& out) {
  if (parse_whole_issue(head, out)) return true;
  out = {};
  if (!head.italic_title) return !head.capital_title && parse_roman(head, out);
  if (head.rest.empty()) return false;
  if (!(parse_issue(head, out) || parse_volume(head, out))) {
    out = {};
    return parse_roman(head, out);  // "*Title*, 1921–2006, 62 STAN. L. REV. 591": the italics end too early
  }
  out.title = head.title;
  if (!take_authors(head, head.authors, out)) {
    out.authors.clear();
    out.in_prose = true;
    // "Professor Fell’s article, Oskar H. Fell, Jr., Title": the person right before the title
    const std::vector<Span> parts = comma_parts(head, head.authors);
    if (parts.size() > 1 && head.at(parts.back()).find(' ') != std::string_view::npos && std::count(head.at(parts.back()).begin(), head.at(parts.back()).end(), ' ') <= 5 && head.note[head.title.begin - 2] == ',') take_authors(head, parts.back(), out);
  }
  return true;
}

/// A volume and page of a journal that the table knows, right before the date: an article, whatever its title
/// speaks of ("Why Fed. R. Civ. P. 4 Matters").
bool parse_known(const Head& head, Citation& out) {
  if (!head.date && !is_forthcoming(head)) return false;
  const std::vector<Span>& parts = head.parts;
  for (std::size_t i = parts.size(); i-- > 1;) {
    const Span word = word_at(head.text(), parts[i].begin, parts[i].end);
    if (!is_page(head.at(word))) continue;
    const Entry known = journal_entry(head.text(), skip_spaces(head.text(), word.end, head.span.end), head.span.end);
    const std::uint32_t behind = skip_spaces(head.text(), known.end, head.span.end);
    const bool paged = known.row != nullptr && (behind >= head.span.end ? is_forthcoming(head) : is_page(head.at(trim_of(head.text(), word_at(head.text(), behind, head.span.end), ","))) || head.note[behind] == '_');
    if (paged) return parse(head, out);
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_known_article;
const KindParser kKindParser_known_article{"known-journal-article", 5, parse_known};

extern const KindParser kKindParser_article;
const KindParser kKindParser_article{"journal-article", 72, parse};

}  // namespace subcite
