// U002: the page answers but is not the cited document. From the link's verdict: a not-found page that
// calls itself found, the site's home instead of the page; and from its title, where the two titles have
// next to no word in common.
#include <algorithm>
#include <set>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
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

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.results.size(); ++i) {
    const LinkResult& r = view.results[i];
    if (view.links[i].uses.empty()) continue;
    const UrlUse& use = view.links[i].uses.front();
    const CitationIndex at = citation_of(view, use.span);
    if (r.status == LinkStatus::Soft404) {
      Finding& f = report_note(out, kRule_url_content_mismatch, view, use.note, use.span, "The address answers, but not with the cited page" + (r.detail.empty() ? std::string() : " (" + r.detail + ")") + ".", "Open the address; cite the page’s new address or an archived copy.");
      f.citation = at;
      offer_snapshot(f, r, use.span);
      continue;
    }
    const std::string& shown = r.page.title.empty() ? r.page.other_title : r.page.title;
    if (!answers(r.status) || at < 0 || shown.empty()) continue;
    const Citation& c = view.citations[static_cast<std::size_t>(at)];
    const std::string_view cited = view.at(c.title);
    if (c.kind == Kind::BookChapter || !is_latin(cited) || !is_latin(shown) || contained(cited, shown + " " + r.page.other_title + " " + r.page.site, view.links[i].url) >= 0.2) continue;
    Finding& f = report_note(out, kRule_url_content_mismatch, view, use.note, use.span, "The page calls itself " + quoted(shown, 90) + (r.page.other_title.empty() || r.page.other_title == shown ? "" : " and " + quoted(r.page.other_title, 90)) + ", which has next to nothing in common with the cited title, " + quoted(cited, 90) + ".", "Open the address and see whether it is the cited document.");
    f.citation = at;
  }
}

}  // namespace

const Rule kRule_url_content_mismatch{"U002", "url-content-mismatch", "Page answers but is not the cited document (soft 404, home-page redirect, other title or date)", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "network", "Indigo R33.2, R33.5; Bluebook R. 18.2.2", check};

}  // namespace subcite
