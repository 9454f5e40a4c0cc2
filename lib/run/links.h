// The link stage of a run: checks the addresses of each manuscript, keeps what was fetched in the archive,
// shows progress on a terminal.
#pragma once

#include <memory>
#include <string>

#include "archive/archive.h"
#include "config/settings.h"
#include "io/world.h"
#include "link/checker.h"
#include "link/save.h"
#include "link/snapshots.h"
#include "model/manuscript.h"
#include "run/kept_links.h"

namespace subcite {

/// The file of verdicts where none is named (XDG Base Directory Specification); empty where there is no home.
std::string usual_cache(const io::Environment& environment);

/// The remark on a manuscript whose network was down.
constexpr std::string_view kNetworkDown = "No address at all could be looked up: the network seems to be down, and no link was judged.";

class LinkStage {
 public:
  static Result<std::unique_ptr<LinkStage>> open(const Settings& settings, const std::string& version, io::World& world);

  /// Fills the manuscript's link results; on any thread where none is fetched.
  void run(Manuscript& manuscript);

  /// What the results hang on beside the network; empty where there is nothing.
  [[nodiscard]] std::string basis(const std::string& path) { return kept_ == nullptr ? std::string() : kept_->basis(path); }

  /// Finishes the archive.
  Result<void> close();

 private:
  LinkStage(const Settings& settings, io::World& world) : settings_(settings), world_(world) {}
  Result<void> open_kept();
  void take_kept(Manuscript& m);
  Result<void> open_cache();
  Result<void> open_saver();
  void save_pages(Manuscript& m);
  void find_snapshots(Manuscript& m);
  void describe(const Manuscript& m);
  void tell_progress(const std::string& what, std::size_t done, std::size_t all);
  void show(std::size_t done, std::size_t all);

  const Settings& settings_;
  io::World& world_;
  std::unique_ptr<KeptLinks> kept_;
  std::unique_ptr<Archive> archive_;
  io::OpenStore store_;
  std::unique_ptr<LinkCache> cache_;
  std::unique_ptr<io::Http> http_;
  std::unique_ptr<LinkChecker> checker_;
  std::unique_ptr<Snapshots> snapshots_;
  std::unique_ptr<SaveService> service_;
  std::unique_ptr<Saver> saver_;
  bool shown_ = false;
};

}  // namespace subcite
