// Y003: one decision, known by reporter, volume, first page and first party, with different years.
#include "facts/words.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_case_years;

namespace {

using namespace rules_across;

std::string group(const Cited& c) {
  if (c.kind != Kind::Case) return {};
  const std::vector<std::string> words = facts::significant_words(c.title);
  return words.empty() ? std::string() : key_of({c.container_key, c.volume, c.page, words.front()});
}

std::string value(const Cited& c) { return c.year == 0 ? std::string() : std::to_string(c.year); }

std::string shown(const Cited& c) { return std::to_string(c.year); }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const Cited& c = variants.front().examples.front();
  return all_told(variants, c.title + ", " + c.volume + " " + c.container + " " + c.page + ", is of different years: " + listed(variants, shown) + ".", "Look the decision up, and correct the year.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_case_years{"Y003", "across-case-years", "One decision with different years in different papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Indigo R13; Bluebook R. 10.5", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
