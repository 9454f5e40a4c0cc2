// X001: one address under two titles or two authors: one of the citations carries the wrong link.
#include <algorithm>
#include <map>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/evidence.h"
#include "rules/folds.h"

namespace subcite {

extern const Rule kRule_same_url_two_titles;

namespace {

using namespace rules_support;

/// Front pages and registers stand for many documents.
bool is_front_page(const View& view, Span address) {
  const std::string_view url = view.at(address);
  const UrlParts parts = split_url(url);
  if (is_archive_host(site(view, address))) return parts.path.size() < 2;  // perma.cc/AB12-CD34 is one page
  const std::string& normal = normalised(view, address);
  if (normal.find('?') != std::string::npos || normal.find('#') != std::string::npos) return false;
  std::string_view path = parts.path;
  while (path.starts_with('/')) path.remove_prefix(1);
  while (path.ends_with('/')) path.remove_suffix(1);
  return path.find('/') == std::string_view::npos;
}

bool is_grouped(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.title.empty()) return false;
  const std::string_view title = view.at(c.title);
  if (title.starts_with("Comment to") || title.starts_with("Comment on")) return false;
  return c.kind != Kind::Statute && c.kind != Kind::Regulation && c.kind != Kind::Treaty && c.kind != Kind::Constitution;
}

std::vector<std::string> title_words(std::string_view title) {
  const std::size_t bracket = title.find(" [");  // a translated title
  return facts::significant_words(title.substr(0, bracket));
}

bool titles_differ(const View& view, const Citation& a, const Citation& b) { return view.at(a.title) != view.at(b.title) && share_few(title_words(view.at(a.title)), title_words(view.at(b.title))); }

bool authors_differ(const View& view, const Citation& a, const Citation& b) {
  if (a.authors.empty() || b.authors.empty() || a.names_institution || b.names_institution) return false;
  if (view.at(a.authors[0]) == view.at(b.authors[0])) return false;
  const std::string& x = folded_surname(view, a.authors[0]);
  const std::string& y = folded_surname(view, b.authors[0]);
  return edit_distance(x, y, 3) > 2;
}

bool same_collection(const View& view, const Citation& a, const Citation& b) {
  return a.kind == Kind::BookChapter && b.kind == Kind::BookChapter && canonical(view, a.container) == canonical(view, b.container);
}

/// "19-312" in "Answer at 4, Roe v. Poe, No. 19-312 (D. Or. 2019)"; empty for what names no docket.
std::string_view docket_of(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.core);
  const std::size_t at = raw.find(" No. ");
  if (at == std::string_view::npos || raw.find(" v. ") == std::string_view::npos) return {};
  const std::string_view rest = raw.substr(at + 5);
  return rest.substr(0, rest.find_first_of(" ,();"));
}

bool same_docket(const View& view, const Citation& a, const Citation& b) {
  if (!docket_of(view, a).empty() && docket_of(view, a) == docket_of(view, b)) return true;
  return !a.symbol.empty() && folded(view, a.symbol) == folded(view, b.symbol) && a.kind != Kind::UnDocument;
}

class UrlGroups {
 public:
  UrlGroups(const View& view, Findings& out) : view_(view), out_(out) {}

  void add(std::size_t i, Span url, char group) {
    if (url.empty() || is_front_page(view_, url)) return;
    auto& members = groups_[group + normalised(view_, url)];
    const Citation& c = view_.citations[i];
    for (const std::size_t k : members) {
      const Citation& earlier = view_.citations[k];
      if (same_collection(view_, earlier, c) || same_docket(view_, earlier, c)) continue;
      const bool titles = titles_differ(view_, earlier, c);
      if (!titles && !authors_differ(view_, earlier, c)) continue;
      tell(i, k, url, titles);
      break;
    }
    members.push_back(i);
  }

 private:
  void tell(std::size_t i, std::size_t k, Span url, bool titles) {
    const auto note = static_cast<std::int32_t>(view_.citations[i].note);
    if (note == last_note_) return;
    last_note_ = note;
    const Citation& earlier = view_.citations[k];
    Finding& f = report(out_, kRule_same_url_two_titles, view_, static_cast<CitationIndex>(i), url, "The same address is given in " + note_of(view_, static_cast<CitationIndex>(k)) + " for another " + (titles ? "title" : "author") + ", " + quoted(view_.at(titles ? earlier.title : earlier.authors[0])) + ".", what_to_do(url, earlier, view_.citations[i]));
    f.related.push_back({static_cast<std::int32_t>(earlier.note), static_cast<CitationIndex>(k), "cites " + quoted(view_.at(earlier.title)) + " at this address"});
  }

  /// The page may tell which of the two it is.
  [[nodiscard]] std::string what_to_do(Span url, const Citation& earlier, const Citation& later) const {
    const PageFacts* page = page_at(view_, view_.at(url));
    const bool first = page != nullptr && calls_itself(*page, view_.at(earlier.title));
    const bool second = page != nullptr && calls_itself(*page, view_.at(later.title));
    if (first == second) return "Open the address, see which of the two works it is, and correct the other citation.";
    return "The page calls itself " + quoted(page->title.empty() ? page->other_title : page->title, 90) + ": " + (first ? "this citation" : "the earlier citation") + " has the wrong address.";
  }

  const View& view_;
  Findings& out_;
  std::map<std::string, std::vector<std::size_t>> groups_;
  std::int32_t last_note_ = -1;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  UrlGroups groups(view, out);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_grouped(view, c)) continue;
    groups.add(i, c.url, 'u');
    groups.add(i, c.archive_url, 'a');
  }
}

}  // namespace

const Rule kRule_same_url_two_titles{"X001", "same-url-two-titles", "One URL is cited under two different titles or authors", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.6.4; Bluebook R. 18.2.2", check};

}  // namespace subcite
