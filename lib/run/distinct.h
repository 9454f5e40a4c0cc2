// How many different texts there were: they are told apart by digests of 64 bits, on disk beyond a bound.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "run/scratch.h"

namespace subcite {

class Distinct {
 public:
  /// At most so many digests are held in memory.
  explicit Distinct(io::World& world, std::size_t most = 100'000) : scratch_(world), most_(most) {}

  void add(std::string_view text);
  [[nodiscard]] std::uint64_t count() const { return count_; }
  /// Fails where not all could be kept: then some may have been counted twice.
  [[nodiscard]] Result<void> sound() const { return scratch_.sound(); }

 private:
  void spill();

  Scratch scratch_;
  std::size_t most_;
  std::unordered_set<std::uint64_t> held_;  // not on disk
  bool on_disk_ = false;                    // some are
  std::uint64_t count_ = 0;
};

}  // namespace subcite
