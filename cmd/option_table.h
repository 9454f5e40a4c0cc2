// The subcommands with their options as data: what completions and the man page are made from. It is gathered from the
// declarations that the command line itself is made from.
#pragma once

#include <string>
#include <vector>

#include "command.h"

namespace subcite {

struct Option {
  std::vector<std::string> names;  // "--output", "-o"
  std::string placeholder;         // FILE; empty for a flag
  std::string help;
};

struct CommandOptions {
  const Command* command = nullptr;
  std::vector<Option> options;
  std::string rest;       // words that belong to no option; empty where there are none
  std::string rest_help;  // what they are
};

std::vector<CommandOptions> option_table(io::World& world);

}  // namespace subcite
