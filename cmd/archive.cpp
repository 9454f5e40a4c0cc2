// `subcite archive verify|list FILE`.
#include "command.h"
#include "run/archive_view.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto words = std::make_shared<std::vector<std::string>>();
  arguments.rest("what", *words, "verify or list, and the archive (.wacz or .warc.gz)", true);
  return [words, &world]() -> int { return run_archive(*words, world); };
}

}  // namespace

extern const Command kCommand_archive;
const Command kCommand_archive{"archive", "Verify an archive of pages, or list what it holds", declare};

}  // namespace subcite
