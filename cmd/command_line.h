// argv to a subcommand.
#pragma once

#include "io/world.h"

namespace subcite {

/// Reads the command line, runs the subcommand, returns the exit code.
int run_command_line(int argc, char** argv, io::World& world);

}  // namespace subcite
