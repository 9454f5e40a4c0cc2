// Addresses are looked up in a table that is made once for all rules.
#include "rules/evidence.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/fold.h"
#include "base/text.h"
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

namespace {

/// Words of a byline that names an account, a desk or a body.
constexpr std::array<std::string_view, 44> kNobody{"admin", "administrator", "agency", "association", "author", "blog", "board", "bureau", "by", "center", "centre", "committee", "communications", "contributor", "contributors", "correspondent", "department", "desk", "editor", "editorial", "editors", "foundation", "guest", "institute", "journal", "magazine", "media", "news", "newsroom", "office", "post", "press", "publisher", "reporter", "reporters", "service", "services", "staff", "team", "times", "university", "user", "webmaster", "writer"};

/// Names of persons: two words at least, letters alone, with capitals.
bool names_persons(std::string_view byline) {
  constexpr std::size_t kLongest = 200;
  if (byline.size() > kLongest || byline.find_first_of("0123456789@/_|:") != std::string_view::npos) return false;
  std::size_t capitals = 0;
  for (const std::string_view word : split(byline, ' ')) {
    if (word.empty()) continue;
    if (std::find(kNobody.begin(), kNobody.end(), fold(word)) != kNobody.end()) return false;
    capitals += (word[0] >= 'A' && word[0] <= 'Z') || static_cast<unsigned char>(word[0]) >= 0x80 ? 1 : 0;
  }
  return capitals >= 2;
}

}  // namespace

bool is_by_another(const PageFacts& page, std::string_view names) {
  std::string_view byline = page.author;
  if (starts_ignoring_case(byline, "by ")) byline.remove_prefix(3);
  if (!names_persons(byline) || is_of_site(page, byline)) return false;
  const std::string said = ' ' + fold(std::string(byline) + ' ' + page.title + ' ' + page.other_title) + ' ';
  constexpr std::size_t kShortest = 3;  // of a word that tells
  for (const std::string& word : folded_words(names))
    if (word.size() >= kShortest && said.find(word) != std::string::npos) return false;
  return true;
}

bool is_of_site(const PageFacts& page, std::string_view name) {
  const std::string site = facts::canonical(page.site);
  const std::string cited = facts::canonical(name);
  return !site.empty() && !cited.empty() && (site.starts_with(cited) || cited.starts_with(site));
}

}  // namespace subcite::rules_support
