// A LaTeX manuscript with the files it inputs, in one buffer: the main file first, each other behind it as a part
// of its own, so that every place is one in the file that a person opens.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "read/reader.h"

namespace subcite {

struct LatexSource {
  std::string text;
  std::uint32_t main_end = 0;
  bool reads_files = false;
  std::map<std::string, Span> files;                         // by the name that \input gives, or that of the package with .sty
  std::vector<std::pair<std::uint32_t, std::string>> parts;  // where each begins
  std::vector<std::string> missing;                          // sentences about what could not be read
};

/// A comment goes from % to the line's end; \% is none. So many bytes of the line before the place are looked at.
bool in_comment(std::string_view text, std::size_t at, std::size_t longest);

/// "roe.sty" and "poe.sty" for "[draft]{roe, poe}" behind \usepackage.
std::vector<std::string> latex_packages(std::string_view text, std::size_t at);

/// The text with the files that it inputs named anew: old name -> new one.
std::string with_inputs_renamed(std::string_view text, const std::map<std::string, std::string>& names);

/// Follows \input and \include, and \usepackage to packages that can be read, each file once, bounded in number and size.
LatexSource gather_latex(std::string main, const ReadOptions& options);

}  // namespace subcite
