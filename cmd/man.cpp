// `subcite man`: the manual page (man(7)), from the table of options.
#include "base/text.h"
#include "command.h"
#include "option_table.h"

namespace subcite {
namespace {

/// A hyphen is a hyphen, a backslash a backslash, and no line begins with a request.
std::string roff(std::string_view words) {
  std::string out = replaced(replaced(std::string(words), "\\", "\\e"), "-", "\\-");
  if (out.starts_with('.') || out.starts_with('\'')) out = "\\&" + out;
  return out;
}

void command(const CommandOptions& entry, std::string& out) {
  const std::string name(entry.command->name);
  out += ".SS subcite " + roff(name) + (entry.rest.empty() ? "" : " [\\fIoptions\\fR] \\fI" + roff(entry.rest) + "\\fR") + "\n" + roff(entry.command->summary) + ".\n";
  if (!entry.rest_help.empty()) out += ".TP\n\\fI" + roff(entry.rest) + "\\fR\n" + roff(entry.rest_help) + ".\n";
  for (const Option& option : entry.options) {
    out += ".TP\n";
    for (const std::string& spelled : option.names) out += (spelled == option.names.front() ? "\\fB" : ", \\fB") + roff(spelled) + "\\fR";
    out += (option.placeholder.empty() ? "" : " \\fI" + roff(option.placeholder) + "\\fR") + "\n" + roff(option.help) + ".\n";
  }
}

int write(io::World& world) {
  std::string out = ".TH SUBCITE 1 \"\" \"subcite " + version() + "\" \"User Commands\"\n.SH NAME\nsubcite \\- check the citations and footnotes of law\\-review manuscripts\n.SH SYNOPSIS\n\\fBsubcite\\fR \\fIcommand\\fR [\\fIoptions\\fR] \\fIfiles\\fR\n.SH DESCRIPTION\nReads a manuscript, parses the citations of its footnotes, follows every id., supra and hereinafter, fetches and archives every URL, and reports what is broken or inconsistent. A manuscript is never changed.\n.SH COMMANDS\n";
  for (const CommandOptions& entry : option_table(world)) command(entry, out);
  out += ".SH EXIT STATUS\n0 nothing found, 1 findings, 2 usage or unreadable input, 130 interrupted.\n";
  world.console.write(1, out);
  return 0;
}

std::function<int()> declare(Arguments&, io::World& world) {
  return [&world] { return write(world); };
}

}  // namespace

extern const Command kCommand_man;
const Command kCommand_man{"man", "Print the manual page", declare};

}  // namespace subcite
