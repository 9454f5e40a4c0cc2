// S005: supra note k inside note k: within one note the number is dropped.
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_self;

namespace {

using namespace rules_support;

/// The full citation stands earlier in the same note: then the number alone is wrong and can go.
bool stands_before(const View& view, std::size_t i) {
  const Reference& r = view.index.references[i];
  const CitationIndex at = view.citations[i].form == Form::Full ? r.step : r.antecedent;
  return at >= 0 && static_cast<std::size_t>(at) < i && view.citations[static_cast<std::size_t>(at)].note == view.citations[i].note;
}

std::string help_for(const View& view, std::size_t i, bool before) {
  const CitationIndex meant = view.index.references[i].antecedent;
  if (before) return "Leave the number out: the work is cited earlier in this note.";
  if (view.citations[i].form == Form::Full || meant < 0) return "Give the number of the note that is meant.";
  return "The work is cited in full in " + note_of(view, meant) + ": correct the number.";
}

/// The number of the note that has the work in full; empty where it has none or is this one.
std::string number_meant(const View& view, std::size_t i) {
  const CitationIndex meant = view.index.references[i].antecedent;
  if (view.citations[i].form == Form::Full || meant < 0) return {};
  const Note& note = view.note_of(view.citations[static_cast<std::size_t>(meant)]);
  return note.value == view.note_of(view.citations[i]).value ? std::string() : note.number;
}

/// By the other count of the notes the number is that of another one, which has the work.
bool means_another(const View& view, std::size_t i, std::uint32_t number) {
  const CitationIndex at = view.index.references[i].step;
  return at >= 0 && view.citations[static_cast<std::size_t>(at)].note != view.citations[i].note && view.note_of(view.citations[static_cast<std::size_t>(at)]).is_numbered(number);
}

/// "text accompanying supra note 4", "supra text accompanying note 4": the text at the note's own call.
bool means_text(const View& view, const Citation& c) { return c.text_accompanying || (c.supra.end < c.supra_note.begin && view.at({c.supra.end, c.supra_note.begin}).find("text accompanying") != std::string_view::npos); }

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const std::uint32_t own = view.note_of(c).value;
    if (!refers_to_notes(c) || means_text(view, c) || own == 0) continue;
    const auto numbers = read_numbers(view.document.text, c.supra_note);
    for (const NumberRange& r : numbers) {
      if (r.range || !r.whole || r.first != own || means_another(view, i, r.first)) continue;
      const bool before = stands_before(view, i);
      Finding& f = report(out, kRule_supra_self, view, static_cast<CitationIndex>(i), {c.supra.begin, c.supra_note.end}, "The reference points to the note it stands in (" + std::to_string(own) + ").", help_for(view, i, before));
      const std::string meant = number_meant(view, i);
      if (!before && numbers.size() == 1 && !meant.empty()) f.fix = Fix{"Change the note number to " + meant, true, {{r.span, meant}}};
      if (before && numbers.size() == 1) f.fix = Fix{"Leave the note number out", true, {{{c.supra.end, c.supra_note.end}, ""}}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_supra_self{"S005", "supra-self", "supra note k inside note k itself", Severity::Error, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.3; Bluebook R. 4.2(a)", check};

}  // namespace subcite
