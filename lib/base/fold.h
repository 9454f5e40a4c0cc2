// Folding: how names and titles are compared. Marks go, case goes, punctuation becomes a space,
// curly marks become straight (R. 4.2 asks for the same name, not for the same bytes).
#pragma once

#include <algorithm>
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

/// Whether a question holds for one of the words between the blanks; each is asked about in turn, until one does.
template <class Holds>
bool any_word(std::string_view folded, Holds holds) {
  for (std::size_t at = 0; at < folded.size();) {
    const std::size_t end = std::min(folded.find(' ', at), folded.size());
    if (end > at && holds(folded.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

/// Damerau-Levenshtein distance (one transposition counts one), cut off above `limit`.
/// Counts code points; time is bounded by limit times the shorter length.
unsigned edit_distance(std::string_view a, std::string_view b, unsigned limit);

}  // namespace subcite
