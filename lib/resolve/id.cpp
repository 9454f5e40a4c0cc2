// Id. stands on the citation before it in its note, or on the only work of the note before (Bluebook
// R. 4.1). What nobody could read blocks it: it never slides to an older citation.
#include <algorithm>

#include "resolve/state.h"

namespace subcite::resolving {
namespace {

void block(Reference& r, std::string reason) {
  r.traits |= kBlocked;
  r.reason = std::move(reason);
}

void stand_on(State& state, Reference& r, CitationIndex k) {
  r.step = k;
  r.antecedent = state.ref(k).antecedent;
  r.work = state.ref(k).work;
  const Citation& before = state.at(k);
  if (r.antecedent < 0) r.reason = "The citation it stands on (" + id_of(before, state.document.notes[before.note].label) + ") has no antecedent itself";
  if (state.ref(k).has(kBlocked)) r.traits |= kBlocked;
}

/// Of endnotes among footnotes, which have no value, each is printed behind its like.
std::int32_t previous_note(const Document& document, std::uint32_t note) {
  const bool counts = document.notes[note].value > 0;
  for (std::int32_t k = static_cast<std::int32_t>(note) - 1; k >= 0; --k) {
    const Note& before = document.notes[static_cast<std::size_t>(k)];
    if (before.kind == NoteKind::Numbered && (before.value > 0) == counts) return k;
  }
  return -1;
}

/// The works a note cites at depth 0, one citation of each, and its last citation.
struct Cited {
  CitationIndex last = -1;
  std::vector<WorkIndex> works;
  std::vector<CitationIndex> of_each;
  bool unresolved = false;
  bool unread = false;
};

Cited cited_at_depth_0(State& state, std::int32_t note) {
  constexpr std::size_t kMost = 20;  // enough to show; more than one is ambiguous already
  Cited cited;
  for (const CitationIndex k : state.cited_in(note)) {
    const Citation& c = state.at(k);
    if (c.nested || c.form == Form::CrossReference) continue;
    cited.unread |= c.form == Form::Unknown;
    cited.last = k;
    const WorkIndex work = state.ref(k).work;
    cited.unresolved |= work < 0;
    if (work < 0 || cited.works.size() >= kMost || std::find(cited.works.begin(), cited.works.end(), work) != cited.works.end()) continue;
    cited.works.push_back(work);
    cited.of_each.push_back(k);
  }
  return cited;
}

void from_note(State& state, Reference& r, std::int32_t note) {
  const Cited cited = cited_at_depth_0(state, note);
  const std::string& label = state.note(note).label;
  if (cited.unread) return block(r, "Note " + label + " holds a citation that could not be read");
  if (cited.last < 0) {
    r.reason = "Note " + label + " cites nothing";
    return;
  }
  if (cited.works.size() + (cited.unresolved ? 1 : 0) < 2) return stand_on(state, r, cited.last);
  r.traits |= kAmbiguous;
  r.candidates = cited.of_each;
  r.step = cited.last;
  r.reason = "Note " + label + " cites more than one work";
}

}  // namespace

void follow_id(State& state, CitationIndex i) {
  const Citation& c = state.at(i);
  Reference& r = state.ref(i);
  for (CitationIndex k = i - 1; k >= 0 && state.at(k).note == c.note; --k) {
    const Citation& before = state.at(k);
    if (before.form == Form::CrossReference || (before.nested && !c.nested)) continue;
    if (before.form == Form::Unknown) return block(r, "The citation before it in the note could not be read");
    return stand_on(state, r, k);
  }
  const std::int32_t previous = previous_note(state.document, c.note);
  if (previous < 0) {
    r.reason = "No note stands before this one";
    return;
  }
  const Note& own = state.document.notes[c.note];
  if (own.value > 0 && state.note(previous).value + 1 != own.value) {
    r.traits |= kNoteMissing;
    r.reason = "Note " + std::to_string(own.value - 1) + ", on which it stands, is missing";
    return;
  }
  from_note(state, r, previous);
}

}  // namespace subcite::resolving
