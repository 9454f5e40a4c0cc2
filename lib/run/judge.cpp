// One view for the rules and for the suppressions.
#include "run/judge.h"

#include "lint/lint.h"
#include "lint/suppress.h"

namespace subcite {

std::vector<Remark> judge(Manuscript& m, const Selection& selection, bool online) {
  const std::vector<LinkResult> none;
  const View view{m.document, m.citations, m.index, m.links, online ? m.results : none, selection.edition, selection.as_of};
  m.findings = lint(view, selection);
  return suppress(view, selection, m.findings);
}

}  // namespace subcite
