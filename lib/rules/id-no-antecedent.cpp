// I001: id. at the head of a note whose predecessor cites nothing, or that has no predecessor.
#include "base/text.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_no_antecedent;

namespace {

using namespace rules_support;

/// A note in which something stands that may be a source, though no citation was read: silence.
bool may_cite(const View& view, const Note& note) {
  const std::string_view text = view.at(note.text);
  if (text.find("://") != std::string_view::npos || text.find("§") != std::string_view::npos) return true;
  if (text.find_first_of("0123456789") != std::string_view::npos) return true;
  for (const Run& run : view.document.runs)
    if (run.style == Style::Italic && note.text.contains(run.span) && view.at(run.span).find(' ') != std::string_view::npos) return true;
  return false;
}

bool is_first_in_note(const View& view, std::size_t i) {
  for (std::size_t k = i; k-- > 0 && view.citations[k].note == view.citations[i].note;)
    if (!view.citations[k].nested && view.citations[k].form != Form::CrossReference) return false;
  return true;
}

/// The note before cites something, or points somewhere, or cannot be judged.
bool note_before_cites(const View& view, std::size_t i) {
  std::int32_t previous = static_cast<std::int32_t>(view.citations[i].note) - 1;
  while (previous >= 0 && view.document.notes[static_cast<std::size_t>(previous)].kind == NoteKind::Author) --previous;
  if (previous < 0) return false;
  for (const Citation& c : view.citations)
    if (c.note == static_cast<std::uint32_t>(previous)) return true;
  return may_cite(view, view.document.notes[static_cast<std::size_t>(previous)]);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Id || c.nested || r.antecedent >= 0 || r.has(kBlocked) || r.has(kAmbiguous)) continue;
    if (!is_first_in_note(view, i)) continue;
    const bool missing = r.has(kNoteMissing);
    if (!missing && note_before_cites(view, i)) continue;
    Finding& f = report(out, kRule_id_no_antecedent, view, static_cast<CitationIndex>(i), c.core, "Id. has nothing to refer to: " + std::string(1, static_cast<char>(std::tolower(r.reason[0]))) + r.reason.substr(1) + ".", "Cite the source in full, or by its short form with supra note.");
    offer_nearest_with_page(f, view, i);
  }
}

}  // namespace

const Rule kRule_id_no_antecedent{"I001", "id-no-antecedent", "id. with nothing to refer to", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2; Bluebook R. 4.1", check};

}  // namespace subcite
