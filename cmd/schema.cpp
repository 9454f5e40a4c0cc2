// `subcite schema`: the JSON Schema of the JSON report.
#include "command.h"
#include "run/catalogue.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments&, io::World& world) {
  return [&world] {
    world.console.write(1, report_schema());
    return 0;
  };
}

}  // namespace

extern const Command kCommand_schema;
const Command kCommand_schema{"schema", "Print the schema of the JSON report", declare};

}  // namespace subcite
