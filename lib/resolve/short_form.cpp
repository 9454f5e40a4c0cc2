// Short forms of decisions, statutes and works with a label (Bluebook R. 10.9, 12.10, 13.8): the nearest
// full citation before them that agrees in name and place.
#include <algorithm>

#include "base/fold.h"
#include "facts/words.h"
#include "resolve/state.h"

namespace subcite::resolving {
namespace {

bool is_decision(Kind kind) { return kind == Kind::Case || kind == Kind::IntlDecision; }

bool same_place(const State& state, const Citation& c, const Citation& full) {
  if (c.container.empty()) return !c.symbol.empty() && state.squeezed(c.symbol) == state.squeezed(full.symbol);
  return state.squeezed(full.volume) == state.squeezed(c.volume) && state.squeezed(full.container) == state.squeezed(c.container);
}

/// A parallel place or the number of the decision stands in the full citation's words.
bool has_parallel(const State& state, const Citation& c, const Citation& full) {
  const Document& document = state.document;
  const std::string_view raw = document.at(full.raw);
  const std::string parallel = std::string(document.at(c.volume)) + ' ' + std::string(document.at(c.container));
  if (parallel.size() > 1 && raw.find(parallel) != std::string_view::npos) return true;
  return !c.page.empty() && raw.find(document.at({std::min(c.volume.begin, c.container.begin), c.page.end})) != std::string_view::npos;
}

/// "2019 WL 112": the number itself, where one name has several in a year.
bool has_number(const State& state, const Citation& c, const Citation& full) {
  if (c.page.empty() || !is_decision(full.kind)) return false;
  if (same_place(state, c, full)) return state.squeezed(full.page) == state.squeezed(c.page);
  return state.document.at(full.raw).find(state.document.at({std::min(c.volume.begin, c.container.begin), c.page.end})) != std::string_view::npos;
}

bool fits_decision(const State& state, const Citation& c, const Wanted& wanted, CitationIndex f) {
  const Citation& full = state.at(f);
  const bool place = same_place(state, c, full);
  const bool named = !wanted.words.empty() && (fit(wanted, state.names_at(f)) >= Fit::Other || (place && shares_words(wanted, state.names_at(f))));
  const bool nameless = wanted.words.empty() || full.title.empty();  // the name stands in the text
  const std::string_view party = facts::party_in_full(state.document.at(c.name));
  const bool initials = party != state.document.at(c.name) && state.document.at(full.title).find(party) != std::string_view::npos;
  if (place && (nameless || named || initials)) return true;
  return named && (c.container.empty() || has_parallel(state, c, full) || state.squeezed(full.container) == state.squeezed(c.container));
}

bool fits_label(const State& state, const Citation& c, CitationIndex f) {
  const Citation& full = state.at(f);
  const std::string label = fold(state.document.at(c.name));
  if (!state.names_at(f).label.empty()) return state.names_at(f).label == label;
  const std::string letters = fold_solid(state.document.at(c.name));
  const auto& initials = state.names_at(f).initials;  // "Clean Water Act (CWA)"
  return full.kind == Kind::Statute && std::find(initials.begin(), initials.end(), letters) != initials.end();
}

bool short_fits(const State& state, const Citation& c, const Wanted& wanted, CitationIndex f) {
  const Citation& full = state.at(f);
  if (c.kind == Kind::None) return fits_label(state, c, f);
  if (is_decision(full.kind)) return fits_decision(state, c, wanted, f);
  if (c.kind == full.kind && same_place(state, c, full)) return true;
  const bool like = c.kind == full.kind || (c.kind == Kind::Statute && full.kind == Kind::Bill);
  return like && !is_decision(c.kind) && fit(wanted, state.names_at(f)) >= Fit::Title;
}

/// The section itself, however far back; else a statute of the five notes before.
void follow_section(State& state, CitationIndex i) {
  constexpr std::uint32_t kNotesBack = 5;
  Reference& r = state.ref(i);
  const auto same = state.by_section.find(section_of(state.document, state.at(i)));
  const bool near = state.last_statute >= 0 && state.at(i).note - state.at(state.last_statute).note <= kNotesBack;
  const CitationIndex found = same != state.by_section.end() ? same->second : near ? state.last_statute
                                                                                   : -1;
  if (found < 0) {
    r.reason = "No statute is cited in full within the five notes before it";
    return;
  }
  r.step = r.antecedent = found;
  r.work = state.ref(found).work;
}

/// The last full citation before `i` of those offered that the short form fits; -1 where none does. A decision of the name goes
/// before one cited by volume and page alone ("17 U.S. 316 (1819)") that is another work.
CitationIndex nearest_fitting(const State& state, CitationIndex i, const Wanted& wanted, const std::vector<CitationIndex>& offered, bool numbered = false) {
  CitationIndex nearest = -1;
  CitationIndex named = -1;
  for (const CitationIndex first : offered) {
    const CitationIndex f = state.by_name.last_alike(first, i);
    if (f <= named || (numbered && !has_number(state, state.at(i), state.at(f)))) continue;
    if (!short_fits(state, state.at(i), wanted, f) && !short_fits(state, state.at(i), wanted, first)) continue;
    nearest = std::max(nearest, f);
    if (!state.at(f).title.empty()) named = f;
  }
  const auto work = [&](CitationIndex f) { return state.index.references[static_cast<std::size_t>(f)].work; };
  const bool other = named >= 0 && !wanted.words.empty() && is_decision(state.at(nearest).kind) && work(nearest) != work(named);
  return other ? named : nearest;
}

}  // namespace

void follow_short_form(State& state, CitationIndex i) {
  const Citation& c = state.at(i);
  Reference& r = state.ref(i);
  if (c.kind == Kind::Statute && c.name.empty() && c.container.empty()) return follow_section(state, i);
  const Wanted wanted = wanted_of(state.document, c);
  const std::vector<CitationIndex> placed = state.by_name.placed(state.place_of(c));
  CitationIndex nearest = c.page.empty() ? -1 : nearest_fitting(state, i, wanted, placed, true);
  if (nearest < 0) nearest = nearest_fitting(state, i, wanted, placed);
  if (nearest < 0) nearest = nearest_fitting(state, i, wanted, state.by_name.named(wanted));
  if (nearest < 0) {
    r.reason = "No full citation of this name and volume stands before it";
    return;
  }
  r.work = state.ref(nearest).work;
  r.step = nearest;
  r.antecedent = state.at(nearest).nested ? state.work(r.work).first : nearest;
}

}  // namespace subcite::resolving
