// Manuscripts are read, and offline judged too, side by side; links, reports and what else they share (the link checker
// with its answers, the archive) see one after the other, in order. With a state, what an earlier run kept is taken as it is.
#include "run/check.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "archive/digest.h"
#include "cite/parser.h"
#include "lint/lint.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "run/complain.h"
#include "run/frozen.h"
#include "run/inputs.h"
#include "run/judge.h"
#include "run/links.h"
#include "run/reports.h"
#include "run/round.h"
#include "run/selection.h"
#include "run/source.h"
#include "run/state.h"

namespace subcite {

Result<Manuscript> examine(std::string bytes, const std::string& path, const ReadOptions& options) {
  Result<Document> document = read_document(std::move(bytes), path, options);
  if (!document) return tl::unexpected<Error>(document.error());
  Manuscript m;
  m.path = path;
  m.document = std::move(*document);
  m.citations = parse_citations(m.document);
  m.index = resolve(m.document, m.citations);
  m.links = find_links(m.document);
  m.results.resize(m.links.size());
  return m;
}

namespace {

/// The digest of all that a judgement hangs on but the manuscript.
std::string digest_of(const Settings& settings, const Selection& selection, const std::string& version) {
  const LinkSettings& links = settings.links;
  std::string text = version + "\n" + settings.tracked + "\n" + freeze(selection) + "\n";
  text += links.offline ? "offline" : std::string("online ") + (links.allow_private ? "p" : "") + (links.snapshots ? "s" : "") + links.save + " " + links.archive + (links.kept.empty() ? "" : " kept");
  for (const std::string& rule : links.connect_to) text += "\n" + rule;
  return sha256_of(text);
}

/// bytes -> Document -> Citations -> Index -> LinkResults -> Findings; or what an earlier run kept.
class Checking {
 public:
  /// `archive_is_new`: what earlier runs archived is not in it.
  Checking(const Settings& settings, const Inputs& inputs, const std::string& version, State* state, bool archive_is_new, LinkStage& links, io::World& world) : settings_(settings), inputs_(inputs), version_(version), state_(state), archive_is_new_(archive_is_new), links_(links), world_(world), workers_(settings.paths.size() == 1 ? jobs_of(settings) : 1) {}

  Examined ready(std::size_t i) const {
    const std::string& path = settings_.paths[i];
    Result<Selection> selection = selection_for(path, settings_.selection, world_);
    if (!selection) return unreadable(path, selection.error());
    Result<std::string> bytes = source_bytes(path, settings_, world_);
    if (!bytes) return unreadable(path, bytes.error());
    if (state_ == nullptr || path == "-") return read(path, std::move(*bytes), std::move(*selection), std::nullopt);  // who reads standard input reads it anew
    Basis basis{sha256_of(*bytes), digest_of(settings_, *selection, version_) + links_.basis(path), {}};
    std::optional<Manuscript> kept = state_->find(path, basis, [&](const std::string& name) { return input_digest(path, name); });
    if (kept && !lacks_pages(*kept)) return again(std::move(*kept), std::move(*selection), *bytes);
    return read(path, std::move(*bytes), std::move(*selection), std::move(basis));
  }

  void judge(std::size_t i, Examined& e) {
    if (!e.m.error.empty()) keep(i, e);
    else if (e.judged) note(state_->list(row_of(i)));
    else {
      links_.run(e.m);
      for (Remark& remark : subcite::judge(e.m, e.selection, !settings_.links.offline, workers_)) e.m.document.remarks.push_back(std::move(remark));
      e.m.scope = scope_for(e.selection);
      if (!world_.environment.interrupted()) keep(i, e);
    }
  }

  [[nodiscard]] Memory memory() {
    if (state_ == nullptr) return {};
    return {[this](std::size_t i) { return state_->last_told(settings_.paths[i]); }, [this](std::size_t i, const Totals& told) { note(state_->tell(settings_.paths[i], told)); }};
  }

  /// Whether all could be kept.
  [[nodiscard]] Result<void> kept() const { return trouble_.empty() ? Result<void>{} : failure(trouble_); }
  [[nodiscard]] Result<void> finish() { return state_ == nullptr ? Result<void>{} : state_->finish(); }

 private:
  [[nodiscard]] Examined read(const std::string& path, std::string bytes, Selection selection, std::optional<Basis> basis) const {
    Result<Manuscript> m = read_manuscript(path, std::move(bytes), settings_, world_, wants_bytes(settings_), basis ? &basis->inputs : nullptr);
    if (!m) return unreadable(path, m.error());
    return {std::move(*m), std::move(selection), std::move(basis), false};
  }

  [[nodiscard]] std::string input_digest(const std::string& manuscript, const std::string& name) const {
    const Result<Included> input = read_options(manuscript, settings_, world_).include(name);
    return input ? sha256_of(input->bytes) : std::string();
  }

  [[nodiscard]] bool lacks_pages(const Manuscript& m) const {
    return archive_is_new_ && std::any_of(m.results.begin(), m.results.end(), [](const LinkResult& r) { return !r.archive.record_id.empty(); });
  }

  [[nodiscard]] Examined again(Manuscript m, Selection selection, std::string& bytes) const {
    if (wants_bytes(settings_)) m.bytes = std::move(bytes);
    return {std::move(m), std::move(selection), std::nullopt, true};
  }

  [[nodiscard]] ListRow row_of(std::size_t i) const { return {inputs_.positions[i], settings_.paths[i], inputs_.named[i]}; }

  /// What a network that is down, or could not answer all, left unknown is asked again in the next run.
  void keep(std::size_t i, const Examined& e) {
    if (state_ == nullptr) return;
    const bool lacking = !settings_.links.kept.empty() && std::any_of(e.m.results.begin(), e.m.results.end(), [](const LinkResult& r) { return r.status == LinkStatus::Skipped; });
    const bool sure = e.basis && !network_is_down(e.m.results) && !lacking;
    note(state_->keep(row_of(i), e.m, sure ? e.basis : std::nullopt));
  }

  void note(const Result<void>& done) {
    const std::lock_guard lock(mutex_);
    if (!done && trouble_.empty()) trouble_ = done.error().message;
  }

  const Settings& settings_;
  const Inputs& inputs_;
  const std::string& version_;
  State* state_;
  bool archive_is_new_;
  LinkStage& links_;
  io::World& world_;
  std::size_t workers_;  // on the rules of one manuscript: of several, each has a worker
  std::mutex mutex_;
  std::string trouble_;
};

/// Null where none is asked for.
Result<std::unique_ptr<State>> open_state(const Settings& settings, const Inputs& inputs, const std::string& version, io::World& world) {
  if (settings.state.empty()) return std::unique_ptr<State>();
  return State::open(settings.state, {inputs.total, version, settings.links.offline, sha256_of(freeze(settings.selection) + settings.tracked)}, world);
}

int check_all(const Settings& settings, const Inputs& inputs, const std::string& version, io::World& world) {
  if (const auto outputs = check_outputs(settings, world); !outputs) return complain(world, outputs.error().message);
  Result<Reports> reports = Reports::open(settings, version, world);
  if (!reports) return complain(world, reports.error().message);
  const bool archive_is_new = !world.files.exists(settings.links.archive) && !world.files.exists(settings.links.archive + ".warc.gz");
  Result<std::unique_ptr<LinkStage>> links = LinkStage::open(settings, version, world);
  if (!links) return complain(world, links.error().message);
  const Result<Earlier> earlier = Earlier::open(settings, world);
  if (!earlier) return complain(world, earlier.error().message);
  const Result<std::unique_ptr<State>> state = open_state(settings, inputs, version, world);
  if (!state) return complain(world, state.error().message);

  const std::unique_ptr<Across> across = Across::open(settings, world);
  Checking checking(settings, inputs, version, state->get(), archive_is_new, **links, world);
  Round round(settings, inputs.named, {[&](std::size_t i) { return checking.ready(i); }, [&](std::size_t i, Examined& e) { checking.judge(i, e); }, !settings.links.offline && settings.links.kept.empty(), checking.memory()}, *earlier, across.get(), *reports, world);
  const auto last = [&]() -> Result<void> {
    const Result<void> closed = (*links)->close();
    return closed ? checking.kept() : closed;
  };
  return finish_round(round, *reports, settings, {last, [&] { return checking.finish(); }}, world);
}

}  // namespace

int run_check(const Settings& settings, const std::string& version, io::World& world) {
  if (const auto known = check_selection(settings.selection); !known) return complain(world, known.error().message);
  if (settings.fixes && !wants_bytes(settings)) return complain(world, "--fixes makes its fixes in a commented Word file: ask for one (--report docx=FILE), or use `subcite fix`.");
  Result<Inputs> inputs = gather_inputs(settings, world);
  if (!inputs) return complain(world, inputs.error().message);
  Settings all = settings;
  all.paths = std::move(inputs->paths);
  return check_all(all, *inputs, version, world);
}

}  // namespace subcite
