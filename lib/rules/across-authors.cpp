// Y004: one article, known by journal, volume, first page and title, by authors of different names.
#include <algorithm>

#include "base/fold.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_authors;

namespace {

using namespace rules_across;

std::string group(const Cited& c) { return c.kind == Kind::JournalArticle && is_placed(c) && words_in(c.title_key) >= 2 ? key_of({c.container_key, c.volume, c.page, c.title_key}) : std::string(); }

std::string value(const Cited& c) { return c.author; }

std::string shown(const Cited& c) { return "“" + c.authors.front() + "”"; }

/// Authors in another order are no others.
bool is_among(const std::string& surname, const Cited& c) {
  return std::any_of(c.authors.begin(), c.authors.end(), [&](const std::string& name) { return (" " + fold(name) + " ").find(" " + surname + " ") != std::string::npos; });
}

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const Cited& first = variants.front().examples.front();
  const bool differ = std::any_of(variants.begin() + 1, variants.end(), [&](const Variant& v) { return !is_among(v.value, first) && !is_among(variants.front().value, v.examples.front()); });
  if (!differ) return {};
  return all_told(variants, "The author of “" + first.title + "” is " + listed(variants, shown) + ".", "Write the name as the article has it.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_authors{"Y004", "across-authors", "One article by authors of different names in different papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 15.1, R. 16.2", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
