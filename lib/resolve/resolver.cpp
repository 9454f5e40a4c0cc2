// Full citations first (works), then short forms in document order: id. by position, supra by note
// number and name, falling back to the name alone in the whole manuscript.
#include "resolve/resolver.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "resolve/match.h"
#include "resolve/works.h"

namespace subcite {
namespace {

using namespace resolving;

bool is_work_form(Form form) { return form != Form::CrossReference && form != Form::Unknown; }

class Resolver {
 public:
  Resolver(const Document& document, Citations& citations) : document_(document), citations_(citations) {
    index_.references.resize(citations.size());
    names_.resize(citations.size());
    by_note_.resize(document.notes.size());
  }

  Index run() {
    for (std::size_t i = 0; i < citations_.size(); ++i) by_note_[citations_[i].note].push_back(static_cast<CitationIndex>(i));
    gather_works();
    for (std::size_t i = 0; i < citations_.size(); ++i) {
      const auto at = static_cast<CitationIndex>(i);
      switch (citations_[i].form) {
        case Form::Full: full(at); break;
        case Form::Id: id(at); break;
        case Form::Supra:
        case Form::Infra: supra(at); break;
        case Form::Short: short_form(at); break;
        default: break;
      }
      settle(at);
    }
    return std::move(index_);
  }

 private:
  Citation& at(CitationIndex i) { return citations_[static_cast<std::size_t>(i)]; }
  Reference& ref(CitationIndex i) { return index_.references[static_cast<std::size_t>(i)]; }
  const Names& names(CitationIndex i) { return names_[static_cast<std::size_t>(i)]; }

  void gather_works() {
    std::unordered_map<std::string, WorkIndex> known;
    for (std::size_t i = 0; i < citations_.size(); ++i) {
      Citation& c = citations_[i];
      if (c.form == Form::Full && is_repeated(c)) shorten(c);
      if (c.form != Form::Full) continue;
      remember(c);
      names_[i] = names_of(document_, c);
      const auto [it, fresh] = known.emplace(work_key(document_, c), static_cast<WorkIndex>(index_.works.size()));
      if (fresh) index_.works.emplace_back();
      Work& work = index_.works[static_cast<std::size_t>(it->second)];
      work.full.push_back(static_cast<CitationIndex>(i));
      const bool better = work.first < 0 || (at(work.first).nested && !c.nested);
      if (better) work.first = static_cast<CitationIndex>(i);
      index_.references[i].work = it->second;
    }
  }

  /// An act by its name and section, a report by its number, without date: a short form once it was cited whole.
  [[nodiscard]] bool is_repeated(const Citation& c) const {
    if (c.date.given() || !c.url.empty()) return false;
    if (c.kind == Kind::Report && !c.symbol.empty()) return numbers_.contains(squeezed(c.symbol));
    const bool act = c.kind == Kind::Statute && c.container.empty() && c.symbol.empty() && !c.title.empty();
    return act && std::any_of(acts_.begin(), acts_.end(), [&](const std::string& known) { return known.starts_with(squeezed(c.title)); });
  }

  void remember(const Citation& c) {
    if (c.kind == Kind::Report && !c.symbol.empty() && c.date.given()) numbers_.insert(squeezed(c.symbol));
    const bool whole = (c.kind == Kind::Statute || c.kind == Kind::Bill) && !c.title.empty() && (c.date.given() || !c.container.empty() || !c.symbol.empty());
    if (whole && acts_.size() < kMostActs) acts_.push_back(squeezed(c.title));
  }

  static void shorten(Citation& c) {
    c.form = Form::Short;
    c.name = c.title;
    if (c.kind == Kind::Statute) c.title = {};
  }

  void full(CitationIndex i) {
    ref(i).antecedent = i;
    const Citation& c = at(i);
    if (!c.supra.empty()) collection(i, c);
  }

  /// A chapter given as "in COLLECTION, supra note 12": where the collection stands.
  void collection(CitationIndex i, const Citation& c) {
    Reference& r = ref(i);
    r.traits |= kCollection;
    const Wanted wanted = wanted_words(document_.at(c.container));
    const std::vector<std::int32_t> targets = target_notes(c);
    for (const std::int32_t note : targets)
      for (const CitationIndex k : by_note_[static_cast<std::size_t>(note)]) {
        if (k == i || (k > i && static_cast<std::uint32_t>(note) == c.note)) continue;
        const CitationIndex f = at(k).form == Form::Full ? k : ref(k).antecedent;
        if (f < 0 || fit(wanted, names(f)) == Fit::None) continue;
        r.step = k;
        if (at(k).form != Form::Full || !at(k).supra.empty()) r.traits |= kNoteHasOnlyShort;
        else r.traits &= static_cast<std::uint16_t>(~kNoteHasOnlyShort);
        if (at(k).form == Form::Full && at(k).supra.empty()) return;
      }
    if (r.step < 0 && !c.supra_note.empty()) r.traits |= targets.empty() ? kNoteMissing : kNoteHasNot;
  }

  /// The notes a reference names; for one without number the note it stands in.
  std::vector<std::int32_t> target_notes(const Citation& c) const {
    std::vector<std::int32_t> out;
    if (c.supra_note.empty()) {
      out.push_back(static_cast<std::int32_t>(c.note));
      return out;
    }
    std::uint32_t value = 0;
    bool digit = false;
    std::string_view list = document_.at(c.supra_note);
    for (std::size_t k = 0; k <= list.size(); ++k) {
      const bool more = k < list.size() && list[k] >= '0' && list[k] <= '9';
      if (more) {
        value = std::min(value * 10 + static_cast<std::uint32_t>(list[k] - '0'), 100'000'000U);
        digit = true;
      } else if (digit) {
        if (const std::int32_t note = document_.note_numbered(value); note >= 0) out.push_back(note);
        value = 0;
        digit = false;
      }
    }
    return out;
  }

  /// The citation an id. stands on: the one before in its note, or the only work of the note before.
  void id(CitationIndex i) {
    const Citation& c = at(i);
    Reference& r = ref(i);
    for (CitationIndex k = i - 1; k >= 0 && at(k).note == c.note; --k) {
      const Citation& before = at(k);
      if (before.form == Form::CrossReference || (before.nested && !c.nested)) continue;
      if (before.form == Form::Unknown) return blocked(r, "The citation before it in the note could not be read");
      return stand_on(r, k);
    }
    const std::int32_t previous = previous_note(c.note);
    if (previous < 0) {
      r.reason = "No note stands before this one";
      return;
    }
    const Note& own = document_.notes[c.note];
    const Note& other = document_.notes[static_cast<std::size_t>(previous)];
    if (own.value > 0 && other.value + 1 != own.value) {
      r.traits |= kNoteMissing;
      r.reason = "Note " + std::to_string(own.value - 1) + ", on which it stands, is missing";
      return;
    }
    from_note(r, previous);
  }

  std::int32_t previous_note(std::uint32_t note) const {
    for (std::int32_t k = static_cast<std::int32_t>(note) - 1; k >= 0; --k)
      if (document_.notes[static_cast<std::size_t>(k)].kind == NoteKind::Numbered) return k;
    return -1;
  }

  void from_note(Reference& r, std::int32_t note) {
    CitationIndex last = -1;
    std::vector<WorkIndex> works;
    bool unresolved = false;
    for (const CitationIndex k : by_note_[static_cast<std::size_t>(note)]) {
      const Citation& c = at(k);
      if (c.nested || c.form == Form::CrossReference) continue;
      if (c.form == Form::Unknown) return blocked(r, "Note " + document_.notes[static_cast<std::size_t>(note)].label + " holds a citation that could not be read");
      last = k;
      const WorkIndex work = ref(k).work;
      if (work < 0) unresolved = true;
      else if (std::find(works.begin(), works.end(), work) == works.end()) {
        works.push_back(work);
        if (r.candidates.size() < 20) r.candidates.push_back(k);
      }
    }
    const std::string& label = document_.notes[static_cast<std::size_t>(note)].label;
    if (last < 0) {
      r.candidates.clear();
      r.reason = "Note " + label + " cites nothing";
      return;
    }
    if (works.size() + (unresolved ? 1 : 0) > 1) {
      r.traits |= kAmbiguous;
      r.step = last;
      r.reason = "Note " + label + " cites more than one work";
      return;
    }
    r.candidates.clear();
    stand_on(r, last);
  }

  void stand_on(Reference& r, CitationIndex k) {
    r.step = k;
    r.antecedent = ref(k).antecedent;
    r.work = ref(k).work;
    if (r.antecedent < 0) r.reason = "The citation it stands on (" + id_of(at(k), document_.notes[at(k).note].label) + ") has no antecedent itself";
    if (ref(k).has(kBlocked)) r.traits |= kBlocked;
  }

  static void blocked(Reference& r, std::string reason) {
    r.traits |= kBlocked;
    r.reason = std::move(reason);
  }

  struct Candidate {
    CitationIndex step;
    CitationIndex full;
    WorkIndex work;
    Fit fit;
  };

  /// Citations of a note that the name fits; short forms count as what they resolve to.
  std::vector<Candidate> in_note(const Wanted& wanted, std::int32_t note, CitationIndex self) {
    std::vector<Candidate> found;
    for (const CitationIndex k : by_note_[static_cast<std::size_t>(note)]) {
      if (k == self || (at(k).note == at(self).note && k > self) || !is_work_form(at(k).form)) continue;
      const CitationIndex f = at(k).form == Form::Full ? k : ref(k).antecedent;
      if (f < 0) continue;
      const Fit how = fit(wanted, names(f));
      if (how != Fit::None) found.push_back({k, f, ref(f).work, how});
    }
    return found;
  }

  /// Of several works keep those that fit best: by label, author list, depth, typeface.
  void narrow(const Wanted& wanted, std::vector<Candidate>& found, CitationIndex self, bool in_note) {
    const bool infra = at(self).form == Form::Infra;  // supra looks back, infra ahead
    const auto keep = [&](auto good) {
      std::vector<Candidate> kept;
      for (const Candidate& c : found)
        if (good(c)) kept.push_back(c);
      if (!kept.empty()) found = kept;
    };
    Fit best = Fit::None;
    for (const Candidate& c : found) best = std::max(best, c.fit);
    keep([&](const Candidate& c) { return c.fit == best; });
    keep([&](const Candidate& c) { return fits_initials(wanted, names(c.full)); });
    if (!wanted.volume.empty()) keep([&](const Candidate& c) { return document_.at(at(c.full).volume) == wanted.volume; });
    if (works_of(found) < 2) return;
    if (!in_note) keep([&](const Candidate& c) { return infra ? c.full > self : c.full < self; });
    keep([&](const Candidate& c) { return !at(c.step).nested; });
    if (works_of(found) > 1) keep([&](const Candidate& c) { return fits_author_count(wanted, names(c.full)); });
    if (works_of(found) > 1) keep([&](const Candidate& c) { return names(c.full).capitals == wanted.capitals; });
    if (works_of(found) > 1 && wanted.title.empty()) keep([&](const Candidate& c) { return at(c.step).form == Form::Full; });
  }

  static std::size_t works_of(const std::vector<Candidate>& found) {
    std::vector<WorkIndex> works;
    for (const Candidate& c : found)
      if (std::find(works.begin(), works.end(), c.work) == works.end()) works.push_back(c.work);
    return works.size();
  }

  void take(Reference& r, const std::vector<Candidate>& found, bool in_named_note) {
    // A full citation in the note goes before a short form of the same work.
    const Candidate* chosen = &found.front();
    for (const Candidate& c : found)
      if (at(c.step).form == Form::Full && (at(chosen->step).form != Form::Full || (at(chosen->step).nested && !at(c.step).nested))) chosen = &c;
    r.work = chosen->work;
    r.step = chosen->step;
    if (chosen->fit == Fit::Near) r.traits |= kNearSpelling;
    const Work& work = index_.works[static_cast<std::size_t>(chosen->work)];
    const bool here = at(chosen->step).form == Form::Full && !at(chosen->step).nested;
    r.antecedent = here ? chosen->step : work.first;
    if (in_named_note && at(chosen->step).form != Form::Full) r.traits |= kNoteHasOnlyShort;
  }

  void supra(CitationIndex i) {
    const Citation& c = at(i);
    Reference& r = ref(i);
    const Wanted wanted = wanted_of(document_, c);
    const std::vector<std::int32_t> targets = target_notes(c);
    std::vector<Candidate> found;
    for (const std::int32_t note : targets) {
      if (static_cast<std::uint32_t>(note) == c.note && !c.supra_note.empty()) r.traits |= kOwnNote;
      for (const Candidate& f : in_note(wanted, note, i)) found.push_back(f);
    }
    if (targets.empty()) r.traits |= kNoteMissing;
    if (!found.empty()) {
      narrow(wanted, found, i, true);
      if (works_of(found) == 1) return take(r, found, !c.supra_note.empty());
      r.traits |= kAmbiguous;
      note_candidates(r, found);
      r.reason = "The name fits more than one work of the note";
      return;
    }
    if (!targets.empty() && !c.supra_note.empty()) r.traits |= kNoteHasNot;
    if (unread_in(targets)) r.traits |= kBlocked;
    everywhere(wanted, r, i);
  }

  /// A few are enough for a person; a hostile manuscript has thousands.
  static void note_candidates(Reference& r, const std::vector<Candidate>& found) {
    constexpr std::size_t kMost = 20;
    for (std::size_t i = 0; i < found.size() && i < kMost; ++i) r.candidates.push_back(found[i].full);
  }

  bool unread_in(const std::vector<std::int32_t>& notes) {
    for (const std::int32_t note : notes)
      for (const CitationIndex k : by_note_[static_cast<std::size_t>(note)])
        if (at(k).form == Form::Unknown) return true;
    return false;
  }

  /// By name in the whole manuscript: exactly one work, or none.
  void everywhere(const Wanted& wanted, Reference& r, CitationIndex self) {
    std::vector<Candidate> found;
    for (const Work& work : index_.works) {
      Fit best = Fit::None;
      CitationIndex full = -1;
      for (const CitationIndex f : work.full)
        if (const Fit how = fit(wanted, names(f)); how > best) best = how, full = f;
      if (best == Fit::None) continue;
      found.push_back({full, full, ref(full).work, best});
    }
    narrow(wanted, found, self, false);
    if (works_of(found) == 1) {
      const bool near = found.front().fit == Fit::Near;
      r.work = found.front().work;
      r.antecedent = index_.works[static_cast<std::size_t>(r.work)].first;
      r.step = r.antecedent;
      if (near) r.traits |= kNearSpelling;
      return;
    }
    note_candidates(r, found);
    if (found.empty()) r.reason = "No work of this name is cited in full";
    else r.traits |= kAmbiguous, r.reason = "The name fits more than one work of the manuscript";
  }

  void short_form(CitationIndex i) {
    const Citation& c = at(i);
    Reference& r = ref(i);
    if (c.kind == Kind::Statute && c.name.empty() && c.container.empty()) return short_statute(i, r);
    std::vector<Candidate> found;
    const Wanted wanted = wanted_of(document_, c);
    for (const Work& work : index_.works)
      for (const CitationIndex f : work.full) {
        if (f > i) continue;
        if (short_fits(c, wanted, f)) found.push_back({f, f, ref(f).work, Fit::Author});
      }
    if (found.empty()) {
      r.reason = "No full citation of this name and volume stands before it";
      return;
    }
    if (std::any_of(found.begin(), found.end(), [&](const Candidate& f) { return same_place(c, at(f.full)); }))
      std::erase_if(found, [&](const Candidate& f) { return !same_place(c, at(f.full)); });
    const Candidate nearest = *std::max_element(found.begin(), found.end(), [](const Candidate& a, const Candidate& b) { return a.full < b.full; });
    r.work = nearest.work;
    r.step = nearest.full;
    r.antecedent = at(nearest.full).nested ? index_.works[static_cast<std::size_t>(nearest.work)].first : nearest.full;
  }

  bool short_fits(const Citation& c, const Wanted& wanted, CitationIndex f) {
    const Citation& full = at(f);
    if (c.kind == Kind::None) {
      const std::string label = fold(document_.at(c.name));
      if (!names(f).label.empty()) return names(f).label == label;
      return full.kind == Kind::Statute && facts::initials_of(document_.at(full.title)) == label;  // "Clean Water Act (CWA)"
    }
    const bool decision = full.kind == Kind::Case || full.kind == Kind::IntlDecision;
    if (!decision) return (c.kind == full.kind && same_place(c, full)) || (c.kind != Kind::Case && c.kind != Kind::IntlDecision && fit(wanted, names(f)) >= Fit::Title && (c.kind == full.kind || (c.kind == Kind::Statute && full.kind == Kind::Bill)));
    const bool named = !wanted.words.empty() && (fit(wanted, names(f)) >= Fit::Other || (same_place(c, full) && shares_words(wanted, names(f))));
    const bool nameless = wanted.words.empty() || full.title.empty();  // the name stands in the text
    if (same_place(c, full) && (nameless || named)) return true;
    // A parallel place or the number of the decision stands in the full citation's words.
    const std::string_view raw = document_.at(full.raw);
    const std::string parallel = std::string(document_.at(c.volume)) + ' ' + std::string(document_.at(c.container));
    if (named && parallel.size() > 1 && raw.find(parallel) != std::string_view::npos) return true;
    const bool whole = !c.page.empty() && raw.find(document_.at({std::min(c.volume.begin, c.container.begin), c.page.end})) != std::string_view::npos;
    if (named && whole) return true;
    return named && (c.container.empty() || squeezed(full.container) == squeezed(c.container));
  }

  std::string squeezed(Span s) const {
    std::string out;
    for (const char ch : fold(document_.at(s)))
      if (ch != ' ') out += ch;
    return out;
  }

  bool same_place(const Citation& c, const Citation& full) const {
    if (c.container.empty()) return !c.symbol.empty() && squeezed(c.symbol) == squeezed(full.symbol);
    return squeezed(full.volume) == squeezed(c.volume) && squeezed(full.container) == squeezed(c.container);
  }

  void short_statute(CitationIndex i, Reference& r) {
    const std::string section = section_of(at(i));
    CitationIndex same = -1;  // the section itself, however far back
    CitationIndex near = -1;
    int looked = 0;
    for (CitationIndex k = i - 1; k >= 0 && same < 0 && looked < 2000; --k, ++looked) {
      if (at(k).form != Form::Full || (at(k).kind != Kind::Statute && at(k).kind != Kind::Regulation)) continue;
      if (!section.empty() && section_of(at(k)) == section) same = k;
      if (near < 0 && at(i).note - at(k).note <= 5) near = k;
    }
    if (const CitationIndex k = same >= 0 ? same : near; k >= 0) {
      r.step = k;
      r.antecedent = k;
      r.work = ref(k).work;
      return;
    }
    r.reason = "No statute is cited in full within the five notes before it";
  }

  /// "1350" of "§ 1350(a)".
  [[nodiscard]] std::string section_of(const Citation& c) const {
    const std::string_view pincite = document_.at(c.pincite);
    const std::size_t begin = pincite.find_first_of("0123456789");
    if (begin == std::string_view::npos || !pincite.starts_with("§")) return {};
    return std::string(pincite.substr(begin, pincite.find_first_of("(, ", begin) - begin));
  }

  void settle(CitationIndex i) {
    Reference& r = ref(i);
    if (r.work >= 0) index_.works[static_cast<std::size_t>(r.work)].all.push_back(i);
    if (at(i).form != Form::Full && r.antecedent >= 0) at(i).kind = at(r.antecedent).kind;
  }

  const Document& document_;
  Citations& citations_;
  Index index_;
  std::vector<Names> names_;
  std::vector<std::vector<CitationIndex>> by_note_;
  static constexpr std::size_t kMostActs = 2000;  // each is looked at for every bare act
  std::vector<std::string> acts_;                 // names of acts cited whole so far
  std::unordered_set<std::string> numbers_;       // numbers of reports cited whole so far
};

}  // namespace

Index resolve(const Document& document, Citations& citations) { return Resolver(document, citations).run(); }

}  // namespace subcite
