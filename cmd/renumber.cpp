// `subcite renumber`: after notes were added or dropped, every supra, infra and list of notes is set to where its
// authority now stands, in a copy. It is `fix` with the rules on note numbers alone.
#include "command.h"
#include "run/fix.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto settings = std::make_shared<FixSettings>();
  FixSettings& s = *settings;
  arguments.rest("manuscripts", s.base.paths, "The manuscripts: Word (.docx), HTML, LaTeX, Markdown or text", true);
  arguments.text("--output,-o", s.output, "The copy to write (NAME.fixed.ext unless given)", "FILE");
  arguments.flag("--diff", s.diff, "Show what would change and write nothing");
  arguments.flag("--live", s.live, "In Word files make the numbers fields (NOTEREF) that Word keeps right");
  arguments.flag("--force", s.force, "Replace a copy that is there already");
  return [settings, &world]() -> int {
    settings->unsafe_too = true;
    settings->base.selection.select = {"S002", "S003", "S004", "S005", "S006"};
    return run_fix(*settings, world);
  };
}

}  // namespace

extern const Command kCommand_renumber;
const Command kCommand_renumber{"renumber", "Write a copy in which the numbers of supra and infra are set right", declare};

}  // namespace subcite
