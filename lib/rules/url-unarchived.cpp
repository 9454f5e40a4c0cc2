// U004: a web source without an archived copy. One archive link, at any citation of the address, is enough; where the
// manuscript archives nothing at all, one finding speaks for all.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/url.h"
#include "rules/evidence.h"
#include "rules/folds.h"

namespace subcite {

extern const Rule kRule_url_unarchived;

namespace {

using namespace rules_support;

bool ends_with_host(const std::string& host, std::string_view stable) { return host == stable || host.ends_with("." + std::string(stable)); }

/// Registers and repositories that keep their addresses: those of the settings, else the usual ones.
std::vector<std::string_view> stable_hosts(const RuleOptions& options) {
  const auto own = options.values.find("stable_hosts");
  if (own == options.values.end()) return {"doi.org", "hdl.handle.net", "govinfo.gov", "federalregister.gov", "eur-lex.europa.eu", "legislation.gov.uk", "jstor.org", "heinonline.org", "ssrn.com", "arxiv.org"};
  const std::string_view list = own->second;  // as TOML prints an array
  constexpr std::string_view kBetween = "[]\"', ";
  std::vector<std::string_view> hosts;
  for (std::size_t at = list.find_first_not_of(kBetween); at != std::string_view::npos;) {
    const std::size_t end = std::min(list.find_first_of(kBetween, at), list.size());
    hosts.push_back(list.substr(at, end - at));
    at = list.find_first_not_of(kBetween, end);
  }
  return hosts;
}

/// In the citation or at the end of its note.
bool is_on_file(const View& view, const Citation& c) {
  const std::string_view note = view.at(view.note_of(c).text);
  return view.at(c.raw).find("on file with") != std::string_view::npos || note.substr(note.size() - std::min<std::size_t>(note.size(), 90)).find("on file with") != std::string_view::npos;
}

bool is_archived(const View& view, const Citation& c) {
  if (!c.archive_url.empty() || is_archive_host(site(view, c.url))) return true;
  const std::string_view raw = view.at(c.raw);
  for (const PrintedUrl& url : find_urls(view.document.text, c.raw))
    if (url.span != c.url && is_archive_host(site(view, url.span))) return true;
  return raw.find("archived at") != std::string_view::npos;
}

/// The page was saved in this run: its address goes behind that of the page.
void offer_capture(const View& view, const Citation& c, Finding& f) {
  const LinkResult* r = result_at(view, view.at(c.url));
  if (r == nullptr || r->snapshot_url.empty() || !answers(r->status)) return;
  f.message = "This web page has no archived copy in the manuscript; it was saved as " + r->snapshot_url + ".";
  f.help = "Put the archived address in brackets behind its own.";
  f.fix = with_archived_copy(c.url, r->snapshot_url, true);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::vector<std::string_view> stable = stable_hosts(options);
  const auto is_stable = [&](const std::string& host) { return std::any_of(stable.begin(), stable.end(), [&](std::string_view own) { return ends_with_host(host, own); }); };
  std::set<std::string> kept;
  bool any = false;
  for (const Citation& c : view.citations) {
    if (c.url.empty()) continue;
    const bool archived = is_archived(view, c);
    any = any || archived;
    if (archived || is_on_file(view, c)) kept.insert(normalised(view, c.url));
  }
  std::set<std::string> told;
  std::vector<std::size_t> bare;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_web_source(view, c) || is_stable(site(view, c.url))) continue;
    const std::string& url = normalised(view, c.url);
    if (kept.count(url) == 0 && told.insert(url).second) bare.push_back(i);
  }
  for (const std::size_t i : bare) {
    const bool all = !any && bare.size() > 1 && view.edition != "bluebook22";
    report(out, kRule_url_unarchived, view, static_cast<CitationIndex>(i), view.citations[i].url, all ? "None of the " + counted(bare.size(), "web source") + " has an archived copy, this one first." : "This web page has no archived copy.", "Save the page (perma.cc, web.archive.org) and put the archived address in brackets behind its own.");
    offer_capture(view, view.citations[i], out.back());
    if (view.edition == "bluebook22") out.back().severity = Severity::Warning;
    if (all) break;
  }
}

}  // namespace

const Rule kRule_url_unarchived{"U004", "url-unarchived", "Web source without archive link", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R33.6.3; Bluebook R. 18.2.1(d)", check, false, "stable_hosts"};

}  // namespace subcite
