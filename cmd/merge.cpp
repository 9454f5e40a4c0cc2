// `subcite merge`: one report of what several runs kept.
#include "command.h"
#include "report_options.h"
#include "run/complain.h"
#include "run/merge.h"

namespace subcite {
namespace {

struct Written {
  Settings settings;
  ReportWords reports;
};

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto w = std::make_shared<Written>();
  arguments.rest("states", w->settings.paths, "The folders of --state, one for each shard", true);
  declare_report_options(arguments, w->settings, w->reports);
  return [w, &world]() -> int {
    if (const auto read = read_report_options(w->reports, w->settings); !read) return complain(world, read.error().message);
    return run_merge(w->settings, version(), world);
  };
}

}  // namespace

extern const Command kCommand_merge;
const Command kCommand_merge{"merge", "Write the report of a run whose shards were checked apart", declare};

}  // namespace subcite
