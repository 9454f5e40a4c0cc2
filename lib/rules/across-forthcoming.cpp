// Y008: cited as forthcoming or as a working paper, and among the papers of this batch.
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_forthcoming;

namespace {

using namespace rules_across;

constexpr std::size_t kFewestWords = 3;

std::string group(const Cited& c) { return (c.own || c.forthcoming) && words_in(c.title_key) >= kFewestWords ? c.title_key : std::string(); }

std::string value(const Cited& c) { return c.own ? "own" : "cited"; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const Variant& cited = variants.front();  // "cited" comes before "own"
  const Cited& own = variants.back().examples.front();
  if (cited.examples.front().path == own.path && cited.papers == 1) return {};
  return all_told(variants, "“" + own.title + "” is cited as forthcoming or as a working paper, and is one of these papers (" + own.path + ").", "Cite it as it will appear in this issue.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_forthcoming{"Y008", "across-forthcoming", "A paper of the batch cited as forthcoming", Severity::Style, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 17.3", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
