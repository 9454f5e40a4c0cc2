// A fix that does not take its finding away, or that brings another as grave, is not made: the manuscript is read and
// judged again after each.
#include "run/fixer.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "run/check.h"
#include "run/judge.h"
#include "run/plan.h"

namespace subcite {
namespace {

/// Cleaning up, forms, numbers, bulk moves, replacements of one form by another.
int stage_of(std::string_view rule) {
  if (is_one_of(rule, {"F004", "U003"})) return 0;
  if (is_one_of(rule, {"S003", "S005", "S002", "S004"})) return 2;
  if (rule == "S006") return 3;
  if (is_one_of(rule, {"X003", "I011"})) return 4;
  return 1;
}

bool in_its_note(const Step& state, const Finding& f) {
  return f.note >= 0 && std::all_of(f.fix->edits.begin(), f.fix->edits.end(), [&](const Edit& edit) {
           const std::vector<Note>& notes = state.m.document.notes;
           return std::any_of(notes.begin(), notes.end(), [&](const Note& note) { return note.text.begin <= edit.span.begin && edit.span.end <= note.text.end; });
         });
}

std::optional<PlannedFix> plan(const Step& state, const Finding& f) {
  std::optional<std::vector<SourceEdit>> edits = planned_edits(state.m, f);
  return edits ? std::optional<PlannedFix>({f.rule, std::move(*edits)}) : std::nullopt;
}

bool overlaps(const PlannedFix& planned, const std::vector<SourceEdit>& taken) {
  return std::any_of(planned.edits.begin(), planned.edits.end(), [&](const SourceEdit& e) { return std::any_of(taken.begin(), taken.end(), [&](const SourceEdit& t) { return overlap(e, t); }); });
}

}  // namespace

Fixer::Fixer(const FixSettings& settings, const Selection& selection, std::string path, std::string stamp, ReadOptions options) : settings_(settings), selection_(selection), everything_(selection), path_(std::move(path)), stamp_{settings.author, std::move(stamp)}, include_(std::move(options.include)) {
  everything_.select.clear();
}

Result<Step> Fixer::load(FileSet files) const {
  ReadOptions options;  // tracked changes as accepted: ours are among them
  if (include_) options.include = [&](std::string_view name) { return included(name, files); };
  Result<Manuscript> m = examine(files.bytes, path_, options);
  if (!m) return tl::unexpected<Error>(m.error());
  Step state{std::move(files), std::move(*m), {}, {}};
  if (!selection_.select.empty()) count(state, everything_);
  count(state, selection_);
  return state;
}

/// What these rules find, as the state's findings and in its counts: a fix of a few rules brings no finding of others.
void Fixer::count(Step& state, const Selection& selection) const {
  judge(state.m, selection, false);
  std::erase_if(state.m.findings, [&](const Finding& f) { return !f.suppressed.empty() || settings_.left_alone.count(f.fingerprint) > 0; });
  std::map<std::string, std::size_t, std::less<>> counts;
  for (const Finding& f : state.m.findings) ++counts[std::string(f.rule)], state.severities[std::string(f.rule)] = f.severity;
  for (const auto& [rule, number] : counts) state.counts[rule] = number;
}

/// Everything that holds; the state afterwards.
Result<Step> Fixer::run(Step state) {
  constexpr int kMostRounds = 6;
  for (int round = 0; round < kMostRounds; ++round) {
    const std::size_t before = done_;
    for (const std::string_view rule : rules_of(state)) {
      Result<Step> next = rule_fixed(std::move(state), rule);
      if (!next) return next;
      state = std::move(*next);
    }
    if (done_ == before) break;
  }
  return state;
}

/// A file that is input, as it is by now.
Result<Included> Fixer::included(std::string_view name, FileSet& files) const {
  if (const auto known = files.inputs.find(name); known != files.inputs.end()) return known->second;
  Result<Included> input = include_(name);
  if (input) files.inputs.emplace(name, *input);
  return input;
}

bool Fixer::may(const Step& state, const Finding& f) const { return f.fix && !f.fix->edits.empty() && (f.fix->safe || settings_.unsafe_too) && (!settings_.notes_only || in_its_note(state, f)); }

std::vector<std::string_view> Fixer::rules_of(const Step& state) const {
  std::vector<std::string_view> rules;
  for (const Finding& f : state.m.findings)
    if (may(state, f) && std::find(rules.begin(), rules.end(), f.rule) == rules.end()) rules.push_back(f.rule);
  std::stable_sort(rules.begin(), rules.end(), [](std::string_view a, std::string_view b) { return std::pair(stage_of(a), a) < std::pair(stage_of(b), b); });
  return rules;
}

Result<Step> Fixer::rule_fixed(Step state, std::string_view rule) {
  std::vector<PlannedFix> plans;
  std::vector<SourceEdit> all;
  for (const Finding& f : state.m.findings) {
    if (f.rule != rule || !may(state, f)) continue;
    auto planned = plan(state, f);
    if (!planned || overlaps(*planned, all)) continue;
    all.insert(all.end(), planned->edits.begin(), planned->edits.end());
    plans.push_back(std::move(*planned));
  }
  if (plans.empty()) return state;
  if (auto next = attempt(state, all, rule, plans.size())) return took(std::move(*next), rule, plans.size());
  return plans.size() == 1 ? Result<Step>(std::move(state)) : one_by_one(std::move(state), plans, rule);
}

/// Those that hold for themselves; positions after a fix are found anew from what is left.
Result<Step> Fixer::one_by_one(Step state, const std::vector<PlannedFix>& plans, std::string_view rule) {
  constexpr std::size_t kMost = 100;
  std::vector<SourceEdit> held;
  std::size_t count = 0;
  std::optional<Step> best;
  for (std::size_t k = 0; k < std::min(plans.size(), kMost); ++k) {
    std::vector<SourceEdit> trial = held;
    trial.insert(trial.end(), plans[k].edits.begin(), plans[k].edits.end());
    auto next = attempt(state, trial, rule, count + 1);
    if (!next) continue;
    held = std::move(trial);
    best = std::move(*next);
    ++count;
  }
  if (!best) return state;
  return took(std::move(*best), rule, count);
}

Result<Step> Fixer::took(Step state, std::string_view rule, std::size_t count) {
  done_ += count;
  by_rule_[std::string(rule)] += count;
  return state;
}

/// The state with these edits, where the rule has so many findings fewer and no other has more; one of less weight may, since a
/// number put right lets others be told (that id. would do, say).
std::optional<Step> Fixer::attempt(const Step& state, const std::vector<SourceEdit>& edits, std::string_view rule, std::size_t fewer) const {
  Result<FileSet> files = edited(state, edits);
  if (!files) return std::nullopt;
  Result<Step> next = load(std::move(*files));
  if (!next) return std::nullopt;
  const auto count = [](const Step& s, std::string_view code) {
    const auto at = s.counts.find(code);
    return at == s.counts.end() ? std::size_t{0} : at->second;
  };
  if (count(*next, rule) + fewer > count(state, rule)) return std::nullopt;
  for (const auto& [code, now] : next->counts)
    if (now > count(state, code) && next->severities.at(code) >= state.severities.at(std::string(rule))) return std::nullopt;
  return std::move(*next);
}

Result<FileSet> Fixer::edited(const Step& state, const std::vector<SourceEdit>& edits) const {
  if (state.m.document.format != Format::Docx) return with_source_edits(state.files, state.m.document.origins, edits);
  Result<TrackedCopy> copy = track_changes(state.files.bytes, state.m.document, edits, stamp_);
  if (!copy) return tl::unexpected<Error>(copy.error());
  if (copy->left_out > 0) return failure("some of its words have no place of their own");
  return FileSet{std::move(copy->bytes)};
}

}  // namespace subcite
