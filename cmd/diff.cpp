// `subcite diff OLD NEW`: two drafts compared.
#include "command.h"
#include "config/parse.h"
#include "run/compare.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  struct Written {
    Settings settings;
    std::vector<std::string> select;
    std::vector<std::string> ignore;
  };
  const auto w = std::make_shared<Written>();
  arguments.rest("drafts", w->settings.paths, "The old draft and the new one, of any format each", true);
  arguments.list("--select", w->select, "Compare what these rules find only; may be repeated", "CODES");
  arguments.list("--ignore", w->ignore, "Leave these rules out; may be repeated", "CODES");
  return [w, &world]() -> int {
    for (const std::string& codes : w->select) append_codes(codes, w->settings.selection.select);
    for (const std::string& codes : w->ignore) append_codes(codes, w->settings.selection.ignore);
    return run_compare(w->settings, world);
  };
}

}  // namespace

extern const Command kCommand_diff;
const Command kCommand_diff{"diff", "Compare two drafts: notes added, removed, moved and changed, findings new and gone", declare};

}  // namespace subcite
