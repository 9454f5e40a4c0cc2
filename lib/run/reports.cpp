// Standard output gets its bytes as they are made; files are written whole at the end.
#include "run/reports.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "lint/lint.h"
#include "report/source_list.h"
#include "run/by_manuscript.h"
#include "run/catalogue.h"
#include "run/inputs.h"

namespace subcite {
std::string known_formats(bool to_file) {
  std::string out;
  for (const ReportFormat* format : report_formats())
    if (to_file || (!format->binary && !format->of_word_file)) out += (out.empty() ? "" : ", ") + std::string(format->name);
  return out;
}

namespace {

bool wants_colour(const Settings& settings, const io::World& world) {
  if (settings.colour == "always") return true;
  if (settings.colour == "never" || !world.environment.variable("NO_COLOR").empty()) return false;
  return world.environment.is_terminal(1) && world.environment.variable("TERM") != "dumb";
}

/// Where the files of a report with several go: copies of Word files into the folder that is named, pages beside their index.
std::string folder_for(const ReportFormat& format, const ReportTarget& target, const Settings& settings) {
  if (settings.paths.size() < 2 || target.file.empty()) return {};
  if (format.of_word_file) return target.file;
  return format.index == nullptr ? std::string() : target.file.substr(0, target.file.ends_with(".html") ? target.file.size() - 5 : target.file.size()) + "-pages";
}

/// The folder is there afterwards, and holds no manuscript.
Result<void> prepare_folder(const std::string& folder, const Settings& settings, io::World& world) {
  for (const std::string& path : settings.paths)
    if (world.files.same_file(folder_part(path), folder)) return failure("“" + folder + "” holds manuscripts, which are never overwritten: name another place for the report.");
  return world.files.make_folder(folder);
}

/// A report of this kind can be written there.
Result<void> check_target(const ReportFormat& format, const ReportTarget& target, const Settings& settings, io::World& world) {
  const std::string name(format.name);
  if (format.of_word_file && target.file.empty()) return failure("The report " + name + " is a copy of a Word file: say where to write it (--report " + name + "=FILE, or a folder where there are several manuscripts).");
  const bool folder = format.of_word_file && settings.paths.size() > 1;
  if (folder && (world.files.kind(target.file) == io::PathKind::File || lower_ascii(target.file).ends_with(".docx"))) return failure("“" + target.file + "” names a file, and there are several manuscripts: name a folder for their copies (--report " + name + "=FOLDER).");
  if (format.binary && target.file.empty()) return failure("The report " + name + " is no text: say where to write it (--report " + name + "=FILE).");
  return spare_manuscripts("report", target.file, settings.paths, world.files);
}

/// What all reports of a run share.
Result<ReportContext> shared_context(const Settings& settings, const std::string& version, io::World& world) {
  Result<std::vector<Assignment>> assignments = parse_assignments(settings.assign);
  if (!assignments) return tl::unexpected<Error>(assignments.error());
  if (const auto pattern = check_pull_name(settings.pull_name); !pattern) return tl::unexpected<Error>(pattern.error());
  ReportContext context;
  context.version = version;
  context.offline = settings.links.offline;
  context.now = world.clock.now();
  context.comment_author = settings.comment_author;
  context.assignments = std::move(*assignments);
  context.explain = [](std::string_view code) { return rule_page(std::string(code)).value_or(std::string()); };
  context.rules = &rules();
  if (!settings.pull_name.empty()) context.pull_name = settings.pull_name;
  context.manuscripts = settings.paths.size();
  if (const auto columns = to_number(world.environment.variable("COLUMNS")); columns && *columns >= 40) context.width = std::min<std::size_t>(*columns, 160);
  return context;
}

}  // namespace

Result<Reports> Reports::open(const Settings& settings, const std::string& version, io::World& world) {
  Reports reports(world);
  Result<ReportContext> context = shared_context(settings, version, world);
  if (!context) return tl::unexpected<Error>(context.error());
  std::vector<ReportTarget> wanted = settings.reports;
  wanted.insert(wanted.begin(), ReportTarget{settings.format, {}});
  for (const ReportTarget& target : wanted) {
    const ReportFormat* format = report_format(target.format);
    if (format == nullptr) return failure("There is no report format “" + target.format + "”. Known are: " + known_formats(true) + ".");
    if (const auto fits = check_target(*format, target, settings, world); !fits) return tl::unexpected<Error>(fits.error());
    std::string folder = folder_for(*format, target, settings);
    if (const auto ready = folder.empty() ? Result<void>{} : prepare_folder(folder, settings, world); !ready) return tl::unexpected<Error>(ready.error());
    context->colour = target.file.empty() && wants_colour(settings, world);
    reports.targets_.push_back({format, target.file, *context, {}, std::move(folder), nullptr, {}, {}});
  }
  for (Target& target : reports.targets_) {
    (target.indexed() ? target.format->index->begin : target.format->begin)(target.context, target.bytes);
    reports.flush(target);
  }
  return reports;
}

void Reports::flush(Target& target) {
  if (target.copies()) return;
  if (!target.file.empty()) return spill(target);
  if (!world_->console.write(1, target.bytes)) unwritten_ = true;
  target.bytes.clear();
}

/// A long text does not wait in memory: it grows beside its file, and takes its place at the end.
void Reports::spill(Target& target) {
  constexpr std::size_t kLong = 8U << 20U;
  const bool whole = target.format->binary || target.format->of_word_file;
  if (whole || (target.bytes.size() < kLong && target.grown == nullptr)) return;
  if (target.grown == nullptr) {
    if (world_->files.kind(target.file) == io::PathKind::Other) return;
    auto grown = world_->files.create_beside(target.file);
    if (!grown) return;  // said when the whole is written
    target.grown = std::move(*grown);
  }
  if (const auto written = target.grown->append(target.bytes); !written && target.trouble.empty()) target.trouble = written.error().message;
  target.bytes.clear();
}

/// The copy of one of several manuscripts, under its own name; where two have one name, the second gets a number.
void Reports::put_copy(Target& target, const std::string& path) {
  const std::string bytes = std::exchange(target.bytes, {});
  if (bytes.empty()) return;
  const std::string name = file_name(path);
  const std::size_t point = std::min(name.rfind('.'), name.size());
  std::string free = name;
  for (int count = 2; !target.names.insert(free).second; ++count) free = name.substr(0, point) + "~" + std::to_string(count) + name.substr(point);
  const std::string copy = target.folder + (target.folder.ends_with('/') ? "" : "/") + free;
  if (const auto written = world_->files.write(copy, bytes); !written) target.trouble = written.error().message;
}

namespace {

bool is_dead(LinkStatus status) { return status == LinkStatus::Broken || status == LinkStatus::DnsError || status == LinkStatus::ConnectionError || status == LinkStatus::Soft404; }

/// Of one manuscript.
Totals totals_of(const Manuscript& m) {
  Totals t;
  t.manuscripts = 1;
  t.unreadable = m.error.empty() ? 0 : 1;
  t.notes = m.document.notes.size();
  t.citations = m.citations.size() - unread_in(m.citations);
  for (const Finding& f : m.findings) ++(f.suppressed.empty() ? t.of(f.severity) : t.suppressed);
  t.links = m.links.size();
  for (const LinkResult& r : m.results) t.links_broken += is_dead(r.status) ? 1 : 0;
  return t;
}

}  // namespace

/// A page of its own, and its row in the index.
void Reports::add_page(Target& target, const Manuscript& m, const Totals& totals) {
  ReportContext one = target.context;
  one.position = 0;
  one.manuscripts = 1;
  std::string page;
  target.format->begin(one, page);
  target.format->manuscript(one, m, page);
  target.format->end(one, totals, page);
  const std::string name = std::to_string(target.context.position + 1) + "-" + file_name(m.path) + ".html";
  if (const auto written = world_->files.write(target.folder + "/" + name, page); !written && target.trouble.empty()) target.trouble = written.error().message;
  target.format->index->row(target.context, m, totals, file_name(target.folder) + "/" + name, target.bytes);
}

namespace {

std::int64_t more(std::uint64_t now, std::uint64_t before) { return static_cast<std::int64_t>(now) - static_cast<std::int64_t>(before); }

Change change_of(const Totals& now, const Totals& before) { return {more(now.errors, before.errors), more(now.warnings, before.warnings), more(now.style, before.style), more(now.links_broken, before.links_broken)}; }

}  // namespace

Totals Reports::add(const Manuscript& m, const Totals* before) {
  const Totals one = totals_of(m);
  const Change change = before == nullptr || !m.error.empty() ? Change{} : change_of(one, *before);
  for (std::int64_t Change::* field : {&Change::errors, &Change::warnings, &Change::style, &Change::links_broken}) change_.*field += change.*field;
  for (std::uint64_t Totals::* field : {&Totals::manuscripts, &Totals::unreadable, &Totals::notes, &Totals::citations, &Totals::errors, &Totals::warnings, &Totals::style, &Totals::suppressed}) totals_.*field += one.*field;
  for (std::size_t i = 0; i < m.links.size(); ++i) {
    links_->add(m.links[i].url);
    if (is_dead(m.results[i].status)) broken_links_->add(m.links[i].url);
  }
  totals_.links = links_->count();
  totals_.links_broken = broken_links_->count();
  for (Target& target : targets_) {
    const std::size_t filled = target.bytes.size();
    target.context.change = change;
    if (target.indexed()) add_page(target, m, one);
    else target.format->manuscript(target.context, m, target.bytes);
    if (target.format->afterword != nullptr) target.format->afterword(target.context, m, target.context.tail);
    target.context.filled = target.context.filled || target.bytes.size() > filled;
    ++target.context.position;
    if (target.copies()) put_copy(target, m.path);
    else flush(target);
  }
  return one;
}

void Reports::add_across(const AcrossShelf& findings, SharedWorks shared) {
  across_ = findings.of(Standing::Told);
  dismissed_ = findings.of(Standing::Dismissed);
  shared_ = std::move(shared);
  totals_.suppressed += findings.count(Standing::Known) + findings.count(Standing::Dismissed);
  for (const Severity severity : {Severity::Error, Severity::Warning, Severity::Style}) totals_.of(severity) += findings.count(severity);
}

template <class Item>
Sequence<Item> Reports::flushed(const Sequence<Item>& items, Target& target) {
  const auto walk = [this, &items, &target](const typename Sequence<Item>::Take& take) {
    items.each([&](const Item& item) { take(item), flush(target); });
  };
  return {items.count, walk};
}

void Reports::tell_end(Target& target) {
  target.context.across = flushed(across_, target);
  target.context.dismissed = flushed(dismissed_, target);
  target.context.shared = {flushed(shared_.works, target), shared_.left_off};
  target.context.change = change_;
  (target.indexed() ? target.format->index->end : target.format->end)(target.context, totals_, target.bytes);
}

Result<void> Reports::close() {
  std::string troubles;
  for (const Distinct* counted : {links_.get(), broken_links_.get()})
    if (const auto sound = counted->sound(); !sound && troubles.empty()) troubles = "The addresses could not all be counted: " + sound.error().message;
  for (Target& target : targets_) {
    tell_end(target);
    if (target.indexed() && !target.trouble.empty()) troubles += (troubles.empty() ? "" : " ") + target.trouble;
    if (target.file.empty()) {
      flush(target);
      continue;
    }
    if (target.grown != nullptr) {
      spill(target);
      const auto placed = target.trouble.empty() ? world_->files.rename(target.grown->path(), target.file) : Result<void>(failure(target.trouble));
      if (!placed) world_->files.remove(target.grown->path()), troubles += (troubles.empty() ? "" : " ") + placed.error().message;
      continue;
    }
    if (target.copies()) {
      if (!target.trouble.empty()) troubles += (troubles.empty() ? "" : " ") + target.trouble;
      continue;
    }
    if (target.format->of_word_file && target.bytes.empty()) {
      troubles += (troubles.empty() ? "" : " ") + std::string("“") + target.file + "” was not written: it is a copy with comments of a Word file (.docx), and the manuscript is none or could not be read.";
      continue;
    }
    if (target.format->binary && target.bytes.empty()) {
      troubles += (troubles.empty() ? "" : " ") + std::string("“") + target.file + "” was not written: no temporary file could be made for it.";
      continue;
    }
    if (auto written = world_->files.write(target.file, target.bytes); !written) troubles += (troubles.empty() ? "" : " ") + written.error().message;
  }
  if (unwritten_) troubles += std::string(troubles.empty() ? "" : " ") + "The report could not be written to standard output in full.";
  return troubles.empty() ? Result<void>{} : failure(troubles);
}

}  // namespace subcite
