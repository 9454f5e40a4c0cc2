// The buffer grows while it is searched, so that files which inputs input are found too.
#include "read/latex_source.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "read/decode.h"

namespace subcite {
namespace {

constexpr std::size_t kMostFiles = 500;
constexpr std::size_t kMostBytes = 256'000'000;

constexpr std::size_t kLongestLine = 20'000;

/// The name behind "\input" at `at`; empty where the word is another ("\inputenc").
Span name_at(std::string_view text, std::size_t at) {
  if (at < text.size() && (is_word_byte(text[at]) || text[at] == '*')) return {};
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  const bool braced = at < text.size() && text[at] == '{';
  if (braced) ++at;
  constexpr std::size_t kLongest = 400;
  const std::string_view near = text.substr(std::min(at, text.size()), kLongest);
  const std::size_t size = std::min(near.find_first_of(braced ? "}" : " \n\r\\%"), near.size());
  return trim(text, {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)});
}

/// The name of the next file that is input, from `at` on, which moves behind the command; empty at the end.
Span next_input(std::string_view text, std::size_t& at) {
  for (at = text.find("\\in", at); at != std::string_view::npos; at = text.find("\\in", at)) {
    const std::size_t begin = at++;
    std::size_t behind = 0;
    for (const std::string_view command : {"\\input", "\\include"})
      if (text.compare(begin, command.size(), command) == 0) behind = begin + command.size();
    const Span name = behind == 0 ? Span() : name_at(text, behind);
    if (name.empty() || slice(text, name).find('#') != std::string_view::npos || in_comment(text, begin, kLongestLine)) continue;
    return name;
  }
  return {};
}

/// Behind what is there, as a part of its own; false where it is no text or too large.
bool append(const std::string& name, Included file, LatexSource& out) {
  Result<Decoded> decoded = decode_text(std::move(file.bytes));
  if (!decoded || out.text.size() + decoded->text.size() > kMostBytes) return false;
  out.text += '\n';
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  out.text += decoded->text;
  out.files.emplace(name, Span{begin, static_cast<std::uint32_t>(out.text.size())});
  out.parts.emplace_back(begin, std::move(file.name));
  return true;
}

void add_inputs(const ReadOptions& options, LatexSource& out) {
  std::size_t tried = 0;
  std::set<std::string> seen;
  std::size_t at = 0;
  for (Span place = next_input(out.text, at); !place.empty(); place = next_input(out.text, at)) {
    const std::string name(slice(out.text, place));
    if (!seen.insert(name).second) continue;
    if (++tried > kMostFiles) break;
    Result<Included> file = options.include(name);
    if (!file) out.missing.push_back(file.error().message);
    else if (!append(name, std::move(*file), out)) out.missing.push_back("“" + name + "” was not read: it is no text, or too large.");
  }
}

/// Packages that lie beside the manuscript, which hold the author's own commands; those of TeX are not looked for.
void add_packages(const ReadOptions& options, LatexSource& out) {
  std::size_t tried = 0;
  std::set<std::string> seen;
  for (const std::string_view command : {"\\usepackage", "\\RequirePackage"})
    for (std::size_t at = out.text.find(command); at != std::string::npos; at = out.text.find(command, at + 1)) {
      if (in_comment(out.text, at, kLongestLine)) continue;
      for (const std::string& name : latex_packages(out.text, at + command.size())) {
        if (!seen.insert(name).second) continue;
        if (++tried > kMostFiles) return;
        if (Result<Included> file = options.include(name)) append(name, std::move(*file), out);
      }
    }
}

}  // namespace

bool in_comment(std::string_view text, std::size_t at, std::size_t longest) {
  std::size_t line = at;
  while (line > 0 && text[line - 1] != '\n' && at - line < longest) --line;
  for (std::size_t p = line; p < at; ++p)
    if (text[p] == '%' && (p == line || text[p - 1] != '\\')) return true;
  return false;
}

std::vector<std::string> latex_packages(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 2000;
  const std::string_view near = text.substr(std::min(at, text.size()), kLongest);
  std::size_t open = near.find_first_not_of(" \t\r\n");
  if (open < near.size() && near[open] == '[') open = std::min(near.find(']', open), near.size() - 1) + 1;
  const std::size_t close = near.find('}', open);
  std::vector<std::string> out;
  if (open >= near.size() || near[open] != '{' || close == std::string_view::npos) return out;
  for (const std::string_view name : split(near.substr(open + 1, close - open - 1), ','))
    if (!trim(name).empty()) out.push_back(std::string(trim(name)) + ".sty");
  return out;
}

std::string with_inputs_renamed(std::string_view text, const std::map<std::string, std::string>& names) {
  std::string out;
  std::size_t done = 0;
  std::size_t at = 0;
  for (Span place = next_input(text, at); !place.empty(); place = next_input(text, at)) {
    const auto renamed = names.find(std::string(slice(text, place)));
    if (renamed == names.end()) continue;
    out.append(text.substr(done, place.begin - done)).append(renamed->second);
    done = place.end;
  }
  return out.append(text.substr(done));
}

LatexSource gather_latex(std::string main, const ReadOptions& options) {
  LatexSource out;
  out.text = std::move(main);
  out.main_end = static_cast<std::uint32_t>(out.text.size());
  if (!options.include) return out;
  out.reads_files = true;
  add_inputs(options, out);
  add_packages(options, out);
  return out;
}

}  // namespace subcite
