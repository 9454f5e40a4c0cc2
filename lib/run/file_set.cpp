// The reader joins the files with line ends; each is a stretch of the source, which edits do not leave.
#include "run/file_set.h"

#include <algorithm>
#include <set>

#include "read/latex_source.h"
#include "run/copy.h"

namespace subcite {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";

std::string_view without_mark(std::string_view bytes) { return bytes.starts_with(kMark) ? bytes.substr(kMark.size()) : bytes; }

/// What of the source is a file; no path for the manuscript itself.
struct Stretch {
  Span span;
  std::string path;
};

std::vector<Stretch> stretches_of(const OriginMap& origins) {
  std::vector<Stretch> out;
  for (auto& [span, path] : origins.parts()) out.push_back({span, path});
  for (std::size_t i = 0; i + 1 < out.size(); ++i) --out[i].span.end;  // the line end that joins it to the next
  return out;
}

/// The bytes of the file of this path; null where there is none, or two.
template <class Set>
auto* bytes_of(Set& files, const std::string& path) {
  auto* found = path.empty() ? &files.bytes : nullptr;
  std::size_t count = 0;
  for (auto& [name, input] : files.inputs)
    if (!path.empty() && input.name == path && ++count == 1) found = &input.bytes;
  return count > 1 ? nullptr : found;
}

std::vector<SourceEdit> within(const std::vector<SourceEdit>& edits, Span span) {
  std::vector<SourceEdit> out;
  for (const SourceEdit& edit : edits) {
    if (!span.contains(edit.source) && !(edit.source.empty() && edit.source.begin == span.end)) continue;
    out.push_back(edit);
    out.back().source = {edit.source.begin - span.begin, edit.source.end - span.begin};
  }
  return out;
}

/// The name under which \input finds the copy of what it finds under `name` at `path`: with the ending only where that had one.
std::string name_of_copy(const std::string& name, const std::string& path, std::string_view mark) {
  std::string copy = copy_name(path, mark);
  if (path.size() > name.size() && copy.ends_with(".tex")) copy.resize(copy.size() - 4);
  return copy;
}

}  // namespace

Result<void> is_source_of(const OriginMap& origins, const FileSet& files) {
  for (const Stretch& stretch : stretches_of(origins)) {
    if (stretch.path.ends_with(".sty")) continue;  // a package has commands and no words
    const std::string* bytes = bytes_of(files, stretch.path);
    const std::string name = stretch.path.empty() ? std::string() : "of “" + stretch.path + "” ";
    if (bytes == nullptr) return failure("it inputs “" + stretch.path + "” under two names: use one of them");
    if (without_mark(*bytes) != slice(origins.source(), stretch.span)) return failure(name.empty() ? "its bytes are not plain UTF-8: save it as UTF-8 and try again" : "the bytes " + name + "are not plain UTF-8: save it as UTF-8 and try again");
  }
  return {};
}

FileSet with_source_edits(FileSet files, const OriginMap& origins, const std::vector<SourceEdit>& edits) {
  for (const Stretch& stretch : stretches_of(origins)) {
    std::string* bytes = bytes_of(files, stretch.path);
    const std::vector<SourceEdit> own = within(edits, stretch.span);
    if (bytes != nullptr && !own.empty()) *bytes = std::string(bytes->starts_with(kMark) ? kMark : std::string_view()) + with_edits(slice(origins.source(), stretch.span), own);
  }
  return files;
}

Copies copies_of(const FileSet& before, const FileSet& after, std::string_view mark) {
  std::map<std::string, std::string> renamed;  // names of inputs that are copied -> of their copies
  const auto rename = [&](const std::string& name, const Included& input) { return renamed.emplace(name, name_of_copy(name, input.name, mark)).second; };
  for (const auto& [name, input] : after.inputs)
    if (const auto old = before.inputs.find(name); old == before.inputs.end() || old->second.bytes != input.bytes) rename(name, input);
  for (bool more = !renamed.empty(); more;) {  // what inputs a copy is copied
    more = false;
    for (const auto& [name, input] : after.inputs)
      if (renamed.count(name) == 0 && with_inputs_renamed(input.bytes, renamed) != input.bytes) more = rename(name, input) || more;
  }
  Copies out{with_inputs_renamed(after.bytes, renamed), {}};
  for (const auto& [name, copy] : renamed) out.inputs[after.inputs.at(name).name] = with_inputs_renamed(after.inputs.at(name).bytes, renamed);
  return out;
}

}  // namespace subcite
