// Entries of the file that are of no known shape are an error: a decision is never lost in silence.
#include "run/triage.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/text.h"
#include "report/listing.h"
#include "run/by_manuscript.h"

namespace subcite {

Result<void> Triage::read(const std::string& path, io::World& world) {
  constexpr std::uint64_t kLargest = 64ULL << 20U;
  const Result<std::string> text = world.files.read(path, kLargest);
  if (!text) return failure("The decisions “" + path + "” " + text.error().message + ".");
  const nlohmann::json file = nlohmann::json::parse(*text, nullptr, false);
  const bool ours = text_member(file, "schema") == "subcite-triage/1" && file.contains("decisions") && file["decisions"].is_array();
  if (!ours) return failure("“" + path + "” holds no decisions: save them in the HTML report.");
  for (const nlohmann::json& entry : file["decisions"]) {
    const std::string decision = text_member(entry, "decision");
    const std::string fingerprint = text_member(entry, "fingerprint");
    if (fingerprint.empty() || (decision != "dismissed" && decision != "confirmed")) return failure("“" + path + "” has a decision that is none: " + entry.dump(-1, ' ', true, nlohmann::json::error_handler_t::replace).substr(0, 200) + ".");
    known_[text_member(entry, "manuscript")][fingerprint] = {decision == "dismissed", text_member(entry, "reason")};
  }
  return {};
}

Result<Triage> Triage::open(const std::vector<std::string>& paths, io::World& world) {
  Triage triage;
  for (const std::string& path : paths)
    if (const auto read = triage.read(path, world); !read) return tl::unexpected<Error>(read.error());
  return triage;
}

std::string unfitting(std::size_t decisions) { return counted(decisions, "decision") + " of an earlier round " + (decisions == 1 ? "fits" : "fit") + " no finding"; }

template <class AnyFinding>
bool Triage::mark(AnyFinding& f, const Decisions& decisions) {
  const auto decision = decisions.find(f.fingerprint);
  if (decision == decisions.end()) return false;
  f.confirmed = !decision->second.dismissed;
  if (decision->second.dismissed && f.suppressed.empty()) f.suppressed = std::string(kByEditor) + (decision->second.reason.empty() ? "dismissed" : decision->second.reason);
  return true;
}

void Triage::apply(Manuscript& m) const {
  const auto known = find_manuscript(known_, m.path);
  if (known == known_.end()) return;
  std::size_t unfit = known->second.size();
  for (Finding& f : m.findings)
    if (mark(f, known->second) && unfit > 0) --unfit;
  if (unfit > 0 && m.error.empty()) m.document.remarks.push_back({unfitting(unfit) + " any more.", std::nullopt});
}

bool Triage::apply(AcrossFinding& f) const {
  const auto known = known_.find("");
  return known != known_.end() && mark(f, known->second);
}

std::size_t Triage::decisions_on_all() const {
  const auto known = known_.find("");
  return known == known_.end() ? 0 : known->second.size();
}

}  // namespace subcite
