// Lines are read into sets of fingerprints, one for each manuscript.
#include "run/baseline.h"

#include <vector>

#include "base/text.h"
#include "run/by_manuscript.h"

namespace subcite {
namespace {

std::string on_one_line(std::string text) {
  for (char& c : text)
    if (c == '\t' || c == '\n' || c == '\r') c = ' ';
  return text;
}

}  // namespace

Result<Baseline> Baseline::open(const std::string& path, io::World& world) {
  Baseline baseline;
  if (path.empty()) return baseline;
  constexpr std::uint64_t kLargest = 256ULL << 20U;
  const Result<std::string> text = world.files.read(path, kLargest);
  if (!text) return failure("The baseline “" + path + "” cannot be read: " + text.error().message + ".");
  if (!text->starts_with(kBaselineHead)) return failure("“" + path + "” is no baseline: make one with --write-baseline.");
  baseline.given_ = true;
  for (const std::string_view line : split(*text, '\n')) {
    const std::vector<std::string_view> cells = split(line, '\t');
    if (!line.starts_with('#') && cells.size() >= 2) baseline.known_[std::string(cells[0])].emplace(cells[1]);
  }
  return baseline;
}

void Baseline::apply(Manuscript& m) const {
  if (!given_ || !m.error.empty()) return;
  const auto known = find_manuscript(known_, on_one_line(m.path));
  if (known == known_.end()) return;
  std::set<std::string> gone = known->second;
  for (Finding& f : m.findings) {
    if (gone.erase(f.fingerprint) == 0 && known->second.count(f.fingerprint) == 0) continue;
    if (f.suppressed.empty()) f.suppressed = "baseline";
  }
  if (!gone.empty()) m.document.remarks.push_back({counted(gone.size(), "finding") + " of the baseline " + (gone.size() == 1 ? "is" : "are") + " not found any more: write a new one with --write-baseline.", std::nullopt});
}

void Baseline::apply(AcrossFinding& f) const {
  const auto known = known_.find("*");
  if (known != known_.end() && known->second.count(f.fingerprint) > 0 && f.suppressed.empty()) f.suppressed = "baseline";
}

std::string baseline_line(const AcrossFinding& f) { return "*\t" + f.fingerprint + '\t' + std::string(f.rule) + "\tall\t" + on_one_line(f.message) + '\n'; }

std::string baseline_lines(const Manuscript& m) {
  std::string out;
  for (const Finding& f : m.findings) {
    if (!f.suppressed.empty() && f.suppressed != "baseline") continue;
    const std::string note = f.note < 0 ? "body" : m.document.notes[static_cast<std::size_t>(f.note)].label;
    out += on_one_line(m.path) + '\t' + f.fingerprint + '\t' + std::string(f.rule) + '\t' + on_one_line(note) + '\t' + on_one_line(f.message) + '\n';
  }
  return out;
}

}  // namespace subcite
