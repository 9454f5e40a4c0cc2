// S003: supra leads to a note that has the work only as id., supra or another short form.
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_not_first_full;

namespace {

using namespace rules_support;

/// The collection's own first full citation, or that of a chapter which gives it in full.
CitationIndex full_of(const View& view, std::size_t i) {
  const Reference& r = view.index.references[i];
  if (!r.has(kCollection)) return r.antecedent;
  if (r.step < 0) return -1;
  for (std::size_t guard = 0, k = static_cast<std::size_t>(r.step); guard < view.citations.size(); ++guard) {
    const Reference& at = view.index.references[k];
    const Citation& c = view.citations[k];
    if (c.form == Form::Full && c.supra.empty()) return static_cast<CitationIndex>(k);
    const CitationIndex next = c.form == Form::Full ? at.step : at.antecedent;
    if (next < 0 || next == static_cast<CitationIndex>(k)) return -1;
    k = static_cast<std::size_t>(next);
  }
  return -1;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    const bool named = c.form == Form::Supra || (c.form == Form::Full && r.has(kCollection));
    if (!named || !refers_to_notes(c) || !r.has(kNoteHasOnlyShort) || r.has(kOwnNote) || r.has(kBlocked)) continue;
    const auto numbers = read_numbers(view.document.text, c.supra_note);
    if (numbers.size() != 1 || numbers[0].range || numbers[0].first >= view.note_of(c).value) continue;
    const CitationIndex at = full_of(view, i);
    if (at < 0) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(at)];
    if (full.nested || full.note >= c.note) continue;
    const std::string& number = view.note_of(full).number;
    Finding& f = report(out, kRule_supra_not_first_full, view, static_cast<CitationIndex>(i), {c.supra.begin, c.supra_note.end}, "Note " + std::to_string(numbers[0].first) + " has only a short form of this work; it is cited in full in note " + number + ".", "Change the number to " + number + ".");
    f.related.push_back({static_cast<std::int32_t>(full.note), at, "the full citation: " + quoted(view.at(full.core))});
    f.fix = Fix{"Change the note number to " + number, true, {{c.supra_note, number}}};
  }
}

}  // namespace

const Rule kRule_supra_not_first_full{"S003", "supra-not-first-full", "supra points to a note that has only a short form of the work, not the full citation", Severity::Error, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.3; Bluebook R. 4.2(a)", check};

}  // namespace subcite
