// I011: the note before, or the citation before in the same note, cites this work and nothing else: id. is what the
// reader expects.
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_available;

namespace {

using namespace rules_support;

/// The works cited at depth 0 in [from, to), -2 for what could not be read.
std::set<WorkIndex> works_in(const View& view, std::size_t from, std::size_t to) {
  std::set<WorkIndex> works;
  for (std::size_t i = from; i < to; ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.form == Form::CrossReference) continue;
    const WorkIndex work = view.index.references[i].work;
    works.insert(c.form == Form::Unknown || work < 0 ? -2 : work);
  }
  return works;
}

bool heading_between(const View& view, std::uint32_t a, std::uint32_t b) {
  std::uint32_t from = 0, to = 0;
  for (const CallOut& call : view.document.callouts) {
    if (call.note == static_cast<std::int32_t>(a)) from = call.sentence;
    if (call.note == static_cast<std::int32_t>(b) && to == 0) to = call.sentence;
  }
  for (const Paragraph& p : view.document.body)
    if (p.heading && p.text.begin >= from && p.text.end <= to) return true;
  return false;
}

/// Notes right before this one that begin with id. for the work.
std::size_t id_run(const View& view, std::size_t first, WorkIndex work) {
  std::size_t run = 0;
  for (std::size_t i = first; i > 0;) {
    std::size_t begin = i - 1;
    while (begin > 0 && view.citations[begin - 1].note == view.citations[i - 1].note) --begin;
    if (view.citations[begin].form != Form::Id || view.index.references[begin].work != work) break;
    ++run, i = begin;
  }
  return run;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t limit = options.number("limit", 4);
  std::size_t note_begin = 0;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (i > 0 && view.citations[i - 1].note != c.note) note_begin = i;
    const bool form = c.form == Form::Supra || (c.form == Form::Short && c.kind != Kind::Constitution);
    const WorkIndex work = view.index.references[i].work;
    const Reference& r = view.index.references[i];
    if (!form || c.nested || c.in_prose || work < 0 || r.has(kAmbiguous) || r.has(kCollection) || r.has(kNoteHasNot) || c.quoted) continue;
    const Citation& full = view.citations[static_cast<std::size_t>(view.index.works[static_cast<std::size_t>(work)].first)];
    const bool bare_section = c.form == Form::Short && c.container.empty() && c.name.empty();
    if (full.kind == Kind::Constitution || bare_section || (!c.volume.empty() && c.form == Form::Supra)) continue;
    const std::set<WorkIndex> before = works_in(view, note_begin, i);
    bool available = before.size() == 1 && *before.begin() == work;
    if (before.empty()) {
      std::size_t from = note_begin;
      while (from > 0 && view.citations[from - 1].note + 1 == c.note) --from;
      const std::set<WorkIndex> previous = works_in(view, from, note_begin);
      const bool cross = note_begin > from && view.citations[note_begin - 1].form == Form::CrossReference;
      available = from < note_begin && previous.size() == 1 && *previous.begin() == work && !cross && !heading_between(view, c.note - 1, c.note) && id_run(view, note_begin, work) < limit;
    }
    if (!available) continue;
    report(out, kRule_id_available, view, static_cast<CitationIndex>(i), c.core, "The citation before is of this work and no other.", "Write id. with the page that differs.");
  }
}

}  // namespace

const Rule kRule_id_available{"I011", "id-available", "Full or supra form used where id. is the shorter and expected form", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.2, R31.1; Bluebook R. 4.1", check, false, "limit"};

}  // namespace subcite
