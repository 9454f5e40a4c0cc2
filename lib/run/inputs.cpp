// Names on the command line are taken as they are; only what is no file is looked at as a folder or a pattern.
#include "run/inputs.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>

#include "archive/digest.h"
#include "base/text.h"
#include "read/latex_source.h"
#include "report/html_text.h"
#include "run/state.h"

namespace subcite {
namespace {

constexpr std::uint64_t kMostLatex = 16ULL << 20U;  // bytes in which \input is looked for

/// The folder of a file and those above it, with the slash, so many at most.
std::vector<std::string> folders_above(const std::string& path, std::size_t most) {
  std::vector<std::string> out;
  for (std::size_t slash = path.rfind('/'); out.size() < most && slash != std::string::npos && slash > 0; slash = path.rfind('/', slash - 1)) out.push_back(path.substr(0, slash + 1));
  return out;
}

/// Files that a LaTeX file takes in, from the root: names are meant from the folder of the document, wherever the file lies.
std::set<std::string> inputs_of(const std::string& path, std::string_view text, io::FileSystem& files) {
  constexpr std::size_t kLongest = 400;       // of a name
  constexpr std::size_t kLongestLine = 2000;  // of which the end is looked at
  constexpr std::size_t kMostFolders = 4;     // its own and those above
  const std::vector<std::string> folders = folders_above(files.absolute(path), kMostFolders);
  std::set<std::string> out;
  for (const std::string_view command : {"\\input{", "\\include{"})
    for (std::size_t at = text.find(command); at != std::string_view::npos; at = text.find(command, at + 1)) {
      const std::string_view rest = text.substr(at + command.size(), kLongest);
      const std::size_t end = rest.find('}');
      if (end == std::string_view::npos || in_comment(text, at, kLongestLine)) continue;
      for (const std::string& folder : folders)
        for (const std::string_view ending : {"", ".tex"}) {
          std::string whole = files.absolute(std::string(folder).append(rest.substr(0, end)).append(ending));
          if (whole.starts_with(folder)) out.insert(std::move(whole));
        }
    }
  return out;
}

/// What a LaTeX file inputs, by its path from the root; and whether it begins a document.
struct LatexFile {
  std::set<std::string> inputs;
  bool is_document = false;
};

/// All that these files input, and what that inputs.
std::set<std::string> reached(const std::map<std::string, LatexFile>& files, std::vector<std::string> from) {
  std::set<std::string> out;
  while (!from.empty()) {
    const auto file = files.find(from.back());
    from.pop_back();
    if (file == files.end()) continue;
    for (const std::string& input : file->second.inputs)
      if (out.insert(input).second) from.push_back(input);
  }
  return out;
}

std::map<std::string, LatexFile> latex_files(const std::vector<std::string>& paths, io::FileSystem& files) {
  std::map<std::string, LatexFile> latex;
  for (const std::string& path : paths) {
    const Result<std::string> text = lower_ascii(path).ends_with(".tex") ? files.read(path, kMostLatex) : failure("");
    if (text) latex[files.absolute(path)] = {inputs_of(path, *text, files), text->find("\\documentclass") != std::string::npos};
  }
  return latex;
}

/// Without those that a document inputs, or a file that no other one inputs.
void leave_out_inputs(std::vector<std::string>& paths, io::FileSystem& files) {
  const std::map<std::string, LatexFile> latex = latex_files(paths, files);
  std::set<std::string> named;
  for (const auto& [path, file] : latex)
    for (const std::string& input : file.inputs)
      if (input != path) named.insert(input);
  std::vector<std::string> roots;
  for (const auto& [path, file] : latex)
    if (file.is_document || named.count(path) == 0) roots.push_back(path);
  const std::set<std::string> inner = reached(latex, roots);
  std::erase_if(paths, [&](const std::string& path) {
    const auto file = latex.find(files.absolute(path));
    return file != latex.end() && !file->second.is_document && inner.count(file->first) > 0 && std::find(roots.begin(), roots.end(), file->first) == roots.end();
  });
}

/// A page of a report, of an earlier round: its first bytes say so.
bool is_own_page(const std::string& path, io::FileSystem& files) {
  if (!ends_with_any(lower_ascii(path), {".html", ".htm"})) return false;
  std::string head(kOwnPage.size(), '\0');
  auto file = files.open(path);
  const Result<std::size_t> got = file ? (*file)->read(head.data(), head.size()) : failure("");
  return got && head == kOwnPage;
}

class Gatherer {
 public:
  explicit Gatherer(io::World& world) : world_(world) {}

  Result<void> add(const std::string& path, bool named) {
    const io::PathKind kind = path == "-" ? io::PathKind::Other : world_.files.kind(path);
    if (kind == io::PathKind::Folder) return add_folder(path);
    if (kind == io::PathKind::None && is_pattern(path)) return add_matching(path);
    put(path, named);
    return {};
  }

  Result<void> add_list(const std::string& list) {
    const Result<std::string> text = list == "-" ? world_.console.read(kMostList) : world_.files.read(list, kMostList);
    if (!text) return failure("The list “" + list + "” " + text.error().message + ".");
    const std::size_t before = out.paths.size();
    for (const std::string& path : paths_in(*text))
      if (const auto added = add(path, false); !added) return added;
    return out.paths.size() == before ? failure("The list “" + list + "” names no manuscripts: write one path a line.") : Result<void>{};
  }

  Inputs out;

 private:
  /// A folder below it that cannot be looked into is a row of its own: what it holds was not checked.
  Result<void> add_folder(const std::string& folder) {
    io::FolderListing found = manuscripts_below(folder, world_.files);
    leave_out_inputs(found.files, world_.files);
    found.files.insert(found.files.end(), found.unreadable.begin(), found.unreadable.end());
    std::sort(found.files.begin(), found.files.end());
    if (found.files.empty()) return failure("“" + folder + "” holds no manuscripts (.docx, .odt, .pdf, .html, .tex, .md, .txt).");
    for (const std::string& path : found.files) put(path, false);
    return {};
  }

  Result<void> add_matching(const std::string& pattern) {
    const std::vector<std::string> paths = world_.files.matching(pattern);
    if (paths.empty()) return failure("Nothing matches “" + pattern + "”.");
    for (const std::string& path : paths)
      if (const auto added = add(path, false); !added) return added;
    return {};
  }

  /// A file that comes twice is one manuscript, named where it was named once.
  void put(const std::string& path, bool named) {
    const auto [at, fresh] = known_.emplace(path == "-" ? path : world_.files.absolute(path), out.paths.size());
    if (!fresh) {
      if (named) out.named[at->second] = true;
      return;
    }
    out.paths.push_back(path);
    out.named.push_back(named);
  }

  io::World& world_;
  std::map<std::string, std::size_t> known_;  // place by path from the root
};

Inputs whole(Inputs inputs) {
  inputs.total = inputs.paths.size();
  inputs.positions.resize(inputs.paths.size());
  std::iota(inputs.positions.begin(), inputs.positions.end(), 0);
  return inputs;
}

/// One that cannot be read belongs where its name says.
Result<Inputs> part_of(const Inputs& all, std::pair<std::uint32_t, std::uint32_t> shard, const Settings& settings, io::World& world) {
  Inputs out;
  out.total = all.total;
  for (std::size_t i = 0; i < all.paths.size(); ++i) {
    if (all.paths[i] == "-") return failure("Standard input is no part of a shard: name files.");
    const Result<std::string> bytes = world.files.read(all.paths[i], settings.max_input);
    if (!in_shard(sha256_of(bytes ? *bytes : all.paths[i]), shard)) continue;
    out.paths.push_back(all.paths[i]);
    out.named.push_back(all.named[i]);
    out.positions.push_back(all.positions[i]);
  }
  return out;
}

}  // namespace

bool is_pattern(std::string_view path) { return path.find_first_of("*?[") != std::string_view::npos; }

std::vector<std::string> paths_in(std::string_view list) {
  std::vector<std::string> out;
  for (std::string_view line : split(list, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!line.empty()) out.emplace_back(line);
  }
  return out;
}

bool is_manuscript_name(const std::string& path) {
  const std::string name = lower_ascii(file_name(path));
  return !name.starts_with('.') && name.find(".fixed.") == std::string::npos && !name.starts_with("~$") && ends_with_any(name, {".docx", ".md", ".markdown", ".tex", ".html", ".htm", ".odt", ".pdf", ".txt"});
}

io::FolderListing manuscripts_below(const std::string& folder, io::FileSystem& files) {
  io::FolderListing found = files.files_below(folder);
  std::erase_if(found.files, [&](const std::string& path) { return !is_manuscript_name(path) || is_own_page(path, files); });
  return found;
}

std::string document_of(const std::string& path, io::FileSystem& files) {
  constexpr std::size_t kMostFolders = 3;  // its own and those above
  std::string whole = files.absolute(path);
  if (!lower_ascii(whole).ends_with(".tex")) return whole;
  std::vector<std::string> near;
  for (const std::string& folder : folders_above(whole, kMostFolders))
    for (std::string& file : files.matching(folder + "*.tex")) near.push_back(std::move(file));
  const std::map<std::string, LatexFile> latex = latex_files(near, files);
  for (const auto& [candidate, file] : latex)
    if (file.is_document && candidate != whole && reached(latex, {candidate}).count(whole) > 0) return candidate;
  return whole;
}

Result<void> spare_manuscripts(const std::string& what, const std::string& file, const std::vector<std::string>& manuscripts, io::FileSystem& files) {
  if (file.empty()) return {};
  const bool meets = std::any_of(manuscripts.begin(), manuscripts.end(), [&](const std::string& path) { return file == path || files.same_file(path, file); });
  if (meets) return failure("The " + what + " “" + file + "” is one of the manuscripts; a manuscript is never overwritten.");
  return {};
}

Result<Inputs> gather_inputs(const Settings& settings, io::World& world) {
  Gatherer gatherer(world);
  for (const std::string& path : settings.paths)
    if (const auto added = gatherer.add(path, true); !added) return tl::unexpected<Error>(added.error());
  if (!settings.files_from.empty())
    if (const auto added = gatherer.add_list(settings.files_from); !added) return tl::unexpected<Error>(added.error());
  if (gatherer.out.paths.empty()) return failure("Name a manuscript, a folder of them, or a list with --files-from.");
  if (settings.shard.empty()) return whole(std::move(gatherer.out));
  const auto shard = parse_shard(settings.shard);
  if (!shard) return tl::unexpected<Error>(shard.error());
  return part_of(whole(std::move(gatherer.out)), *shard, settings, world);
}

}  // namespace subcite
