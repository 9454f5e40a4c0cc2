// Which rules are on, and with what options, as a person asked for them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/rule.h"

namespace subcite {

struct Selection {
  std::vector<std::string> select;  // codes or slugs; empty for all that are on by default
  std::vector<std::string> ignore;
  bool preview = false;
  std::map<std::string, RuleOptions> options;  // by code
};

}  // namespace subcite
