// `subcite completions bash|zsh|fish`: words for the shell, from the table of options.
#include "base/text.h"
#include "command.h"
#include "option_table.h"
#include "run/reports.h"

namespace subcite {
namespace {

/// What may stand behind an option: names of formats, words, or files.
std::string choices_for(const Option& option) {
  if (option.placeholder == "FORMAT") return replaced(known_formats(), ",", "");
  if (option.placeholder == "SEVERITY") return "error warning style never";
  if (option.placeholder == "WHEN") return "auto always never";
  if (option.placeholder == "SERVICE") return "wayback perma";
  return {};
}

std::string names_of(const std::vector<CommandOptions>& table) {
  std::string out;
  for (const CommandOptions& entry : table) out += (out.empty() ? "" : " ") + std::string(entry.command->name);
  return out;
}

std::string options_of(const CommandOptions& entry) {
  std::string out;
  for (const Option& option : entry.options)
    for (const std::string& name : option.names) out += (out.empty() ? "" : " ") + name;
  return out;
}

std::string bash(const std::vector<CommandOptions>& table) {
  std::string out = "# Completions of subcite for bash.\n_subcite() {\n  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} words=''\n  if [ \"$COMP_CWORD\" = 1 ]; then\n    mapfile -t COMPREPLY < <(compgen -W '" + names_of(table) + " --help --version' -- \"$word\")\n    return\n  fi\n  case $before in\n";
  std::string seen = " ";
  for (const CommandOptions& entry : table)
    for (const Option& option : entry.options) {
      const std::string choices = choices_for(option);
      if (choices.empty() || seen.find(" " + option.names.front() + " ") != std::string::npos) continue;
      seen += option.names.front() + " ";
      out += "    " + option.names.front() + ") words='" + choices + "' ;;\n";
    }
  out += "  esac\n  if [ -z \"$words\" ] && [ \"${word#-}\" != \"$word\" ]; then\n    case ${COMP_WORDS[1]} in\n";
  for (const CommandOptions& entry : table) out += "      " + std::string(entry.command->name) + ") words='" + options_of(entry) + "' ;;\n";
  out += "    esac\n  fi\n  if [ -n \"$words\" ]; then mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n  else mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n  fi\n}\ncomplete -o filenames -F _subcite subcite\n";
  return out;
}

/// In single quotes of a shell.
std::string quoted(const std::string& words) { return "'" + replaced(words, "'", "'\\''") + "'"; }

/// Of zsh: brackets and colons of a help text are its own marks.
std::string zsh_help(const std::string& words) { return replaced(replaced(replaced(replaced(words, "\\", "\\\\"), "[", "\\["), "]", "\\]"), ":", "\\:"); }

/// ":FILE:_files", ":WHEN:(auto always never)".
std::string zsh_value(const Option& option) {
  if (option.placeholder.empty()) return {};
  const std::string choices = choices_for(option);
  return ":" + zsh_help(option.placeholder) + (choices.empty() ? ":_files" : ":(" + choices + ")");
}

std::string zsh(const std::vector<CommandOptions>& table) {
  std::string out = "#compdef subcite\n# Completions of subcite for zsh.\n_subcite() {\n  local -a commands=(\n";
  for (const CommandOptions& entry : table) out += "    " + quoted(std::string(entry.command->name) + ":" + zsh_help(std::string(entry.command->summary))) + "\n";
  out += "  )\n  if (( CURRENT == 2 )); then _describe command commands; return; fi\n  case $words[2] in\n";
  for (const CommandOptions& entry : table) {
    out += "    " + std::string(entry.command->name) + ")\n      _arguments \\\n";
    for (const Option& option : entry.options)
      for (const std::string& name : option.names) {
        std::string words = "*";
        words.append(name).append("[").append(zsh_help(option.help)).append("]").append(zsh_value(option));
        out.append("        ").append(quoted(words)).append(" \\\n");
      }
    out += "        '*:file:_files' ;;\n";
  }
  return out + "  esac\n}\n_subcite \"$@\"\n";
}

std::string fish(const std::vector<CommandOptions>& table) {
  const auto fish_quoted = [](const std::string& words) { return "'" + replaced(replaced(words, "\\", "\\\\"), "'", "\\'") + "'"; };
  std::string out = "# Completions of subcite for fish.\n";
  for (const CommandOptions& entry : table) {
    const std::string name(entry.command->name);
    out += "complete -c subcite -n __fish_use_subcommand -a " + name + " -d " + fish_quoted(std::string(entry.command->summary)) + "\n";
    for (const Option& option : entry.options) {
      std::string line = "complete -c subcite -n '__fish_seen_subcommand_from " + name + "'";
      for (const std::string& spelled : option.names) line += spelled.starts_with("--") ? " -l " + spelled.substr(2) : " -s " + spelled.substr(1);
      const std::string choices = choices_for(option);
      if (!option.placeholder.empty()) line += choices.empty() ? " -r" : " -x -a '" + choices + "'";
      out += line + " -d " + fish_quoted(option.help) + "\n";
    }
  }
  return out;
}

int write(const std::vector<std::string>& shells, io::World& world) {
  const std::string shell = shells.size() == 1 ? shells.front() : std::string();
  const auto make = shell == "bash" ? bash : shell == "zsh" ? zsh
                                         : shell == "fish"  ? fish
                                                            : nullptr;
  if (make == nullptr) {
    world.console.write(2, "subcite: there are completions for bash, zsh and fish: name one.\n");
    return 2;
  }
  world.console.write(1, make(option_table(world)));
  return 0;
}

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto shells = std::make_shared<std::vector<std::string>>();
  arguments.rest("shell", *shells, "bash, zsh or fish", true);
  return [shells, &world] { return write(*shells, world); };
}

}  // namespace

extern const Command kCommand_completions;
const Command kCommand_completions{"completions", "Print completions for bash, zsh or fish", declare};

}  // namespace subcite
