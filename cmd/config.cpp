// `subcite config show`: the settings that hold for a manuscript.
#include "command.h"
#include "run/config_view.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto words = std::make_shared<std::vector<std::string>>();
  arguments.rest("words", *words, "show, and a manuscript whose folder is meant", true);
  return [words, &world] { return show_config(*words, world); };
}

}  // namespace

extern const Command kCommand_config;
const Command kCommand_config{"config", "Show the settings and where each came from: config show [MANUSCRIPT]", declare};

}  // namespace subcite
