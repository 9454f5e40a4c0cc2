// Declared once, so that both say the same.
#include "report_options.h"

#include "config/parse.h"
#include "run/reports.h"

namespace subcite {

void declare_report_options(Arguments& arguments, Settings& s, ReportWords& words) {
  arguments.number("--jobs", s.jobs, 1, 256, "Manuscripts worked on at a time (as many as there are processors)");
  arguments.flag("--strict", s.strict, "Exit 2 also for a manuscript that was found in a folder or list and cannot be read");
  arguments.text("--format", s.format, "Report on standard output: " + known_formats() + " (terminal)", "FORMAT");
  arguments.list("--report", words.reports, "Write a report to a file as well; may be repeated", "FORMAT=FILE");
  arguments.text("--comment-author", s.comment_author, "Whose the comments of a docx report are (subcite)", "NAME");
  arguments.flag("--fixes", s.fixes, "In a docx report, make safe fixes in the notes, as tracked changes");
  arguments.text("--assign", s.assign, "Whose notes are whose, in source lists and comments, such as ANNA=1-60,BEN=61-122", "LIST");
  arguments.text("--pull-name", s.pull_name, "File names in source lists, of {number} {name} {title} {year} {note} {kind} ({number}-{name}-{year})", "PATTERN");
  arguments.text("--fail-on", words.fail_on, "Exit 1 from this severity on: error, warning, style or never", "SEVERITY");
  arguments.text("--baseline", s.baseline, "Count only findings that are not in this file", "FILE");
  arguments.text("--write-baseline", s.write_baseline, "Write the findings of this run to a file, as known ones", "FILE");
  arguments.list("--triage", s.triage, "Decisions saved in the HTML report: dismissed findings do not count; may be repeated", "FILE");
  arguments.text("--color", s.colour, "Colours in the terminal report: auto, always or never", "WHEN");
  arguments.flag("--quiet", s.quiet, "No progress line");
}

Result<void> read_report_options(const ReportWords& words, Settings& settings) {
  const auto fail_on = parse_fail_on(words.fail_on);
  if (!fail_on) return tl::unexpected<Error>(fail_on.error());
  settings.fail_on = *fail_on;
  for (const std::string& text : words.reports) {
    const auto report = parse_report(text);
    if (!report) return tl::unexpected<Error>(report.error());
    settings.reports.push_back(*report);
  }
  if (settings.colour != "auto" && settings.colour != "always" && settings.colour != "never") return failure("“" + settings.colour + "” is no choice of colour. Write auto, always or never.");
  return {};
}

}  // namespace subcite
