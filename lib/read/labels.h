// The last step of every reader: labels made unique, call-outs paired with their notes.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/document.h"

namespace subcite {

/// A label seen again becomes "17~2", "17~3" in reading order; author notes keep their stars.
void label_notes(Document& document);

/// Gives each note the place of its first call, and each call the index of its note.
void pair_callouts(Document& document);

/// Says that both counts of the notes hold while a deletion is not accepted; `still`: who counts them.
void remark_deleted_notes(Document& document, std::size_t deleted, std::string_view still);

}  // namespace subcite
