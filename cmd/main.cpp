// The program: the real world is made here and handed down; whatever escapes becomes a sentence and exit 2.
#include <exception>

#include "command_line.h"
#include "host/host.h"

int main(int argc, char** argv) {
  subcite::Host host;
  try {
    return subcite::run_command_line(argc, argv, host.world());
  } catch (const std::bad_alloc&) {
    host.world().console.write(2, "subcite: out of memory. Check fewer or smaller manuscripts at once.\n");
  } catch (const std::exception& error) {
    host.world().console.write(2, std::string("subcite: internal error: ") + error.what() + "\n");
  }
  return 2;
}
