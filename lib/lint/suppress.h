// Findings that a person has looked at and wants no more of: by a comment in the manuscript or by an [[ignore]] entry
// of subcite.toml. They stay in the report, marked, and count for nothing; what fits no finding is told.
#pragma once

#include <vector>

#include "model/rule.h"
#include "model/selection.h"

namespace subcite {

/// Marks what is suppressed; returns a remark for each comment or entry that suppresses nothing.
std::vector<Remark> suppress(const View& view, const Selection& selection, Findings& findings);

}  // namespace subcite
