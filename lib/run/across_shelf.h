// Findings over all manuscripts, kept until the reports tell them: in the order in which they are told, on disk beyond a bound.
#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <map>
#include <string>

#include "model/manuscript.h"
#include "report/sequence.h"
#include "run/scratch.h"

namespace subcite {

/// What becomes of a finding over all manuscripts.
enum class Standing : std::uint8_t { Told,
                                     Dismissed,
                                     Known };  // the last one: by a baseline

class AcrossShelf {
 public:
  /// At most so many findings are held in memory.
  AcrossShelf(Scratch& scratch, std::size_t most) : scratch_(scratch), most_(most) {}

  void add(const AcrossFinding& f);
  /// By rule and message.
  void each(const std::function<void(const AcrossFinding&)>& take) const;
  /// Those of one standing; the shelf stays while it is walked.
  [[nodiscard]] Sequence<AcrossFinding> of(Standing standing) const;
  [[nodiscard]] std::size_t count(Standing standing) const { return counts_[static_cast<std::size_t>(standing)]; }
  /// Of those that are told.
  [[nodiscard]] std::size_t count(Severity severity) const { return by_severity_[static_cast<std::size_t>(severity)]; }
  /// No more come: what is held goes to the rest on disk, where there is some.
  void finish();

 private:
  void spill();

  Scratch& scratch_;
  std::size_t most_;
  std::map<std::string, std::string> held_;  // frozen, by the key that orders them
  bool on_disk_ = false;
  std::uint64_t added_ = 0;
  std::array<std::size_t, 3> counts_{};
  std::array<std::size_t, 3> by_severity_{};
};

}  // namespace subcite
