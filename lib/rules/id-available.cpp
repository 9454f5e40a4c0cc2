// I011: the note before, or the citation before in the same note, cites this work and nothing else: id. is what the
// reader expects.
#include <algorithm>
#include <optional>
#include <string>
#include <vector>

#include "base/fold.h"
#include "rules/calls.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_available;

namespace {

using namespace rules_support;

constexpr WorkIndex kNone = -1;
constexpr WorkIndex kSeveral = -2;  // or one that could not be read

/// What a note cites at depth 0: nothing, one work, or several.
WorkIndex joined(WorkIndex before, WorkIndex next) {
  if (next < 0) return kSeveral;
  return before == kNone || before == next ? next : kSeveral;
}

/// Of each note, in the order of the notes.
struct NoteWorks {
  WorkIndex work = kNone;
  std::size_t first = 0;  // its first citation
};

/// Id. looks past what stands in parentheses and past references to parts of this piece.
bool counts(const Citation& c) { return !c.nested && c.form != Form::CrossReference; }

WorkIndex counted_work(const View& view, std::size_t i, WorkIndex before) {
  const Citation& c = view.citations[i];
  if (!counts(c)) return before;
  return joined(before, c.form == Form::Unknown ? kSeveral : view.index.references[i].work);
}

std::vector<NoteWorks> works_of_notes(const View& view) {
  std::vector<NoteWorks> out(view.document.notes.size());
  for (std::size_t i = view.citations.size(); i-- > 0;) out[view.citations[i].note].first = i;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    NoteWorks& note = out[view.citations[i].note];
    note.work = counted_work(view, i, note.work);
  }
  return out;
}

/// Headings between the call-outs of two notes.
class Headings {
 public:
  explicit Headings(const View& view) : view_(view) {
    for (const Paragraph& p : view.document.body)
      if (p.heading) begins_.push_back(p.text.begin);
    std::sort(begins_.begin(), begins_.end());
  }
  [[nodiscard]] bool between(std::uint32_t a, std::uint32_t b) const {
    const auto it = std::lower_bound(begins_.begin(), begins_.end(), call_of(view_, a).value_or(0));
    return it != begins_.end() && *it <= call_of(view_, b).value_or(0);
  }

 private:
  const View& view_;
  std::vector<std::uint32_t> begins_;  // of headings
};

/// Notes right before this one that begin with id. for the work; counted up to the limit.
std::size_t id_run(const View& view, const std::vector<NoteWorks>& notes, std::uint32_t note, WorkIndex work, std::size_t limit) {
  std::size_t run = 0;
  while (run < limit && note > run) {
    const NoteWorks& before = notes[note - run - 1];
    if (before.work == kNone || view.citations[before.first].form != Form::Id || view.index.references[before.first].work != work) break;
    ++run;
  }
  return run;
}

/// A section cited in full again, in a sentence of citations: X003 leaves legislation to this rule.
bool is_section_again(const View& view, const Citation& c) {
  if (c.form != Form::Full || (c.kind != Kind::Statute && c.kind != Kind::Regulation) || c.pincite.empty()) return false;
  const bool named = c.core.begin != (c.volume.empty() ? c.container : c.volume).begin;  // by an act, or by prose
  const std::uint32_t at = c.raw.begin;
  return !named && (at == view.document.notes[c.note].text.begin || (at > 1 && (view.document.text[at - 2] == '.' || view.document.text[at - 2] == ';')));
}

/// A short form that resolves to one work, which may be cited by id.
bool may_be_id(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  const bool form = c.form == Form::Supra || (c.form == Form::Short && c.kind != Kind::Constitution) || is_section_again(view, c);
  if (!form || c.nested || c.in_prose || r.work < 0 || r.has(kAmbiguous) || r.has(kCollection) || r.has(kNoteHasNot) || c.quoted) return false;
  const Citation& full = view.citations[static_cast<std::size_t>(view.index.works[static_cast<std::size_t>(r.work)].first)];
  const bool bare_section = c.form == Form::Short && c.container.empty() && c.name.empty();
  return full.kind != Kind::Constitution && !bare_section && (c.volume.empty() || c.form != Form::Supra);
}

/// "603 U.S. at 120" behind "34 F.4th 446 ..., aff’d, 603 U.S. 109": the report that it names is not the one id. would stand for.
bool names_other_report(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  if (c.form != Form::Short || c.container.empty() || c.volume.empty()) return false;
  constexpr std::size_t kFar = 400;  // citations
  for (std::size_t k = i; k-- > i - std::min(i, kFar);) {
    const Citation& before = view.citations[k];
    if (view.index.references[k].work != view.index.references[i].work || before.container.empty()) continue;
    return !in_same_report(view, before, c);
  }
  return false;
}

/// Written as id.: the page that differs stays, the same page goes. Nothing where id. would say another page, or where
/// the words that become id. are not in the style of id.
std::optional<Fix> as_id(const View& view, std::size_t i, const Citation& before) {
  const Citation& c = view.citations[i];
  const std::string_view text = view.document.text;
  const std::string_view page = view.at(c.pincite);
  const bool same = page == view.at(before.pincite);
  if (c.pincite.empty() && !before.pincite.empty()) return std::nullopt;
  const bool by_note = c.form == Form::Supra && !c.supra_note.empty();
  const Span word = by_note ? c.supra : c.name;
  const std::size_t at = by_note || c.pincite.empty() ? std::string_view::npos : view.at({c.core.begin, c.pincite.begin}).rfind(" at ");
  const std::size_t place = at == std::string_view::npos ? at : c.core.begin + at;
  if (word.empty() || word.begin < c.core.begin || (!by_note && (place == std::string_view::npos || place < word.end || (keeps_italics(view) && !is_italic(view, word))))) return std::nullopt;
  std::uint32_t end = by_note ? c.supra_note.end : static_cast<std::uint32_t>(place);
  if (same && !c.pincite.empty()) end = c.pincite.end;
  if (end < text.size() && (text[end] == ',' || text[end] == '.')) ++end;
  const bool first = c.core.begin == c.raw.begin && (c.index == 1 || text[c.core.begin - 2] == '.');
  Fix fix{"Write id.", true, {{word, first ? "Id." : "id."}, {{word.end, end}, ""}}};
  if (word.begin > c.core.begin) fix.edits.insert(fix.edits.begin(), {{c.core.begin, word.begin}, ""});
  return fix;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t limit = options.number("limit", 4);
  const std::vector<NoteWorks> notes = works_of_notes(view);
  const Headings headings(view);
  WorkIndex before = kNone;  // in the same note
  std::size_t last = 0;      // the citation before that counts
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (i > 0 && view.citations[i - 1].note != c.note) before = kNone;
    const WorkIndex work = view.index.references[i].work;
    bool available = before != kNone && before == work;
    if (before == kNone && c.note > 0 && work >= 0) {
      const NoteWorks& previous = notes[c.note - 1];
      available = previous.work == work && !headings.between(c.note - 1, c.note) && id_run(view, notes, c.note, work, limit) < limit;
    }
    if (available && may_be_id(view, i) && !names_other_report(view, i)) {
      Finding& f = report(out, kRule_id_available, view, static_cast<CitationIndex>(i), c.core, "The citation before is of this work and no other.", "Write id. with the page that differs.");
      f.fix = as_id(view, i, view.citations[last]);
    }
    before = counted_work(view, i, before);
    if (counts(c)) last = i;
  }
}

}  // namespace

const Rule kRule_id_available{"I011", "id-available", "Full or supra form used where id. is the shorter and expected form", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.2, R31.1; Bluebook R. 4.1", check, false, "limit"};

}  // namespace subcite
