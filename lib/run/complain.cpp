// The same harmless form that the reports have.
#include "run/complain.h"

#include "report/inspect.h"
#include "run/check.h"

namespace subcite {

int complain(io::World& world, std::string_view message) {
  world.console.write(2, "subcite: " + printable(message) + "\n");
  return kExitTrouble;
}

}  // namespace subcite
