// One manuscript after the other; what several share (the link checker with its answers, the archive, the
// reports) lives as long as the run.
#include "run/check.h"

#include <algorithm>
#include <memory>

#include "cite/parser.h"
#include "lint/lint.h"
#include "lint/suppress.h"
#include "read/reader.h"
#include "resolve/resolver.h"
#include "run/baseline.h"
#include "run/complain.h"
#include "run/fix.h"
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

/// bytes -> Document -> Citations -> Index -> LinkResults -> Findings.
Manuscript check_one(const std::string& path, const Settings& settings, LinkStage& links, io::World& world) {
  Result<Manuscript> read = read_manuscript(path, settings, world, wants_bytes(settings));
  if (!read) return unreadable(path, read.error());
  Manuscript& m = *read;
  const Result<Selection> selection = selection_for(path, settings.selection, world);
  if (!selection) return unreadable(path, selection.error());
  links.run(m);
  const std::vector<LinkResult> none;
  const View view{m.document, m.citations, m.index, m.links, settings.links.offline ? none : m.results, selection->edition, selection->as_of};
  m.findings = lint(view, *selection);
  m.scope = scope_for(*selection);
  if (settings.fixes && m.document.format == Format::Docx && !m.bytes.empty())
    if (Result<std::string> fixed = with_fixes_in_notes(m.bytes, path, *selection, {settings.comment_author, world.clock.now()})) m.bytes = std::move(*fixed);
  for (Remark& remark : suppress(view, *selection, m.findings)) m.document.remarks.push_back(std::move(remark));
  return std::move(m);
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

}  // namespace

int run_check(const Settings& settings, const std::string& version, io::World& world) {
  if (const auto known = check_selection(settings.selection); !known) return complain(world, known.error().message);
  if (const auto outputs = check_outputs(settings, world); !outputs) return complain(world, outputs.error().message);
  Result<Reports> reports = Reports::open(settings, version, world);
  if (!reports) return complain(world, reports.error().message);
  Result<std::unique_ptr<LinkStage>> links = LinkStage::open(settings, version, world);
  if (!links) return complain(world, links.error().message);

  const Result<Baseline> baseline = Baseline::open(settings.baseline, world);
  if (!baseline) return complain(world, baseline.error().message);

  const Result<Triage> triage = Triage::open(settings.triage, world);
  if (!triage) return complain(world, triage.error().message);

  bool trouble = false;
  std::string known(kBaselineHead);
  for (const std::string& path : settings.paths) {
    if (world.environment.interrupted()) break;
    Manuscript m = check_one(path, settings, **links, world);
    baseline->apply(m);
    triage->apply(m);
    if (!settings.write_baseline.empty()) known += baseline_lines(m);
    if (!m.error.empty()) {
      trouble = true;
      complain(world, path + ": " + m.error + (m.error.ends_with('.') || m.error.ends_with('?') ? "" : "."));
    }
    reports->add(m);
  }
  const bool whole = !trouble && !world.environment.interrupted();
  if (!settings.write_baseline.empty() && !whole) trouble = true, complain(world, "The baseline “" + settings.write_baseline + "” was not written, since not everything was checked.");
  else if (!settings.write_baseline.empty())
    if (auto written = world.files.write(settings.write_baseline, known); !written) trouble = true, complain(world, written.error().message);
  if (auto closed = (*links)->close(); !closed) trouble = true, complain(world, closed.error().message);
  if (auto written = reports->close(); !written) trouble = true, complain(world, written.error().message);
  if (world.environment.interrupted()) return kExitInterrupted;
  if (trouble) return kExitTrouble;
  return fails(reports->totals(), settings.fail_on) ? kExitFindings : kExitClean;
}

}  // namespace subcite
