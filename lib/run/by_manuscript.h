// What earlier rounds know of a manuscript: by the path it is checked under, or by its file name where the path is
// another.
#pragma once

#include <algorithm>
#include <string>

#include "base/text.h"

namespace subcite {

template <class Known>
auto find_manuscript(const Known& known, const std::string& path) {
  const auto exact = known.find(path);
  if (exact != known.end()) return exact;
  return std::find_if(known.begin(), known.end(), [&](const auto& entry) { return file_name(entry.first) == file_name(path); });
}

}  // namespace subcite
