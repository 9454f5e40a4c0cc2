// The file is found upward from the manuscript; the command line goes before it.
#include "run/selection.h"

#include "config/file.h"
#include "lint/lint.h"

namespace subcite {

Result<Selection> selection_for(const std::string& path, const Selection& asked, io::World& world) {
  const Result<FileConfig> file = find_config(path, world.files);
  if (!file) return tl::unexpected<Error>(file.error());
  Selection all = merged(file->selection, asked);
  if (const Result<void> known = check_selection(all); !known) return failure((file->path.empty() ? std::string() : file->path + ": ") + known.error().message);
  return all;
}

}  // namespace subcite
