// Which lines of a text manuscript begin a note. Numbers alone do not tell (lists, years and pages
// begin lines too): the sequence, and the call-outs in the body, do.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/callouts.h"
#include "read/lines.h"

namespace subcite::plain {

struct Marker {
  std::size_t line = 0;          // index into the lines
  Span label;                    // of the source
  std::string number;            // digits, or the stars
  std::uint32_t value = 0;       // 0 for stars and beyond nine digits
  std::uint32_t text_begin = 0;  // source byte where the note's words begin
  bool star = false;
};

/// Every line that begins a note, in file order. `gathered`: numbers that stand alone have been put before their notes.
std::vector<Marker> find_markers(std::string_view source, const std::vector<Line>& lines,
                                 const std::vector<Candidate>& calls, bool gathered);

}  // namespace subcite::plain
