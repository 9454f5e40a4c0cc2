// P010: a citation for a point gives the page of the point, not the first page alone. Off unless selected: only the
// 22d edition asks it of every citation.
#include <string>

#include "base/text.h"
#include "rules/calls.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_pincite_missing;

namespace {

using namespace rules_support;

/// The first page is the only place of the full citation, or a supra has none.
bool lacks_place(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  if (!c.pincite.empty() || !c.last_page.empty() || c.locators != 0 || view.document.text.compare(c.raw.end, 8, ", passim") == 0) return false;
  if (c.form == Form::Full) return !c.page.empty() || ((c.kind == Kind::Book || c.kind == Kind::Report) && c.url.empty());
  return c.form == Form::Supra && c.url.empty();
}

bool is_paged_source(const View& view, const Citation& full) {
  const std::string_view raw = view.at(full.raw);
  for (const std::string_view mark : {"forthcoming", "§", "¶", " WL ", "LEXIS", "unpublished", "passim"})
    if (raw.find(mark) != std::string_view::npos) return false;
  switch (full.kind) {
    case Kind::JournalArticle:
    case Kind::BookChapter:
    case Kind::Case: return !full.page.empty() && to_number(view.at(full.page)).has_value();
    case Kind::Book: return full.url.empty();
    case Kind::Report: return full.url.empty() && !full.title.empty() && !is_committee_report(view, full);
    default: return false;
  }
}

bool named_in_body(const View& view, const Citation& c, const Citation& full) {
  const std::string_view before = words_before_call(view, c.note, 400);
  if (!full.title.empty() && before.find(view.at(full.title)) != std::string_view::npos) return true;
  return !full.authors.empty() && lower_ascii(before).find(lower_ascii(read_person(view.at(full.authors.front())).surname())) != std::string::npos;
}

/// "The rule was left in Roe v. Poe, 519 U.S. 88 (1996)", "For a history, see ...": worked into a sentence, it is cited as a whole.
bool stands_in_sentence(const View& view, const Citation& c) {
  if (c.in_prose || is_one_of(c.signal_name, {"with", "and"})) return c.in_prose;
  const std::uint32_t begin = c.signal.empty() ? c.core.begin : c.signal.begin;
  const std::string_view before = trim(view.at({view.note_of(c).text.begin, begin}));
  return !before.empty() && (before.back() == ',' || is_word_byte(before.back())) && !before.ends_with("”") && !before.ends_with("—");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const CitationIndex antecedent = view.index.references[i].antecedent;
    if (c.nested || c.quoted || antecedent < 0 || (c.form != Form::Full && c.form != Form::Supra) || !lacks_place(view, i) || stands_in_sentence(view, c)) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(antecedent)];
    if (!is_paged_source(view, full) || signal_of(view, i).starts_with("see generally") || named_in_body(view, c, full)) continue;
    const std::string first = full.page.empty() ? "" : ", behind the first page, " + std::string(view.at(full.page));
    report(out, kRule_pincite_missing, view, static_cast<CitationIndex>(i), c.core, "This citation gives no page for the point.", "Add the page of the point" + first + ".");
  }
}

}  // namespace

const Rule kRule_pincite_missing{"P010", "pincite-missing", "A paged source is cited for a point without the page", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R5.1; Bluebook R. 3.2(a)", check, true, {}, "bluebook22"};

}  // namespace subcite
