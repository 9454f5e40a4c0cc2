// Which rules are on, and with what options, as a person asked for them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "model/rule.h"

namespace subcite {

/// An [[ignore]] entry: findings that have all that it names are meant.
struct Ignore {
  std::string rule;  // code, name or letter of a family
  std::string note;  // label
  std::string text;  // words that the cited words hold
  std::string reason;
  std::string place;  // "subcite.toml:12"
};

/// A pattern of the journal's own.
struct HousePattern {
  std::string pattern;  // RE2
  std::string message;
  std::string scope = "notes";  // notes, body or all
  std::string severity = "style";
  std::string place;
};

/// By what a manuscript was checked.
struct Scope {
  std::string edition;
  std::string as_of;  // the manuscript's own day, where it was given
  std::size_t rules_on = 0;
  std::vector<std::string_view> rules_off;  // codes
};

struct Selection {
  std::vector<std::string> select;  // codes, names or letters of families; empty for all that are on by default
  std::vector<std::string> ignore;
  bool preview = false;
  std::vector<Ignore> ignores;
  std::vector<HousePattern> house;
  std::map<std::string, RuleOptions> options;  // by code or name
  std::map<std::string, Severity> severities;  // the same
  std::string edition = "bluebook21";
  std::string style = "bluebook";
  std::string as_of;  // the manuscript's own day, YYYY-MM-DD; empty where it is to be found in the manuscript
};

}  // namespace subcite
