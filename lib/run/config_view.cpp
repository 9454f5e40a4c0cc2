// Defaults first, each overridden by what the nearest subcite.toml says.
#include "run/config_view.h"

#include <algorithm>

#include "config/file.h"
#include "lint/lint.h"
#include "run/check.h"
#include "run/complain.h"

namespace subcite {
int show_config(const std::vector<std::string>& words, io::World& world) {
  if (words.empty() || words[0] != "show" || words.size() > 2) return complain(world, "Write: subcite config show [MANUSCRIPT]");
  const Result<FileConfig> file = find_config(words.size() > 1 ? words[1] : std::string("manuscript"), world.files);
  if (!file) return complain(world, file.error().message);
  if (const Result<void> known = check_selection(file->selection); !known) return complain(world, file->path + ": " + known.error().message);
  std::vector<Origin> rows{{"edition", "'bluebook21'", "default"}, {"style", "'bluebook'", "default"}, {"preview", "false", "default"}};
  for (const Origin& origin : file->origins) {
    const auto row = std::find_if(rows.begin(), rows.end(), [&](const Origin& r) { return r.name == origin.name; });
    if (row == rows.end()) rows.push_back(origin);
    else *row = origin;
  }
  std::string out;
  for (const Origin& row : rows) out += row.name + " = " + row.value + "  # " + row.place + "\n";
  world.console.write(1, out);
  return kExitClean;
}

}  // namespace subcite
