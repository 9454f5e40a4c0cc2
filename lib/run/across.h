// What several manuscripts cite: compared by the rules of family Y, and told where several cite one work. What they cite is
// gathered, on disk once it is much, so that memory does not grow with the number of manuscripts.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "report/format.h"
#include "rules/across.h"
#include "run/across_shelf.h"
#include "run/scratch.h"

namespace subcite {

/// A cited work got ready for comparison: how rules group it, and what it says, as digests.
struct CitedRow {
  struct Key {
    std::uint64_t group = 0;
    std::uint64_t value = 0;
    std::uint32_t rule = 0;  // into the rules that are on; one more for the work itself
  };
  std::string cited;
  std::vector<Key> keys;
};
using CitedRows = std::vector<CitedRow>;

class Across {
 public:
  /// Null where there is one manuscript only, or no such rule is on and no report tells shared works.
  static std::unique_ptr<Across> open(const Settings& settings, io::World& world);
  /// At most so many digests and works are held in memory.
  struct Bounds {
    std::size_t keys = 250'000;    // 8 MB
    std::size_t works = 5'000;     // about 2 MB
    std::size_t findings = 1'000;  // about 4 MB
  };
  Across(std::vector<const Rule*> rules, Selection selection, io::World& world, Bounds bounds, bool shares = true);

  /// On any thread.
  [[nodiscard]] CitedRows rows_of(const Manuscript& m) const;
  /// In the order of the manuscripts.
  void add(CitedRows rows);
  /// Finds what all of them together show; `decide` marks each finding with what was decided on it in an earlier round. Fails
  /// where not everything could be gathered.
  Result<void> compare(const std::function<void(AcrossFinding&)>& decide);
  [[nodiscard]] const AcrossShelf& findings() const { return findings_; }
  /// The works that several cite; read as they are walked, while this object stays.
  [[nodiscard]] SharedWorks shared() const;

 private:
  struct Key {
    std::uint64_t group;
    std::uint64_t value;
    std::uint64_t work;  // number of the cited work
    std::uint32_t paper;
    std::uint32_t rule;
  };
  /// A work that several cite, by the numbers of its first citations.
  struct Candidate {
    std::uint64_t papers = 0;
    std::string words;  // of the first
    std::vector<std::uint64_t> works;
  };
  class Comparison;
  static std::string packed(const Key& key);
  static Key unpacked(std::string_view bytes);
  void spill_works();
  void spill_keys();
  void sort_keys();
  void each_key(const std::function<void(const Key&)>& take);
  void keep_most_shared();
  [[nodiscard]] SharedWork told(const Candidate& candidate) const;
  [[nodiscard]] std::string work(std::uint64_t number) const;

  std::vector<const Rule*> rules_;  // those that are on
  Selection selection_;
  Bounds bounds_;
  bool shares_;  // works that several cite are gathered
  mutable Scratch scratch_;
  std::vector<Key> keys_;           // not on disk
  std::vector<std::string> works_;  // the last ones, not on disk
  std::uint64_t works_before_ = 0;  // on disk
  std::uint32_t papers_ = 0;
  bool keys_on_disk_ = false;
  AcrossShelf findings_;
  std::vector<Candidate> shared_;
  std::uint64_t shared_left_off_ = 0;
};

}  // namespace subcite
