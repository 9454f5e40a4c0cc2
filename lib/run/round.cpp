// Offline the stages share nothing and are done on the threads; with a network the judging waits for its turn.
#include "run/round.h"

#include <algorithm>
#include <thread>

#include "base/text.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/fix.h"
#include "run/in_order.h"
#include "run/inputs.h"

namespace subcite {

Examined unreadable(const std::string& path, const Error& error) {
  Examined e;
  e.m.path = path;
  e.m.error = error.message;
  return e;
}

bool wants_bytes(const Settings& settings) {
  return std::any_of(settings.reports.begin(), settings.reports.end(), [](const ReportTarget& target) { return report_format(target.format)->of_word_file; });
}

Result<Earlier> Earlier::open(const Settings& settings, io::World& world) {
  Result<Baseline> baseline = Baseline::open(settings.baseline, world);
  if (!baseline) return tl::unexpected<Error>(baseline.error());
  Result<Triage> triage = Triage::open(settings.triage, world);
  if (!triage) return tl::unexpected<Error>(triage.error());
  return Earlier{std::move(*baseline), std::move(*triage)};
}

void Earlier::apply(Examined& e, const Settings& settings, io::World& world) const {
  Manuscript& m = e.m;
  if (!m.error.empty()) return;
  baseline.apply(m);
  triage.apply(m);
  if (settings.fixes && m.document.format == Format::Docx && !m.bytes.empty())
    if (Result<std::string> fixed = with_fixes_in_notes(m.bytes, m, e.selection, {settings.comment_author, world.clock.now()})) m.bytes = std::move(*fixed);
}

std::vector<std::string> outputs_of(const Settings& settings) {
  std::vector<std::string> outputs;
  for (const ReportTarget& report : settings.reports) outputs.push_back(report.file);
  if (!settings.links.archive.empty()) outputs.push_back(settings.links.archive);
  if (!settings.write_baseline.empty()) outputs.push_back(settings.write_baseline);
  return outputs;
}

Result<void> check_outputs(const Settings& settings, io::World& world) {
  const std::vector<std::string> outputs = outputs_of(settings);
  if (const auto spared = spare_manuscripts("baseline", settings.write_baseline, settings.paths, world.files); !spared) return spared;
  for (std::size_t i = 0; i < outputs.size(); ++i)
    for (std::size_t k = i + 1; k < outputs.size(); ++k)
      if (outputs[i] == outputs[k] || world.files.same_file(outputs[i], outputs[k])) return failure("Two outputs would be written to “" + outputs[k] + "”: give each a file of its own.");
  return {};
}

std::size_t jobs_of(const Settings& settings) { return settings.jobs > 0 ? static_cast<std::size_t>(settings.jobs) : std::max(1U, std::thread::hardware_concurrency()); }

namespace {

bool fails(const Totals& totals, FailOn fail_on) {
  switch (fail_on) {
    case FailOn::Style: return totals.errors + totals.warnings + totals.style > 0;
    case FailOn::Warning: return totals.errors + totals.warnings > 0;
    case FailOn::Error: return totals.errors > 0;
    case FailOn::Never: return false;
  }
  return false;
}

/// A baseline of half a run would let the other half pass.
Result<void> write_baseline(const Settings& settings, const Round& round, io::World& world) {
  if (settings.write_baseline.empty()) return {};
  if (!round.whole() || world.environment.interrupted()) return failure("The baseline “" + settings.write_baseline + "” was not written, since not everything was checked.");
  return world.files.write(settings.write_baseline, round.known());
}

}  // namespace

void Round::run() {
  began_ = world_.clock.ticks();
  in_order<Examined>(
      settings_.paths.size(), jobs_of(settings_),
      [&](std::size_t i) {
        Examined e = stages_.ready(i);
        if (!stages_.judge_in_order) judge(i, e);
        if (across_ != nullptr) e.cited = across_->rows_of(e.m);
        return e;
      },
      [&](std::size_t i, Examined e) {
        if (world_.environment.interrupted()) return false;
        if (stages_.judge_in_order) judge(i, e);
        take(i, e.m);
        if (across_ != nullptr) across_->add(std::move(e.cited));
        return true;
      });
  show({});
}

void Round::judge(std::size_t i, Examined& e) {
  if (stages_.judge) stages_.judge(i, e);
  earlier_.apply(e, settings_, world_);
}

void Round::take(std::size_t i, Manuscript& m) {
  if (!settings_.write_baseline.empty()) known_ += baseline_lines(m);
  if (!m.error.empty()) {
    whole_ = false;
    trouble_ = trouble_ || named_[i] || settings_.strict;
    show({});
    complain(world_, m.path + ": " + m.error + (m.error.ends_with('.') || m.error.ends_with('?') ? "" : "."));
  }
  const std::optional<Totals> before = stages_.memory.before ? stages_.memory.before(i) : std::nullopt;
  const Totals told = reports_.add(m, before ? &*before : nullptr);
  if (stages_.memory.told && m.error.empty()) stages_.memory.told(i, told);
  if (settings_.paths.size() > 1) show_progress(i + 1);
}

namespace {

/// "about 3 min left"; nothing in the first seconds, which tell little.
std::string time_left(std::int64_t passed, std::size_t done, std::size_t all) {
  constexpr std::int64_t kSecond = 1'000;
  if (passed < 3 * kSecond || done == all) return {};
  const std::int64_t seconds = passed * static_cast<std::int64_t>(all - done) / static_cast<std::int64_t>(done) / kSecond;
  return seconds < 100 ? ", about " + std::to_string(seconds + 1) + " s left" : seconds < 6'000 ? ", about " + std::to_string(seconds / 60 + 1) + " min left"
                                                                                                : ", about " + std::to_string(seconds / 3'600 + 1) + " h left";
}

}  // namespace

void Round::show_progress(std::size_t done) {
  const Totals& t = reports_.totals();
  const std::size_t all = settings_.paths.size();
  show(std::to_string(done) + " of " + counted(all, "manuscript") + ", " + counted(t.notes, "note") + ", " + counted(t.links, "link") + (t.links_broken > 0 ? " (" + std::to_string(t.links_broken) + " dead)" : "") + ", " + counted(t.errors + t.warnings + t.style, "finding") + time_left(world_.clock.ticks() - began_, done, all));
}

/// One line that is written over; nothing takes it away.
void Round::show(const std::string& words) {
  if (settings_.quiet || !world_.environment.is_terminal(2) || (words.empty() && !shown_)) return;
  world_.console.write(2, "\r\x1B[K" + words);
  shown_ = !words.empty();
}

Result<void> Round::tell_across() {
  if (across_ == nullptr || world_.environment.interrupted()) return {};
  std::size_t unfit = earlier_.triage.decisions_on_all();
  Result<void> compared = across_->compare([&](AcrossFinding& f) {
    earlier_.baseline.apply(f);
    if (earlier_.triage.apply(f) && unfit > 0) --unfit;
  });
  if (!compared) return compared;
  if (!settings_.write_baseline.empty()) across_->findings().each([&](const AcrossFinding& f) { known_ += baseline_line(f); });
  if (unfit > 0) complain(world_, unfitting(unfit) + " over all manuscripts any more.");
  reports_.add_across(across_->findings(), across_->shared());
  return {};
}

int finish_round(Round& round, Reports& reports, const Settings& settings, const Endings& endings, io::World& world) {
  round.run();
  bool trouble = round.trouble();
  const auto note = [&](const Result<void>& done) {
    if (!done) trouble = true, complain(world, done.error().message);
  };
  note(round.tell_across());
  note(write_baseline(settings, round, world));
  note(endings.before_reports());
  const Result<void> written = reports.close();
  note(written);
  if (written && !world.environment.interrupted()) note(endings.when_told());
  if (world.environment.interrupted()) return kExitInterrupted;
  if (trouble) return kExitTrouble;
  return fails(reports.totals(), settings.fail_on) ? kExitFindings : kExitClean;
}

}  // namespace subcite
