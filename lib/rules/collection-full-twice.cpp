// B003: once a collection has been cited in full through one of its chapters, further chapters cite it by supra.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/folds.h"
#include "rules/styled.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_collection_full_twice;

namespace {

using namespace rules_support;

std::string collection_key(const View& view, const Citation& c) {
  std::string title = canonical(view, c.container);
  if (title.starts_with("the ")) title.erase(0, 4);
  return title + '|' + folded(view, c.volume) + '|' + folded(view, c.edition) + '|' + std::to_string(c.date.year);
}

/// Surnames in common, or none named on one side.
bool editors_agree(const View& view, const Citation& a, const Citation& b) {
  if (a.editors.empty() || b.editors.empty()) return true;
  return std::any_of(a.editors.begin(), a.editors.end(), [&](Span x) { return std::any_of(b.editors.begin(), b.editors.end(), [&](Span y) { return folded_surname(view, x) == folded_surname(view, y); }); });
}

void tell(const View& view, std::size_t i, std::size_t first, Findings& out) {
  const Citation& c = view.citations[i];
  const Citation& before = view.citations[first];
  const std::string& number = view.note_of(before).number;
  Finding& f = report(out, kRule_collection_full_twice, view, static_cast<CitationIndex>(i), c.container, "The collection " + quoted(view.at(c.container)) + " is already cited in full in " + note_of(view, static_cast<CitationIndex>(first)) + ".", number.empty() || before.note == c.note ? "Write the collection’s title, supra, and the pages." : "Write the collection’s title, supra note " + number + ", at, the first page and the pincite.");
  f.related.push_back({static_cast<std::int32_t>(before.note), static_cast<CitationIndex>(first), "the first citation of the collection"});
  const std::size_t close = view.document.text.find(')', std::max(c.page.end, c.pincite.end));
  const bool plain = !number.empty() && before.note != c.note && !c.page.empty() && c.page.begin > c.container.end && c.page.begin - c.container.end <= 2 && close != std::string::npos && close < c.raw.end;
  if (!plain) return;
  const Span pages{c.page.begin, std::max(c.page.end, c.pincite.end)};
  Styled words = Styled().plain(", ").italic("supra").plain(" note " + number + ", at ").printed(view, pages);
  f.fix = Fix{"Cite the collection by supra", true, {put(view, {c.container.end, static_cast<std::uint32_t>(close + 1)}, std::move(words))}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::map<std::string, std::vector<std::size_t>> collections;
  std::set<std::string> chapters;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::BookChapter || c.nested || c.container.empty() || c.title.empty() || view.index.references[i].has(kCollection) || !c.supra.empty()) continue;
    const std::string key = collection_key(view, c);
    std::vector<std::size_t>& members = collections[key];
    const bool repeated = !chapters.insert(key + '\n' + title_key(view, c) + '\n' + author_key(view, c)).second;
    const auto first = std::find_if(members.begin(), members.end(), [&](std::size_t k) { return editors_agree(view, view.citations[k], c); });
    if (!repeated && first != members.end()) tell(view, i, *first, out);
    constexpr std::size_t kMost = 200;  // chapters of one book that others are held against
    if (members.size() < kMost) members.push_back(i);
  }
}

}  // namespace

const Rule kRule_collection_full_twice{"B003", "collection-full-twice", "Second chapter from the same collection repeats the collection in full", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R29.2; Bluebook R. 15.5, R. 4.2(a)", check};

}  // namespace subcite
