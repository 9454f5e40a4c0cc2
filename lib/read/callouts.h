// Call-outs of plain text: superscript numbers, numbers in brackets, or digits that lost their superscript and stand glued
// to a word, or a space behind its mark ("it held. 27 Later"). They are told from units, powers and quoted calls by
// counting on from one to the next.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/lines.h"

namespace subcite::plain {

enum class CallStyle : std::uint8_t { Superscript,
                                      Bracket,
                                      Plain,
                                      Spaced,
                                      Star,
                                      Lettered };

struct Candidate {
  Span source;
  std::uint32_t value = 0;
  CallStyle style = CallStyle::Superscript;
  std::string printed;  // digits, or the stars
};

/// Whether a space stands before the number that is there for its sake alone.
inline bool is_set_off(CallStyle style) { return style == CallStyle::Spaced || style == CallStyle::Lettered; }

/// The letters that legal databases print before the number of a note, "FN" and "n": how many stand here.
inline std::size_t note_letters(std::string_view text) { return text.starts_with("FN") || text.starts_with("fn") ? 2 : text.starts_with('n') ? 1
                                                                                                                                             : 0; }

/// All that may be a call-out in these lines, in file order, of the style the manuscript uses.
std::vector<Candidate> find_candidates(std::string_view source, const std::vector<Line>& lines);

/// Those of the candidates that fit the sequence 1, 2, 3 ...; `known` says which numbers have a note.
std::vector<Candidate> keep_sequence(const std::vector<Candidate>& candidates,
                                     const std::vector<std::uint32_t>& known);

/// Calls set off by a space behind a word without a mark, which only the numbers before and behind them tell: one
/// place between both has to hold the number of a known note.
void fill_gaps(std::string_view source, const std::vector<Span>& body, const std::vector<std::uint32_t>& known,
               std::vector<Candidate>& calls);

}  // namespace subcite::plain
