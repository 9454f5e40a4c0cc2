// Addresses are looked up in a table that is made once for all rules.
#include "rules/evidence.h"

#include <algorithm>
#include <unordered_map>

#include "base/fold.h"
#include "facts/words.h"

namespace subcite::rules_support {
namespace {

using Pages = std::unordered_map<std::string_view, const PageFacts*>;

Pages pages_of(const View& view) {
  Pages pages;
  for (std::size_t i = 0; i < view.results.size(); ++i)
    if (answers(view.results[i].status)) pages.emplace(view.links[i].url, &view.results[i].page);
  return pages;
}

}  // namespace

const PageFacts* page_at(const View& view, std::string_view url) {
  const Pages& pages = view.shared->once<Pages>([&] { return pages_of(view); });
  const auto it = pages.find(url);
  return it == pages.end() ? nullptr : it->second;
}

bool calls_itself(const PageFacts& page, std::string_view title) {
  const auto wanted = facts::significant_words(title);
  const auto have = facts::significant_words(page.title + " " + page.other_title);
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& w) { return std::find(have.begin(), have.end(), w) != have.end(); });
  return wanted.size() >= 3 && static_cast<std::size_t>(found) * 4 >= wanted.size() * 3;
}

bool is_of_site(const PageFacts& page, std::string_view name) {
  const std::string site = facts::canonical(page.site);
  const std::string cited = facts::canonical(name);
  return !site.empty() && !cited.empty() && (site.starts_with(cited) || cited.starts_with(site));
}

}  // namespace subcite::rules_support
