// The decisions that the history of a case adds behind its own: "aff’d, 231 F.3d 40 (1st Cir. 2001)".
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "rules/support.h"

namespace subcite::rules_support {

/// A later or an earlier decision of the case: "aff’g 12 F. Supp. 2d 44 (D. Or. 2000)".
struct OtherDecision {
  Span span;  // volume and reporter, the last that its clause names
  std::uint32_t volume = 0;
  std::uint32_t year = 0;
  std::size_t reports = 0;  // in which the clause places it
  Span parenthesis;         // what stands in it
};

/// Those behind the parenthesis of the case's own decision, up to a parenthetical that cites others.
const std::vector<OtherDecision>& other_decisions(const View& view, CitationIndex citation);

}  // namespace subcite::rules_support
