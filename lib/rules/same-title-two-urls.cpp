// X002: one author and title under two addresses, with no date that makes them two pieces.
#include <map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"
#include "rules/usual.h"

namespace subcite {

extern const Rule kRule_same_title_two_urls;

namespace {

using namespace rules_support;

bool is_generic(const std::string& title) {
  for (const std::string_view word : {"introduction", "preface", "editorial", "press release", "annual report", "statement", "comment", "about us", "home page"})
    if (title == word) return true;
  return false;
}

/// The address without what names a language, a file type or a mirror.
std::string plain_address(std::string_view url) {
  const UrlParts parts = split_url(url);
  std::string host = site_of(url);
  for (const std::string_view lead : {"mobile.", "amp."})
    if (host.starts_with(lead)) host.erase(0, lead.size());
  std::string path;
  for (const std::string_view step : split(parts.path, '/')) {
    const bool language = step.size() == 2 && step[0] >= 'a' && step[0] <= 'z' && step[1] >= 'a' && step[1] <= 'z';
    if (!step.empty() && !language && step != "pdf" && step != "print") path += '/' + std::string(step);
  }
  for (const std::string_view tail : {".pdf", ".html", ".htm"})
    if (path.ends_with(tail)) path.resize(path.size() - tail.size());
  std::string query;
  for (const std::string_view pair : split(parts.query, '&'))
    if (!pair.empty() && !pair.starts_with("lang=") && !pair.starts_with("utm_")) query += '&' + std::string(pair);
  return host + path + query;
}

bool dates_agree(const Date& a, const Date& b) { return !a.given() || !b.given() || (a.year == b.year && (a.month == 0 || b.month == 0 || a.month == b.month) && (a.day == 0 || b.day == 0 || a.day == b.day)); }

struct Address {
  std::size_t citation = 0;
  std::string plain;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  std::map<std::string, std::vector<Address>> works;
  Usual usual(view, &Citation::url);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.url.empty() || c.title.empty() || c.kind == Kind::Case || c.kind == Kind::Statute || c.kind == Kind::UnDocument) continue;
    const std::string& host = site(view, c.url);
    const std::string title = folded(view, c.title);
    if (is_archive_host(host) || host == "doi.org" || host == "dx.doi.org" || is_generic(title) || folded_words(title).size() < 3) continue;
    std::vector<Address>& group = works[author_key(view, c) + '|' + title + '|' + folded(view, c.volume)];
    const std::string address = plain_address(view.at(c.url));
    for (const auto& [k, other] : group) {
      const Citation& earlier = view.citations[k];
      if (!dates_agree(earlier.date, c.date) || other == address) continue;
      Finding& f = report(out, kRule_same_title_two_urls, view, static_cast<CitationIndex>(i), c.url, "The same work stands under another address in " + note_of(view, static_cast<CitationIndex>(k)) + ".", "Give one address for the work: a DOI, else the publisher’s.");
      f.related.push_back({static_cast<std::int32_t>(earlier.note), static_cast<CitationIndex>(k), "at " + quoted(view.at(earlier.url), 90)});
      usual.offer(f, c, view.at(earlier.url));
      break;
    }
    constexpr std::size_t kMost = 50;
    if (group.size() < kMost) group.push_back({i, address});
  }
}

}  // namespace

const Rule kRule_same_title_two_urls{"X002", "same-title-two-urls", "One work is given under two addresses", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R33.6.4; Bluebook R. 18.2.1", check};

}  // namespace subcite
