// `subcite explain CODE`: the page of a rule, as it stands in fixtures/rules.
#include "command.h"
#include "run/catalogue.h"
#include "run/complain.h"

namespace subcite {
namespace {

int explain(const std::vector<std::string>& names, io::World& world) {
  for (const std::string& name : names) {
    const Result<std::string> page = rule_page(name);
    if (!page) return complain(world, page.error().message);
    world.console.write(1, *page);
  }
  return 0;
}

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto names = std::make_shared<std::vector<std::string>>();
  arguments.rest("rules", *names, "Code or name of a rule, such as S002", true);
  return [names, &world] { return explain(*names, world); };
}

}  // namespace

extern const Command kCommand_explain;
const Command kCommand_explain{"explain", "Explain a rule: what it finds, why, and what to do", declare};

}  // namespace subcite
