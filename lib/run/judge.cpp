// One view for the rules and for the suppressions.
#include "run/judge.h"

#include <algorithm>
#include <functional>
#include <future>

#include "lint/lint.h"
#include "lint/suppress.h"

namespace subcite {

namespace {

/// This thread and further ones. For few notes it is faster alone: to begin a thread takes as long as their rules.
Hands hands_for(const Manuscript& m, std::size_t workers) {
  constexpr std::size_t kFew = 200;
  constexpr std::size_t kMost = 4;  // each keeps for itself some of what rules share
  workers = std::min(workers, kMost);
  if (workers < 2 || m.document.notes.size() < kFew) return one_hand;
  return [workers](const std::function<void()>& work) {
    std::vector<std::future<void>> others;
    for (std::size_t k = 1; k < workers; ++k) others.push_back(std::async(std::launch::async, work));
    work();
    for (std::future<void>& other : others) other.get();
  };
}

}  // namespace

std::vector<Remark> judge(Manuscript& m, const Selection& selection, bool online, std::size_t workers) {
  const std::vector<LinkResult> none;
  const View view{m.document, m.citations, m.index, m.links, online ? m.results : none, selection.edition, selection.as_of};
  m.findings = lint(view, selection, hands_for(m, workers));
  return suppress(view, selection, m.findings);
}

}  // namespace subcite
