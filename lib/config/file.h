// subcite.toml: what a journal wants of its rules, found upward from the manuscript. TOML 1.0.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "io/io.h"

namespace subcite {

/// Where a value came from, for `subcite config show`.
struct Origin {
  std::string name;   // "edition", "rules.S009.severity"
  std::string value;  // as TOML writes it
  std::string place;  // "subcite.toml:3", "default", "command line"
};

struct FileConfig {
  std::string path;  // empty where no file was found
  Selection selection;
  std::vector<Origin> origins;
};

/// The nearest subcite.toml in the folder of the manuscript or above it; nothing found is no error.
Result<FileConfig> find_config(const std::string& manuscript, io::FileSystem& files);

/// Where its subcite.toml is looked for, nearest first.
std::vector<std::string> config_places(const std::string& manuscript, io::FileSystem& files);

/// Reads the text of a file of this name; fails with file, line and what to write.
Result<FileConfig> read_config(const std::string& text, const std::string& path);

/// What the command line says goes before what the file says.
Selection merged(const Selection& file, const Selection& command_line);

}  // namespace subcite
