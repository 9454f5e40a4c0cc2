// S012: supra leads to a work that was cited in full only as quoted or cited by another.
#include <string>

#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_first_cite_nested;

namespace {

using namespace rules_support;

/// In the parenthetical of another that it quotes or cites; not (reviewing ...), the book of a review.
bool is_quoted_or_cited(const View& view, const Citation& c) {
  const std::string_view before = view.at({view.note_of(c).text.begin, c.raw.begin});
  std::size_t deep = 0;
  for (std::size_t at = before.size(); at-- > 0;) {
    if (before[at] == ')') ++deep;
    if (before[at] == '(' && deep-- == 0) return before.substr(at + 1).starts_with("quoting") || before.substr(at + 1).starts_with("citing");
  }
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Supra || c.nested || r.work < 0 || r.antecedent < 0 || r.has(kAmbiguous) || r.has(kCollection)) continue;
    bool independent = false;
    CitationIndex inner = -1;
    for (const CitationIndex k : view.index.works[static_cast<std::size_t>(r.work)].full) {
      if (static_cast<std::size_t>(k) >= i) break;
      const Citation& full = view.citations[static_cast<std::size_t>(k)];
      independent = independent || !full.nested;
      if (full.nested && inner < 0 && is_quoted_or_cited(view, full)) inner = k;
    }
    if (independent || inner < 0) continue;
    Finding& f = report(out, kRule_supra_first_cite_nested, view, static_cast<CitationIndex>(i), c.core, "The work is cited in full only inside a parenthetical of " + note_of(view, inner) + ".", "Cite it in full where it is first cited in its own right.");
    const Citation& nested = view.citations[static_cast<std::size_t>(inner)];
    offer_words(f, view, c, c.pincite.empty() ? Styled().printed(view, nested.core) : full_form(view, nested, view.at(c.pincite)));
    f.related.push_back({static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(inner)].note), inner, "the citation inside a parenthetical"});
  }
}

}  // namespace

const Rule kRule_supra_first_cite_nested{"S012", "supra-first-cite-nested", "The only earlier full citation sits inside a parenthetical", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.1; Bluebook R. 4.2(a), R. 1.5", check, true};

}  // namespace subcite
