// `subcite cache show|clear`: verdicts of earlier runs.
#include "command.h"
#include "run/cache.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto what = std::make_shared<std::vector<std::string>>();
  const auto path = std::make_shared<std::string>();
  arguments.rest("what", *what, "show or clear", true);
  arguments.text("--cache", *path, "The file, where it is not the usual one", "FILE");
  return [what, path, &world]() -> int { return run_cache(what->size() == 1 ? what->front() : "show and clear at once", *path, world); };
}

}  // namespace

extern const Command kCommand_cache;
const Command kCommand_cache{"cache", "Show or clear the verdicts kept of links", declare};

}  // namespace subcite
