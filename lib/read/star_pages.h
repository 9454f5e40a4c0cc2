// The pages of the print that legal databases write into a text: "[*483]" (Lexis), "*483" (Westlaw).
#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "read/lines.h"

namespace subcite::plain {

/// Their places with one of the blanks around them, in order; none where the numbers do not count on, as pages do. The page of an
/// unreported decision ("at *3") is none.
std::vector<Span> find_star_pages(std::string_view source, const std::vector<Line>& lines);

}  // namespace subcite::plain
