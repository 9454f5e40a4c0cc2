// Q002: words taken from a paged source have a page; the note that answers for them gives one.
#include <array>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_quote_no_pincite;

namespace {

using namespace rules_support;

bool only_related(std::string_view signal) {
  static constexpr std::array<std::string_view, 4> kRelated{"see also", "see generally", "but see", "cf."};
  for (const std::string_view related : kRelated)
    if (signal.starts_with(related)) return true;
  return false;
}

/// The page that the citation gives, its own or, of an id., that of the citation it stands on.
bool has_place(const View& view, CitationIndex i) {
  constexpr int kMostSteps = 50;
  for (int steps = 0; i >= 0 && steps < kMostSteps; ++steps) {
    const Citation& c = view.citations[static_cast<std::size_t>(i)];
    if (!c.pincite.empty() || (c.kind == Kind::BookChapter && !c.page.empty()) || !c.last_page.empty()) return true;
    if (c.form != Form::Id) return false;
    i = view.index.references[static_cast<std::size_t>(i)].step;
  }
  return i < 0;
}

/// "Dues: Hearing Before the S. Comm. on Com., 109th Cong. (2006)": printed, by page.
bool is_hearing(const View& view, const Citation& full) {
  const std::string_view title = view.at(full.title);
  return full.url.empty() && (title.find("Hearing Before ") != std::string_view::npos || title.find("Hearings Before ") != std::string_view::npos || title.find("Hearing on ") != std::string_view::npos) && view.at(full.raw).find(" Cong.") != std::string_view::npos;
}

bool is_paged(const View& view, CitationIndex i) {
  const CitationIndex antecedent = view.index.references[static_cast<std::size_t>(i)].antecedent;
  if (antecedent < 0) return false;
  const Citation& full = view.citations[static_cast<std::size_t>(antecedent)];
  switch (full.kind) {
    case Kind::BookChapter: return full.page.empty() ? full.url.empty() && view.at(full.raw).find("§") == std::string_view::npos : true;
    case Kind::JournalArticle:
    case Kind::Case: return !full.page.empty() && view.at(full.raw).find("¶") == std::string_view::npos;
    case Kind::IntlDecision: return true;  // by page or paragraph, all of them
    case Kind::UnDocument: return view.at(full.container).find(" Doc") != std::string_view::npos || view.at(full.container).find(" Res. ") != std::string_view::npos;
    case Kind::Other: return is_hearing(view, full);
    case Kind::Book: return full.url.empty() && view.at(full.raw).find("§") == std::string_view::npos;
    default: return false;
  }
}

/// The first citation that should have a page and has none, where no other has one; -1 for none.
CitationIndex without_place(const View& view, std::size_t first, std::int32_t note) {
  CitationIndex found = -1;
  for (std::size_t i = first; i < view.citations.size() && static_cast<std::int32_t>(view.citations[i].note) == note; ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown) return -1;
    if (c.form == Form::CrossReference || only_related(signal_of(view, i))) continue;
    if (has_place(view, static_cast<CitationIndex>(i))) return -1;
    if (found < 0) found = static_cast<CitationIndex>(i);
  }
  return found >= 0 && is_paged(view, found) ? found : -1;
}

/// "so-called “rule of reason”", "the “rule of reason” doctrine", "the “state action doctrine”"
bool is_term(const View& view, const BodyQuotation& q) {
  constexpr std::size_t kLongest = 4;
  if (q.words > kLongest) return false;
  const std::string_view text = view.document.text;
  const std::string before = lower_ascii(trim(text.substr(q.sentences.begin, q.inner.begin - q.sentences.begin)));
  for (const std::string_view word : {"so-called", "called", "known as", "termed", "the term", "the phrase", "labeled", "dubbed"})
    if (before.find(word, before.size() - std::min<std::size_t>(before.size(), 18)) != std::string::npos) return true;
  const std::string behind = lower_ascii(text.substr(std::min<std::size_t>(q.inner.end, text.size()), 16));
  const std::string words = lower_ascii(view.at(trim_of(text, q.inner, ".,")));
  const std::string lead(trim(std::string_view(before).substr(0, before.find_last_not_of("\"\xE2\x80\x9C ") + 1)));
  const bool noun = ends_with_any(lead, {" the", " a", " an", " its", " this", " that"}) || is_one_of(lead, {"the", "a", "an"}) || starts_with_any(words, {"the ", "a ", "an "});
  for (const std::string_view word : {"doctrine", "rule", "test", "principle", "clause", "standard"})
    if (behind.find(word) != std::string::npos || (noun && words.ends_with(" " + std::string(word)))) return true;
  return false;
}

void tell(const View& view, CitationIndex c, Span words, Findings& out) {
  report(out, kRule_quote_no_pincite, view, c, view.citations[static_cast<std::size_t>(c)].core, "The body quotes " + quoted(view.at(words)) + " here, and the note gives no page.", "Add the page of the quoted words.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  constexpr std::size_t kShortest = 3;
  std::vector<std::size_t> first(view.document.notes.size(), view.citations.size());
  for (std::size_t i = view.citations.size(); i-- > 0;) first[view.citations[i].note] = i;
  std::set<std::int32_t> told;
  for (const BodyQuotation& q : body_quotations(view)) {
    if (q.note < 0 || q.words < kShortest || is_term(view, q) || looks_like_title(view.at(q.inner)) || told.count(q.note) > 0) continue;
    const CitationIndex c = without_place(view, first[static_cast<std::size_t>(q.note)], q.note);
    if (c < 0) continue;
    told.insert(q.note);
    tell(view, c, q.inner, out);
  }
  for (const BlockQuotation& q : block_quotations(view)) {
    if (q.note < 0 || q.words < kShortest || told.count(q.note) > 0) continue;
    const CitationIndex c = without_place(view, first[static_cast<std::size_t>(q.note)], q.note);
    if (c < 0) continue;
    told.insert(q.note);
    tell(view, c, q.text, out);
  }
}

}  // namespace

const Rule kRule_quote_no_pincite{"Q002", "quote-no-pincite", "Quotation in the body whose note gives no page for it", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R11.7, R5.1; Bluebook R. 3.2(a), R. 1.2(f)", check};

}  // namespace subcite
