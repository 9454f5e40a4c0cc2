// Nothing is read again but Word files that a report is a copy of.
#include "run/merge.h"

#include <algorithm>
#include <memory>

#include "archive/digest.h"
#include "base/text.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/round.h"
#include "run/selection.h"
#include "run/source.h"
#include "run/state.h"

namespace subcite {
namespace {

/// The rows of all shards, in the order of the whole list.
struct Merged {
  std::vector<std::unique_ptr<State>> states;
  std::vector<ListRow> rows;
  std::vector<std::size_t> of;  // beside rows: the state that keeps it
  std::vector<bool> named;      // beside rows
};

Result<void> check_about(const State& state, const State& first, const std::string& folder, const std::string& version) {
  if (state.about().version != version) return failure("The state in “" + folder + "” was made by subcite " + state.about().version + ", and this is " + version + ": check again.");
  if (!(state.about() == first.about())) return failure("The states are not of one run: “" + folder + "” is of another list of manuscripts, or one was made with the network and one without.");
  return {};
}

Result<void> check_rows(const Merged& merged, std::uint64_t total) {
  for (std::size_t i = 0; i < merged.rows.size(); ++i)
    if (merged.rows[i].position != i) return failure(i > 0 && merged.rows[i].position == merged.rows[i - 1].position ? "The states are not of one run: both have a manuscript number " + std::to_string(merged.rows[i].position + 1) + "." : "The states lack manuscripts, number " + std::to_string(i + 1) + " of " + std::to_string(total) + " the first of them: name the state of every shard, and let each be finished.");
  if (merged.rows.size() != total) return failure("The states lack " + counted(total - merged.rows.size(), "manuscript") + " of " + std::to_string(total) + ": name the state of every shard, and let each be finished.");
  return {};
}

Result<Merged> gather(const std::vector<std::string>& folders, const std::string& version, io::World& world) {
  Merged out;
  std::vector<std::pair<ListRow, std::size_t>> rows;
  for (const std::string& folder : folders) {
    auto state = State::open_finished(folder, world);
    if (!state) return tl::unexpected<Error>(state.error());
    out.states.push_back(std::move(*state));
    if (const auto fits = check_about(*out.states.back(), *out.states.front(), folder, version); !fits) return tl::unexpected<Error>(fits.error());
    for (ListRow& row : out.states.back()->rows()) rows.emplace_back(std::move(row), out.states.size() - 1);
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first.position < b.first.position; });
  for (auto& [row, state] : rows) out.named.push_back(row.named), out.rows.push_back(std::move(row)), out.of.push_back(state);
  if (const auto whole = check_rows(out, out.states.front()->about().total); !whole) return tl::unexpected<Error>(whole.error());
  return out;
}

/// With the bytes of the file, where they are wanted and still those that were checked.
Examined thawed(const Merged& merged, std::size_t i, const Settings& settings, io::World& world) {
  const std::string& path = merged.rows[i].path;
  std::string digest;
  std::optional<Manuscript> m = merged.states[merged.of[i]]->kept(path, digest);
  if (!m) return unreadable(path, {"what was kept of it is damaged: check it again"});
  Examined out{std::move(*m), {}, std::nullopt, true};
  if (!wants_bytes(settings) || out.m.document.format != Format::Docx) return out;
  Result<std::string> bytes = source_bytes(path, settings, world);
  const Result<Selection> selection = selection_for(path, {}, world);
  if (bytes && selection && sha256_of(*bytes) == digest) out.m.bytes = std::move(*bytes), out.selection = *selection;
  else complain(world, path + ": it is not as it was checked; no copy of it is written.");
  return out;
}

/// A manuscript that was changed may have moved to another shard since the last run.
std::optional<Totals> last_told(const Merged& merged, std::size_t i) {
  const std::string& path = merged.rows[i].path;
  if (const auto near = merged.states[merged.of[i]]->last_told(path)) return near;
  for (const auto& state : merged.states)
    if (const auto told = state->last_told(path)) return told;
  return std::nullopt;
}

/// What merging tells stands in place of what the shards told, since decisions of earlier rounds may be known to it alone.
Memory memory_of(const Merged& merged, std::string& trouble) {
  return {[&merged](std::size_t i) { return last_told(merged, i); },
          [&merged, &trouble](std::size_t i, const Totals& told) {
            if (const auto done = merged.states[merged.of[i]]->tell(merged.rows[i].path, told); !done && trouble.empty()) trouble = done.error().message;
          }};
}

Result<void> finish(const Merged& merged, std::string& trouble) {
  for (const auto& state : merged.states)
    if (const auto done = state->finish(); !done && trouble.empty()) trouble = done.error().message;
  return trouble.empty() ? Result<void>{} : failure(trouble);
}

}  // namespace

int run_merge(const Settings& settings, const std::string& version, io::World& world) {
  Result<Merged> merged = gather(settings.paths, version, world);
  if (!merged) return complain(world, merged.error().message);
  Settings all = settings;
  all.links.offline = merged->states.front()->about().offline;
  all.paths.clear();
  for (const ListRow& row : merged->rows) all.paths.push_back(row.path);
  if (const auto outputs = check_outputs(all, world); !outputs) return complain(world, outputs.error().message);
  Result<Reports> reports = Reports::open(all, version, world);
  if (!reports) return complain(world, reports.error().message);
  const Result<Earlier> earlier = Earlier::open(all, world);
  if (!earlier) return complain(world, earlier.error().message);
  const std::unique_ptr<Across> across = Across::open(all, world);
  std::string trouble;
  Round round(all, merged->named, {[&](std::size_t i) { return thawed(*merged, i, all, world); }, nullptr, false, memory_of(*merged, trouble)}, *earlier, across.get(), *reports, world);
  return finish_round(round, *reports, all, {[] { return Result<void>{}; }, [&] { return finish(*merged, trouble); }}, world);
}

}  // namespace subcite
