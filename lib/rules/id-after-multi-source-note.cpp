// I002: id. at the head of a note although the note before cites two works or more.
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_after_multi_source_note;

namespace {

using namespace rules_support;

/// The full citation of the one candidate that can have the page of the id.; -1 where none or several can, or one cannot be told.
CitationIndex only_one_with_page(const View& view, const std::vector<CitationIndex>& candidates, const Citation& id) {
  CitationIndex found = -1;
  for (const CitationIndex k : candidates) {
    const WorkIndex work = view.index.references[static_cast<std::size_t>(k)].work;
    const CitationIndex first = work < 0 ? -1 : view.index.works[static_cast<std::size_t>(work)].first;
    const Citation* full = first < 0 ? nullptr : &view.citations[static_cast<std::size_t>(first)];
    if (full == nullptr || !first_page(view, *full)) return -1;
    if (!can_have(view, *full, id)) continue;
    if (found >= 0) return -1;
    found = first;
  }
  return found;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  if (options.flag("allow_last_of_string")) return;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Id || !r.has(kAmbiguous) || r.candidates.size() < 2 || r.has(kBlocked)) continue;
    const std::string before = note_of(view, r.candidates.front());
    Finding& f = report(out, kRule_id_after_multi_source_note, view, static_cast<CitationIndex>(i), c.core, "Id. could mean any of the " + std::to_string(r.candidates.size()) + " works that " + before + " cites.", "Name the work meant: its short form with supra note, or the short form of a case.");
    offer_short_form(f, view, only_one_with_page(view, r.candidates, c), c);
    if (f.fix && options.flag("aggressive")) f.fix->safe = true;
    for (const CitationIndex k : r.candidates) f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(k)].note), k, "cites " + quoted(view.at(view.citations[static_cast<std::size_t>(k)].core))});
  }
}

}  // namespace

const Rule kRule_id_after_multi_source_note{"I002", "id-after-multi-source-note", "id. opening a note although the preceding note cites more than one source", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2, R15.3.3; Bluebook R. 4.1", check, false, "allow_last_of_string aggressive"};

}  // namespace subcite
