// P001: a page that the cited work cannot have, told from its first page, its last where printed, and the
// next chapter of the same collection.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "base/text.h"
#include "rules/folds.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_pincite_outside_range;

namespace {

using namespace rules_support;

/// Where the chapters of each collection begin, as far as the manuscript cites them.
class Chapters {
 public:
  explicit Chapters(const View& view) : view_(view) {
    for (const Citation& c : view.citations) {
      if (c.form != Form::Full || c.kind != Kind::BookChapter) continue;
      const auto page = first_page(view, c);
      if (!page) continue;
      Collection& whole = collections_[canonical(view, c.container)];
      whole.starts.insert({*page, title_key(view, c), edition_key(c)});
      if (edition_key(c) != kNoEdition) whole.editions.insert(edition_key(c));
    }
  }

  /// The smallest known first page above this one of another chapter of the collection.
  [[nodiscard]] std::optional<std::uint32_t> next(const Citation& chapter, std::uint32_t first) const {
    const auto found = collections_.find(canonical(view_, chapter.container));
    if (found == collections_.end()) return std::nullopt;
    const std::string own = title_key(view_, chapter);
    const std::string edition = edition_key(chapter);
    const bool one_edition = found->second.editions.size() < 2;  // which a chapter behind "supra note 1" does not name
    for (auto at = found->second.starts.upper_bound({first, "\xFF", ""}); at != found->second.starts.end(); ++at) {
      const bool same = at->edition == edition || (one_edition && (at->edition == kNoEdition || edition == kNoEdition));
      if (at->title != own && same) return at->page;
    }
    return std::nullopt;
  }

 private:
  static constexpr std::string_view kNoEdition = "|";

  struct Start {
    std::uint32_t page = 0;
    std::string title;
    std::string edition;
    bool operator<(const Start& other) const { return std::tie(page, title, edition) < std::tie(other.page, other.title, other.edition); }
  };

  struct Collection {
    std::set<Start> starts;
    std::set<std::string> editions;
  };

  [[nodiscard]] std::string edition_key(const Citation& c) const { return folded(view_, c.volume) + '|' + folded(view_, c.edition); }

  const View& view_;
  std::map<std::string, Collection> collections_;
};

struct Trouble {
  std::string message;
  Severity severity = Severity::Error;
};

std::optional<Trouble> trouble_of(const View& view, const Chapters& chapters, const Citation& full, const NumberRange& page) {
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
    if (const auto next = chapters.next(full, *first); next && page.first >= *next) return Trouble{p + " lies in the next chapter of the collection, which begins at " + std::to_string(*next) + ".", Severity::Error};
  const std::uint32_t most = longest(view, full);
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
  return c.form == Form::Short && in_same_report(view, c, full) ? &full : nullptr;
}

/// "57 S. Ct. 120, 118": a page before the first one in a parallel report; its words, empty for none.
Span before_parallel(const View& view, const Citation& c) {
  std::uint32_t first = 0;  // none
  std::uint32_t at = c.parallel.begin;
  for (const std::string_view part : split(view.at(c.parallel), ',')) {
    const Span span = trim(view.document.text, Span{at, at + static_cast<std::uint32_t>(part.size())});
    at += static_cast<std::uint32_t>(part.size()) + 1;
    if (!printed_places(view, span).empty()) first = to_number(view.at(span).substr(view.at(span).rfind(' ') + 1)).value_or(0);
    else if (const auto page = to_number(view.at(span).substr(0, view.at(span).find_first_not_of("0123456789"))); page && *page < first) return span;
    else if (!page) first = 0;  // "at ¶¶ 55, 59"
  }
  return {};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Chapters chapters(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (const Span page = c.form == Form::Full ? before_parallel(view, c) : Span{}; !page.empty()) report(out, kRule_pincite_outside_range, view, static_cast<CitationIndex>(i), page, "Page " + std::string(view.at(page)) + " lies before the first page in the parallel report.", "Check the pincite and the first page against the source.");
    const Citation* full = c.pincite.empty() ? nullptr : binding(view, i);
    if (full == nullptr) continue;
    for (const NumberRange& page : read_pages(view.document.text, c.pincite)) {
      const auto trouble = trouble_of(view, chapters, *full, page);
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
