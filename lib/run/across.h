// What several manuscripts cite, compared by the rules of family Y. What they cite is gathered in a file on disk, sorted by what
// it may conflict with, so that memory does not grow with the number of manuscripts.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "config/settings.h"
#include "io/world.h"
#include "model/manuscript.h"
#include "rules/across.h"

namespace subcite {

class Across {
 public:
  /// Null where there is one manuscript only, or no such rule is on.
  static Result<std::unique_ptr<Across>> open(const Settings& settings, io::World& world);
  ~Across();
  Across(const Across&) = delete;
  Across& operator=(const Across&) = delete;

  /// In the order of the manuscripts.
  void add(const Manuscript& m);
  /// What all of them together show; fails where not everything could be gathered.
  Result<std::vector<AcrossFinding>> findings();

 private:
  Across(std::string path, Selection selection, io::World& world) : path_(std::move(path)), selection_(std::move(selection)), world_(world) {}
  std::string path_;
  Selection selection_;
  std::vector<const Rule*> rules_;  // those that are on
  io::World& world_;
  io::OpenStore store_;
  std::uint64_t papers_ = 0;
  std::string trouble_;
};

/// What these citations, of papers in any order, show by one rule: the same comparison without a file.
std::vector<AcrossFinding> compare(const Rule& rule, const std::vector<Cited>& cited);

}  // namespace subcite
