// The files are looked at a few times a second: that works on every file system, and however an editor saves. A change counts
// once it has settled, so that no half-written file is read.
#include "run/watch.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "config/file.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/inputs.h"

namespace subcite {
namespace {

constexpr int kBeat = 250;            // milliseconds
constexpr int kLongestSettling = 40;  // beats

/// Stamps of all that decides what a check finds, by path.
using Seen = std::map<std::string, std::string>;

class Watcher {
 public:
  Watcher(const Settings& settings, io::World& world) : settings_(settings), files_(world.files), world_(world) {}

  [[nodiscard]] Seen look() const {
    Seen seen;
    for (const std::string& path : settings_.paths) add(path, seen);
    for (const std::string& path : settings_.triage) put(path, seen);
    for (const std::string& path : {settings_.baseline, settings_.files_from})
      if (!path.empty()) put(path, seen);
    return seen;
  }

  /// False where the person asks to stop.
  bool changed_since(const Seen& before) const {
    Seen now = look();
    while (now == before) {
      world_.clock.wait(kBeat);
      if (world_.environment.interrupted()) return false;
      now = look();
    }
    for (int beats = 0; beats < kLongestSettling && !world_.environment.interrupted(); ++beats) {
      world_.clock.wait(kBeat);
      Seen next = look();
      if (next == now && !next.empty()) break;
      now = std::move(next);
    }
    return !world_.environment.interrupted();
  }

 private:
  void add(const std::string& path, Seen& seen) const {
    const io::PathKind kind = files_.kind(path);
    if (kind == io::PathKind::Folder) {
      for (const std::string& file : manuscripts_below(path, files_).files) put(file, seen);
      for (const std::string& config : config_places(path + "/.", files_)) put(config, seen);
    } else if (kind == io::PathKind::None && path.find_first_of("*?[") != std::string::npos) {
      for (const std::string& match : files_.matching(path)) add(match, seen);
    } else {
      put(path, seen);
      if (lower_ascii(path).ends_with(".tex"))  // and what it may input
        for (const std::string& file : manuscripts_below(folder_part(path), files_).files) put(file, seen);
      for (const std::string& config : config_places(path, files_)) put(config, seen);
    }
  }

  void put(const std::string& path, Seen& seen) const { seen.emplace(path, files_.stamp(path)); }

  const Settings& settings_;
  io::FileSystem& files_;
  io::World& world_;
};

bool reads_standard_input(const Settings& settings) {
  return settings.files_from == "-" || std::find(settings.paths.begin(), settings.paths.end(), "-") != settings.paths.end();
}

}  // namespace

int run_watched(const Settings& settings, const std::string& version, io::World& world) {
  if (reads_standard_input(settings)) return complain(world, "Standard input cannot be watched: name the manuscripts.");
  if (const Result<Inputs> inputs = gather_inputs(settings, world); !inputs) return complain(world, inputs.error().message);
  const Watcher watcher(settings, world);
  const bool screen = settings.format == "terminal" && world.environment.is_terminal(1);
  for (;;) {
    const Seen before = watcher.look();
    if (screen) world.console.write(1, "\x1B[H\x1B[2J\x1B[3J");
    if (run_check(settings, version, world) == kExitInterrupted) return kExitInterrupted;
    if (!settings.quiet) world.console.write(2, "Checked at " + world.clock.now() + "; will check again when a manuscript is saved. Ctrl-C ends.\n");
    if (!watcher.changed_since(before)) return kExitInterrupted;
  }
}

}  // namespace subcite
