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
std::string name_at(const std::string& text, std::size_t at) {
  if (at < text.size() && (is_word_byte(text[at]) || text[at] == '*')) return {};
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n')) ++at;
  const bool braced = at < text.size() && text[at] == '{';
  if (braced) ++at;
  constexpr std::size_t kLongest = 400;
  const std::string_view near = std::string_view(text).substr(std::min(at, text.size()), kLongest);
  return std::string(trim(near.substr(0, near.find_first_of(braced ? "}" : " \n\r\\%"))));
}

void add_file(const std::string& name, const ReadOptions& options, LatexSource& out) {
  Result<Included> file = options.include(name);
  if (!file) {
    out.missing.push_back(file.error().message);
    return;
  }
  Result<Decoded> decoded = decode_text(std::move(file->bytes));
  if (!decoded || out.text.size() + decoded->text.size() > kMostBytes) {
    out.missing.push_back("“" + name + "” was not read: it is no text, or too large.");
    return;
  }
  out.text += '\n';
  const auto begin = static_cast<std::uint32_t>(out.text.size());
  out.text += decoded->text;
  out.files.emplace(name, Span{begin, static_cast<std::uint32_t>(out.text.size())});
  out.parts.emplace_back(begin, std::move(file->name));
}

}  // namespace

bool in_comment(std::string_view text, std::size_t at, std::size_t longest) {
  std::size_t line = at;
  while (line > 0 && text[line - 1] != '\n' && at - line < longest) --line;
  for (std::size_t p = line; p < at; ++p)
    if (text[p] == '%' && (p == line || text[p - 1] != '\\')) return true;
  return false;
}

LatexSource gather_latex(std::string main, const ReadOptions& options) {
  LatexSource out;
  out.text = std::move(main);
  out.main_end = static_cast<std::uint32_t>(out.text.size());
  if (!options.include) return out;
  out.reads_files = true;
  std::size_t tried = 0;
  std::set<std::string> seen;
  for (std::size_t at = out.text.find("\\in"); at != std::string::npos; at = out.text.find("\\in", at + 1)) {
    std::size_t behind = 0;
    for (const std::string_view command : {"\\input", "\\include"})
      if (out.text.compare(at, command.size(), command) == 0) behind = at + command.size();
    const std::string name = behind == 0 ? std::string() : name_at(out.text, behind);
    if (name.empty() || name.find('#') != std::string::npos || seen.count(name) > 0 || in_comment(out.text, at, kLongestLine)) continue;
    seen.insert(name);
    if (++tried > kMostFiles) break;
    add_file(name, options, out);
  }
  return out;
}

}  // namespace subcite
