// Names on the command line are taken as they are; only what is no file is looked at as a folder or a pattern.
#include "run/inputs.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::uint64_t kMostList = 1ULL << 30U;    // bytes
constexpr std::uint64_t kMostLatex = 16ULL << 20U;  // bytes in which \input is looked for

bool is_manuscript(const std::string& path) {
  const std::string name = lower_ascii(path.substr(path.rfind('/') + 1));
  return !name.starts_with('.') && name.find(".fixed.") == std::string::npos && !name.starts_with("~$") && ends_with_any(name, {".docx", ".md", ".markdown", ".tex", ".html", ".htm", ".odt", ".pdf", ".txt"});
}

/// Files that a LaTeX file takes in, from the root; none that begins a document of its own.
void add_inputs(const std::string& path, const std::string& text, io::FileSystem& files, std::set<std::string>& out) {
  const std::string folder = path.substr(0, path.rfind('/') + 1);
  for (const std::string_view command : {"\\input{", "\\include{", "\\subfile{"})
    for (std::size_t at = text.find(command); at != std::string::npos; at = text.find(command, at + 1)) {
      const std::size_t begin = at + command.size();
      const std::size_t end = text.find('}', begin);
      constexpr std::size_t kLongest = 4096;  // of a path
      if (end == std::string::npos || end - begin > kLongest) continue;
      const std::string name = text.substr(begin, end - begin);
      out.insert(files.absolute(folder + name));
      out.insert(files.absolute(folder + name + ".tex"));
    }
}

/// Without those that another one inputs.
void leave_out_inputs(std::vector<std::string>& paths, io::FileSystem& files) {
  std::set<std::string> inputs;
  std::set<std::string> whole;  // documents of their own
  for (const std::string& path : paths) {
    if (!lower_ascii(path).ends_with(".tex")) continue;
    const Result<std::string> text = files.read(path, kMostLatex);
    if (!text) continue;
    if (text->find("\\documentclass") != std::string::npos) whole.insert(path);
    add_inputs(path, *text, files, inputs);
  }
  std::erase_if(paths, [&](const std::string& path) { return whole.count(path) == 0 && inputs.count(files.absolute(path)) > 0; });
}

std::vector<std::string> manuscripts_below(const std::string& folder, io::FileSystem& files) {
  std::vector<std::string> found = files.files_below(folder);
  std::erase_if(found, [](const std::string& path) { return !is_manuscript(path); });
  std::sort(found.begin(), found.end());
  leave_out_inputs(found, files);
  return found;
}

class Gatherer {
 public:
  explicit Gatherer(io::World& world) : world_(world) {}

  Result<void> add(const std::string& path, bool named) {
    const io::PathKind kind = path == "-" ? io::PathKind::Other : world_.files.kind(path);
    if (kind == io::PathKind::Folder) return add_all(manuscripts_below(path, world_.files), "“" + path + "” holds no manuscripts (.docx, .odt, .pdf, .html, .tex, .md, .txt).");
    if (kind == io::PathKind::None && path.find_first_of("*?[") != std::string::npos) return add_all(world_.files.matching(path), "Nothing matches “" + path + "”.");
    out.paths.push_back(path);
    out.named.push_back(named);
    return {};
  }

  Result<void> add_list(const std::string& list) {
    const Result<std::string> text = list == "-" ? world_.console.read(kMostList) : world_.files.read(list, kMostList);
    if (!text) return failure("The list “" + list + "” " + text.error().message + ".");
    const std::size_t before = out.paths.size();
    for (std::string_view line : split(*text, '\n')) {
      if (line.ends_with('\r')) line.remove_suffix(1);
      if (!line.empty())
        if (const auto added = add(std::string(line), false); !added) return added;
    }
    return out.paths.size() == before ? failure("The list “" + list + "” names no manuscripts: write one path a line.") : Result<void>{};
  }

  Inputs out;

 private:
  Result<void> add_all(const std::vector<std::string>& paths, const std::string& otherwise) {
    if (paths.empty()) return failure(otherwise);
    for (const std::string& path : paths) {
      if (world_.files.kind(path) == io::PathKind::Folder) {
        if (const auto added = add(path, false); !added) return added;
        continue;
      }
      out.paths.push_back(path);
      out.named.push_back(false);
    }
    return {};
  }

  io::World& world_;
};

}  // namespace

Result<Inputs> gather_inputs(const Settings& settings, io::World& world) {
  Gatherer gatherer(world);
  for (const std::string& path : settings.paths)
    if (const auto added = gatherer.add(path, true); !added) return tl::unexpected<Error>(added.error());
  if (!settings.files_from.empty())
    if (const auto added = gatherer.add_list(settings.files_from); !added) return tl::unexpected<Error>(added.error());
  if (gatherer.out.paths.empty()) return failure("Name a manuscript, a folder of them, or a list with --files-from.");
  return std::move(gatherer.out);
}

}  // namespace subcite
