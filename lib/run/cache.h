// `subcite cache`: what is kept of earlier runs, shown or thrown away.
#pragma once

#include <string>

#include "io/world.h"

namespace subcite {

/// Shows (`what` is "show") or clears ("clear") the file, the usual one where `path` is empty; the exit code.
int run_cache(const std::string& what, const std::string& path, io::World& world);

}  // namespace subcite
