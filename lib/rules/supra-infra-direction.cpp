// S004: supra for a later note, infra for an earlier one.
#include <algorithm>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_infra_direction;

namespace {

using namespace rules_support;

/// `own`: the number of the note it stands in.
bool is_wrong_by(std::uint32_t own, const NumberRange& r, bool infra) {
  if (r.range) return infra ? r.last < own : r.first > own;
  return infra ? r.first < own : r.first > own;
}

/// By each count of the notes, where they have two.
bool is_wrong(const Note& note, const NumberRange& r, bool infra) { return is_wrong_by(note.value, r, infra) && (note.also == 0 || is_wrong_by(note.also, r, infra)); }

/// Where numbers begin anew: no note of this number stands on the side that the word names.
bool is_nowhere(const View& view, std::uint32_t from, const NumberRange& r, bool infra) {
  const std::vector<Note>& notes = view.document.notes;
  const auto here = notes.begin() + from;
  const auto named = [&](const Note& note) { return note.is_numbered(r.first); };
  return infra ? std::none_of(here + 1, notes.end(), named) : std::none_of(notes.begin(), here, named);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::uint32_t last = view.document.last_number();
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Note& own = view.note_of(c);
    if (!refers_to_notes(c) || c.both_directions || own.value == 0) continue;
    const bool infra = equals_ignoring_case(view.at(c.supra), "infra");
    for (const NumberRange& r : read_numbers(view.document.text, c.supra_note)) {
      const bool real = r.whole && r.first >= 1 && r.first <= last && r.last <= last && (!r.range || r.last > r.first);
      if (!real || !(view.document.begins_anew ? is_nowhere(view, c.note, r, infra) : is_wrong(own, r, infra))) continue;
      const std::string right = infra ? "supra" : "infra";
      Finding& f = report(out, kRule_supra_infra_direction, view, static_cast<CitationIndex>(i), {c.supra.begin, c.supra_note.end}, "Note " + std::string(view.at(r.span)) + " stands " + (infra ? "before" : "after") + " this one, but the word is " + std::string(view.at(c.supra)) + ".", "Write " + right + ", or correct the number.");
      f.fix = Fix{"Write " + right, false, {{c.supra, right}}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_supra_infra_direction{"S004", "supra-infra-direction", "supra used for something later, infra for something earlier", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3; Bluebook R. 3.5, R. 4.2", check};

}  // namespace subcite
