// `subcite archive`: an archive verified or listed.
#pragma once

#include <string>
#include <vector>

#include "io/world.h"

namespace subcite {

/// `words` is "verify" or "list" and the file; the exit code is 0 for a whole archive, 1 for a damaged one.
int run_archive(const std::vector<std::string>& words, io::World& world);

}  // namespace subcite
