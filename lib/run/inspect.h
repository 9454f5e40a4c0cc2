// The work of `subcite inspect`: manuscripts in, what was understood of them out.
#pragma once

#include <string>
#include <vector>

#include "io/world.h"

namespace subcite {

/// "notes, citations, ...": the views there are.
std::string names_of_views();

/// Writes the view of each manuscript to standard output; returns the exit code.
int run_inspect(const std::string& view, const std::vector<std::string>& paths, io::World& world);

}  // namespace subcite
