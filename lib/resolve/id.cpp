// Id. stands on the citation before it in its note, or on the only work of the note before (Bluebook
// R. 4.1). What nobody could read blocks it: it never slides to an older citation.
#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
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

/// A page alone: what is no law, for a law has sections.
bool gives_page(const Citation& id) { return (id.locators & kPages) != 0 && (id.locators & ~(kPages | kNotes)) == 0; }

/// A law that a sentence only names: "the court read Code § 72 narrowly. Id. at 186" means the court's decision.
bool only_names_law(const State& state, const Citation& c) {
  const bool law = c.kind == Kind::Statute || c.kind == Kind::Regulation || c.kind == Kind::Constitution;
  if (!law || c.form == Form::Id || !c.signal.empty() || !c.page.empty() || (c.locators & kPages) != 0) return false;
  const std::string_view before = trim(std::string_view(state.document.text).substr(c.raw.begin - std::min<std::uint32_t>(c.raw.begin, 4), std::min<std::uint32_t>(c.raw.begin, 4)));
  return c.in_prose || (!before.empty() && is_lower(decode_before(before, before.size()).value));
}

/// "This note takes no view on that dispute; see id.": a clause of small words and no number, which is no source.
bool ends_in_prose_clause(std::string_view before) {
  constexpr std::size_t kLongest = 400;
  constexpr std::size_t kShortWord = 3;
  before = before.substr(before.size() - std::min(before.size(), kLongest));
  if (const std::size_t stop = before.rfind(". "); stop != std::string_view::npos) before.remove_prefix(stop + 2);
  if (before.find_first_of("0123456789(§¶") != std::string_view::npos) return false;
  const std::vector<std::string_view> words = split(before, ' ');
  const auto small = std::count_if(words.begin(), words.end(), [](std::string_view w) { return w.size() > kShortWord && w[0] >= 'a' && w[0] <= 'z'; });
  const auto capital = std::count_if(words.begin(), words.end(), [](std::string_view w) { return !w.empty() && w[0] >= 'A' && w[0] <= 'Z'; });
  return words.size() >= 4 && small > capital;
}

/// What stands before it in its note was not read, though it can be nothing but a source: a clause before ";", or words with a page.
bool stands_behind_unread(const State& state, const Citation& id) {
  const std::string_view before = trim(std::string_view(state.document.text).substr(state.note(static_cast<std::int32_t>(id.note)).text.begin, id.raw.begin - state.note(static_cast<std::int32_t>(id.note)).text.begin));
  if (before.ends_with(';')) return !ends_in_prose_clause(before.substr(0, before.size() - 1));
  const std::size_t at = before.rfind(" at ");
  return at != std::string_view::npos && at + 4 < before.size() && before[at + 4] >= '0' && before[at + 4] <= '9';
}

/// The works a note cites at depth 0, one citation of each, and its last citation.
struct Cited {
  CitationIndex last = -1;
  std::vector<WorkIndex> works;
  std::vector<CitationIndex> of_each;
  bool unresolved = false;
  bool unread = false;
};

Cited cited_at_depth_0(State& state, std::int32_t note, bool laws_in_prose) {
  constexpr std::size_t kMost = 20;  // enough to show; more than one is ambiguous already
  Cited cited;
  for (const CitationIndex k : state.cited_in(note)) {
    const Citation& c = state.at(k);
    if (c.nested || c.form == Form::CrossReference || (!laws_in_prose && only_names_law(state, c))) continue;
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

void from_note(State& state, Reference& r, std::int32_t note, bool gives_page) {
  Cited cited = cited_at_depth_0(state, note, !gives_page);
  if (cited.last < 0 && gives_page) cited = cited_at_depth_0(state, note, true);
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

bool is_first(const State& state, CitationIndex i) { return i == 0 || state.at(i - 1).note != state.at(i).note; }

}  // namespace

void follow_id(State& state, CitationIndex i) {
  const Citation& c = state.at(i);
  Reference& r = state.ref(i);
  CitationIndex named = -1;  // the nearest law in prose, passed over
  for (CitationIndex k = i - 1; k >= 0 && state.at(k).note == c.note; --k) {
    const Citation& before = state.at(k);
    if (before.form == Form::CrossReference || (before.nested && !c.nested)) continue;
    if (before.form == Form::Unknown) return block(r, "The citation before it in the note could not be read");
    if (gives_page(c) && only_names_law(state, before)) {
      named = std::max(named, k);
      continue;
    }
    return stand_on(state, r, k);
  }
  if (named >= 0) return stand_on(state, r, named);
  if (is_first(state, i) && stands_behind_unread(state, c)) return block(r, "What stands before it in the note could not be read");
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
  from_note(state, r, previous, gives_page(c));
}

}  // namespace subcite::resolving
