// Y005: one address for works whose titles have little in common.
#include <algorithm>

#include "base/fold.h"
#include "base/url.h"
#include "rules/across.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_across_url_works;

namespace {

using namespace rules_across;

/// Home pages and registers stand for many documents.
bool is_front_page(const std::string& url) {
  const UrlParts parts = split_url(url);
  return !parts.has_query && parts.fragment.empty() && std::count(parts.path.begin(), parts.path.end(), '/') < 2;
}

std::string group(const Cited& c) {
  const bool of_web = c.kind == Kind::Web || c.kind == Kind::News || c.kind == Kind::PressRelease || c.kind == Kind::Report || c.kind == Kind::WorkingPaper;
  return of_web && !c.url.empty() && !is_front_page(c.url) ? normalised_url(c.url) : std::string();
}

std::string value(const Cited& c) { return words_in(c.title_key) >= 2 ? c.title_key : std::string(); }

std::string shown(const Cited& c) { return "“" + c.title + "”"; }

bool differ(const Variant& a, const Variant& b) { return rules_support::share_few(folded_words(a.value), folded_words(b.value)); }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  for (std::size_t i = 0; i < variants.size(); ++i)
    for (std::size_t k = i + 1; k < variants.size(); ++k)
      if (differ(variants[i], variants[k])) return {{"The address " + variants[i].examples.front().url + " is given for different works: " + listed({variants[i], variants[k]}, shown) + ".", "Open it, see which of them it is, and correct the other citation.", {i, k}}};
  return {};
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_url_works{"Y005", "across-url-works", "One address for different works in different papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Indigo R33.6.4; Bluebook R. 18.2.2", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
