// Which rules a manuscript is held to: what the journal's file near it and the command line ask for together.
#pragma once

#include <string>

#include "io/world.h"
#include "model/selection.h"

namespace subcite {

/// Fails where the file cannot be read or names what is not there, with the file's name.
Result<Selection> selection_for(const std::string& path, const Selection& asked, io::World& world);

}  // namespace subcite
