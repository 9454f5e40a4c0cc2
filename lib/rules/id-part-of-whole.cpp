// I012: id. repeats the whole authority cited before, not a source in its parenthetical and not the book around a
// chapter.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_part_of_whole;

namespace {

using namespace rules_support;

bool is_paged(const Citation& full) {
  const bool kind = full.kind == Kind::JournalArticle || full.kind == Kind::Book || full.kind == Kind::BookChapter || full.kind == Kind::Case;
  return kind && (full.locators == 0 || full.locators == kPages || full.locators == (kPages | kNotes));
}

/// A source inside the parenthetical of the citation before that was cited by the same kind of locator.
std::optional<CitationIndex> nested_by(const View& view, std::int64_t outer, std::uint8_t locators) {
  for (auto i = static_cast<std::size_t>(outer + 1); i < view.citations.size() && view.citations[i].nested && view.citations[i].note == view.citations[static_cast<std::size_t>(outer)].note; ++i)
    if ((view.citations[i].locators & locators) != 0 && view.citations[i].form == Form::Full) return static_cast<CitationIndex>(i);
  return std::nullopt;
}

/// The key of the collection a chapter stands in.
const std::string& collection(const View& view, const Citation& c) { return folded(view, c.container); }

/// A chapter with its first page.
struct Chapter {
  CitationIndex citation;
  std::uint32_t first;
};
using Books = std::map<std::string, std::vector<Chapter>>;

Books books_of(const View& view) {
  Books out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::BookChapter || view.index.references[i].antecedent != static_cast<CitationIndex>(i)) continue;
    std::vector<Chapter>& chapters = out[collection(view, c)];
    constexpr std::size_t kMost = 200;  // chapters of one book
    if (const auto page = to_number(view.at(c.page)); page && chapters.size() < kMost) chapters.push_back({static_cast<CitationIndex>(i), *page});
  }
  return out;
}

/// "(Poe)" right behind the pincite: the surname of another chapter's author.
std::optional<CitationIndex> author_named(const View& view, const Citation& c, const std::vector<Chapter>& chapters, CitationIndex own) {
  if (c.parentheticals.empty()) return std::nullopt;
  const std::string words = fold(view.at(c.parentheticals.front().inner));
  for (const Chapter& chapter : chapters) {
    const Citation& full = view.citations[static_cast<std::size_t>(chapter.citation)];
    if (chapter.citation != own && !words.empty() && author_key(view, full) == words) return chapter.citation;
  }
  return std::nullopt;
}

void tell_part(const View& view, CitationIndex i, CitationIndex meant, std::string why, Findings& out) {
  Finding& f = report(out, kRule_id_part_of_whole, view, i, view.citations[static_cast<std::size_t>(i)].core, std::move(why), "Cite that source itself in its short form.");
  f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(meant)].note), meant, "what is probably meant"});
}

void chapter(const View& view, const Books& books, CitationIndex i, CitationIndex own, Findings& out) {
  const Citation& c = view.citations[static_cast<std::size_t>(i)];
  const Citation& full = view.citations[static_cast<std::size_t>(own)];
  const auto first = to_number(view.at(full.page));
  const auto book = books.find(collection(view, full));
  if (book == books.end()) return;
  const std::vector<Chapter>& chapters = book->second;
  if (const auto named = author_named(view, c, chapters, own)) return tell_part(view, i, *named, "Id. stands for the chapter cited before; the parenthetical names the author of another chapter of that book.", out);
  const auto pages = read_pages(view.document.text, c.pincite);
  if (!first || pages.empty()) return;
  const Chapter* at = nullptr;  // the chapter in which the page lies
  for (const Chapter& other : chapters)
    if (other.first <= pages.front().first && other.first != *first && (at == nullptr || other.first > at->first)) at = &other;
  const bool below = pages.front().first < *first;
  const bool beyond = at != nullptr && at->first > *first;
  if (at != nullptr && (below || beyond)) tell_part(view, i, at->citation, "Page " + std::to_string(pages.front().first) + " lies outside the chapter that id. stands for, and in another chapter of the book.", out);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Books books = books_of(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Id || c.quoted || c.nested || r.antecedent < 0) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
    const std::uint8_t odd = c.locators & (kParagraphs | kSections | kArticles);
    const std::int64_t before = r.step >= 0 ? r.step : r.antecedent;
    if (odd != 0 && is_paged(full)) {
      if (const auto meant = nested_by(view, before, odd)) tell_part(view, static_cast<CitationIndex>(i), *meant, "Id. stands for " + std::string(quoted(view.at(full.title))) + ", which is cited by page; the source in its parenthetical has such a number.", out);
    } else if (full.kind == Kind::BookChapter) {
      chapter(view, books, static_cast<CitationIndex>(i), r.antecedent, out);
    }
  }
}

}  // namespace

const Rule kRule_id_part_of_whole{"I012", "id-part-of-whole", "id. relies on a nested source or on another part of a collection", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R15.3.3 (inkling), R29.1; Bluebook R. 4.1", check};

}  // namespace subcite
