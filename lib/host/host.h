// The outside world as it is: POSIX files, libcurl, the system clock, random ids. Seen by cmd/main alone.
#pragma once

#include <memory>

#include "io/world.h"

namespace subcite {

/// Owns the real implementations behind a World.
class Host {
 public:
  Host();
  ~Host();
  Host(const Host&) = delete;
  Host& operator=(const Host&) = delete;
  [[nodiscard]] io::World& world();

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace subcite
