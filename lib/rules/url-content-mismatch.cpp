// U002: the page answers but is not the cited document. From the link's verdict: a not-found page that
// calls itself found, the site's home instead of the page; from its title, where the two titles have next to no word in
// common; from the day it was published on and the people it says it is by; and from a web page where a PDF is cited.
#include <algorithm>
#include <set>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/days.h"
#include "rules/evidence.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_url_content_mismatch;

namespace {

using namespace rules_support;

/// Share of the cited title's words that the page's title or the address's slug holds, a word shortened by
/// the author counted as contained.
double contained(std::string_view cited, std::string_view title, std::string_view url) {
  const auto wanted = facts::significant_words(cited);
  auto have = facts::significant_words(title);
  for (std::string& w : facts::significant_words(split_url(url).path)) have.push_back(std::move(w));
  if (wanted.size() < 3 || have.empty()) return 1;
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& w) {
    return std::any_of(have.begin(), have.end(), [&](const std::string& h) { return h == w || (w.size() > 3 && (h.starts_with(w) || w.starts_with(h)) && h.size() > 3); });
  });
  return static_cast<double>(found) / static_cast<double>(wanted.size());
}

bool is_latin(std::string_view words) {
  std::size_t high = 0;
  for (const char c : words) high += static_cast<unsigned char>(c) >= 0xC8 ? 1 : 0;
  return high * 4 < words.size();
}

CitationIndex citation_of(const View& view, Span url) {
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (view.citations[i].form == Form::Full && view.citations[i].url == url) return static_cast<CitationIndex>(i);
  return -1;
}

/// What the page calls itself has next to nothing in common with the cited title.
std::string fault_of_title(const View& view, const Citation& c, const LinkResult& r, std::string_view url) {
  const std::string& shown = r.page.title.empty() ? r.page.other_title : r.page.title;
  const std::string_view cited = view.at(c.title);
  if (shown.empty() || c.kind == Kind::BookChapter || !is_latin(cited) || !is_latin(shown) || contained(cited, shown + " " + r.page.other_title + " " + r.page.site, url) >= 0.2) return {};
  return "The page calls itself " + quoted(shown, 90) + (r.page.other_title.empty() || r.page.other_title == shown ? "" : " and " + quoted(r.page.other_title, 90)) + ", which has next to nothing in common with the cited title, " + quoted(cited, 90) + ".";
}

/// The page has the cited title, and names other people as its authors.
std::string fault_of_author(const View& view, const Citation& c, const LinkResult& r, std::string_view url) {
  if (c.authors.empty() || c.names_institution || !calls_itself(r.page, view.at(c.title))) return {};
  std::string names;
  for (const Span author : c.authors) names += (names.empty() ? "" : ", ") + std::string(view.at(author));
  const std::string byline = fold_solid(r.page.author);
  const bool by_site = (fold_solid(split_url(url).host) + ' ' + fold_solid(view.at(c.container))).find(byline) != std::string::npos;
  if (by_site || !is_latin(names) || !is_latin(r.page.author) || !is_by_another(r.page, names)) return {};
  return "The page names " + quoted(r.page.author, 90) + " as its author; the citation names " + quoted(names, 90) + ".";
}

/// The page says that it is of another day; time zones shift one by a day.
std::string fault_of_day(const Citation& c, const LinkResult& r) {
  constexpr std::int64_t kMostApart = 2;
  const bool dated = c.kind == Kind::News || c.kind == Kind::Web || c.kind == Kind::PressRelease;
  const auto published = read_day(r.page.published);
  if (!dated || c.date.day == 0 || !published || published->day == 0 || published->month == 0) return {};
  const std::int64_t apart = day_number(*published) - day_number(c.date);
  return apart >= -kMostApart && apart <= kMostApart ? std::string() : "The page says that it was published on " + to_iso(*published) + "; the citation gives " + to_iso(c.date) + ".";
}

/// A web page where a file is cited.
std::string fault_of_type(const LinkResult& r, std::string_view url) {
  const bool file = lower_ascii(split_url(url).path).ends_with(".pdf");
  return file && r.content_type.starts_with("text/html") ? "The address is that of a PDF, and a web page answers." : std::string();
}

/// The address of an archived copy: U010 speaks of it.
bool is_of_copy(const View& view, Span url) {
  return std::any_of(view.citations.begin(), view.citations.end(), [&](const Citation& c) { return c.archive_url == url && c.url != url; });
}

void check_page(const View& view, std::size_t link, Findings& out) {
  const LinkResult& r = view.results[link];
  const UrlUse& use = view.links[link].uses.front();
  const CitationIndex at = citation_of(view, use.span);
  if (r.status == LinkStatus::Soft404 && !is_of_copy(view, use.span)) {
    Finding& f = report_note(out, kRule_url_content_mismatch, view, use.note, use.span, "The address answers, but not with the cited page" + (r.detail.empty() ? std::string() : " (" + r.detail + ")") + ".", "Open the address; cite the page’s new address or an archived copy.");
    f.citation = at;
    offer_snapshot(f, r, use.span);
  }
  if (!answers(r.status) || at < 0) return;
  const Citation& c = view.citations[static_cast<std::size_t>(at)];
  std::string fault = fault_of_title(view, c, r, view.links[link].url);
  if (fault.empty()) fault = fault_of_type(r, view.links[link].url);
  if (fault.empty()) fault = fault_of_day(c, r);
  if (fault.empty()) fault = fault_of_author(view, c, r, view.links[link].url);
  if (!fault.empty()) report_note(out, kRule_url_content_mismatch, view, use.note, use.span, std::move(fault), "Open the address and see whether it is the cited document.").citation = at;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.results.size(); ++i)
    if (!view.links[i].uses.empty()) check_page(view, i, out);
}

}  // namespace

const Rule kRule_url_content_mismatch{"U002", "url-content-mismatch", "Page answers but is not the cited document (soft 404, home-page redirect, other title or date)", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "network", "Indigo R33.2, R33.5; Bluebook R. 18.2.2", check};

}  // namespace subcite
