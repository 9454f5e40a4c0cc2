// The field is found by its place; of several works in it the one whose title, or else whose author, the citation has.
#include "report/stored.h"

#include <algorithm>

#include "base/fold.h"

namespace subcite {
namespace {

const ManagedField* field_round(const Document& d, Span core) {
  const auto behind = std::upper_bound(d.managed.begin(), d.managed.end(), core.begin, [](std::uint32_t at, const ManagedField& field) { return at < field.shown.begin; });
  if (behind == d.managed.begin()) return nullptr;
  const ManagedField& field = *std::prev(behind);
  return core.begin < field.shown.end ? &field : nullptr;
}

/// The last word of the cited name stands in the kept one.
bool is_author(std::string_view cited, std::string_view kept) {
  const std::vector<std::string> printed = folded_words(cited);
  const std::vector<std::string> words = folded_words(kept);
  return !printed.empty() && std::find(words.begin(), words.end(), printed.back()) != words.end();
}

bool fits(const Document& d, const Citation& c, const StoredWork& work) {
  const std::string cited = fold(d.at(c.form == Form::Full ? c.title : c.short_title));
  const std::string kept = fold(work.title);
  if (!cited.empty() && !kept.empty()) return cited.starts_with(kept) || kept.starts_with(cited);
  return !c.authors.empty() && !work.authors.empty() && is_author(d.at(c.authors.front()), work.authors.front());
}

}  // namespace

Stored stored_with(const Document& d, const Citation& c) {
  const ManagedField* field = c.nested ? nullptr : field_round(d, c.core.empty() ? c.raw : c.core);
  if (field == nullptr) return {};
  if (field->works.size() == 1 && c.form == Form::Id) return {&field->works.front(), field->manager};
  Stored found;
  for (const StoredWork& work : field->works) {
    if (!fits(d, c, work)) continue;
    if (found.work != nullptr) return {};
    found = {&work, field->manager};
  }
  return found;
}

const StoredWork* stored_of(const Manuscript& m, const Work& work) {
  if (m.document.managed.empty()) return nullptr;
  for (const CitationIndex at : work.all)
    if (const Stored stored = stored_with(m.document, m.citations[static_cast<std::size_t>(at)]); stored.work != nullptr) return stored.work;
  return nullptr;
}

}  // namespace subcite
