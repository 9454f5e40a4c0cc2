// Clock, ids, environment and console of the machine.
#pragma once

#include "io/io.h"

namespace subcite::host {

class SystemClock : public io::Clock {
 public:
  std::string now() override;
  std::int64_t ticks() override;
  void wait(int milliseconds) override;
};

class RandomIds : public io::Ids {
 public:
  std::string uuid() override;
};

class SystemEnvironment : public io::Environment {
 public:
  SystemEnvironment();  // from here on SIGINT and SIGTERM set the flag; a second one ends the program
  [[nodiscard]] std::string variable(const std::string& name) const override;
  [[nodiscard]] bool is_terminal(int descriptor) const override;
  [[nodiscard]] bool interrupted() const override;
};

class SystemConsole : public io::Console {
 public:
  bool write(int descriptor, std::string_view text) override;
  Result<std::string> read(std::uint64_t limit) override;
  Result<std::string> read_some() override;
};

}  // namespace subcite::host
