// I003: an id. behind a sentence that cites several works: which of them is meant, only the author knows.
#include <set>

#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_after_string;

namespace {

using namespace rules_support;

/// A new citation sentence begins between the two.
bool is_divided(const View& view, const Citation& before, const Citation& after) {
  const std::string_view between = view.at({before.raw.end, std::max(before.raw.end, after.raw.begin)});
  return between.find('.') != std::string_view::npos;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 1; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Id || c.nested || c.signal_name == "with") continue;
    std::set<WorkIndex> works;
    bool crossed = false;
    CitationIndex last = -1;  // the full citation of the string's last source
    const Citation* after = &c;
    for (std::size_t k = i; k-- > 0 && view.citations[k].note == c.note;) {
      const Citation& before = view.citations[k];
      if (before.nested || before.form == Form::CrossReference) continue;
      if (is_divided(view, before, *after)) {
        if (crossed || !works.empty()) break;
        crossed = true;
      }
      const WorkIndex work = view.index.references[k].work;
      if (work < 0) works.insert(-2 - static_cast<WorkIndex>(k));
      else works.insert(work);
      if (works.size() == 1 && work >= 0 && last < 0) last = view.index.works[static_cast<std::size_t>(work)].first;
      after = &before;
    }
    if (works.size() < 2) continue;
    Finding& f = report(out, kRule_id_after_string, view, static_cast<CitationIndex>(i), c.core, "The sentence before cites " + std::to_string(works.size()) + " works; id. could mean any of them.", "Name the work by its short form.");
    offer_short_form(f, view, last, c);
  }
}

}  // namespace

const Rule kRule_id_after_string{"I003", "id-after-string", "id. inside a note right after a string of different sources", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2, R15.3.3; Bluebook R. 4.1", check, true};

}  // namespace subcite
