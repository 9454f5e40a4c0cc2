// Which rules are on, and with what options, as a person asked for them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/rule.h"

namespace subcite {

struct Selection {
  std::vector<std::string> select;  // codes, names or letters of families; empty for all that are on by default
  std::vector<std::string> ignore;
  bool preview = false;
  std::map<std::string, RuleOptions> options;  // by code or name
  std::map<std::string, Severity> severities;  // the same
  std::string edition = "bluebook21";
  std::string style = "bluebook";
  std::string as_of;  // the manuscript's own day, YYYY-MM-DD; empty where it is to be found in the manuscript
};

}  // namespace subcite
