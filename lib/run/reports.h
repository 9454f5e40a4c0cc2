// The reports of a run: the one on standard output and those written to files, fed manuscript by manuscript.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "report/format.h"
#include "run/across_shelf.h"
#include "run/distinct.h"

namespace subcite {

/// "github, json, terminal": the names of those for standard output, or of all, for messages and help.
std::string known_formats(bool to_file = false);

class Reports {
 public:
  /// Fails where a format is unknown or a report would overwrite a manuscript.
  static Result<Reports> open(const Settings& settings, const std::string& version, io::World& world);

  /// Gives what is told of it; `before` is what the last run told, null where it told nothing.
  Totals add(const Manuscript& manuscript, const Totals* before = nullptr);
  /// What all of them together show, told at the end; the shelf stays until then.
  void add_across(const AcrossShelf& findings, SharedWorks shared);
  Result<void> close();
  [[nodiscard]] const Totals& totals() const { return totals_; }

 private:
  struct Target {
    const ReportFormat* format;
    std::string file;
    ReportContext context;
    std::string bytes;
    std::string folder;                 // of copies or pages, one a manuscript; empty where there is one file
    std::unique_ptr<io::Output> grown;  // what did not fit into memory
    std::string trouble;                // first thing that went wrong
    std::set<std::string> names{};      // of copies in the folder
    [[nodiscard]] bool copies() const { return !folder.empty() && format->of_word_file; }
    [[nodiscard]] bool indexed() const { return !folder.empty() && !format->of_word_file; }
  };
  explicit Reports(io::World& world) : world_(&world), links_(std::make_unique<Distinct>(world)), broken_links_(std::make_unique<Distinct>(world)) {}
  void tell_end(Target& target);
  /// Each item goes out before the next is read.
  template <class Item>
  Sequence<Item> flushed(const Sequence<Item>& items, Target& target);
  void flush(Target& target);
  void spill(Target& target);
  void add_page(Target& target, const Manuscript& m, const Totals& totals);
  void put_copy(Target& target, const std::string& path);

  io::World* world_;
  std::vector<Target> targets_;
  Totals totals_;
  Sequence<AcrossFinding> across_;
  Sequence<AcrossFinding> dismissed_;
  SharedWorks shared_;
  Change change_;                    // against the last run
  bool unwritten_ = false;           // standard output took not all
  std::unique_ptr<Distinct> links_;  // over all manuscripts
  std::unique_ptr<Distinct> broken_links_;
};

}  // namespace subcite
