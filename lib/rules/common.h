// What most rules ask of a manuscript, in pieces: each is found for itself, and nothing changes it afterwards, so that several
// threads may find them side by side and then share them.
#pragma once

#include <array>

#include "model/rule.h"

namespace subcite::rules_support {

using Piece = void (*)(const View& view);
extern const std::array<Piece, 4> kCommonPieces;

}  // namespace subcite::rules_support
