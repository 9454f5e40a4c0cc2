// Where the body calls a note, and what it says before. In the text of the document: the place of a call-out in the
// file (CallOut::source) is of another text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "model/rule.h"

namespace subcite::rules_support {

/// The text offset of the note's first call-out; nothing for a note that the body does not call.
std::optional<std::uint32_t> call_of(const View& view, std::uint32_t note);

/// Of the text before that call-out, at most so many bytes; empty without one.
std::string_view words_before_call(const View& view, std::uint32_t note, std::size_t longest);

}  // namespace subcite::rules_support
