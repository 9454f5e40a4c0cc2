// The marks of a manuscript and the beginnings of its words: rules look at them and pass over the letters between.
#pragma once

#include <cstdint>
#include <span>

#include "model/rule.h"

namespace subcite::rules_support {

/// The places in the span, in their order, of all that is no ASCII letter, ASCII digit or space: punctuation, and the first byte of each
/// character beyond ASCII.
std::span<const std::uint32_t> marks_in(const View& view, Span span);

/// The places in the span, in their order, where an ASCII letter or digit or a character beyond ASCII stands behind no ASCII letter or
/// digit: where a word may begin.
std::span<const std::uint32_t> word_starts_in(const View& view, Span span);

}  // namespace subcite::rules_support
