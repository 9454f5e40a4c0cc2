// Notes of Markdown that are no [^id] definitions: Pandoc's inline notes "^[text]", and notes typed as
// paragraphs "<sup>1</sup>. text" with "<sup>1</sup>" where they are called.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace subcite {

/// "<sup>12</sup>" at the start of the text: its inside and the bytes it takes; nothing for other words than
/// numbers, stars and daggers.
struct Raised {
  std::string_view id;
  std::uint32_t size = 0;
};
Raised raised_at(std::string_view text);

/// Bytes behind "<sup>1</sup>" up to the note's text: the period or bracket and white space.
std::uint32_t behind_raised(std::string_view text, const Raised& raised);

struct InlineNote {
  Span call;               // "^["
  std::vector<Span> text;  // inside, one span a line
  std::vector<Span> rest;  // what else belongs to it and not to the paragraph: its text and "]"
};

/// The inline notes of a paragraph's lines, in order; unclosed ones are text.
std::vector<InlineNote> inline_notes(std::string_view source, const std::vector<Span>& lines);

}  // namespace subcite
