// P001: a page that the cited work cannot have, told from its first page, its last where printed, and the
// next chapter of the same collection.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_pincite_outside_range;

namespace {

using namespace rules_support;

/// The smallest known first page above this one of another chapter of the collection.
std::optional<std::uint32_t> next_chapter(const View& view, const Citation& chapter, std::uint32_t first) {
  std::optional<std::uint32_t> next;
  const std::string collection = facts::canonical(view.at(chapter.container));
  for (const Citation& c : view.citations) {
    if (c.form != Form::Full || c.kind != Kind::BookChapter || facts::canonical(view.at(c.container)) != collection) continue;
    if (fold(view.at(c.volume)) != fold(view.at(chapter.volume)) || fold(view.at(c.edition)) != fold(view.at(chapter.edition))) continue;
    if (title_key(view, c) == title_key(view, chapter)) continue;
    const auto page = first_page(view, c);
    if (page && *page > first && (!next || *page < *next)) next = page;
  }
  return next;
}

struct Trouble {
  std::string message;
  Severity severity = Severity::Error;
};

std::optional<Trouble> trouble_of(const View& view, const Citation& full, const NumberRange& page) {
  const auto first = first_page(view, full);
  if (!first || !page.whole) return std::nullopt;
  const std::string p = "Page " + std::to_string(page.first);
  const std::string f = std::to_string(*first);
  if (page.first < *first) {
    std::string hint = *first > 1 && full.kind == Kind::JournalArticle ? " (page " + std::to_string(page.first) + " of a preprint would be printed page " + std::to_string(*first + page.first - 1) + ")" : "";
    return Trouble{p + " lies before the first page, " + f + hint + ".", Severity::Error};
  }
  if (const auto last = last_page(view, full)) {
    if (page.first > *last) return Trouble{p + " lies behind the last page, " + std::to_string(*last) + ".", Severity::Error};
    return std::nullopt;
  }
  if (full.kind == Kind::BookChapter)
    if (const auto next = next_chapter(view, full, *first); next && page.first >= *next) return Trouble{p + " lies in the next chapter of the collection, which begins at " + std::to_string(*next) + ".", Severity::Error};
  const std::uint32_t most = longest(full.kind);
  if (most > 0 && page.first > *first + most) return Trouble{p + " is more than " + std::to_string(most) + " pages behind the first page, " + f + ".", Severity::Warning};
  return std::nullopt;
}

/// The full citation whose pages bind this one; null where nothing certain does.
const Citation* binding(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  if (c.form == Form::Full) return &c;
  if (r.antecedent < 0 || r.has(kNoteHasNot) || r.has(kNoteMissing) || r.has(kAmbiguous) || r.has(kBlocked)) return nullptr;
  const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
  if (c.form == Form::Supra || c.form == Form::Infra) return &full;
  const bool same = c.form == Form::Short && fold(view.at(c.volume)) == fold(view.at(full.volume)) && fold(view.at(c.container)) == fold(view.at(full.container));
  return same ? &full : nullptr;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Citation* full = c.pincite.empty() ? nullptr : binding(view, i);
    if (full == nullptr) continue;
    for (const NumberRange& page : read_pages(view.document.text, c.pincite)) {
      const auto trouble = trouble_of(view, *full, page);
      if (!trouble) continue;
      Finding& f = report(out, kRule_pincite_outside_range, view, static_cast<CitationIndex>(i), c.pincite, trouble->message, "Check the pincite and the first page against the source.");
      f.severity = trouble->severity;
      if (full != &c) f.related.push_back({static_cast<std::int32_t>(full->note), static_cast<CitationIndex>(full - view.citations.data()), "begins at page " + std::string(view.at(full->page))});
      break;
    }
  }
}

}  // namespace

const Rule kRule_pincite_outside_range{"P001", "pincite-outside-range", "Pincite lies outside the pages of the cited work", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R11.7, R30.1.1; Bluebook R. 3.2(a), R. 16.4", check};

}  // namespace subcite
