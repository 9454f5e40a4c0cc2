// N001: the numbers of the notes run 1..K. Only the first break is told; what shifts behind it follows.
#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_note_sequence;

namespace {

using namespace rules_support;

std::string message_of(const Note& note, const Note* before) {
  if (before == nullptr) return "The notes begin with number " + note.number + ", not with 1.";
  if (before->value == note.value) return "Two notes bear the number " + note.number + ".";
  if (note.value != 0 && note.value < before->value) return "Note " + note.number + " stands after note " + before->number + ".";
  return "Note " + note.number + " follows note " + before->number + ": the number between is missing.";
}

void check(const View& view, const RuleOptions&, Findings& out) {
  if (view.document.numbers_itself) return;
  const Note* before = nullptr;
  for (std::size_t i = 0; i < view.document.notes.size(); ++i) {
    const Note& note = view.document.notes[i];
    if (note.kind != NoteKind::Numbered || is_lettered(note)) continue;
    const std::uint32_t expected = before == nullptr ? 1 : before->value + 1;
    if (note.value != expected) {
      Finding& f = report_note(out, kRule_note_sequence, view, static_cast<std::int32_t>(i), note.text, message_of(note, before), "Restore the lost note or renumber from here; every supra and infra behind it depends on these numbers.");
      f.place = note.place;
      return;
    }
    before = &note;
  }
}

}  // namespace

const Rule kRule_note_sequence{"N001", "note-sequence", "Note numbers must run 1..K without gap, repeat or reversal", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R3; Bluebook R. 1.1(a)", check};

}  // namespace subcite
