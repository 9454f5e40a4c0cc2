// `subcite rules`: the catalogue, one line a rule.
#include "command.h"
#include "run/catalogue.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments&, io::World& world) {
  return [&world] {
    world.console.write(1, rule_list());
    return 0;
  };
}

}  // namespace

extern const Command kCommand_rules;
const Command kCommand_rules{"rules", "List the rules", declare};

}  // namespace subcite
