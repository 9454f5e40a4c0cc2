// Supra and infra: by note number and name, then by the name alone in the whole manuscript (Bluebook
// R. 4.2). Of several works that fit, the one that fits best; where two fit alike nothing is guessed.
#include <algorithm>

#include "base/fold.h"
#include "base/text.h"
#include "resolve/state.h"

namespace subcite::resolving {
namespace {

constexpr std::size_t kMostOfNote = 400;  // citations of one note looked at for one supra

bool is_work_form(Form form) { return form != Form::CrossReference && form != Form::Unknown; }

std::size_t works_of(const std::vector<Candidate>& found) {
  std::set<WorkIndex> works;
  for (const Candidate& c : found) works.insert(c.work);
  return works.size();
}

/// Citations of a note that the name fits; short forms count as what they resolve to.
void add_from_note(State& state, const Wanted& wanted, std::int32_t note, CitationIndex self, std::vector<Candidate>& found) {
  const auto& cited = state.cited_in(note);
  const bool own = static_cast<std::uint32_t>(note) == state.at(self).note;
  const std::size_t end = own ? static_cast<std::size_t>(std::lower_bound(cited.begin(), cited.end(), self) - cited.begin()) : cited.size();
  const std::size_t begin = own && end > kMostOfNote ? end - kMostOfNote : 0;
  for (std::size_t n = begin; n < std::min(end, begin + kMostOfNote); ++n) {
    const CitationIndex k = cited[n];
    const CitationIndex f = state.at(k).form == Form::Full ? k : state.ref(k).antecedent;
    if (f < 0 || !is_work_form(state.at(k).form)) continue;
    const Fit how = fit(wanted, state.names_at(f));
    if (how != Fit::None) found.push_back({k, f, state.ref(f).work, how});
  }
}

/// Every word of the name, numbers and single letters too, stands in the citation: CIRCULAR A-4 is not A-94.
bool has_all_words(const State& state, CitationIndex self, CitationIndex full) {
  const std::vector<std::string> there = folded_words(state.document.at(state.at(full).core));
  const std::vector<std::string> name = folded_words(state.document.at(state.at(self).name));
  return std::all_of(name.begin(), name.end(), [&](const std::string& w) { return std::find(there.begin(), there.end(), w) != there.end(); });
}

/// Its pages do not begin behind the one that the short form gives.
bool may_have_page(const State& state, CitationIndex self, CitationIndex full) {
  const Citation& c = state.at(self);
  const auto first = to_number(state.document.at(state.at(full).page));
  const std::string_view pin = state.document.at(c.pincite);
  const auto wanted = (c.locators & kPages) != 0 ? to_number(pin.substr(0, std::min(pin.find_first_not_of("0123456789"), pin.size()))) : std::nullopt;
  return !first || !wanted || *first <= *wanted;
}

/// Of several works keep those that fit best: by label, author list, depth, typeface.
void narrow(State& state, const Wanted& wanted, std::vector<Candidate>& found, CitationIndex self, bool in_note) {
  const bool infra = state.at(self).form == Form::Infra;  // supra looks back, infra ahead
  const auto keep = [&](auto good) {
    std::vector<Candidate> kept;
    for (const Candidate& c : found)
      if (good(c)) kept.push_back(c);
    if (!kept.empty()) found = kept;
  };
  Fit best = Fit::None;
  for (const Candidate& c : found) best = std::max(best, c.fit);
  keep([&](const Candidate& c) { return c.fit == best; });
  keep([&](const Candidate& c) { return fits_initials(wanted, state.names_at(c.full)); });
  if (!wanted.title.empty()) keep([&](const Candidate& c) { return state.names_at(c.full).title == wanted.title; });  // not one that has its words among others
  if (!wanted.volume.empty()) keep([&](const Candidate& c) { return state.document.at(state.at(c.full).volume) == wanted.volume; });
  if (works_of(found) < 2) return;
  if (!in_note) keep([&](const Candidate& c) { return infra ? c.full > self : c.full < self; });
  const auto stands_alone = [&](const Candidate& c) { return !state.at(c.step).nested; };
  if (std::any_of(found.begin(), found.end(), [&](const Candidate& c) { return stands_alone(c) && may_have_page(state, self, c.full); })) keep(stands_alone);
  else keep([&](const Candidate& c) { return may_have_page(state, self, c.full); });
  if (works_of(found) > 1) keep([&](const Candidate& c) { return fits_author_count(wanted, state.names_at(c.full)); });
  if (works_of(found) > 1) keep([&](const Candidate& c) { return state.names_at(c.full).capitals == wanted.capitals; });
  if (works_of(found) > 1) keep([&](const Candidate& c) { return has_all_words(state, self, c.full); });
  if (works_of(found) > 1 && wanted.title.empty()) keep([&](const Candidate& c) { return state.at(c.step).form == Form::Full; });
}

/// A full citation in the note goes before a short form of the same work.
void take(State& state, Reference& r, const std::vector<Candidate>& found, bool in_named_note) {
  const Candidate* chosen = &found.front();
  const auto full = [&](const Candidate& c) { return state.at(c.step).form == Form::Full; };
  for (const Candidate& c : found)
    if (full(c) && (!full(*chosen) || (state.at(chosen->step).nested && !state.at(c.step).nested))) chosen = &c;
  r.work = chosen->work;
  r.step = chosen->step;
  if (chosen->fit == Fit::Near) r.traits |= kNearSpelling;
  const bool here = full(*chosen) && !state.at(chosen->step).nested;
  r.antecedent = here ? chosen->step : state.work(chosen->work).first;
  if (in_named_note && !full(*chosen)) r.traits |= kNoteHasOnlyShort;
}

/// A few are enough for a person; a hostile manuscript has thousands.
void note_candidates(Reference& r, const std::vector<Candidate>& found) {
  constexpr std::size_t kMost = 20;
  for (std::size_t i = 0; i < found.size() && i < kMost; ++i) r.candidates.push_back(found[i].full);
}

void ambiguous(Reference& r, const std::vector<Candidate>& found, const char* where) {
  r.traits |= kAmbiguous;
  note_candidates(r, found);
  r.reason = std::string("The name fits more than one work of the ") + where;
}

/// The citation of each work that fits best, of those the index offers.
std::vector<Candidate> fitting(State& state, const Wanted& wanted, const std::vector<CitationIndex>& offered) {
  std::map<WorkIndex, Candidate> best;
  for (const CitationIndex f : offered) {
    const Fit how = fit(wanted, state.names_at(f));
    if (how == Fit::None) continue;
    const WorkIndex work = state.ref(f).work;
    const auto [it, fresh] = best.emplace(work, Candidate{f, f, work, how});
    if (!fresh && how > it->second.fit) it->second = {f, f, work, how};
  }
  std::vector<Candidate> found;
  for (const auto& [work, candidate] : best) found.push_back(candidate);
  return found;
}

/// A name in italics reads like a title; where the work has it for its author it is one.
void name_author(Citation& c, std::string_view name, Fit how) {
  if (how != Fit::Author || !c.authors.empty() || c.short_title.empty() || c.short_title != c.name || name.find(" & ") != std::string_view::npos || name.find(" and ") != std::string_view::npos) return;
  c.authors.push_back(c.short_title);
  c.short_title = {};
}

/// A title of a work without authors, in roman letters, reads like a name: "Strategic Plan, supra note 12".
void name_title(State& state, Citation& c, const Candidate& found) {
  const bool titled = found.fit == Fit::Title || found.fit == Fit::Label;
  if (!titled || c.authors.size() != 1 || !c.short_title.empty() || c.names_institution) return;
  const Citation& full = state.at(found.full);
  const std::string_view name = state.document.at(c.authors.front());
  if ((!full.authors.empty() && found.fit == Fit::Label) || name.find(' ') == std::string_view::npos || state.document.at(full.title).find(name) == std::string_view::npos) return;
  c.short_title = c.authors.front();
  c.authors.clear();
}

/// By name in the whole manuscript: exactly one work, or none.
void everywhere(State& state, const Wanted& wanted, Reference& r, CitationIndex self) {
  std::vector<Candidate> found = fitting(state, wanted, state.by_name.named(wanted));
  if (found.empty()) found = fitting(state, wanted, state.by_name.nearly_named(wanted));
  narrow(state, wanted, found, self, false);
  if (works_of(found) == 1) {
    if (found.front().fit == Fit::Near) r.traits |= kNearSpelling;
    name_author(state.at(self), state.document.at(state.at(self).name), found.front().fit);
    name_title(state, state.at(self), found.front());
    r.work = found.front().work;
    r.step = r.antecedent = state.work(r.work).first;
  } else if (found.empty()) {
    r.reason = "No work of this name is cited in full";
  } else {
    ambiguous(r, found, "manuscript");
  }
}

/// The note has something like it (a work of the same author under another title, a short form of a chapter whose book the named person
/// edits), and exactly one other work before it has the very name.
bool is_meant_elsewhere(State& state, const Wanted& wanted, CitationIndex self, const std::vector<Candidate>& found) {
  if (found.empty()) return false;
  const bool near = std::all_of(found.begin(), found.end(), [](const Candidate& c) { return c.fit == Fit::Near; }) && !wanted.title.empty();
  const bool edited = std::all_of(found.begin(), found.end(), [&](const Candidate& c) { return c.fit == Fit::Editor && state.at(c.step).form != Form::Full; });
  if (!near && !edited) return false;
  std::vector<Candidate> better = fitting(state, wanted, state.by_name.named(wanted));
  std::erase_if(better, [&](const Candidate& c) { return c.fit < Fit::Author || c.full > self; });
  return works_of(better) == 1 && std::none_of(found.begin(), found.end(), [&](const Candidate& c) { return c.work == better.front().work; });
}

bool is_full_at_home(const Citation& c) { return c.form == Form::Full && c.supra.empty(); }

/// A chapter given as "in COLLECTION, supra note 12": where the collection stands.
void follow_collection(State& state, CitationIndex i, const Citation& c) {
  Reference& r = state.ref(i);
  r.traits |= kCollection;
  const std::vector<std::int32_t> targets = target_notes(state.document, c);
  std::vector<Candidate> found;
  for (const std::int32_t note : targets) add_from_note(state, wanted_words(state.document.at(c.container)), note, i, found);
  std::erase_if(found, [&](const Candidate& f) { return f.step == i; });
  if (found.empty()) {
    if (!c.supra_note.empty()) r.traits |= targets.empty() ? kNoteMissing : kNoteHasNot;
    return;
  }
  const auto home = std::find_if(found.begin(), found.end(), [&](const Candidate& f) { return is_full_at_home(state.at(f.step)); });
  r.step = home != found.end() ? home->step : found.back().step;
  if (home == found.end()) r.traits |= kNoteHasOnlyShort;
}

}  // namespace

void follow_full(State& state, CitationIndex i) {
  state.ref(i).antecedent = i;
  const Citation& c = state.at(i);
  if (!c.supra.empty()) follow_collection(state, i, c);
  if (c.kind != Kind::Statute && c.kind != Kind::Regulation) return;
  state.last_statute = i;
  if (const std::string section = section_of(state.document, c); !section.empty()) state.by_section[section] = i;
}

void follow_supra(State& state, CitationIndex i) {
  const Citation& c = state.at(i);
  Reference& r = state.ref(i);
  const Wanted wanted = wanted_of(state.document, c);
  const std::vector<std::int32_t> targets = target_notes(state.document, c);
  std::vector<Candidate> found;
  bool unread = false;
  for (const std::int32_t note : targets) {
    if (static_cast<std::uint32_t>(note) == c.note && !c.supra_note.empty() && targets.size() == 1) r.traits |= kOwnNote;
    add_from_note(state, wanted, note, i, found);
    unread |= state.unread[static_cast<std::size_t>(note)];
  }
  if (targets.empty()) r.traits |= kNoteMissing;
  if (is_meant_elsewhere(state, wanted, i, found)) found.clear();
  if (!found.empty()) {
    narrow(state, wanted, found, i, true);
    if (works_of(found) > 1) return ambiguous(r, found, "note");
    take(state, r, found, !c.supra_note.empty());
    name_author(state.at(i), state.document.at(c.name), found.front().fit);
    return name_title(state, state.at(i), found.front());
  }
  if (!targets.empty() && !c.supra_note.empty()) r.traits |= kNoteHasNot;
  if (unread) r.traits |= kBlocked;
  everywhere(state, wanted, r, i);
}

}  // namespace subcite::resolving
