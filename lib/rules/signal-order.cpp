// G002: signals follow one another as the list of signals has them: support, comparison, contradiction, background.
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_signal_order;

namespace {

using namespace rules_support;

/// The place of a signal in the list of R. 1.2; nothing for one that has no place there.
std::optional<int> rank_of(std::string_view signal, bool contrast_counts) {
  if (signal.empty()) return std::nullopt;  // a citation without signal may stand anywhere
  if (signal == "with" || signal == "and") return std::nullopt;
  if (signal.starts_with("contrast")) return contrast_counts ? std::optional<int>(7) : std::nullopt;
  static constexpr std::array<std::pair<std::string_view, int>, 11> kRanks{{{"e.g.", 1}, {"accord", 2}, {"see also", 4}, {"see generally", 11}, {"see", 3}, {"but cf.", 10}, {"but compare", 10}, {"but see", 9}, {"cf.", 5}, {"compare", 6}, {"contra", 8}}};
  for (const auto& [name, rank] : kRanks)
    if (signal.starts_with(name)) return rank;
  return std::nullopt;
}

/// Nothing but marks between them.
bool follows(const View& view, const Citation& a, const Citation& b) {
  if (a.note != b.note || b.raw.begin < a.raw.end) return false;
  return view.at({a.raw.end, b.raw.begin}).find_first_not_of(" .;,*_)\n") == std::string_view::npos;
}

struct Run {
  std::optional<int> highest;
  Span highest_signal;
  bool told = false;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  const Citation* before = nullptr;
  Run run;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.quoted) continue;
    if (before == nullptr || !follows(view, *before, c) || c.in_prose || before->in_prose || c.form == Form::Unknown) run = Run{};
    before = &c;
    if (c.form == Form::CrossReference || c.form == Form::Unknown || c.in_prose) continue;
    const auto rank = rank_of(c.signal_name, view.edition == "bluebook22");
    if (!rank || c.signal.empty()) continue;
    if (run.highest && *rank < *run.highest && !run.told) {
      report(out, kRule_signal_order, view, static_cast<CitationIndex>(i), c.signal, quoted(view.at(c.signal)) + " stands behind " + quoted(view.at(run.highest_signal)) + ".", "Put the citations in the order of their signals: see, see also, cf., compare, contra, but see, see generally.");
      run.told = true;
    }
    if (!run.highest || *rank > *run.highest) run.highest = rank, run.highest_signal = c.signal;
  }
}

}  // namespace

const Rule kRule_signal_order{"G002", "signal-order", "Signals out of order within a run of citation sentences", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R4.3; Bluebook R. 1.3", check};

}  // namespace subcite
