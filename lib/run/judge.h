// What the rules find in a manuscript that was read.
#pragma once

#include <vector>

#include "model/manuscript.h"

namespace subcite {

/// Fills the findings, those that a person suppressed marked; gives the remarks on suppressions. Link results count where
/// the network was used.
std::vector<Remark> judge(Manuscript& m, const Selection& selection, bool online);

}  // namespace subcite
