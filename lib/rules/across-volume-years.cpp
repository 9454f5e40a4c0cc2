// Y009: what all papers together tell of a journal's volumes, against the one that differs. A volume may run over two years.
#include <algorithm>

#include "base/text.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_volume_years;

namespace {

using namespace rules_across;

constexpr std::uint64_t kFewestAgreeing = 2;  // papers
constexpr std::uint32_t kFarthest = 1;        // years apart that one volume may be

std::string group(const Cited& c) { return c.kind == Kind::JournalArticle && !c.forthcoming ? key_of({c.container_key, c.volume}) : std::string(); }

std::string value(const Cited& c) { return c.year == 0 ? std::string() : std::to_string(c.year); }

std::uint32_t year_of(const Variant& v) { return v.examples.front().year; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  const auto most = std::max_element(variants.begin(), variants.end(), [](const Variant& a, const Variant& b) { return a.papers < b.papers; });
  std::vector<AcrossTold> out;
  for (std::size_t i = 0; i < variants.size(); ++i) {
    const std::uint32_t apart = year_of(variants[i]) > year_of(*most) ? year_of(variants[i]) - year_of(*most) : year_of(*most) - year_of(variants[i]);
    if (apart <= kFarthest || most->papers < kFewestAgreeing || variants[i].papers >= most->papers) continue;
    const Cited& c = variants[i].examples.front();
    out.push_back({c.container + " " + c.volume + " is of " + variants[i].value + " here, and of " + most->value + " in " + counted(most->papers, "paper") + ".", "Look the article up: its volume or its year is wrong.", {i, static_cast<std::size_t>(most - variants.begin())}});
  }
  return out;
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_volume_years{"Y009", "across-volume-years", "A volume and year that do not go with those of the other papers", Severity::Warning, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 16.4", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
