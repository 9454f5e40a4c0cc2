// The work of `subcite config show`: every setting with where it came from.
#pragma once

#include <string>
#include <vector>

#include "io/world.h"

namespace subcite {

/// Prints the settings for a manuscript (or for the folder here); returns the exit code.
int show_config(const std::vector<std::string>& words, io::World& world);

}  // namespace subcite
