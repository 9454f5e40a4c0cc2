// Takes the comments of a docx report out of a Word file again; people's comments stay.
#pragma once

#include <string>
#include <vector>

#include "io/world.h"

namespace subcite {

struct StripSettings {
  std::vector<std::string> paths;
  std::string output;  // empty for NAME.clean.docx
  bool force = false;
};

/// Exit code: 0 done, 2 trouble.
int run_strip(const StripSettings& settings, io::World& world);

}  // namespace subcite
