// `subcite fix`: copies of manuscripts with what can be mended mended.
#include "command.h"
#include "config/parse.h"
#include "run/check.h"
#include "run/fix.h"

namespace subcite {
namespace {

struct Written {
  FixSettings settings;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto w = std::make_shared<Written>();
  FixSettings& s = w->settings;
  arguments.rest("manuscripts", s.base.paths, "The manuscripts: Word (.docx), HTML, LaTeX, Markdown or text", true);
  arguments.text("--output,-o", s.output, "The copy to write (NAME.fixed.ext unless given)", "FILE");
  arguments.flag("--diff", s.diff, "Show what would change and write nothing");
  arguments.flag("--force", s.force, "Replace a copy that is there already");
  arguments.flag("--unsafe", s.unsafe_too, "Make suggested fixes, too: read what they change");
  arguments.list("--select", w->select, "Mend what these rules find only; may be repeated", "CODES");
  arguments.list("--ignore", w->ignore, "Leave these rules out; may be repeated", "CODES");
  return [w, &world]() -> int {
    for (const std::string& codes : w->select) append_codes(codes, w->settings.base.selection.select);
    for (const std::string& codes : w->ignore) append_codes(codes, w->settings.base.selection.ignore);
    return run_fix(w->settings, world);
  };
}

}  // namespace

extern const Command kCommand_fix;
const Command kCommand_fix{"fix", "Write a copy of a manuscript with what can be mended mended (tracked changes in Word files)", declare};

}  // namespace subcite
