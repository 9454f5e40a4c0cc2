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
#include "run/round.h"

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
    for (const std::string& path : listed()) add(path, seen);
    std::erase_if(seen, [&](const auto& entry) { return is_written(entry.first); });
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
  /// Manuscripts of the list.
  [[nodiscard]] std::vector<std::string> listed() const {
    const Result<std::string> text = settings_.files_from.empty() ? failure("") : files_.read(settings_.files_from, kMostList);
    return text ? paths_in(*text) : std::vector<std::string>();
  }

  /// By the check itself.
  [[nodiscard]] bool is_written(const std::string& path) const {
    const std::vector<std::string> outputs = outputs_of(settings_);
    return std::any_of(outputs.begin(), outputs.end(), [&](const std::string& file) { return file == path || files_.same_file(file, path); });
  }

  void add(const std::string& path, Seen& seen) const {
    const io::PathKind kind = files_.kind(path);
    if (kind == io::PathKind::Folder) {
      for (const std::string& file : manuscripts_below(path, files_).files) put(file, seen);
      for (const std::string& config : config_places(path + "/.", files_)) put(config, seen);
    } else if (kind == io::PathKind::None && is_pattern(path)) {
      for (const std::string& match : files_.matching(path)) add(match, seen);
    } else {
      put(path, seen);
      if (lower_ascii(path).ends_with(".tex"))  // and what it may input
        for (const char* pattern : {"*.tex", "*/*.tex"})
          for (const std::string& file : files_.matching(folder_part(path) + "/" + pattern)) put(file, seen);
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

/// A report among the manuscripts would be one of them in the next round.
Result<void> check_reports(const Settings& settings, io::World& world) {
  for (const ReportTarget& report : settings.reports)
    for (const std::string& path : settings.paths)
      if (report.format != "html" && is_manuscript_name(report.file) && world.files.kind(path) == io::PathKind::Folder && world.files.is_below(path, folder_part(report.file) + "/.")) return failure("The report “" + report.file + "” would lie among the manuscripts that are watched: name another place for it.");
  return {};
}

}  // namespace

int run_watched(const Settings& settings, const std::string& version, io::World& world) {
  if (reads_standard_input(settings)) return complain(world, "Standard input cannot be watched: name the manuscripts.");
  if (const Result<Inputs> inputs = gather_inputs(settings, world); !inputs) return complain(world, inputs.error().message);
  if (const auto apart = check_reports(settings, world); !apart) return complain(world, apart.error().message);
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
