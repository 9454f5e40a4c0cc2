// The manuscripts of a run, one after the other: got ready side by side, judged, told to the reports in order. Whether they
// are read or were kept by earlier runs is the business of who makes them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "run/across.h"
#include "run/baseline.h"
#include "run/reports.h"
#include "run/state.h"
#include "run/triage.h"

namespace subcite {

/// A manuscript on its way.
struct Examined {
  Manuscript m;
  Selection selection;
  std::optional<Basis> basis;  // where it may be kept
  bool judged = false;         // in an earlier run
  CitedRows cited{};           // for the comparison with others
};

Examined unreadable(const std::string& path, const Error& error);

/// Some report is a copy of the Word file.
bool wants_bytes(const Settings& settings);

/// Files that a run writes at its end.
std::vector<std::string> outputs_of(const Settings& settings);

/// As asked for, else as many as there are processors.
std::size_t jobs_of(const Settings& settings);

/// No two outputs may be one file.
Result<void> check_outputs(const Settings& settings, io::World& world);

/// What decides which findings count, from earlier rounds.
struct Earlier {
  Baseline baseline;
  Triage triage;
  static Result<Earlier> open(const Settings& settings, io::World& world);
  void apply(Examined& e, const Settings& settings, io::World& world) const;
};

/// What the last run told of a manuscript, and where to put what this one tells; either may be null.
struct Memory {
  std::function<std::optional<Totals>(std::size_t)> before;
  std::function<void(std::size_t, const Totals&)> told;
};

/// What the manuscripts of a run go through.
struct Stages {
  std::function<Examined(std::size_t)> ready;         // on any thread, in no order
  std::function<void(std::size_t, Examined&)> judge;  // findings; null where all come with theirs
  bool judge_in_order = false;                        // one after the other: they share the network
  Memory memory{};
};

class Round {
 public:
  /// `named` beside the paths of the settings.
  Round(const Settings& settings, const std::vector<bool>& named, Stages stages, const Earlier& earlier, Across* across, Reports& reports, io::World& world) : settings_(settings), named_(named), stages_(std::move(stages)), earlier_(earlier), across_(across), reports_(reports), world_(world) {}

  void run();

  [[nodiscard]] bool trouble() const { return trouble_; }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] const std::string& known() const { return known_; }
  /// To the reports and the baseline that is written.
  Result<void> tell_across();

 private:
  void judge(std::size_t i, Examined& e);
  void take(std::size_t i, Manuscript& m);
  void show_progress(std::size_t done);
  void show(const std::string& words);

  const Settings& settings_;
  const std::vector<bool>& named_;
  Stages stages_;
  const Earlier& earlier_;
  Across* across_;  // null where nothing is compared
  Reports& reports_;
  io::World& world_;
  bool trouble_ = false;
  bool whole_ = true;
  bool shown_ = false;
  std::int64_t began_ = 0;  // ticks
  std::string known_{kBaselineHead};
};

/// What is done at the end.
struct Endings {
  std::function<Result<void>()> before_reports;  // are closed
  std::function<Result<void>()> when_told;       // all reports are written, and nobody interrupted
};

/// Runs the round and closes what it wrote to; gives the exit code.
int finish_round(Round& round, Reports& reports, const Settings& settings, const Endings& endings, io::World& world);

}  // namespace subcite
