// S006: notes inserted or deleted shift all supra numbers behind them by one amount. The references whose work is
// certain vote, in the order of the notes they name; a stretch of one and the same difference is one finding.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_drift;

namespace {

using namespace rules_support;

struct Vote {
  std::size_t citation;
  std::uint32_t target;  // the note it names
  long off;              // where the work stands, less that
};

/// How far the note lies from the number that names it.
long distance(const Note& stands, std::uint32_t named) { return stands.is_numbered(named) ? 0 : static_cast<long>(stands.value) - static_cast<long>(named); }

/// A reference by name to exactly one work that stands in full in a numbered note, and names one note that lacks it.
bool votes(const View& view, std::size_t i, Vote& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  if ((c.form != Form::Supra && c.form != Form::Infra) || !refers_to_notes(c) || c.name.empty() || r.antecedent < 0 || r.work < 0 || r.has(kAmbiguous) || r.has(kBlocked) || r.has(kCollection)) return false;
  const auto numbers = read_numbers(view.document.text, c.supra_note);
  if (numbers.size() != 1 || numbers[0].range || !numbers[0].whole) return false;
  const Work& work = view.index.works[static_cast<std::size_t>(r.work)];
  const Citation& first = view.citations[static_cast<std::size_t>(work.first)];
  const Note& stands = view.note_of(first);
  if (first.nested || stands.value == 0) return false;
  out = {i, numbers[0].first, distance(stands, numbers[0].first)};
  if (out.off == 0) return true;
  const std::int32_t named = view.document.note_numbered(numbers[0].first);  // it may cite the work in short: another rule's
  return std::none_of(work.all.begin(), work.all.end(), [&](CitationIndex k) { return static_cast<std::int32_t>(view.citations[static_cast<std::size_t>(k)].note) == named; });
}

/// What is wrong with such a reference is told by another rule, or it leads to a collection: it has no vote, but a run may explain it.
bool is_explainable(const View& view, std::size_t i, const std::map<std::string, const Note*>& collections, Vote& out) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  const auto numbers = refers_to_notes(c) ? read_numbers(view.document.text, c.supra_note) : std::vector<NumberRange>();
  if (numbers.size() != 1 || numbers[0].range || !numbers[0].whole) return false;
  const Note* stands = nullptr;
  if (c.form == Form::Full && r.has(kCollection)) {
    const auto home = collections.find(canonical(view, c.container));
    stands = home == collections.end() ? nullptr : home->second;
  } else if ((c.form == Form::Supra || c.form == Form::Infra) && r.work >= 0 && !r.has(kAmbiguous)) {
    stands = &view.note_of(view.citations[static_cast<std::size_t>(view.index.works[static_cast<std::size_t>(r.work)].first)]);
  }
  if (stands == nullptr || stands->value == 0) return false;
  out = {i, numbers[0].first, distance(*stands, numbers[0].first)};
  return out.off != 0;
}

/// The note in which each collection is cited first.
std::map<std::string, const Note*> collections_of(const View& view) {
  std::map<std::string, const Note*> out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && c.kind == Kind::BookChapter && !view.index.references[i].has(kCollection)) out.emplace(canonical(view, c.container), &view.note_of(c));
  }
  return out;
}

struct Run {
  std::size_t begin, end;  // of the votes
  long off;
  [[nodiscard]] std::uint32_t distance() const { return static_cast<std::uint32_t>(off < 0 ? -off : off); }
};

/// The longest stretches of one difference in which it has its share of the votes.
std::vector<Run> find_runs(const std::vector<Vote>& all, std::size_t least, double share) {
  std::vector<Run> runs;
  for (std::size_t begin = 0; begin < all.size();) {
    Run best{begin, begin, 0};
    if (all[begin].off != 0) {
      std::size_t same = 0;
      std::set<std::uint32_t> targets;
      for (std::size_t k = begin; k < all.size(); ++k) {
        if (all[k].off == all[begin].off) ++same, targets.insert(all[k].target);
        const bool holds = static_cast<double>(same) >= share * static_cast<double>(k + 1 - begin);
        if (!holds && k > begin + 4) break;
        if (holds && same >= least && targets.size() >= 2 && all[k].off == all[begin].off) best = {begin, k + 1, all[begin].off};
      }
    }
    if (best.end > best.begin) runs.push_back(best), begin = best.end;
    else ++begin;
  }
  return runs;
}

/// The references of a run; where two runs meet their numbers overlap, and those of one stand among those of the other.
std::vector<std::size_t> members_of(const std::vector<Vote>& all, const Run& run, std::set<std::size_t>& taken) {
  const std::uint32_t reach = run.distance() + 2;
  const std::uint32_t lowest = all[run.begin].target;
  const std::uint32_t highest = all[run.end - 1].target;
  std::vector<std::size_t> members;
  auto k = static_cast<std::size_t>(std::lower_bound(all.begin(), all.end(), lowest > reach ? lowest - reach : 0, [](const Vote& v, std::uint32_t target) { return v.target < target; }) - all.begin());
  for (; k < all.size() && all[k].target <= highest + reach; ++k)
    if (all[k].off == run.off && taken.insert(all[k].citation).second) members.push_back(all[k].citation);
  std::sort(members.begin(), members.end());
  return members;
}

void tell(const View& view, const std::vector<Vote>& all, const std::vector<Vote>& others, const Run& run, std::set<std::size_t>& taken, Findings& out) {
  std::uint32_t lowest = all[run.begin].target;
  std::uint32_t highest = lowest;
  for (std::size_t k = run.begin; k < run.end; ++k)
    if (all[k].off == run.off) lowest = std::min(lowest, all[k].target), highest = std::max(highest, all[k].target);
  std::vector<std::size_t> members = members_of(all, run, taken);
  if (members.empty()) return;
  const std::uint32_t reach = run.distance() + 2;
  for (const Vote& other : others)
    if (other.off == run.off && other.target + reach >= lowest && other.target <= highest + reach && taken.insert(other.citation).second) members.push_back(other.citation);
  std::sort(members.begin(), members.end());
  const std::string by = std::to_string(run.distance());
  const Citation& c = view.citations[members[0]];
  Finding& f = report(out, kRule_supra_drift, view, static_cast<CitationIndex>(members[0]), {c.supra.begin, c.supra_note.end}, "The numbers of " + counted(members.size(), "reference") + " to notes " + std::to_string(lowest) + "–" + std::to_string(highest) + " are " + by + " too " + (run.off > 0 ? "low" : "high") + ": " + (run.off > 0 ? "notes were inserted" : "notes were deleted") + " near note " + std::to_string(lowest) + ".", "Add " + std::string(run.off > 0 ? "" : "−") + by + " to each of them.");
  Fix fix{"Move the numbers by " + std::string(run.off > 0 ? "+" : "−") + by, false, {}};
  for (const std::size_t i : members) {
    const Citation& m = view.citations[i];
    const auto numbers = read_numbers(view.document.text, m.supra_note);
    const std::string right = std::to_string(static_cast<long>(numbers[0].first) + run.off);
    if (i != members[0]) f.related.push_back({static_cast<std::int32_t>(m.note), static_cast<CitationIndex>(i), "note " + std::to_string(numbers[0].first) + " should be " + right});
    fix.edits.push_back({numbers[0].span, right});
  }
  f.fix = std::move(fix);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  std::vector<Vote> all;
  std::vector<Vote> others;
  const std::map<std::string, const Note*> collections = collections_of(view);
  Vote vote{};
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (votes(view, i, vote)) all.push_back(vote);
    else if (is_explainable(view, i, collections, vote)) others.push_back(vote);
  std::stable_sort(all.begin(), all.end(), [](const Vote& a, const Vote& b) { return a.target < b.target; });
  const auto option = options.values.find("min_share");
  const double share = option == options.values.end() ? 0.8 : std::strtod(option->second.c_str(), nullptr);
  const std::vector<Run> runs = find_runs(all, options.number("min_support", 3), share);
  // What no run explains must be right for the most part, or little beside what the runs explain.
  std::size_t outside = 0;
  std::size_t right = 0;
  std::size_t explained = 0;
  for (std::size_t k = 0; k < all.size(); ++k) {
    const auto run = std::find_if(runs.begin(), runs.end(), [&](const Run& r) { return k >= r.begin && k < r.end; });
    if (run != runs.end()) {
      explained += all[k].off == run->off ? 1 : 0;
      continue;
    }
    ++outside;
    right += all[k].off == 0 ? 1 : 0;
  }
  const std::size_t wrong = outside - right;
  if (static_cast<double>(right) < share * static_cast<double>(outside) && explained < 2 * wrong) return;
  std::set<std::size_t> taken;
  for (const Run& run : runs) tell(view, all, others, run, taken, out);
}

}  // namespace

const Rule kRule_supra_drift{"S006", "supra-drift", "A run of supra numbers is off by the same amount: notes were inserted or deleted", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3; Bluebook R. 4.2, R. 3.5", check, false, "min_support min_share"};

}  // namespace subcite
