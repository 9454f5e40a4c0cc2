// What changed between two states of a manuscript, for reading: in text the lines of each file, in Word files the notes
// and paragraphs, old before new.
#pragma once

#include <string>

#include "model/document.h"

namespace subcite {

/// Nothing where both are the same. Unified, without context lines around; at most a few thousand lines are compared.
std::string difference(const std::string& path, const Document& before, const Document& after);

}  // namespace subcite
