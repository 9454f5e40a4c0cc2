// `subcite links`: links alone.
#include "command.h"
#include "link_options.h"
#include "run/link_list.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto s = std::make_shared<Settings>();
  arguments.rest("manuscripts", s->paths, "Manuscripts; without any, addresses are read from standard input, one a line", false);
  declare_link_options(arguments, s->links);
  arguments.flag("--quiet", s->quiet, "No progress line and no summary");
  return [s, &world]() -> int { return run_links(*s, version(), world); };
}

}  // namespace

extern const Command kCommand_links;
const Command kCommand_links{"links", "Check links alone, and write a JSON line for each", declare};

}  // namespace subcite
