// Other programs by fork and exec, in a temporary folder, under resource limits (setrlimit) and a deadline.
#pragma once

#include "io/io.h"

namespace subcite::host {

class PosixPrograms : public io::Programs {
 public:
  explicit PosixPrograms(const io::Environment& environment) : environment_(environment) {}
  [[nodiscard]] bool has(const std::string& program) const override;
  Result<std::string> run(const io::ProgramRun& run) override;

 private:
  [[nodiscard]] std::string find(const std::string& program) const;

  const io::Environment& environment_;
};

}  // namespace subcite::host
