// U008: a news or web citation whose address stands on another publication's host. Owners of hosts are a few that
// everybody knows, and those that the manuscript itself teaches.
#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/evidence.h"
#include "rules/folds.h"

namespace subcite {

extern const Rule kRule_url_host_mismatch;

namespace {

using namespace rules_support;

struct Owner {
  std::string_view host;
  std::string_view names;  // with | between
};
constexpr std::array<Owner, 16> kOwners{{{"reuters.com", "Reuters"}, {"apnews.com", "Associated Press|AP News|AP"}, {"bbc.com", "BBC"}, {"bbc.co.uk", "BBC"}, {"nytimes.com", "New York Times"}, {"washingtonpost.com", "Washington Post"}, {"wsj.com", "Wall Street Journal"}, {"theguardian.com", "Guardian"}, {"ft.com", "Financial Times"}, {"economist.com", "Economist"}, {"bloomberg.com", "Bloomberg"}, {"cnn.com", "CNN"}, {"npr.org", "NPR|National Public Radio"}, {"latimes.com", "Los Angeles Times"}, {"politico.com", "Politico"}, {"scotusblog.com", "SCOTUSblog"}}};

/// Hosts on which many publications stand.
bool carries_many(const std::string& host) {
  static constexpr std::array<std::string_view, 28> kMany{"ssrn.com", "jstor.org", "heinonline.org", "msn.com", "yahoo.com", "medium.com", "substack.com", "wordpress.com", "blogspot.com", "github.io", "github.com", "youtube.com", "youtu.be", "twitter.com", "x.com", "facebook.com", "oup.com", "cambridge.org", "springer.com", "tandfonline.com", "wiley.com", "un.org", "europa.eu", "ac.uk", "gov.uk", "docs.google.com", "linkedin.com", "spotify.com"};
  for (const std::string_view ending : {".gov", ".edu", ".int", ".mil"})
    if (host.ends_with(ending) || host.find(std::string(ending) + ".") != std::string::npos) return true;
  return is_archive_host(host) || std::any_of(kMany.begin(), kMany.end(), [&](auto many) { return host == many || host.ends_with("." + std::string(many)); });
}

bool is_agency(std::string_view name) {
  static constexpr std::array<std::string_view, 8> kAgencies{"reuters ", "ap ", "associated press ", "assoc press ", "afp ", "agence france presse ", "agence fr presse ", "bloomberg "};
  const std::string folded = fold(name) + " ";
  return std::any_of(kAgencies.begin(), kAgencies.end(), [&](auto agency) { return folded.starts_with(agency); });
}

/// The part of the host that a name would be in: "canal" of "news.canal.example".
std::string label_of(const std::string& host) {
  const std::size_t last = host.rfind('.');
  const std::size_t before = last == std::string::npos || last == 0 ? std::string::npos : host.rfind('.', last - 1);
  return before == std::string::npos ? host.substr(0, last) : host.substr(before + 1, last - before - 1);
}

/// The names share a word, or one is the other's initials, or a word stands in the host.
bool is_variant(std::string_view name, std::string_view owner, const std::string& host) {
  const auto a = facts::significant_words(name);
  const auto b = facts::significant_words(owner);
  if (std::any_of(a.begin(), a.end(), [&](const std::string& w) { return std::find(b.begin(), b.end(), w) != b.end(); })) return true;
  const std::string solid_name = fold_solid(name);
  const std::string solid_owner = fold_solid(owner);
  if (solid_name == facts::initials_of(owner) || solid_owner == facts::initials_of(name) || solid_name.find(solid_owner) != std::string::npos || solid_owner.find(solid_name) != std::string::npos) return true;
  return std::any_of(a.begin(), a.end(), [&](const std::string& w) { return w.size() > 2 && host.find(w) != std::string::npos; }) || host.find(facts::initials_of(name)) == 0 || fold_solid(label_of(host)) == facts::initials_of(name);
}

/// "FRESH AIR (NPR radio broadcast Mar. 3, 2020)": the owner stands between the publication's name and the address.
bool names_owner(const View& view, const Citation& c, std::string_view owner) {
  if (c.url.begin < c.container.end) return false;
  const std::string between = " " + fold(view.at({c.container.end, c.url.begin})) + " ";
  return between.find(" " + fold(owner) + " ") != std::string::npos;
}

/// A section or partner of the host: the publication's name stands in the path ("/observer/2019/").
bool stands_in_path(std::string_view url, std::string_view name) {
  const std::string solid = fold_solid(name);
  const std::string path = split_url(url).path;
  const std::vector<std::string_view> steps = split(path, '/');
  return solid.size() > 3 && std::any_of(steps.begin(), steps.end(), [&](std::string_view step) { return fold_solid(step) == solid; });
}

struct Cite {
  std::size_t index;
  std::string_view name;
};

void judge(const View& view, const std::string& host, const std::vector<Cite>& cites, Findings& out) {
  std::vector<std::string_view> owners;
  for (const Owner& owner : kOwners)
    if (host == owner.host || host.ends_with("." + std::string(owner.host))) owners = split(owner.names, '|');
  const bool seeded = !owners.empty();
  std::size_t teacher = 0;
  if (!seeded) {
    std::map<std::string, std::size_t> count;
    for (const Cite& c : cites) ++count[facts::canonical(c.name)];
    const auto most = std::max_element(count.begin(), count.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most->second < 2 || most->second * 3 < cites.size() * 2) return;
    while (facts::canonical(cites[teacher].name) != most->first) ++teacher;
    owners = {cites[teacher].name};
  }
  for (const Cite& c : cites) {
    if (is_agency(c.name) || stands_in_path(view.at(view.citations[c.index].url), c.name) || std::any_of(owners.begin(), owners.end(), [&](auto owner) { return is_variant(c.name, owner, host) || names_owner(view, view.citations[c.index], owner); })) continue;
    const auto index = static_cast<CitationIndex>(c.index);
    if (const PageFacts* page = page_at(view, view.at(view.citations[c.index].url)); page != nullptr && is_of_site(*page, c.name)) continue;
    Finding& f = report(out, kRule_url_host_mismatch, view, index, view.citations[c.index].url, "The address stands on the host of " + std::string(owners[0]) + ", but " + quoted(c.name) + " is cited.", "Open the address: correct the publication’s name or the address.");
    if (!seeded) f.related.push_back({static_cast<std::int32_t>(view.citations[cites[teacher].index].note), static_cast<CitationIndex>(cites[teacher].index), "cites " + quoted(owners[0]) + " on this host"});
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::map<std::string, std::vector<Cite>> by_host;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || (c.kind != Kind::News && c.kind != Kind::Web) || c.url.empty() || c.container.empty()) continue;
    const std::string_view name = view.at(c.container);
    const std::string& host = site(view, c.url);
    if (is_all_capitals(name) && !carries_many(host)) by_host[host].push_back({i, name});
  }
  for (const auto& [host, cites] : by_host) judge(view, host, cites, out);
}

}  // namespace

const Rule kRule_url_host_mismatch{"U008", "url-host-mismatch", "Host belongs to another publication than the one cited", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.3, R33.6.4; Bluebook R. 18.2.2(b)", check};

}  // namespace subcite
