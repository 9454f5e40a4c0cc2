// `--live`: typed numbers of notes in a Word file as fields that Word itself keeps right.
#pragma once

#include <string>

#include "base/result.h"
#include "model/manuscript.h"

namespace subcite {

/// Makes the numbers of supra, infra and lists of notes fields (NOTEREF) in the bytes of the manuscript; how many it made.
Result<std::size_t> make_live(std::string& bytes, const Manuscript& m);

}  // namespace subcite
