// A judged manuscript as bytes and back, so that reports can be written of it without reading it again. The form is this
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

/// A selection as bytes: two that ask for the same give the same.
std::string freeze(const Selection& selection);

}  // namespace subcite
