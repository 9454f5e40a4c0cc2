// Manuscripts are read, and offline judged too, side by side; links, reports and what else they share (the link checker
// with its answers, the archive) see one after the other, in order.
#include "run/check.h"

#include <algorithm>
#include <memory>
#include <thread>

#include "base/text.h"
#include "cite/parser.h"
#include "lint/lint.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "run/baseline.h"
#include "run/complain.h"
#include "run/fix.h"
#include "run/in_order.h"
#include "run/inputs.h"
#include "run/judge.h"
#include "run/links.h"
#include "run/reports.h"
#include "run/selection.h"
#include "run/source.h"
#include "run/triage.h"

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

Manuscript unreadable(const std::string& path, const Error& error) {
  Manuscript m;
  m.path = path;
  m.error = error.message;
  return m;
}

bool wants_bytes(const Settings& settings) {
  return std::any_of(settings.reports.begin(), settings.reports.end(), [](const ReportTarget& target) { return report_format(target.format)->of_word_file; });
}

/// A manuscript on its way.
struct Examined {
  Manuscript m;
  Selection selection;
};

/// bytes -> Document -> Citations -> Index.
Examined read_one(const std::string& path, const Settings& settings, io::World& world) {
  Result<Manuscript> read = read_manuscript(path, settings, world, wants_bytes(settings));
  if (!read) return {unreadable(path, read.error()), {}};
  Result<Selection> selection = selection_for(path, settings.selection, world);
  if (!selection) return {unreadable(path, selection.error()), {}};
  return {std::move(*read), std::move(*selection)};
}

/// What decides which findings count, from earlier rounds.
struct Earlier {
  Baseline baseline;
  Triage triage;
};

/// -> LinkResults -> Findings.
void complete(Examined& e, const Settings& settings, const Earlier& earlier, LinkStage& links, io::World& world) {
  Manuscript& m = e.m;
  if (!m.error.empty()) return;
  links.run(m);
  for (Remark& remark : judge(m, e.selection, !settings.links.offline)) m.document.remarks.push_back(std::move(remark));
  m.scope = scope_for(e.selection);
  earlier.baseline.apply(m);
  earlier.triage.apply(m);
  if (settings.fixes && m.document.format == Format::Docx && !m.bytes.empty())
    if (Result<std::string> fixed = with_fixes_in_notes(m.bytes, m, e.selection, {settings.comment_author, world.clock.now()})) m.bytes = std::move(*fixed);
}

bool fails(const Totals& totals, FailOn fail_on) {
  switch (fail_on) {
    case FailOn::Style: return totals.errors + totals.warnings + totals.style > 0;
    case FailOn::Warning: return totals.errors + totals.warnings > 0;
    case FailOn::Error: return totals.errors > 0;
    case FailOn::Never: return false;
  }
  return false;
}

/// No two outputs may be one file.
Result<void> check_outputs(const Settings& settings, io::World& world) {
  std::vector<std::string> outputs;
  for (const ReportTarget& report : settings.reports) outputs.push_back(report.file);
  if (!settings.links.archive.empty()) outputs.push_back(settings.links.archive);
  if (!settings.write_baseline.empty()) outputs.push_back(settings.write_baseline);
  for (const std::string& path : settings.paths)
    if (!settings.write_baseline.empty() && (settings.write_baseline == path || world.files.same_file(path, settings.write_baseline))) return failure("The baseline “" + settings.write_baseline + "” is one of the manuscripts; a manuscript is never overwritten.");
  for (std::size_t i = 0; i < outputs.size(); ++i)
    for (std::size_t k = i + 1; k < outputs.size(); ++k)
      if (outputs[i] == outputs[k] || world.files.same_file(outputs[i], outputs[k])) return failure("Two outputs would be written to “" + outputs[k] + "”: give each a file of its own.");
  return {};
}

Result<Earlier> earlier_rounds(const Settings& settings, io::World& world) {
  Result<Baseline> baseline = Baseline::open(settings.baseline, world);
  if (!baseline) return tl::unexpected<Error>(baseline.error());
  Result<Triage> triage = Triage::open(settings.triage, world);
  if (!triage) return tl::unexpected<Error>(triage.error());
  return Earlier{std::move(*baseline), std::move(*triage)};
}

std::size_t jobs_of(const Settings& settings) { return settings.jobs > 0 ? static_cast<std::size_t>(settings.jobs) : std::max(1U, std::thread::hardware_concurrency()); }

/// The manuscripts of a run, one after the other.
class Round {
 public:
  Round(const Settings& settings, const std::vector<bool>& named, const Earlier& earlier, LinkStage& links, Reports& reports, io::World& world) : settings_(settings), named_(named), earlier_(earlier), links_(links), reports_(reports), world_(world) {}

  void run() {
    const bool offline = settings_.links.offline;
    in_order<Examined>(
        settings_.paths.size(), jobs_of(settings_),
        [&](std::size_t i) {
          Examined e = read_one(settings_.paths[i], settings_, world_);
          if (offline) complete(e, settings_, earlier_, links_, world_);  // without a network the stages share nothing
          return e;
        },
        [&](std::size_t i, Examined e) {
          if (world_.environment.interrupted()) return false;
          if (!offline) complete(e, settings_, earlier_, links_, world_);
          take(i, e.m);
          return true;
        });
    show({});
  }

  [[nodiscard]] bool trouble() const { return trouble_; }
  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] const std::string& known() const { return known_; }

 private:
  void take(std::size_t i, Manuscript& m) {
    if (!settings_.write_baseline.empty()) known_ += baseline_lines(m);
    if (!m.error.empty()) {
      whole_ = false;
      trouble_ = trouble_ || named_[i] || settings_.strict;
      show({});
      complain(world_, m.path + ": " + m.error + (m.error.ends_with('.') || m.error.ends_with('?') ? "" : "."));
    }
    reports_.add(m);
    if (settings_.paths.size() > 1) show(std::to_string(i + 1) + " of " + counted(settings_.paths.size(), "manuscript") + ", " + counted(reports_.totals().notes, "note") + ", " + counted(reports_.totals().errors + reports_.totals().warnings + reports_.totals().style, "finding"));
  }

  /// One line that is written over; nothing takes it away.
  void show(const std::string& words) {
    if (settings_.quiet || !world_.environment.is_terminal(2) || (words.empty() && !shown_)) return;
    world_.console.write(2, "\r\x1B[K" + words);
    shown_ = !words.empty();
  }

  const Settings& settings_;
  const std::vector<bool>& named_;
  const Earlier& earlier_;
  LinkStage& links_;
  Reports& reports_;
  io::World& world_;
  bool trouble_ = false;
  bool whole_ = true;
  bool shown_ = false;
  std::string known_{kBaselineHead};
};

/// A baseline of half a run would let the other half pass.
Result<void> write_baseline(const Settings& settings, const Round& round, io::World& world) {
  if (settings.write_baseline.empty()) return {};
  if (!round.whole() || world.environment.interrupted()) return failure("The baseline “" + settings.write_baseline + "” was not written, since not everything was checked.");
  return world.files.write(settings.write_baseline, round.known());
}

int check_all(const Settings& settings, const std::vector<bool>& named, const std::string& version, io::World& world) {
  if (const auto outputs = check_outputs(settings, world); !outputs) return complain(world, outputs.error().message);
  Result<Reports> reports = Reports::open(settings, version, world);
  if (!reports) return complain(world, reports.error().message);
  Result<std::unique_ptr<LinkStage>> links = LinkStage::open(settings, version, world);
  if (!links) return complain(world, links.error().message);
  const Result<Earlier> earlier = earlier_rounds(settings, world);
  if (!earlier) return complain(world, earlier.error().message);

  Round round(settings, named, *earlier, **links, *reports, world);
  round.run();
  bool trouble = round.trouble();
  const auto note = [&](const Result<void>& done) {
    if (!done) trouble = true, complain(world, done.error().message);
  };
  note(write_baseline(settings, round, world));
  note((*links)->close());
  note(reports->close());
  if (world.environment.interrupted()) return kExitInterrupted;
  if (trouble) return kExitTrouble;
  return fails(reports->totals(), settings.fail_on) ? kExitFindings : kExitClean;
}

}  // namespace

int run_check(const Settings& settings, const std::string& version, io::World& world) {
  if (const auto known = check_selection(settings.selection); !known) return complain(world, known.error().message);
  if (settings.fixes && !wants_bytes(settings)) return complain(world, "--fixes makes its fixes in a commented Word file: ask for one (--report docx=FILE), or use `subcite fix`.");
  Result<Inputs> inputs = gather_inputs(settings, world);
  if (!inputs) return complain(world, inputs.error().message);
  Settings all = settings;
  all.paths = std::move(inputs->paths);
  return check_all(all, inputs->named, version, world);
}

}  // namespace subcite
