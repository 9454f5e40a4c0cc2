// Y006: one work of the web, known by author or site, title and date, at different addresses.
#include "base/text.h"
#include "base/url.h"
#include "rules/across.h"

namespace subcite {

extern const Rule kRule_across_work_urls;

namespace {

using namespace rules_across;

constexpr std::size_t kFewestWords = 4;

std::string group(const Cited& c) {
  if ((c.kind != Kind::Web && c.kind != Kind::News && c.kind != Kind::PressRelease) || words_in(c.title_key) < kFewestWords) return {};
  return key_of({c.author.empty() ? c.container_key : c.author, c.title_key, c.date});
}

/// Hyphens left out: in text that was taken from a PDF one at a line's end may be lost.
std::string value(const Cited& c) { return c.url.empty() ? std::string() : replaced(normalised_url(c.url), "-", ""); }

std::string shown(const Cited& c) { return c.url; }

std::vector<AcrossTold> judge(const std::vector<Variant>& variants) {
  return all_told(variants, "“" + variants.front().examples.front().title + "” is cited at different addresses: " + listed(variants, shown) + ".", "Choose the address of the one who published it, and give it in all papers.");
}

const AcrossRule kAcross{group, value, judge};

}  // namespace

const Rule kRule_across_work_urls{"Y006", "across-work-urls", "One work at different addresses in different papers", Severity::Style, "0.2", Stage::Stable, FixKind::None, "papers", "Bluebook R. 18.2.2", nullptr, false, {}, {}, &kAcross};

}  // namespace subcite
