// What a run keeps in a folder, so that it can be killed and continued, and so that the runs of several machines can be
// merged: each manuscript as it was judged, and which manuscripts the run is about. One SQLite file, safe at any moment.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

/// Digests of files that a manuscript names (LaTeX's \input), by the name it gives; empty for one that could not be read.
using InputDigests = std::vector<std::pair<std::string, std::string>>;

/// What a kept manuscript hangs on: the same basis gives the same judgement.
struct Basis {
  std::string digest;    // of the file's bytes
  std::string settings;  // digest of the program's version and all settings that judgements hang on
  InputDigests inputs;
};

/// One row of a run's list.
struct ListRow {
  std::uint64_t position = 0;  // in the whole list, the other shards' manuscripts among them
  std::string path;
  bool named = false;  // a person named this very file
};

/// What a run was about.
struct RunAbout {
  std::uint64_t total = 0;  // manuscripts of the whole list
  std::string version;
  bool offline = false;
  std::string settings;  // digest of what the command line asks to be judged by
  friend bool operator==(const RunAbout&, const RunAbout&) = default;
};

class State {
 public:
  /// Makes the folder where there is none; held by one run at a time. A new list is begun, what is kept stays.
  static Result<std::unique_ptr<State>> open(const std::string& folder, const RunAbout& about, io::World& world);
  /// One that is there, for merging.
  static Result<std::unique_ptr<State>> open_finished(const std::string& folder, io::World& world);

  /// The manuscript, where all that it hangs on is as it was; `digest_of` gives the digest of an input by its name.
  std::optional<Manuscript> find(const std::string& path, const Basis& basis, const std::function<std::string(const std::string&)>& digest_of);
  /// Without a basis it is told to merges, and never found.
  Result<void> keep(const ListRow& row, const Manuscript& m, const std::optional<Basis>& basis);
  Result<void> list(const ListRow& row);

  /// What the last run that came to its end told of a manuscript: findings and dead links alone. Nothing where it was asked
  /// for something else.
  std::optional<Totals> last_told(const std::string& path);
  /// What this one tells of it; kept from time to time and at the end.
  Result<void> tell(const std::string& path, const Totals& totals);
  /// The run came to its end: what it told is what the next one compares with.
  Result<void> finish();

  [[nodiscard]] const RunAbout& about() const { return about_; }
  [[nodiscard]] std::vector<ListRow> rows();
  /// And the digest of the file that it was; empty where it could not be read.
  std::optional<Manuscript> kept(const std::string& path, std::string& digest);

 private:
  std::optional<std::string> row_of(const std::string& path);
  [[nodiscard]] std::string basis() const { return about_.settings + (about_.offline ? " offline" : " online"); }
  void read_turn();
  Result<void> put_turn();
  Result<void> turn_over();
  Result<void> put_told();
  State(io::OpenStore store, std::unique_ptr<io::Lock> lock) : lock_(std::move(lock)), store_(std::move(store)) {}
  /// Whose the two spaces are, and what their runs were asked for.
  struct Turn {
    std::size_t last = 0;  // the space of the last run that came to its end
    std::string last_basis;
    std::string basis;      // of the run that filled the other
    bool finished = false;  // that run came to its end, too; only then has it a basis
  };
  std::mutex mutex_;
  std::unique_ptr<io::Lock> lock_;  // given up after the store is closed
  io::OpenStore store_;
  RunAbout about_;
  Turn turn_;
  std::vector<std::pair<std::string, std::string>> told_;  // rows not yet kept
};

/// "2/7" as the numbers of a shard and of all.
Result<std::pair<std::uint32_t, std::uint32_t>> parse_shard(const std::string& text);

/// Whether a manuscript of this digest ("sha256:…") belongs to the shard: by content, so that shards never overlap and a file
/// that is added moves no other.
bool in_shard(const std::string& digest, std::pair<std::uint32_t, std::uint32_t> shard);

}  // namespace subcite
