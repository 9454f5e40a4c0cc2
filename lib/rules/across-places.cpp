// Y002: one article, known by author, title and journal, at different places: volume, first page or year.
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_places;

namespace {

using namespace rules_across;

constexpr std::size_t kFewestWords = 3;  // a foreword has no title of its own

std::string group(const Cited& c) {
  if (c.kind != Kind::JournalArticle || !is_placed(c) || words_in(c.title_key) < kFewestWords) return {};
  return key_of({c.author, c.title_key, c.container_key});
}

std::string value(const Cited& c) { return c.year == 0 ? std::string() : key_of({c.volume, c.page, std::to_string(c.year)}); }

std::string shown(const Cited& c) { return c.volume + " " + c.container + " " + c.page + " (" + std::to_string(c.year) + ")"; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  return all_told(variants, "“" + variants.front().examples.front().title + "” stands at different places: " + listed(variants, shown) + ".", "Look the article up; all papers must give the same volume, first page and year.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_places{"Y002", "across-places", "One article with different volumes, first pages or years in different papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 16.4", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
