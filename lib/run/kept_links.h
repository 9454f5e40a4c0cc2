// Results of links that one run fetched (`subcite links --keep`) and others take (`subcite check --kept-links`), so that the
// hosts can be shared out over machines, each of them asked by one machine alone. One SQLite file, safe at any moment; a row
// for each manuscript, since snapshots and archived copies go by where a page is cited.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

class KeptLinks {
 public:
  explicit KeptLinks(io::FileSystem& files) : files_(files) {}
  /// A file that is not there is made.
  static Result<std::unique_ptr<KeptLinks>> make(const std::string& file, io::World& world);
  /// Files that are there.
  static Result<std::unique_ptr<KeptLinks>> open(const std::vector<std::string>& files, io::World& world);

  /// Keeps what `kept_of` gave in the first file.
  Result<void> keep(const Manuscript& kept);
  /// Fills the results of links that have none and are kept, and adds the remarks; gives how many links are not kept.
  std::size_t fill(Manuscript& m);
  /// What the results of a manuscript hang on: other bytes, other results.
  std::string basis(const std::string& path);

 private:
  std::vector<std::string> rows_of(const std::string& path);

  io::FileSystem& files_;  // manuscripts are known by their paths from the root
  std::mutex mutex_;
  std::vector<io::OpenStore> stores_;
};

/// What is kept of a manuscript: its links with their results, and the remarks from that one on.
Manuscript kept_of(const Manuscript& m, std::size_t first_remark);

/// Whether an address belongs to the Kth of N parts, by its host ("www." left out); one without a host to the first.
bool in_part(std::string_view url, std::pair<std::uint32_t, std::uint32_t> part);

}  // namespace subcite
