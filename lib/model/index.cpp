// Walking a chain of short forms; bounded by the number of citations, so that no cycle can hold it.
#include "model/index.h"

namespace subcite {

std::vector<CitationIndex> Index::chain(CitationIndex from, std::size_t longest) const {
  std::vector<CitationIndex> walked{from};
  while (walked.size() <= references.size() && walked.size() < longest) {
    const Reference& at = references[static_cast<std::size_t>(walked.back())];
    const CitationIndex next = at.step >= 0 ? at.step : at.antecedent;
    if (next < 0 || next == walked.back() || at.antecedent == walked.back()) break;
    walked.push_back(next);
  }
  return walked;
}

}  // namespace subcite
