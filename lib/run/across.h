// What several manuscripts cite: compared by the rules of family Y, and told where several cite one work. What they cite is
// gathered, on disk once it is much, so that memory does not grow with the number of manuscripts.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "report/format.h"
#include "rules/across.h"

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
    std::size_t keys = 1'000'000;  // 32 MB
    std::size_t works = 20'000;    // about 8 MB
  };
  Across(std::vector<const Rule*> rules, Selection selection, io::World& world, Bounds bounds, bool shares = true);
  ~Across();
  Across(const Across&) = delete;
  Across& operator=(const Across&) = delete;

  /// On any thread.
  [[nodiscard]] CitedRows rows_of(const Manuscript& m) const;
  /// In the order of the manuscripts.
  void add(CitedRows rows);
  /// What all of them together show; fails where not everything could be gathered.
  Result<std::vector<AcrossFinding>> findings();
  /// Once that is known: the works that several cite.
  SharedWorks shared() { return std::move(shared_); }

 private:
  struct Key {
    std::uint64_t group;
    std::uint64_t value;
    std::uint64_t work;  // number of the cited work
    std::uint32_t paper;
    std::uint32_t rule;
  };
  class Comparison;
  static std::string packed(const Key& key);
  static Key unpacked(std::string_view bytes);
  void spill_works();
  void spill_keys();
  void sort_keys();
  bool on_disk();
  [[nodiscard]] std::string work(std::uint64_t number) const;

  std::vector<const Rule*> rules_;  // those that are on
  Selection selection_;
  io::World& world_;
  Bounds bounds_;
  bool shares_;       // works that several cite are gathered
  std::string path_;  // of the file, once there is one
  io::OpenStore store_;
  std::vector<Key> keys_;           // not on disk
  std::vector<std::string> works_;  // the last ones, not on disk
  std::uint64_t works_before_ = 0;  // on disk
  std::uint32_t papers_ = 0;
  bool keys_on_disk_ = false;
  SharedWorks shared_;
  std::string trouble_;
};

}  // namespace subcite
