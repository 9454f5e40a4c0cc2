// What the commands of LaTeX print, and which of them take their arguments with them.
#pragma once

#include <string>
#include <string_view>

namespace subcite {

/// "§" for "S", "…" for "ldots"; empty for commands that print nothing by themselves.
std::string_view latex_symbol(std::string_view command);

/// A letter under an accent command: ("'", "e") gives "é"; the letter alone where there is no such letter.
std::string latex_accent(std::string_view command, std::string_view letter);
bool is_latex_accent(std::string_view command);

/// How many arguments in braces a command swallows with all that is in them; -1 for commands whose
/// arguments are text.
int latex_swallows(std::string_view command);

/// Environments that are no running text: code, comments, pictures.
bool is_latex_code(std::string_view environment);

}  // namespace subcite
