// Names are compared, and what they lead to.
#include "run/copy.h"

namespace subcite {

std::string copy_name(const std::string& path, std::string_view mark) {
  const std::size_t slash = path.rfind('/');
  const std::size_t dot = path.rfind('.');
  const bool has_ending = dot != std::string::npos && (slash == std::string::npos || dot > slash + 1);
  return has_ending ? path.substr(0, dot) + "." + std::string(mark) + path.substr(dot) : path + "." + std::string(mark);
}

std::string path_beside(const std::string& manuscript, const std::string& file) { return manuscript.substr(0, manuscript.rfind('/') + 1) + file; }

Result<std::string> copy_target(const std::string& path, const CopyWish& wish, const std::vector<std::string>& manuscripts, io::World& world) {
  std::string target = wish.output.empty() ? copy_name(path, wish.mark) : wish.output;
  for (const std::string& manuscript : manuscripts)
    if (target == manuscript || world.files.same_file(manuscript, target)) return failure("the copy would overwrite the manuscript “" + manuscript + "”; a manuscript is never changed in place");
  if (world.files.exists(target) && !wish.force) return failure("“" + target + "” is there already: --force replaces it, -o names another");
  return target;
}

}  // namespace subcite
