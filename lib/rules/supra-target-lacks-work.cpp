// S002: the note named after supra does not cite the work that is named before it.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_target_lacks_work;

namespace {

using namespace rules_support;

/// The name's words do stand in the note, though in nothing that was read as a citation: silence.
bool stands_in_note(const View& view, std::string_view name, const Note& note) {
  const std::vector<std::string> there = facts::significant_words(view.at(note.text));
  const std::vector<std::string> wanted = facts::significant_words(name);
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return std::find(there.begin(), there.end(), w) != there.end(); });
}

bool right_direction(const View& view, const Citation& c, std::uint32_t target) {
  const std::uint32_t own = view.note_of(c).value;
  return c.form == Form::Infra ? target > own : target < own;
}

void tell(const View& view, std::size_t i, std::string_view name, const Note& note, Findings& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  std::string help = "Look for the note that cites it in full, and correct the number.";
  const bool found = c.form != Form::Full && r.antecedent >= 0;
  if (found) help = "The work is cited in full in " + note_of(view, r.antecedent) + ": correct the number.";
  Finding& f = report(out, kRule_supra_target_lacks_work, view, static_cast<CitationIndex>(i), {name.empty() ? c.supra.begin : (c.form == Form::Full ? c.container.begin : c.name.begin), c.supra_note.end}, "Note " + note.number + " does not cite " + quoted(name) + ".", help);
  if (!found) {
    for (const CitationIndex k : r.candidates) f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(k)].note), k, "may be meant: " + quoted(view.at(view.citations[static_cast<std::size_t>(k)].core))});
    return;
  }
  const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
  f.related.push_back({static_cast<std::int32_t>(full.note), r.antecedent, "cites " + quoted(view.at(full.core))});
  const std::string& number = view.note_of(full).number;
  if (!number.empty()) f.fix = Fix{"Change the note number to " + number, false, {{c.supra_note, number}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    const bool named = c.form == Form::Supra || c.form == Form::Infra || (c.form == Form::Full && r.has(kCollection));
    if (!named || !refers_to_notes(c) || !r.has(kNoteHasNot) || r.has(kBlocked)) continue;
    const auto numbers = read_numbers(view.document.text, c.supra_note);
    if (numbers.size() != 1 || numbers[0].range || !right_direction(view, c, numbers[0].first)) continue;
    const std::vector<std::int32_t> meant = view.document.notes_meant(numbers[0].first, c.note);
    const std::int32_t note = meant.empty() ? -1 : meant.front();
    const std::string_view name = view.at(c.form == Form::Full ? c.container : c.name);
    if (note < 0 || name.empty() || (c.in_prose && std::count(name.begin(), name.end(), ' ') > 7)) continue;
    if (!stands_in_note(view, name, view.document.notes[static_cast<std::size_t>(note)])) tell(view, i, name, view.document.notes[static_cast<std::size_t>(note)], out);
  }
}

}  // namespace

const Rule kRule_supra_target_lacks_work{"S002", "supra-target-lacks-work", "The target note does not cite the named author or title", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3, R29.2, R31.2; Bluebook R. 4.2(a)", check};

}  // namespace subcite
