// `subcite links`: links alone.
#include "command.h"
#include "config/parse.h"
#include "link_options.h"
#include "run/complain.h"
#include "run/link_list.h"

namespace subcite {
namespace {

struct Written {
  Settings settings;
  std::string max_input;
};

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto w = std::make_shared<Written>();
  Settings* s = &w->settings;
  arguments.rest("manuscripts", s->paths, "Manuscripts and folders of them; without any, addresses are read from standard input, one a line", false);
  arguments.text("--files-from", s->files_from, "Manuscripts that a file lists, a path a line", "FILE");
  declare_link_options(arguments, s->links);
  arguments.text("--max-input", w->max_input, "Largest manuscript to read, such as 200M (64M unless given)", "SIZE");
  arguments.flag("--strict", s->strict, "Exit 2 also for a manuscript that was found in a folder or list and cannot be read");
  arguments.text("--keep", s->links.keep, "Keep the results in a file for subcite check --kept-links; what it holds is not fetched again", "FILE");
  arguments.text("--shard", s->shard, "Check the links of the Kth of N parts of their hosts, as 2/7", "K/N");
  arguments.flag("--quiet", s->quiet, "No progress line and no summary");
  return [w, &world]() -> int {
    if (const auto read = read_size(w->max_input, w->settings.max_input); !read) return complain(world, read.error().message);
    return run_links(w->settings, version(), world);
  };
}

}  // namespace

extern const Command kCommand_links;
const Command kCommand_links{"links", "Check links alone, and write a JSON line for each", declare};

}  // namespace subcite
