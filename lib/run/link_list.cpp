// A list of addresses goes through in stretches, so that memory does not grow with it; what was fetched for one is not
// fetched again for another.
#include "run/link_list.h"

#include <map>
#include <unordered_set>

#include "base/text.h"
#include "report/link_json.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/links.h"
#include "run/source.h"

namespace subcite {
namespace {

constexpr std::size_t kStretch = 5000;
constexpr std::uint64_t kMostList = 1ULL << 30U;  // bytes

bool is_dead(const LinkResult& r) { return is_gone(r) || r.refused_connection; }

class Lister {
 public:
  Lister(const Settings& settings, LinkStage& links, io::World& world) : settings_(settings), links_(links), world_(world) {}

  void manuscripts() {
    for (const std::string& path : settings_.paths) {
      if (world_.environment.interrupted()) return;
      Result<Manuscript> m = read_manuscript(path, settings_, world_);
      if (m) check(*m, path);
      else fail(path + ": " + m.error().message + ".");
    }
  }

  void list() {
    const Result<std::string> text = world_.console.read(kMostList);
    if (!text) return fail("standard input: " + text.error().message + ".");
    Manuscript stretch;
    std::unordered_set<std::string_view> known;
    for (std::string_view line : split(*text, '\n')) {
      line = trim(line);
      if (line.empty() || line.starts_with('#') || !known.insert(line).second) continue;
      stretch.links.push_back({std::string(line), {}});
      if (stretch.links.size() == kStretch) check(std::exchange(stretch, Manuscript{}), {});
      if (world_.environment.interrupted()) return;
    }
    if (!stretch.links.empty()) check(std::move(stretch), {});
  }

  [[nodiscard]] bool trouble() const { return trouble_; }
  [[nodiscard]] bool dead() const { return dead_ > 0; }

  void summary() const {
    std::string line;
    for (const auto& [name, count] : counts_) line += (line.empty() ? "" : ", ") + std::to_string(count) + " " + std::string(name);
    complain(world_, (line.empty() ? std::string("no links") : line) + ".");
  }

 private:
  void fail(const std::string& message) {
    trouble_ = true;
    complain(world_, message);
  }

  void check(Manuscript&& m, std::string_view path) {
    m.results.resize(m.links.size());
    links_.run(m);
    if (network_is_down(m.results)) fail("no address at all could be looked up: the network seems to be down, and no link was judged.");
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
  void check(Manuscript& m, const std::string& path) { check(std::move(m), std::string_view(path)); }

  const Settings& settings_;
  LinkStage& links_;
  io::World& world_;
  bool trouble_ = false;
  std::size_t dead_ = 0;
  std::map<std::string_view, std::size_t> counts_;
};

}  // namespace

int run_links(const Settings& settings, const std::string& version, io::World& world) {
  Result<std::unique_ptr<LinkStage>> links = LinkStage::open(settings, version, world);
  if (!links) return complain(world, links.error().message);
  Lister lister(settings, **links, world);
  settings.paths.empty() ? lister.list() : lister.manuscripts();
  const Result<void> closed = (*links)->close();
  if (!closed) complain(world, closed.error().message);
  if (!settings.quiet) lister.summary();
  if (world.environment.interrupted()) return kExitInterrupted;
  if (lister.trouble() || !closed) return kExitTrouble;
  return lister.dead() ? kExitFindings : kExitClean;
}

}  // namespace subcite
