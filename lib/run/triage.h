// What editors decided on findings in the HTML report, as it saves them: {"schema": "subcite-triage/1", "decisions":
// [{"manuscript", "fingerprint", "decision": "dismissed" or "confirmed", "reason"}]}. Fingerprints survive inserted notes.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

class Triage {
 public:
  /// Later files count over earlier ones. Fails where one cannot be read or is none.
  static Result<Triage> open(const std::vector<std::string>& paths, io::World& world);

  /// Dismissed findings count for nothing, confirmed ones are marked.
  void apply(Manuscript& m) const;

 private:
  struct Decision {
    bool dismissed = false;
    std::string reason;
  };
  Result<void> read(const std::string& path, io::World& world);

  std::map<std::string, std::map<std::string, Decision>> known_;  // by manuscript and fingerprint
};

}  // namespace subcite
