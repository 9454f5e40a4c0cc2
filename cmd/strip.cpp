// `subcite strip`: our comments taken out of a Word file again, in a copy, before the author sees it.
#include "command.h"
#include "run/strip.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto settings = std::make_shared<StripSettings>();
  arguments.rest("files", settings->paths, "Word files (.docx) with comments by subcite", true);
  arguments.text("--output,-o", settings->output, "The copy to write (NAME.clean.docx unless given)", "FILE");
  arguments.flag("--force", settings->force, "Replace a copy that is there already");
  return [settings, &world]() -> int { return run_strip(*settings, world); };
}

}  // namespace

extern const Command kCommand_strip;
const Command kCommand_strip{"strip", "Write a copy of a Word file without the comments of subcite", declare};

}  // namespace subcite
