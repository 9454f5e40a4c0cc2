// A manuscript from its name to its stages: the file or standard input is read, brought into a form that a reader
// knows by another program where it must be, and examined. The one place that check and inspect share.
#pragma once

#include <functional>
#include <string>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "read/reader.h"
#include "run/state.h"

namespace subcite {

/// Files as an editor has them open, by path from the root, whatever the disk says; null where it has not.
using Unsaved = std::function<const std::string*(const std::string& path)>;

/// How a manuscript of this name is read: what LaTeX inputs comes from below its folder.
ReadOptions read_options(const std::string& path, const Settings& settings, io::World& world, const Unsaved& unsaved = {});

/// The bytes of the manuscript of this name ("-" for standard input).
Result<std::string> source_bytes(const std::string& path, const Settings& settings, io::World& world);

/// Read, parsed and resolved; with the bytes that were read, where they are wanted. What LaTeX inputs is noted.
Result<Manuscript> read_manuscript(const std::string& path, std::string bytes, const Settings& settings, io::World& world, bool keep_bytes = false, InputDigests* inputs = nullptr);
Result<Manuscript> read_manuscript(const std::string& path, const Settings& settings, io::World& world);

}  // namespace subcite
