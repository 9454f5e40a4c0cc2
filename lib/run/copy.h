// Where a copy of a manuscript may be written: never over a manuscript of the run, and over another file only if asked.
#pragma once

#include <string>
#include <vector>

#include "io/world.h"

namespace subcite {

struct CopyWish {
  std::string output;     // empty for NAME.mark.ext beside the manuscript
  std::string_view mark;  // "fixed"
  bool force = false;     // a copy that is there already may be replaced
};

/// "one.tex" and "fixed": "one.fixed.tex".
std::string copy_name(const std::string& path, std::string_view mark);

/// "ch/one.tex" of "draft/paper.tex": "draft/ch/one.tex", a file by its path from the folder of the manuscript.
std::string path_beside(const std::string& manuscript, const std::string& file);

/// Fails, in words for a person, where the copy would overwrite something.
Result<std::string> copy_target(const std::string& path, const CopyWish& wish, const std::vector<std::string>& manuscripts, io::World& world);

}  // namespace subcite
