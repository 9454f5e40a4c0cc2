// Tools that take the text out of a PDF cut raised numbers off: the number of a note stands on a line of its own,
// right behind the note's first lines or, where the note has one line, between blank lines before it.
#pragma once

#include <string_view>
#include <vector>

#include "read/lines.h"

namespace subcite::plain {

/// Moves such numbers to the line before their notes, where they count up from 1 and most of them are called in the text; false where
/// they are not set in this way.
bool gather_loose_numbers(std::string_view source, std::size_t calls, std::vector<Line>& lines);

}  // namespace subcite::plain
