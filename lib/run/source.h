// A manuscript from its name to its stages: the file or standard input is read, brought into a form that a reader
// knows by another program where it must be, and examined. The one place that check and inspect share.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

/// The manuscript of this name ("-" for standard input), read, parsed and resolved; with the bytes that were read, where
/// they are wanted.
Result<Manuscript> read_manuscript(const std::string& path, const Settings& settings, io::World& world, bool keep_bytes = false);

}  // namespace subcite
