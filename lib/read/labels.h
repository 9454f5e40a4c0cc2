// The last step of every reader: labels made unique, call-outs paired with their notes.
#pragma once

#include "model/document.h"

namespace subcite {

/// A label seen again becomes "17~2", "17~3" in reading order; author notes keep their stars.
void label_notes(Document& document);

/// Gives each note the place of its first call, and each call the index of its note.
void pair_callouts(Document& document);

}  // namespace subcite
