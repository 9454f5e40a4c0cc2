// News and web pages (Bluebook R. 16.6, R. 18.2): title, site in capitals, date, URL. A known news
// medium makes it news.
#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "facts/words.h"

namespace subcite {
namespace {

using namespace cite;

/// The site: the rest's words without a page behind them, and without the version of a data set, "(v2), ZENODO".
Span site_of(const Head& head, Span rest) {
  if (head.note[rest.begin] == '(' && head.note.is_bracket(rest.begin)) rest = trim_of(head.text(), {std::min(head.note.closing(rest.begin) + 1, rest.end), rest.end}, ",");
  if (rest.empty()) return {};
  const auto read = read_volume(head, rest);
  if (read && !read->volume.empty() && read->after.empty()) return trim_of(head.text(), rest, ",");  // "5280 Magazine"
  if (!read || !read->volume.empty()) return {};
  if (read->after.empty()) return read->container;
  const auto pin = read_pincite(head.text(), read->after);
  return pin && pin->span.end == read->after.end ? read->container : trim_of(head.text(), rest, ",");
}

/// "TIDAL INST. 9–12", "TIDAL INST. 1, 3": pages behind a site, of what is printed there; the first of two is where it begins.
void take_site_pages(const Head& head, Span rest, Span site, Citation& out) {
  if (site.empty() || site.begin < rest.begin || site.end >= rest.end || !out.pincite.empty()) return;
  const Span pages = trim_of(head.text(), {site.end, rest.end}, ",");
  const std::size_t comma = head.at(pages).find(", ");
  if (comma != std::string_view::npos && is_page(head.at(pages).substr(0, comma))) take_pages(head, pages, out);
  else if (const auto pin = read_pincite(head.text(), pages)) set_pincite(out, *pin);
}

/// The letters of a name, for finding them in an address.
std::string letters_of(std::string_view words) {
  std::string key = facts::printed_key(words);
  std::erase(key, '&');
  return key;
}

/// Without small capitals: what the tables know, an abbreviated name, a body, or words that the address repeats.
bool is_site(const Head& head, Span part) {
  std::string_view words = head.at(part);
  if (const std::size_t place = words.rfind(" ("); place != std::string_view::npos && words.ends_with(')')) words = words.substr(0, place);  // "TIMES (London)"
  const auto count = std::count(words.begin(), words.end(), ' ') + 1;
  if (in_capitals(words) || is_news_medium(words) || is_platform(words)) return true;
  if (count > 8 || !may_be_names(head.text(), part) || !is_upper(decode_utf8(words, 0).value)) return false;
  if (is_periodical(words) || (words.find(".com") != std::string_view::npos) || words.ends_with(".org")) return true;
  const PrintedUrl* url = head.note.next_url(part.end);
  const std::string key = letters_of(words);
  return head.has_url && key.size() >= 4 && url != nullptr && letters_of(split_url(head.at(url->span)).host).find(key) != std::string::npos;
}

/// "School Goes On to Strengthen Locks" and "/school-goes-on-to-strengthen-locks": the address says that the words are a title.
bool is_in_address(const Head& head, Span part) {
  constexpr std::size_t kEnough = 18;  // letters that agree
  const PrintedUrl* url = head.note.next_url(part.end);
  if (!head.has_url || url == nullptr) return false;
  const std::string key = letters_of(head.at(part)).substr(0, kEnough);
  const std::string address = letters_of(head.at(url->span));
  const std::string whole = letters_of(head.at({part.begin, std::min(head.span.end, part.end + 12)}));  // "Will It Rise to 300, According to the Index": the title goes on
  return key.size() == kEnough && address.find(key) != std::string::npos && address.find(whole) == std::string::npos;
}

/// "@harborboard", "u/latelease".
bool is_handle(std::string_view name) { return name.starts_with("@") || name.starts_with("u/") || name.starts_with("/u/"); }

/// ", at 14:30" behind the site: a time or page in the piece.
void take_time(const Head& head, std::vector<Span>& parts, Citation& out) {
  if (parts.size() < 2 || !head.at(parts.back()).starts_with("at ")) return;
  const auto pin = read_pincite(head.text(), parts.back());
  if (!pin || pin->span.end != parts.back().end) return;
  set_pincite(out, *pin);
  parts.pop_back();
}

/// "VERGE, Apr. 25, 2019, https://...": the day behind a comma instead of in its parenthesis.
void take_day(const Head& head, std::vector<Span>& parts, Citation& out) {
  for (std::size_t i = 1; i < parts.size() && head.has_url && head.paren.empty(); ++i) {
    const auto date = read_date(head.text(), {parts[i].begin, parts.back().end});
    if (!date || date->date.year == 0 || date->date.month == 0 || date->span.end != parts.back().end) continue;
    out.date = date->date;
    out.year = date->year;
    parts.resize(i);
    return;
  }
}

/// Three parts or more, the last of them one to three capitalised words without small ones: a site by its place.
bool is_short_name(const Head& head, const std::vector<Span>& parts) {
  if (parts.size() < 2 || !head.has_url) return false;
  const Span last = parts.back();
  const std::string_view before = head.at(parts[parts.size() - 2]);
  int words = 0;
  for (std::uint32_t at = last.begin; at < last.end; ++words) {
    const Span word = word_at(head.text(), at, last.end);
    if (!is_upper(decode_utf8(head.text(), word.begin).value) && head.at(word) != "&") return false;
    at = skip_spaces(head.text(), std::max(word.end, at + 1), last.end);
  }
  const bool dated = parts.size() > 2 && head.date && head.date->date.day != 0 && roman_authors(head, parts) > 0;  // "Ada Quill, Judging Tolls, The Mail (Sept. 12, 2018)"
  return words <= 3 && (parts.size() > 2 || before.ends_with("?")) && std::count(before.begin(), before.end(), ' ') >= (dated ? 1 : 2);
}

/// "Ada Quill (@adaquill)": the name without its handle.
Span without_handle(const Head& head, Span name) {
  const std::size_t handle = head.at(name).find(" (@");
  return handle == std::string_view::npos ? name : Span{name.begin, static_cast<std::uint32_t>(name.begin + handle)};
}

/// "“Noise at Night,” Coast Post": the last of the parts behind a title in quotation marks, a few capitalised words.
bool is_site_behind_quoted(const Head& head, const std::vector<Span>& parts) {
  if (parts.size() < 2 || !head.has_url) return false;
  const std::string_view title = head.at(parts[parts.size() - 2]);
  const std::string_view site = head.at(parts.back());
  const bool quoted = (title.starts_with("“") && title.ends_with("”")) || (title.size() > 2 && title.starts_with('"') && title.ends_with('"'));
  return quoted && std::count(site.begin(), site.end(), ' ') <= 5 && site.find_first_of("0123456789:") == std::string_view::npos && may_be_names(head.text(), parts.back());
}

/// A person or a body, not the title of a page: "How the Market Works", "Notes: A Way to Help".
bool may_post(const Head& head, Span name) {
  const std::string_view words = head.at(name);
  const bool asks = starts_with_any(words, {"How ", "What ", "Why ", "Where ", "When ", "Who "});
  return !asks && words.find(": ") == std::string_view::npos && std::count(words.begin(), words.end(), ' ') <= 7 && may_be_names(head.text(), name);
}

/// "Some Thoughts on Tolls, YOUTUBE": what is seen there has a title before its author.
bool is_title_of_video(const Head& head, Span part, Span site) {
  const std::string lower = lower_ascii(head.at(site));
  return !is_handle(head.at(part)) && without_handle(head, part) == part && is_one_of(lower, {"youtube", "vimeo"});
}

/// Without italics the title stands between the author and the site in capitals.
bool divide_roman(const Head& head, Span& authors, Span& title, Span& site, Citation& out) {
  authors = {};
  std::vector<Span> all = head.parts;
  take_time(head, all, out);
  const std::vector<Span>& parts = all;
  if (parts.size() < 2) return false;
  const bool sited = is_site_behind_quoted(head, parts) || ((is_site(head, parts.back()) || is_short_name(head, parts)) && (!in_capitals(head.at(parts[0])) || is_platform(head.at(parts.back()))));
  if (sited) site = parts.back();
  if (sited && parts.size() == 2 && is_platform(head.at(parts.back())) && !is_title_of_video(head, parts[0], site) && (may_post(head, without_handle(head, parts[0])) || is_handle(head.at(parts[0])))) {
    authors = without_handle(head, parts[0]);  // "Ada Quill (@adaquill), X (Mar. 3, 2023)": a post without a title
    return true;
  }
  // "Roe et al., A WHOLE TITLE IN CAPITALS": no site, for it would leave no title.
  const std::string_view last = head.at(parts.back());
  const std::string_view first = head.at(parts[0]);
  const bool listed = first.find("et al") != std::string_view::npos || first.find('&') != std::string_view::npos;
  const bool short_name = std::count(first.begin(), first.end(), ' ') <= 2 && first.find(" on ") == std::string_view::npos && first.find(" of ") == std::string_view::npos;
  const bool title_like = std::count(last.begin(), last.end(), ' ') >= 3 && (last.find('.') == std::string_view::npos || last.find(':') != std::string_view::npos);
  if (sited && parts.size() == 2 && title_like && (listed || short_name) && may_be_names(head.text(), parts[0])) return false;
  if (!sited && parts.size() == 2 && is_in_address(head, parts[0])) {
    title = parts[0];
    site = parts[1];
    return true;
  }
  const std::size_t end = parts.size() - (sited ? 1 : 0);
  if (end == 0) return false;
  const std::size_t names = end > 1 ? std::min(is_handle(head.at(parts[0])) || without_handle(head, parts[0]) != parts[0] ? std::size_t{1} : roman_authors(head, parts), end - 1) : 0;
  const bool authored = names > 0;
  if (authored) authors = {parts[0].begin, parts[names - 1].end};
  const std::size_t from = std::min(std::max({skip_designation(head, parts, names), speech_part(head, parts, names), skip_office(head, parts, names)}), end - 1);
  title = {parts[from].begin, parts[end - 1].end};
  return sited || ((authored || !out.pincite.empty()) && head.has_url);
}

/// "Ada Roe, Dues to Rise, COAST POST, at A4": a newspaper's page without the day of the issue.
bool parse_undated(const Head& head, Citation& out) {
  if (head.has_url || !head.italic_title || !head.paren.empty()) return false;
  const std::vector<Span> parts = comma_parts(head, head.rest);
  if (parts.size() != 2 || !in_capitals(head.at(parts[0])) || !head.at(parts[1]).starts_with("at ")) return false;
  const Span page = trim(head.text(), {parts[1].begin + 3, parts[1].end});
  const bool lettered = page.size() > 1 && page.size() < 5 && head.at(page)[0] >= 'A' && head.at(page)[0] <= 'Z' && head.at(page).find_first_not_of("0123456789", 1) == std::string_view::npos;
  if (!lettered || !take_authors(head, head.authors, out)) return false;
  out.kind = Kind::News;
  out.title = head.title;
  out.container = parts[0];
  out.page = page;
  return true;
}

/// "Terms of Service § 4.2"; a bare number before the site is of the title: "The Toll Clause at 200".
bool ends_in_section(const Head& head, Span title) {
  const Span end = pincite_at_end(head.text(), title);
  const auto pin = end.empty() ? std::nullopt : read_pincite(head.text(), end);
  return pin && (pin->locators & ~(kPages | kRomanPages)) != 0;
}

/// "*Who Runs the Port?*, SITE", but no words that prose sets in italics: "*sua sponte*, ordered a hearing".
bool is_title_with_site(const Head& head) {
  if (!head.italic_title || is_lower(decode_utf8(head.at(head.title), 0).value)) return false;
  const Span behind = trim_of(head.text(), {head.title.end, std::max(head.title.end, head.span.end)}, ",");
  return behind.empty() || !is_lower(decode_utf8(head.text(), behind.begin).value);
}

/// "The Tide Tables, *Who Runs the Port?*, SITE": a programme, whose name begins with the article.
bool take_programme(const Head& head, Span name, Citation& out) {
  const std::string_view words = head.at(name);
  const std::uint32_t next = name.begin + 4;
  const bool short_name = words.starts_with("The ") && std::count(words.begin(), words.end(), ' ') <= 4 && words.find(',') == std::string_view::npos;
  if (!is_title_with_site(head) || !short_name || !may_be_names(head.text(), {next, name.end})) return false;
  out.authors = {name};
  out.names_institution = true;
  return true;
}

/// "the county’s figures, Ada Roe, *Wells Run Dry*, COAST POST": prose that leads to the person right before a title in italics.
bool take_person_behind_prose(const Head& head, Span authors, Citation& out) {
  out.authors.clear();
  const std::vector<Span> parts = comma_parts(head, authors);
  if (!is_title_with_site(head) || parts.size() < 2) return false;
  const std::string_view name = head.at(parts.back());
  const auto blanks = std::count(name.begin(), name.end(), ' ');
  if (blanks < 1 || blanks > 5 || !may_be_names(head.text(), parts.back()) || !take_authors(head, parts.back(), out)) return false;
  out.in_prose = true;
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (parse_undated(head, out)) return true;
  if (!head.has_url && (!head.date || head.paren.empty())) return false;
  Span authors = head.authors;
  Span title = head.title;
  Span site;
  if (head.italic_title) {
    const auto page = head.rest.empty() ? std::nullopt : read_pincite(head.text(), head.rest);
    const bool only_page = page && page->span.end == head.rest.end;  // "Title, at 22 (2019), https://..."
    std::vector<Span> rest = comma_parts(head, head.rest);
    take_time(head, rest, out);
    take_day(head, rest, out);
    if (only_page) set_pincite(out, *page);
    else if (!rest.empty()) {
      const Span whole{rest[0].begin, rest.back().end};
      site = site_of(head, whole);
      take_site_pages(head, whole, site, out);
    }
    if (!head.rest.empty() && !only_page && site.empty()) return false;
  } else if (head.has_url && head.paren.empty() && in_capitals(head.at(head.span)) && head.parts.size() == 1) {
    title = site = head.span;  // a site by its name alone: "CLINICALTRIALS.GOV, https://..."
    authors = {};
  } else if (head.capital_title || !divide_roman(head, authors, title, site, out)) {
    return false;
  }
  if (!authors.empty()) authors = without_handle(head, authors);
  const bool dated = head.date && head.date->date.month != 0;
  if (!head.has_url && !(dated && (in_capitals(head.at(site)) || is_news_medium(head.at(site))))) return false;
  const bool handle = !authors.empty() && is_handle(head.at(authors));
  if (handle) out.authors.push_back(authors);
  if (title.empty() && authors.empty()) return false;
  if (!handle && !take_authors(head, authors, out) && !take_programme(head, authors, out) && !take_person_behind_prose(head, authors, out)) return false;
  if (site.empty() && !head.has_url) return false;
  const auto pin = site.empty() ? std::nullopt : read_pincite(head.text(), site);
  const bool at_place = !site.empty() && head.at(site).starts_with("at ") && pin;
  if (pin && (pin->span == site || at_place)) {  // a page or a time without a site
    set_pincite(out, *pin);
    site = {};
  }
  if (!head.italic_title && !title.empty() && out.pincite.empty() && (site.empty() || ends_in_section(head, title))) take_end_page(head, title, out);
  out.kind = !site.empty() && is_news_medium(head.at(site)) ? Kind::News : Kind::Web;
  if (out.kind == Kind::Web && !head.has_url) out.kind = Kind::News;
  if (site.empty() && out.names_institution && !out.pincite.empty() && out.kind == Kind::Web) out.kind = Kind::Report;  // pages have what is printed
  out.title = title;
  out.container = site;
  return true;
}

}  // namespace

extern const KindParser kKindParser_web;
const KindParser kKindParser_web{"web", 100, parse};

}  // namespace subcite
