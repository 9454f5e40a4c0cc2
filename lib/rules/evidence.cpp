// Addresses are looked up in a table that is made once for all rules.
#include "rules/evidence.h"

#include <algorithm>
#include <unordered_map>

#include "base/fold.h"
#include "facts/words.h"

namespace subcite::rules_support {
namespace {

using Results = std::unordered_map<std::string_view, const LinkResult*>;

Results results_of(const View& view) {
  Results results;
  for (std::size_t i = 0; i < view.results.size(); ++i) results.emplace(view.links[i].url, &view.results[i]);
  return results;
}

}  // namespace

const LinkResult* result_at(const View& view, std::string_view url) {
  const Results& results = view.shared->once<Results>([&] { return results_of(view); });
  const auto it = results.find(url);
  return it == results.end() ? nullptr : it->second;
}

const PageFacts* page_at(const View& view, std::string_view url) {
  const LinkResult* result = result_at(view, url);
  return result != nullptr && answers(result->status) ? &result->page : nullptr;
}

std::optional<double> share_of_title(const PageFacts& page, std::string_view title) {
  const auto wanted = facts::significant_words(title);
  const auto have = facts::significant_words(page.title + " " + page.other_title);
  const auto found = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& w) { return std::find(have.begin(), have.end(), w) != have.end(); });
  return wanted.size() < 3 ? std::nullopt : std::optional(static_cast<double>(found) / static_cast<double>(wanted.size()));
}

bool calls_itself(const PageFacts& page, std::string_view title) { return share_of_title(page, title).value_or(0) >= 0.75; }

bool is_of_site(const PageFacts& page, std::string_view name) {
  const std::string site = facts::canonical(page.site);
  const std::string cited = facts::canonical(name);
  return !site.empty() && !cited.empty() && (site.starts_with(cited) || cited.starts_with(site));
}

}  // namespace subcite::rules_support
