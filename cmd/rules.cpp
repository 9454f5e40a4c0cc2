// `subcite rules`: the catalogue, one line a rule.
#include "command.h"
#include "lint/lint.h"

namespace subcite {
namespace {

std::string padded(std::string_view text, std::size_t width) { return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' '); }

std::function<int()> declare(Arguments&, io::World& world) {
  return [&world] {
    std::string out;
    for (const Rule* rule : catalogue()) out += padded(rule->code, 6) + padded(rule->slug, 28) + padded(name_of(rule->severity), 9) + std::string(rule->summary) + (rule->stage == Stage::Preview ? " (preview)" : "") + "\n";
    world.console.write(1, out);
    return 0;
  };
}

}  // namespace

extern const Command kCommand_rules;
const Command kCommand_rules{"rules", "List the rules", declare};

}  // namespace subcite
