// `subcite check`: the main job.
#include "command.h"
#include "config/parse.h"
#include "link_options.h"
#include "run/check.h"
#include "run/reports.h"
#include "run/watch.h"

namespace subcite {
namespace {

struct Written {  // options whose values still have to be read
  Settings settings;
  std::string fail_on = "error";
  std::string max_input;
  std::vector<std::string> reports;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

Result<void> read_values(Written& w) {
  const auto fail_on = parse_fail_on(w.fail_on);
  if (!fail_on) return tl::unexpected<Error>(fail_on.error());
  w.settings.fail_on = *fail_on;
  if (!w.max_input.empty()) {
    const auto size = parse_size(w.max_input);
    if (!size) return tl::unexpected<Error>(size.error());
    w.settings.max_input = *size;
  }
  for (const std::string& text : w.reports) {
    const auto report = parse_report(text);
    if (!report) return tl::unexpected<Error>(report.error());
    w.settings.reports.push_back(*report);
  }
  for (const std::string& codes : w.select) append_codes(codes, w.settings.selection.select);
  for (const std::string& codes : w.ignore) append_codes(codes, w.settings.selection.ignore);
  if (w.settings.tracked != "final" && w.settings.tracked != "original") return failure("“" + w.settings.tracked + "” is no way to read tracked changes. Write final or original.");
  if (w.settings.colour != "auto" && w.settings.colour != "always" && w.settings.colour != "never") return failure("“" + w.settings.colour + "” is no choice of colour. Write auto, always or never.");
  return {};
}

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto w = std::make_shared<Written>();
  Settings& s = w->settings;
  arguments.rest("manuscripts", s.paths, "The manuscripts: Word (.docx), ODT, PDF, HTML, LaTeX, Markdown or text; folders of them; - for standard input", false);
  arguments.text("--files-from", s.files_from, "Manuscripts that a file lists, a path a line; - for standard input", "FILE");
  arguments.number("--jobs", s.jobs, 1, 256, "Manuscripts worked on at a time (as many as there are processors)");
  arguments.flag("--strict", s.strict, "Exit 2 also for a manuscript that was found in a folder or list and cannot be read");
  arguments.text("--format", s.format, "Report on standard output: " + known_formats() + " (terminal)", "FORMAT");
  arguments.list("--report", w->reports, "Write a report to a file as well; may be repeated", "FORMAT=FILE");
  arguments.text("--comment-author", s.comment_author, "Whose the comments of a docx report are (subcite)", "NAME");
  arguments.flag("--fixes", s.fixes, "In a docx report, make safe fixes in the notes, as tracked changes");
  arguments.text("--assign", s.assign, "Whose notes are whose, in source lists and comments, such as ANNA=1-60,BEN=61-122", "LIST");
  arguments.text("--pull-name", s.pull_name, "File names in source lists, of {number} {name} {title} {year} {note} {kind} ({number}-{name}-{year})", "PATTERN");
  arguments.list("--select", w->select, "Check these rules only; may be repeated", "CODES");
  arguments.list("--ignore", w->ignore, "Leave these rules out; may be repeated", "CODES");
  arguments.flag("--preview", s.selection.preview, "Check with rules that are still on trial, too");
  arguments.text("--as-of", s.selection.as_of, "The manuscript's own day, as 2026-03-01, where its files do not tell", "DATE");
  arguments.text("--fail-on", w->fail_on, "Exit 1 from this severity on: error, warning, style or never", "SEVERITY");
  arguments.text("--baseline", s.baseline, "Count only findings that are not in this file", "FILE");
  arguments.text("--write-baseline", s.write_baseline, "Write the findings of this run to a file, as known ones", "FILE");
  arguments.list("--triage", s.triage, "Decisions saved in the HTML report: dismissed findings do not count; may be repeated", "FILE");
  arguments.text("--max-input", w->max_input, "Largest manuscript to read, such as 200M (64M unless given)", "SIZE");
  arguments.text("--stdin-name", s.stdin_name, "What to call standard input; its ending says the format", "NAME");
  arguments.text("--tracked", s.tracked, "Read Word's tracked changes as accepted (final) or as not made (original)", "WHICH");
  arguments.flag("--offline", s.links.offline, "Do not use the network: links are listed, not checked");
  declare_link_options(arguments, s.links);
  arguments.text("--color", s.colour, "Colours in the terminal report: auto, always or never", "WHEN");
  arguments.flag("--watch", s.watch, "Check again whenever a manuscript is saved, until Ctrl-C");
  arguments.flag("--quiet", s.quiet, "No progress line");
  return [w, &world]() -> int {
    if (const auto read = read_values(*w); !read) {
      world.console.write(2, "subcite: " + read.error().message + "\n");
      return kExitTrouble;
    }
    return (w->settings.watch ? run_watched : run_check)(w->settings, version(), world);
  };
}

}  // namespace

extern const Command kCommand_check;
const Command kCommand_check{"check", "Check manuscripts and report what is broken or inconsistent", declare};

}  // namespace subcite
