// `subcite links`: links alone.
#include "command.h"
#include "link_options.h"
#include "run/link_list.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto s = std::make_shared<Settings>();
  arguments.rest("manuscripts", s->paths, "Manuscripts and folders of them; without any, addresses are read from standard input, one a line", false);
  arguments.text("--files-from", s->files_from, "Manuscripts that a file lists, a path a line", "FILE");
  declare_link_options(arguments, s->links);
  arguments.text("--keep", s->links.keep, "Keep the results in a file for subcite check --kept-links; what it holds is not fetched again", "FILE");
  arguments.text("--shard", s->shard, "Check the links of the Kth of N parts of their hosts, as 2/7", "K/N");
  arguments.flag("--quiet", s->quiet, "No progress line and no summary");
  return [s, &world]() -> int { return run_links(*s, version(), world); };
}

}  // namespace

extern const Command kCommand_links;
const Command kCommand_links{"links", "Check links alone, and write a JSON line for each", declare};

}  // namespace subcite
