// What the rules find in a manuscript that was read.
#pragma once

#include <vector>

#include "model/manuscript.h"

namespace subcite {

/// Fills the findings, those that a person suppressed marked; gives the remarks on suppressions. Link results count where
/// the network was used. As many rules run at a time as there are workers, itself one of them.
std::vector<Remark> judge(Manuscript& m, const Selection& selection, bool online, std::size_t workers = 1);

}  // namespace subcite
