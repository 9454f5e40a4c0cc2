// Patterns of the journal's own ([[house]] in subcite.toml): regular expressions of RE2, which take time in proportion
// to the text whatever the pattern. Their findings are H001, H002 ... in the order of the file.
#pragma once

#include "base/result.h"
#include "model/rule.h"
#include "model/selection.h"

namespace subcite {

/// Fails where a pattern is none, with the place in the file.
Result<void> check_house(const Selection& selection);

void run_house(const View& view, const Selection& selection, Findings& findings);

}  // namespace subcite
