// Bytes, perhaps converted, to citations and their index; LaTeX files that the manuscript inputs are read from
// below its folder and from nowhere else.
#include "run/source.h"

#include "archive/digest.h"
#include "base/text.h"
#include "run/check.h"
#include "run/convert.h"

namespace subcite {
namespace {

/// "chapters/one" of \input: a file below the manuscript's folder, ".tex" added where it is left out.
Result<Included> read_below(const std::string& manuscript, std::string_view name, std::uint64_t limit, io::World& world, const Unsaved& unsaved) {
  const std::string folder = folder_part(manuscript);
  for (const std::string_view ending : {"", ".tex"}) {
    const std::string relative = std::string(name) + std::string(ending);
    const std::string path = std::string(folder).append("/").append(relative);
    if (!world.files.is_below(folder, path) || world.files.same_file(path, manuscript)) continue;
    const std::string* open = unsaved ? unsaved(world.files.absolute(path)) : nullptr;
    if (open != nullptr) return Included{*open, relative};
    if (Result<std::string> bytes = world.files.read(path, limit)) return Included{std::move(*bytes), relative};
  }
  return failure("“" + std::string(name) + "” was not read: it is not there, not below the manuscript’s folder, or the manuscript itself.");
}

/// Each file that is asked for is noted with its digest.
ReadOptions noting(ReadOptions options, InputDigests* inputs) {
  if (inputs == nullptr || !options.include) return options;
  options.include = [include = std::move(options.include), inputs](std::string_view name) {
    Result<Included> input = include(name);
    inputs->emplace_back(name, input ? sha256_of(input->bytes) : std::string());
    return input;
  };
  return options;
}

}  // namespace

ReadOptions read_options(const std::string& path, const Settings& settings, io::World& world, const Unsaved& unsaved) {
  return {settings.tracked == "original", [=, limit = settings.max_input, &world](std::string_view name) { return read_below(path, name, limit, world, unsaved); }};
}

Result<std::string> source_bytes(const std::string& path, const Settings& settings, io::World& world) {
  return path == "-" ? world.console.read(settings.max_input) : world.files.read(path, settings.max_input);
}

Result<Manuscript> read_manuscript(const std::string& path, const Settings& settings, io::World& world) {
  Result<std::string> bytes = source_bytes(path, settings, world);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return read_manuscript(path, std::move(*bytes), settings, world);
}

Result<Manuscript> read_manuscript(const std::string& path, std::string bytes, const Settings& settings, io::World& world, bool keep_bytes, InputDigests* inputs) {
  const bool piped = path == "-";
  const std::string name = piped ? settings.stdin_name : path;
  Result<Converted> source = convert(std::move(bytes), name, world.programs);
  if (!source) return tl::unexpected<Error>(source.error());
  const ReadOptions options = piped ? ReadOptions{settings.tracked == "original", {}} : noting(read_options(path, settings, world), inputs);
  std::string kept = keep_bytes ? source->bytes : std::string();
  Result<Manuscript> m = examine(std::move(source->bytes), name, options);
  if (!m) return m;
  m->bytes = std::move(kept);
  if (source->by_others) m->document.format = Format::Other;
  if (!source->remark.empty()) m->document.remarks.push_back({std::move(source->remark), std::nullopt});
  return m;
}

}  // namespace subcite
