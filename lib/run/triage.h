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
  /// The same of findings over all manuscripts: those that were dismissed are taken out and given, and `unfit` counts decisions
  /// that fit none.
  std::vector<AcrossFinding> apply(std::vector<AcrossFinding>& findings, std::size_t& unfit) const;

 private:
  struct Decision {
    bool dismissed = false;
    std::string reason;
  };
  using Decisions = std::map<std::string, Decision>;  // by fingerprint
  Result<void> read(const std::string& path, io::World& world);
  /// Whether one was decided on.
  template <class AnyFinding>
  static bool apply(const Decisions& decisions, AnyFinding& f);

  std::map<std::string, Decisions> known_;  // by manuscript; those over all manuscripts under no name
};

}  // namespace subcite
