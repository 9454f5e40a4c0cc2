// Which manuscripts a run is about: files, folders, patterns and a list in a file.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "config/settings.h"
#include "io/world.h"

namespace subcite {

struct Inputs {
  std::vector<std::string> paths;          // in order; those of a folder in the byte order of their paths
  std::vector<bool> named;                 // beside them: a person named this very file
  std::vector<std::uint64_t> positions{};  // beside them: in the whole list, the other shards' among them
  std::uint64_t total = 0;                 // of the whole list
};

/// A folder gives, with all below it, what manuscripts are by their endings, without hidden files, copies with fixes and
/// LaTeX files that another one inputs; a folder that cannot be looked into is a path of its own. Fails where a folder, pattern or list gives nothing.
Result<Inputs> gather_inputs(const Settings& settings, io::World& world);

/// Fails where the file that is to be written is one of the manuscripts; `what` it is: "report", "baseline".
Result<void> spare_manuscripts(const std::string& what, const std::string& file, const std::vector<std::string>& manuscripts, io::FileSystem& files);

/// Largest list of manuscripts, in bytes.
constexpr std::uint64_t kMostList = 1ULL << 30U;

/// The lines of such a list that are not empty.
std::vector<std::string> paths_in(std::string_view list);

/// Where there is no such file: what it matches is meant.
bool is_pattern(std::string_view path);

/// Ends as manuscripts do, and is neither hidden nor a copy with fixes.
bool is_manuscript_name(const std::string& path);

/// What looks like a manuscript in the folder and below it, in no order; LaTeX files that others input are among them,
/// pages of our own reports are not.
io::FolderListing manuscripts_below(const std::string& folder, io::FileSystem& files);

/// The LaTeX document near this file that inputs it, straight or through others; the file itself where none does.
std::string document_of(const std::string& path, io::FileSystem& files);

}  // namespace subcite
