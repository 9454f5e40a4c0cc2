// A judged manuscript, or a finding over several, as bytes and back, so that reports can be written of it later. The form is this
// program's own and changes with its version; what cannot be read back whole is nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "model/manuscript.h"

namespace subcite {

/// All but the bytes of the file.
std::string freeze(const Manuscript& m);
std::optional<Manuscript> thaw(std::string_view bytes);

std::string freeze(const AcrossFinding& finding);
std::optional<AcrossFinding> thaw_across(std::string_view bytes);

/// A selection as bytes: two that ask for the same give the same.
std::string freeze(const Selection& selection);

}  // namespace subcite
