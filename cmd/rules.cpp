// `subcite rules`: the catalogue, one line a rule, or as JSON for programs.
#include "command.h"
#include "run/catalogue.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto format = std::make_shared<std::string>("text");
  arguments.text("--format", *format, "How to list them: text or json", "FORMAT");
  return [format, &world] {
    if (*format != "text" && *format != "json") {
      world.console.write(2, "subcite: “" + *format + "” is no way to list the rules. Write text or json.\n");
      return 2;
    }
    world.console.write(1, *format == "json" ? rule_list_json() : rule_list());
    return 0;
  };
}

}  // namespace

extern const Command kCommand_rules;
const Command kCommand_rules{"rules", "List the rules", declare};

}  // namespace subcite
