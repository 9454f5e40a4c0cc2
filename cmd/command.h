// A subcommand: one file, one constant; the build makes the table. Options are declared through Arguments,
// so that the library behind them is included once.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/world.h"

namespace subcite {

class Arguments {
 public:
  virtual ~Arguments() = default;
  virtual void flag(const std::string& names, bool& value, const std::string& help) = 0;
  virtual void text(const std::string& names, std::string& value, const std::string& help, const std::string& placeholder) = 0;
  virtual void number(const std::string& names, long& value, long least, long most, const std::string& help) = 0;
  /// May be given several times, one value each.
  virtual void list(const std::string& names, std::vector<std::string>& values, const std::string& help, const std::string& placeholder) = 0;
  /// The words that belong to no option.
  virtual void rest(const std::string& name, std::vector<std::string>& values, const std::string& help, bool required) = 0;
};

struct Command {
  std::string_view name;
  std::string_view summary;
  /// Declares the options and returns what to do once they are read.
  std::function<int()> (*declare)(Arguments&, io::World&) = nullptr;
};

const std::vector<const Command*>& commands();

/// Version of the program.
std::string version();

}  // namespace subcite
