// News and web pages (Bluebook R. 16.6, R. 18.2): title, site in capitals, date, URL. A known news
// medium makes it news.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

/// The site: the rest's words without a page behind them.
Span site_of(const Head& head, Span rest) {
  const auto read = read_volume(head, rest);
  if (!read || !read->volume.empty()) return {};
  if (read->after.empty()) return read->container;
  const auto pin = read_pincite(head.text(), read->after);
  return pin && pin->span.end == read->after.end ? read->container : trim_of(head.text(), rest, ",");
}

bool is_news(std::string_view site) { return facts::newspapers().find(fold(site)) != nullptr; }

/// Without italics the title stands between the author and the site in capitals.
bool divide_roman(const Head& head, Span& authors, Span& title, Span& site) {
  authors = {};
  const std::vector<Span> parts = comma_parts(head, head.span);
  if (parts.size() < 2) return false;
  const bool sited = in_capitals(head.at(parts.back())) && !in_capitals(head.at(parts[0]));
  if (sited) site = parts.back();
  // "Roe et al., A WHOLE TITLE IN CAPITALS": no site, for it would leave no title.
  const std::string_view last = head.at(parts.back());
  const std::string_view first = head.at(parts[0]);
  const bool listed = first.find("et al") != std::string_view::npos || first.find('&') != std::string_view::npos;
  const bool short_name = std::count(first.begin(), first.end(), ' ') <= 2 && first.find(" on ") == std::string_view::npos && first.find(" of ") == std::string_view::npos;
  const bool title_like = std::count(last.begin(), last.end(), ' ') >= 3 && (last.find('.') == std::string_view::npos || last.find(':') != std::string_view::npos);
  if (sited && parts.size() == 2 && title_like && (listed || short_name) && may_be_names(head.text(), parts[0])) return false;
  const std::size_t end = parts.size() - (sited ? 1 : 0);
  if (end == 0) return false;
  const std::size_t names = end > 1 ? std::min(roman_authors(head, parts), end - 1) : 0;
  const bool authored = names > 0;
  if (authored) authors = {parts[0].begin, parts[names - 1].end};
  const std::size_t from = std::min(skip_designation(head, parts, names), end - 1);
  title = {parts[from].begin, parts[end - 1].end};
  return sited || (authored && head.has_url);
}

bool parse(const Head& head, Citation& out) {
  if (!head.has_url && (!head.date || head.paren.empty())) return false;
  Span authors = head.authors;
  Span title = head.title;
  Span site;
  if (head.italic_title) {
    const auto page = head.rest.empty() ? std::nullopt : read_pincite(head.text(), head.rest);
    const bool only_page = page && page->span.end == head.rest.end;  // "Title, at 22 (2019), https://..."
    if (only_page) set_pincite(out, *page);
    else if (!head.rest.empty()) site = site_of(head, head.rest);
    if (!head.rest.empty() && !only_page && site.empty()) return false;
  } else if (head.has_url && head.paren.empty() && in_capitals(head.at(head.span)) && comma_parts(head, head.span).size() == 1) {
    title = site = head.span;  // a site by its name alone: "CLINICALTRIALS.GOV, https://..."
    authors = {};
  } else if (head.capital_title || !divide_roman(head, authors, title, site)) {
    return false;
  }
  const bool dated = head.date && head.date->date.month != 0;
  if (!head.has_url && !(dated && (in_capitals(head.at(site)) || is_news(head.at(site))))) return false;
  if (head.at(title).empty() || !take_authors(head, authors, out)) return false;
  if (site.empty() && !head.has_url) return false;
  const auto pin = site.empty() ? std::nullopt : read_pincite(head.text(), site);
  if (pin && pin->span == site) {  // a page without a site
    out.pincite = site;
    out.locators = pin->locators;
    site = {};
  }
  out.kind = !site.empty() && is_news(head.at(site)) ? Kind::News : Kind::Web;
  if (out.kind == Kind::Web && !head.has_url) out.kind = Kind::News;
  if (!head.italic_title) take_end_page(head, title, out);
  out.title = title;
  out.container = site;
  return true;
}

}  // namespace

extern const KindParser kKindParser_web;
const KindParser kKindParser_web{"web", 100, parse};

}  // namespace subcite
