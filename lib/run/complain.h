// What a person is told on standard error.
#pragma once

#include <string_view>

#include "io/world.h"

namespace subcite {

/// One line behind the program's name; what could steer the terminal is replaced, for names of files and addresses are a
/// stranger's words. Gives the exit code of trouble.
int complain(io::World& world, std::string_view message);

}  // namespace subcite
