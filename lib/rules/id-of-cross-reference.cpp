// I006: id. behind nothing but a reference to the article's own notes or parts: it stands for authorities, not for
// places of the article.
#include <vector>

#include "base/text.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_of_cross_reference;

namespace {

using namespace rules_support;

/// Citations of a note at depth 0, up to (not including) `before`.
struct Seen {
  bool cross_reference = false;
  bool other = false;
  std::size_t last = 0;
};

Seen look(const View& view, std::uint32_t note, std::size_t before) {
  Seen seen;
  for (std::size_t k = before; k-- > 0 && view.citations[k].note == note;) {
    const Citation& c = view.citations[k];
    if (c.nested) continue;
    if (c.form == Form::CrossReference) {
      if (!seen.cross_reference) seen.last = k;
      seen.cross_reference = true;
    } else {
      seen.other = true;
    }
  }
  return seen;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Id || c.nested) continue;
    Seen seen = look(view, c.note, i);
    if (!seen.cross_reference && !seen.other && c.note > 0) {
      std::size_t first = i;
      while (first > 0 && view.citations[first - 1].note == c.note) --first;
      if (first > 0 && view.citations[first - 1].note == c.note - 1) seen = look(view, c.note - 1, first);
    }
    if (!seen.cross_reference || seen.other) continue;
    Finding& f = report(out, kRule_id_of_cross_reference, view, static_cast<CitationIndex>(i), c.core, "Before this id. stands only a cross-reference, " + quoted(view.at(view.citations[seen.last].core)) + ".", "Repeat the cross-reference: id. stands for authorities.");
    Styled again = Styled().printed(view, view.citations[seen.last].core);
    if (view.at(c.core).starts_with('I')) again.text = capitalised(again.text);
    offer_words(f, view, c, std::move(again));
    f.related.push_back({static_cast<std::int32_t>(view.citations[seen.last].note), static_cast<CitationIndex>(seen.last), "the cross-reference"});
  }
}

}  // namespace

const Rule kRule_id_of_cross_reference{"I006", "id-of-cross-reference", "id. used for an internal cross-reference", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R29.1; Bluebook R. 4.1, R. 3.5", check};

}  // namespace subcite
