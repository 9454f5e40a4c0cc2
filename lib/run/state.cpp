// Rows of a table: "about" one, "list" one for each manuscript by its position, "kept" one by path with its basis in front;
// what this run tells and what the last whole run told lie by path in two spaces, which take turns.
#include "run/state.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

#include "base/json.h"
#include "base/text.h"
#include "run/complain.h"
#include "run/frozen.h"

namespace subcite {
namespace {

using nlohmann::json;

std::string file_in(const std::string& folder) { return folder + (folder.ends_with('/') ? "" : "/") + "state.sqlite"; }

std::string to_text(const json& value) { return value.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string head_of(const std::optional<Basis>& basis) {
  if (!basis) return "-\n";
  return to_text({basis->digest, basis->settings, basis->inputs}) + "\n";
}

/// A row as its basis and the manuscript behind it.
struct Split {
  json head;
  std::string_view frozen;
};

std::optional<Split> split_row(const std::optional<std::string>& row) {
  const std::size_t end = row ? row->find('\n') : std::string::npos;
  if (end == std::string::npos) return std::nullopt;
  const std::string_view bytes = *row;
  return Split{json::parse(bytes.substr(0, end), nullptr, false), bytes.substr(end + 1)};
}

/// The inputs of a head whose digest and settings are these.
std::optional<InputDigests> inputs_in(const json& head, const Basis& basis) {
  if (!head.is_array() || head.size() != 3 || head[0] != basis.digest || head[1] != basis.settings || !head[2].is_array()) return std::nullopt;
  InputDigests out;
  for (const json& input : head[2])
    if (input.is_array() && input.size() == 2 && input[0].is_string() && input[1].is_string()) out.emplace_back(input[0], input[1]);
  return out;
}

std::string told_row(const Totals& t) { return to_text({t.errors, t.warnings, t.style, t.links_broken}); }

std::optional<Totals> read_told(const std::optional<std::string>& row) {
  const json counts = json::parse(row.value_or(""), nullptr, false);
  if (!counts.is_array() || counts.size() != 4 || !std::all_of(counts.begin(), counts.end(), [](const json& count) { return count.is_number_unsigned(); })) return std::nullopt;
  Totals t;
  t.errors = counts[0], t.warnings = counts[1], t.style = counts[2], t.links_broken = counts[3];
  return t;
}

constexpr std::size_t kMostTold = 1'000;  // rows written at once
constexpr std::array<std::string_view, 2> kTold{"told0", "told1"};

}  // namespace

Result<std::unique_ptr<State>> State::open(const std::string& folder, const RunAbout& about, io::World& world) {
  if (const auto made = world.files.make_folder(folder); !made) return tl::unexpected<Error>(made.error());
  auto lock = world.files.lock(file_in(folder));
  if (!lock) return failure("The state in “" + folder + "” is in use by another run: wait for it, or name another folder.");
  auto store = world.store(file_in(folder));
  if (!store) return tl::unexpected<Error>(store.error());
  if (!store->remark.empty()) complain(world, store->remark);
  std::unique_ptr<State> state(new State(std::move(*store), std::move(*lock)));
  state->about_ = about;
  if (const auto turned = state->turn_over(); !turned) return tl::unexpected<Error>(turned.error());
  if (const auto cleared = state->store_.store->clear("list"); !cleared) return tl::unexpected<Error>(cleared.error());
  if (const auto put = state->store_.store->put("about", "run", to_text({{"total", about.total}, {"version", about.version}, {"offline", about.offline}, {"settings", about.settings}})); !put) return tl::unexpected<Error>(put.error());
  return state;
}

Result<std::unique_ptr<State>> State::open_finished(const std::string& folder, io::World& world) {
  if (!world.files.exists(file_in(folder))) return failure("“" + folder + "” holds no state of a run: make one with `subcite check --state " + folder + "`.");
  auto lock = world.files.lock(file_in(folder));
  if (!lock) return failure("The state in “" + folder + "” is in use by a run: wait for it.");
  auto store = world.store(file_in(folder));
  if (!store) return tl::unexpected<Error>(store.error());
  std::unique_ptr<State> state(new State(std::move(*store), std::move(*lock)));
  const json about = json::parse(state->store_.store->get("about", "run").value_or(""), nullptr, false);
  if (!about.is_object() || !about.value("total", json()).is_number_unsigned()) return failure("The state in “" + folder + "” tells of no run.");
  state->about_ = {about["total"], text_member(about, "version"), about.value("offline", json()) == json(true), text_member(about, "settings")};
  state->read_turn();
  return state;
}

std::optional<std::string> State::row_of(const std::string& path) {
  const std::lock_guard lock(mutex_);
  return store_.store->get("kept", path);
}

std::optional<Manuscript> State::find(const std::string& path, const Basis& basis, const std::function<std::string(const std::string&)>& digest_of) {
  const std::optional<std::string> row = row_of(path);
  const std::optional<Split> split = split_row(row);
  const auto inputs = split ? inputs_in(split->head, basis) : std::nullopt;
  if (!inputs) return std::nullopt;
  for (const auto& [name, digest] : *inputs)
    if (digest_of(name) != digest) return std::nullopt;
  return thaw(split->frozen);
}

Result<void> State::keep(const ListRow& row, const Manuscript& m, const std::optional<Basis>& basis) {
  const std::string value = head_of(basis) + freeze(m);
  {
    const std::lock_guard lock(mutex_);
    if (const auto put = store_.store->put("kept", row.path, value); !put) return put;
  }
  return list(row);
}

Result<void> State::list(const ListRow& row) {
  const std::lock_guard lock(mutex_);
  return store_.store->put("list", sortable(row.position), (row.named ? "n" : "f") + row.path);
}

std::vector<ListRow> State::rows() {
  std::vector<ListRow> out;
  const std::lock_guard lock(mutex_);
  store_.store->each("list", [&](std::string_view key, std::string_view value) {
    if (value.empty()) return;
    std::uint64_t position = 0;
    for (const char digit : key) position = position * 10 + static_cast<std::uint64_t>(digit - '0');
    out.push_back({position, std::string(value.substr(1)), value.front() == 'n'});
  });
  return out;
}

std::optional<Manuscript> State::kept(const std::string& path, std::string& digest) {
  const std::optional<std::string> row = row_of(path);
  const std::optional<Split> split = split_row(row);
  if (!split) return std::nullopt;
  if (split->head.is_array() && !split->head.empty() && split->head[0].is_string()) digest = split->head[0];
  return thaw(split->frozen);
}

void State::read_turn() {
  const json row = json::parse(store_.store->get("about", "turn").value_or(""), nullptr, false);
  if (row.is_object()) turn_ = {row.value("last", json()) == json(1) ? 1U : 0U, text_member(row, "last_basis"), text_member(row, "basis"), row.value("finished", json()) == json(true)};
}

Result<void> State::put_turn() { return store_.store->put("about", "turn", to_text({{"last", turn_.last}, {"last_basis", turn_.last_basis}, {"basis", turn_.basis}, {"finished", turn_.finished}})); }

/// Where the run before came to its end, what it told is what is compared with. Killed in between, it is done once more.
Result<void> State::turn_over() {
  read_turn();
  if (!turn_.finished) return {};
  if (const auto cleared = store_.store->clear(kTold.at(turn_.last)); !cleared) return cleared;
  turn_ = {1 - turn_.last, turn_.basis, {}, false};
  return put_turn();
}

std::optional<Totals> State::last_told(const std::string& path) {
  const std::lock_guard lock(mutex_);
  return turn_.last_basis == basis() ? read_told(store_.store->get(kTold.at(turn_.last), path)) : std::nullopt;
}

Result<void> State::put_told() {
  const auto put = store_.store->put_all(kTold.at(1 - turn_.last), told_);
  told_.clear();
  return put;
}

Result<void> State::tell(const std::string& path, const Totals& totals) {
  const std::lock_guard lock(mutex_);
  told_.emplace_back(path, told_row(totals));
  return told_.size() < kMostTold ? Result<void>{} : put_told();
}

Result<void> State::finish() {
  const std::lock_guard lock(mutex_);
  if (const auto put = put_told(); !put) return put;
  turn_.basis = basis();
  turn_.finished = true;
  return put_turn();
}

Result<std::pair<std::uint32_t, std::uint32_t>> parse_shard(const std::string& text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const auto number = to_number(std::string_view(text).substr(0, slash));
  const auto all = to_number(std::string_view(text).substr(std::min(slash + 1, text.size())));
  if (!number || !all || *number < 1 || *number > *all) return failure("“" + text + "” is no shard: write 2/7 for the second of seven.");
  return std::pair(*number, *all);
}

bool in_shard(const std::string& digest, std::pair<std::uint32_t, std::uint32_t> shard) {
  std::uint64_t value = 0;
  for (const char c : std::string_view(digest).substr(std::min<std::size_t>(digest.size(), 7), 15)) value = value * 16 + static_cast<std::uint64_t>(c >= 'a' ? c - 'a' + 10 : c - '0');
  return value % shard.second == shard.first - 1;
}

}  // namespace subcite
