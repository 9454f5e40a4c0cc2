// A list of addresses goes through in stretches, so that memory does not grow with it; what was fetched for one is not
// fetched again for another. What --keep already holds is told again and not fetched.
#include "run/link_list.h"

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_set>

#include "base/text.h"
#include "link/cache.h"
#include "report/link_json.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/inputs.h"
#include "run/kept_links.h"
#include "run/links.h"
#include "run/source.h"
#include "run/state.h"

namespace subcite {
namespace {

constexpr std::size_t kStretch = 5000;
constexpr std::size_t kMostWaiting = 10'000;      // manuscripts
constexpr std::uint64_t kMostList = 1ULL << 30U;  // bytes

bool is_dead(const LinkResult& r) { return is_gone(r) || r.refused_connection; }

using Part = std::pair<std::uint32_t, std::uint32_t>;

class Lister {
 public:
  Lister(const Settings& settings, std::optional<Part> part, KeptLinks* keep, LinkStage& links, io::World& world) : settings_(settings), part_(part), keep_(keep), links_(links), world_(world) {}

  void manuscripts(const Inputs& inputs) {
    for (std::size_t i = 0; i < inputs.paths.size() && !world_.environment.interrupted(); ++i) {
      const std::string& path = inputs.paths[i];
      Result<Manuscript> m = read_manuscript(path, settings_, world_);
      if (m) check(*m, path);
      else unread(path + ": " + m.error().message + ".", inputs.named[i]);
    }
  }

  void list() {
    const Result<std::string> text = world_.console.read(kMostList);
    if (!text) return fail("standard input: " + text.error().message + ".");
    Manuscript stretch;
    std::unordered_set<std::string_view> known;
    for (std::string_view line : split(*text, '\n')) {
      line = trim(line);
      if (line.empty() || line.starts_with('#') || !is_ours(line) || !known.insert(line).second) continue;
      stretch.links.push_back({std::string(line), {}});
      if (stretch.links.size() == kStretch) check(std::exchange(stretch, Manuscript{}), {});
      if (world_.environment.interrupted()) return;
    }
    if (!stretch.links.empty()) check(std::move(stretch), {});
  }

  /// What no answer at all was found for is not kept.
  void finish() {
    if (std::any_of(waiting_.begin(), waiting_.end(), [](const Manuscript& row) { return !row.links.empty(); })) fail("no address at all could be looked up: the network seems to be down, and nothing was kept.");
    else if (keep_ != nullptr) keep_waiting();
  }

  [[nodiscard]] bool trouble() const { return trouble_; }
  [[nodiscard]] bool dead() const { return dead_ > 0; }

  void summary() const {
    std::string line;
    for (const auto& [name, count] : counts_) line += (line.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name);
    complain(world_, (line.empty() ? std::string("no links") : line) + ".");
  }

 private:
  [[nodiscard]] bool is_ours(std::string_view url) const { return !part_ || in_part(url, *part_); }

  void unread(const std::string& message, bool named) {
    if (named || settings_.strict) fail(message);
    else complain(world_, message);
  }

  void fail(const std::string& message) {
    trouble_ = true;
    complain(world_, message);
  }

  void check(Manuscript&& m, std::string_view path) {
    std::erase_if(m.links, [&](const Link& link) { return !is_ours(link.url); });
    m.results.assign(m.links.size(), {});
    if (!is_kept(m)) fetch(m);
    if (!part_ && network_is_down(m.results)) fail("no address at all could be looked up: the network seems to be down, and no link was judged.");
    else
      for (const LinkResult& r : m.results) dead_ += is_dead(r) ? 1 : 0;
    std::string out;
    for (std::size_t i = 0; i < m.links.size(); ++i) {
      ++counts_[name_of(m.results[i].status)];
      JsonWriter json = JsonWriter::on_one_line(out);
      write_link(json, m.document, m.links[i], m.results[i], path);
      out += '\n';
    }
    if (!world_.console.write(1, out)) fail("standard output could not be written.");
  }
  /// All of them were fetched by a run before; then they stand in the results.
  [[nodiscard]] bool is_kept(Manuscript& m) const {
    if (keep_ == nullptr || m.links.empty()) return false;
    Manuscript known;
    known.path = m.path, known.links = m.links, known.results = m.results;
    const auto sure = [](const LinkResult& r) { return hours_kept(r) > 0 || r.status == LinkStatus::Malformed || r.status == LinkStatus::Refused; };
    if (keep_->fill(known) > 0 || !std::all_of(known.results.begin(), known.results.end(), sure)) return false;
    m.results = std::move(known.results);
    return true;
  }

  void fetch(Manuscript& m) {
    const std::size_t remarks = m.document.remarks.size();
    links_.run(m);
    if (keep_ == nullptr || world_.environment.interrupted()) return;
    std::erase_if(m.document.remarks, [](const Remark& remark) { return remark.message == kNetworkDown; });  // one part of the hosts tells nothing of the network
    answered_ = answered_ || (!m.links.empty() && !network_is_down(m.results));
    waiting_.push_back(kept_of(m, remarks));
    if (answered_) keep_waiting();
    else if (waiting_.size() > kMostWaiting) waiting_.clear();
  }

  /// Until some address was looked up, a network that is down would be kept as so many dead links.
  void keep_waiting() {
    for (const Manuscript& row : waiting_)
      if (const auto kept = keep_->keep(row); !kept) fail(kept.error().message);
    waiting_.clear();
  }

  void check(Manuscript& m, const std::string& path) { check(std::move(m), std::string_view(path)); }

  const Settings& settings_;
  std::optional<Part> part_;  // of the hosts
  KeptLinks* keep_;           // may be null
  LinkStage& links_;
  io::World& world_;
  bool answered_ = false;            // some address could be looked up
  std::vector<Manuscript> waiting_;  // not yet kept
  bool trouble_ = false;
  std::size_t dead_ = 0;
  std::map<std::string_view, std::size_t> counts_;
};

/// Null where nothing is kept.
Result<std::unique_ptr<KeptLinks>> open_keep(const Settings& settings, const Inputs& inputs, io::World& world) {
  const std::string& file = settings.links.keep;
  if (file.empty()) return std::unique_ptr<KeptLinks>();
  if (inputs.paths.empty()) return failure("--keep keeps the links of manuscripts: name some.");
  if (const auto spared = spare_manuscripts("file of --keep,", file, inputs.paths, world.files); !spared) return tl::unexpected<Error>(spared.error());
  return KeptLinks::make(file, world);
}

Result<std::optional<Part>> part_of(const Settings& settings) {
  if (settings.shard.empty()) return std::optional<Part>();
  return parse_shard(settings.shard).map([](const Part& part) { return std::optional(part); });
}

int list_links(const Settings& settings, const Inputs& inputs, std::optional<Part> part, const std::string& version, io::World& world) {
  const auto keep = open_keep(settings, inputs, world);
  if (!keep) return complain(world, keep.error().message);
  Result<std::unique_ptr<LinkStage>> links = LinkStage::open(settings, version, world);
  if (!links) return complain(world, links.error().message);
  Lister lister(settings, part, keep->get(), **links, world);
  inputs.paths.empty() ? lister.list() : lister.manuscripts(inputs);
  lister.finish();
  const Result<void> closed = (*links)->close();
  if (!closed) complain(world, closed.error().message);
  if (!settings.quiet) lister.summary();
  if (world.environment.interrupted()) return kExitInterrupted;
  if (lister.trouble() || !closed) return kExitTrouble;
  return lister.dead() ? kExitFindings : kExitClean;
}

}  // namespace

int run_links(const Settings& settings, const std::string& version, io::World& world) {
  const auto part = part_of(settings);
  if (!part) return complain(world, part.error().message);
  Settings all = settings;
  all.shard.clear();  // the manuscripts of all parts: it is hosts that are shared out
  const bool listed = settings.paths.empty() && settings.files_from.empty();
  Result<Inputs> inputs = listed ? Result<Inputs>(Inputs{}) : gather_inputs(all, world);
  if (!inputs) return complain(world, inputs.error().message);
  all.paths = inputs->paths;
  return list_links(all, *inputs, *part, version, world);
}

}  // namespace subcite
