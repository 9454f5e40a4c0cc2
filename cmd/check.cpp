// `subcite check`: the main job.
#include "command.h"
#include "config/parse.h"
#include "link_options.h"
#include "report_options.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/watch.h"

namespace subcite {
namespace {

struct Written {  // options whose values still have to be read
  Settings settings;
  ReportWords reports;
  std::string max_input;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
};

Result<void> read_values(Written& w) {
  if (const auto read = read_report_options(w.reports, w.settings); !read) return read;
  if (const auto read = read_size(w.max_input, w.settings.max_input); !read) return read;
  for (const std::string& codes : w.select) append_codes(codes, w.settings.selection.select);
  for (const std::string& codes : w.ignore) append_codes(codes, w.settings.selection.ignore);
  if (w.settings.tracked != "final" && w.settings.tracked != "original") return failure("“" + w.settings.tracked + "” is no way to read tracked changes. Write final or original.");
  return {};
}

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto w = std::make_shared<Written>();
  Settings& s = w->settings;
  arguments.rest("manuscripts", s.paths, "The manuscripts: Word (.docx), ODT, PDF, HTML, LaTeX, Markdown or text; folders of them; - for standard input", false);
  arguments.text("--files-from", s.files_from, "Manuscripts that a file lists, a path a line; - for standard input", "FILE");
  declare_report_options(arguments, s, w->reports);
  arguments.list("--select", w->select, "Check these rules only; may be repeated", "CODES");
  arguments.list("--ignore", w->ignore, "Leave these rules out; may be repeated", "CODES");
  arguments.flag("--preview", s.selection.preview, "Check with rules that are still on trial, too");
  arguments.text("--as-of", s.selection.as_of, "The manuscript's own day, as 2026-03-01, where its files do not tell", "DATE");
  arguments.text("--max-input", w->max_input, "Largest manuscript to read, such as 200M (64M unless given)", "SIZE");
  arguments.text("--stdin-name", s.stdin_name, "What to call standard input; its ending says the format", "NAME");
  arguments.text("--tracked", s.tracked, "Read Word's tracked changes as accepted (final) or as not made (original)", "WHICH");
  arguments.flag("--offline", s.links.offline, "Do not use the network: links are listed, not checked");
  declare_link_options(arguments, s.links);
  arguments.list("--kept-links", s.links.kept, "Take the results of links from this file, made by subcite links --keep, not from the network", "FILE");
  arguments.text("--state", s.state, "Keep what is done in a folder: a run that was stopped is continued, what has not changed is not read again", "FOLDER");
  arguments.text("--shard", s.shard, "Check the Kth of N parts of the manuscripts, as 2/7; see subcite merge", "K/N");
  arguments.flag("--watch", s.watch, "Check again whenever a manuscript is saved, until Ctrl-C");
  return [w, &world]() -> int {
    if (const auto read = read_values(*w); !read) return complain(world, read.error().message);
    return (w->settings.watch ? run_watched : run_check)(w->settings, version(), world);
  };
}

}  // namespace

extern const Command kCommand_check;
const Command kCommand_check{"check", "Check manuscripts and report what is broken or inconsistent", declare};

}  // namespace subcite
