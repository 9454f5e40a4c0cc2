// A baseline: the findings of one day, so that a later run counts only new ones. One line a finding, tab-separated:
// manuscript, fingerprint, rule, note, message. Fingerprints survive inserted notes.
#pragma once

#include <map>
#include <set>
#include <string>

#include "base/result.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

class Baseline {
 public:
  /// Empty for an empty path. Fails where the file cannot be read or is none.
  static Result<Baseline> open(const std::string& path, io::World& world);

  /// Marks the findings that it knows; a remark tells how many of its entries are gone.
  void apply(Manuscript& m) const;
  /// The same of a finding over all manuscripts.
  void apply(AcrossFinding& f) const;

 private:
  std::map<std::string, std::set<std::string>> known_;  // fingerprints by manuscript
  bool given_ = false;
};

/// The lines of one manuscript for a baseline; what is suppressed by hand is left out.
std::string baseline_lines(const Manuscript& m);
/// Of a finding over all manuscripts: it stands under the name *.
std::string baseline_line(const AcrossFinding& f);

/// The first line of such a file.
inline constexpr std::string_view kBaselineHead = "# subcite baseline 1\n";

}  // namespace subcite
