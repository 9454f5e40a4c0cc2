// What editors decided on findings in the HTML report, as it saves them: {"schema": "subcite-triage/1", "decisions":
// [{"manuscript", "fingerprint", "decision": "dismissed" or "confirmed", "reason"}]}, the manuscript's name empty for a finding
// over all. Fingerprints survive inserted notes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

/// "2 decisions of an earlier round fit no finding".
std::string unfitting(std::size_t decisions);

class Triage {
 public:
  /// Later files count over earlier ones. Fails where one cannot be read or is none.
  static Result<Triage> open(const std::vector<std::string>& paths, io::World& world);

  /// Dismissed findings count for nothing, confirmed ones are marked.
  void apply(Manuscript& m) const;
  /// The same of a finding over all manuscripts; true where a decision on it was known.
  bool apply(AcrossFinding& f) const;
  /// On findings over all manuscripts.
  [[nodiscard]] std::size_t decisions_on_all() const;

 private:
  struct Decision {
    bool dismissed = false;
    std::string reason;
  };
  using Decisions = std::map<std::string, Decision>;  // by fingerprint
  Result<void> read(const std::string& path, io::World& world);
  /// False where there is no decision on it.
  template <class AnyFinding>
  static bool mark(AnyFinding& f, const Decisions& decisions);

  std::map<std::string, Decisions> known_;  // by manuscript; those over all manuscripts under no name
};

}  // namespace subcite
