// Puts the lines of a text manuscript where they belong: to the body or to a note. Pages cut notes
// and sentences; what is open (a bracket, a quotation, a sentence) tells which line closes it.
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/lines.h"
#include "read/markers.h"

namespace subcite::plain {

struct Block {
  std::vector<Span> lines;   // of the source
  std::int32_t marker = -1;  // index of the note's marker; -1 for a paragraph
  bool heading = false;
};

/// Blocks in the order in which they begin in the file.
std::vector<Block> stitch(std::string_view source, const std::vector<Line>& lines,
                          const std::vector<Marker>& markers, const std::vector<Candidate>& calls);

}  // namespace subcite::plain
