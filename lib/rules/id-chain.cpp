// I009: many notes in a row that begin with id.: the reader must leaf back to see what is cited.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_chain;

namespace {

using namespace rules_support;

/// The first citation at depth 0 of each note and whether the note cites another work beside it.
struct First {
  std::int64_t citation = -1;
  bool others = false;
};

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t limit = std::max<std::uint32_t>(options.number("limit", 4), 1);
  const bool statutes = options.flag("count_statutes");
  std::vector<First> notes(view.document.notes.size());
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.form == Form::CrossReference) continue;
    First& first = notes[c.note];
    if (first.citation < 0) first.citation = static_cast<std::int64_t>(i);
    else first.others = first.others || view.index.references[i].work != view.index.references[static_cast<std::size_t>(first.citation)].work;
  }
  std::uint32_t run = 0;
  WorkIndex work = -1;
  for (const First& first : notes) {
    const Citation* c = first.citation < 0 ? nullptr : &view.citations[static_cast<std::size_t>(first.citation)];
    const WorkIndex own = c == nullptr ? -1 : view.index.references[static_cast<std::size_t>(first.citation)].work;
    const bool counted_here = c != nullptr && c->form == Form::Id && own >= 0 && (statutes || c->kind != Kind::Statute);
    run = counted_here ? (own == work ? run + 1 : 1) : 0;
    work = counted_here ? own : -1;
    if (counted_here && run % (limit + 1) == 0) {
      Finding& f = report(out, kRule_id_chain, view, static_cast<CitationIndex>(first.citation), c->core, "Id. begins " + counted(run, "note") + " in a row for one work, this one last.", "Name the work again by its supra form.");
      offer_short_form(f, view, view.index.works[static_cast<std::size_t>(own)].first, *c);
    }
    if (first.others) run = 0, work = -1;
  }
}

}  // namespace

const Rule kRule_id_chain{"I009", "id-chain", "Too many consecutive id. notes", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2, R31.1; Bluebook R. 4.1", check, true, "limit count_statutes"};

}  // namespace subcite
