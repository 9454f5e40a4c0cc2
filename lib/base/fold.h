// Folding: how names and titles are compared. Marks go, case goes, punctuation becomes a space,
// curly marks become straight (R. 4.2 asks for the same name, not for the same bytes).
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subcite {

/// NFD with marks removed, lower case, apostrophes dropped, other punctuation to single spaces.
/// "Rodríguez-Santiago's" becomes "rodriguez santiagos".
std::string fold(std::string_view text);

/// The same but with marks kept (composed), for telling "Rodríguez" from "Rodriguez".
std::string fold_keeping_marks(std::string_view text);

/// The same without its spaces: places and numbers are the same however they are spaced.
std::string fold_solid(std::string_view text);

/// NFC: letters and the marks behind them as one character where there is one.
std::string compose(std::string_view text);

std::vector<std::string> folded_words(std::string_view text);

/// Damerau-Levenshtein distance (one transposition counts one), cut off above `limit`.
/// Counts code points; time is bounded by limit times the shorter length.
unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

}  // namespace subcite
