// libzip reads the container from memory; names are compared without regard to case, as Word does.
#include "docx/package.h"

#include <zip.h>

#include <algorithm>
#include <cstdint>
#include <memory>

#include "base/text.h"
#include "docx/xml.h"

namespace subcite::docx {
namespace {

constexpr std::uint64_t kMostOfPart = 96ULL << 20U;  // bytes of one part
constexpr std::uint64_t kMostOfAll = 160ULL << 20U;  // bytes of all parts read
constexpr zip_int64_t kMostEntries = 20'000;
constexpr std::size_t kMostRelationships = 50'000;

}  // namespace

std::string relationships_part(std::string_view part) {
  const std::size_t slash = part.rfind('/');
  const std::string folder(slash == std::string_view::npos ? std::string_view() : part.substr(0, slash + 1));
  return folder + "_rels/" + std::string(part.substr(folder.size())) + ".rels";
}

std::string part_name(std::string_view from, std::string_view target) {
  const std::size_t slash = from.rfind('/');
  std::string path(target.starts_with('/') || slash == std::string_view::npos ? std::string_view() : from.substr(0, slash));
  for (const std::string_view step : split(target, '/')) {
    if (step == "..") path.resize(path.rfind('/') == std::string::npos ? 0 : path.rfind('/'));
    else if (!step.empty() && step != ".") path += (path.empty() ? "" : "/") + std::string(step);
  }
  return path;
}

struct Package::Archive {
  std::string bytes;
  std::string advice;  // what helps where it is damaged
  zip_t* zip = nullptr;
  std::uint64_t read = 0;
  ~Archive() {
    if (zip != nullptr) zip_discard(zip);
  }
};

Package::Package(std::unique_ptr<Archive> archive) : archive_(std::move(archive)) {}
Package::Package(Package&&) noexcept = default;
Package& Package::operator=(Package&&) noexcept = default;
Package::~Package() = default;

Result<Package> Package::open(std::string bytes, std::string_view program) {
  auto archive = std::make_unique<Archive>();
  archive->advice = "open it in " + std::string(program) + " and save it again";
  archive->bytes = std::move(bytes);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(archive->bytes.data(), archive->bytes.size(), 0, &error);
  if (source != nullptr) archive->zip = zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive->zip == nullptr) {
    if (source != nullptr) zip_source_free(source);
    zip_error_fini(&error);
    return failure("its zip container is damaged or cut short: " + archive->advice);
  }
  zip_error_fini(&error);
  if (zip_get_num_entries(archive->zip, 0) > kMostEntries) return failure("its container holds more than 20,000 files: no manuscript has so many");
  return Package(std::move(archive));
}

Result<std::string> Package::part(std::string_view name) {
  const std::string printed(name);
  const std::string quoted = "its part “" + printed + "” ";
  zip_stat_t stat;
  zip_stat_init(&stat);
  if (zip_stat(archive_->zip, printed.c_str(), ZIP_FL_NOCASE, &stat) != 0) return failure(quoted + "is missing: " + archive_->advice);
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE) return failure("it is protected by a password: save a copy without one");
  const bool large = (stat.valid & ZIP_STAT_SIZE) == 0 || stat.size > kMostOfPart || archive_->read + stat.size > kMostOfAll;
  if (large) return failure(quoted + "is larger than any manuscript needs (the limit is 96 MB)");
  zip_file_t* file = zip_fopen_index(archive_->zip, stat.index, 0);
  if (file == nullptr) return failure(quoted + "cannot be unpacked: " + archive_->advice);
  std::string out(static_cast<std::size_t>(stat.size), '\0');
  const zip_int64_t got = zip_fread(file, out.data(), out.size());
  const bool whole = got == static_cast<zip_int64_t>(out.size());
  zip_fclose(file);
  if (!whole) return failure(quoted + "is damaged: " + archive_->advice);
  archive_->read += stat.size;
  return out;
}

namespace {

/// Replaces or adds one entry; its bytes must live until the container is closed.
bool put_part(zip_t* zip, const std::string& name, const std::string& bytes) {
  zip_source_t* source = zip_source_buffer(zip, bytes.data(), bytes.size(), 0);
  if (source == nullptr) return false;
  const zip_int64_t index = zip_name_locate(zip, name.c_str(), ZIP_FL_NOCASE);
  const bool done = index >= 0 ? zip_file_replace(zip, static_cast<zip_uint64_t>(index), source, 0) == 0 : zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) >= 0;
  if (!done) zip_source_free(source);
  return done;
}

std::string bytes_of(zip_source_t* source) {
  std::string bytes;
  if (zip_source_open(source) != 0) return bytes;
  if (zip_source_seek(source, 0, SEEK_END) == 0) {
    bytes.resize(static_cast<std::size_t>(std::max<zip_int64_t>(zip_source_tell(source), 0)));
    zip_source_seek(source, 0, SEEK_SET);
    if (zip_source_read(source, bytes.data(), bytes.size()) != static_cast<zip_int64_t>(bytes.size())) bytes.clear();
  }
  zip_source_close(source);
  return bytes;
}

}  // namespace

Result<std::string> with_parts(const std::string& package, const std::map<std::string, std::string>& parts) {
  zip_error_t error;
  zip_error_init(&error);
  // Where the container is written again libzip keeps bytes of its own: they are written into its buffer first.
  zip_source_t* source = zip_source_buffer_create(nullptr, 0, 1, &error);
  if (source == nullptr) return failure("its container could not be copied");
  const bool filled = zip_source_begin_write(source) == 0 && zip_source_write(source, package.data(), package.size()) == static_cast<zip_int64_t>(package.size()) && zip_source_commit_write(source) == 0;
  if (!filled) {
    zip_source_free(source);
    return failure("its container could not be copied");
  }
  zip_source_keep(source);
  zip_t* zip = zip_open_from_source(source, 0, &error);
  zip_error_fini(&error);
  if (zip == nullptr) {
    zip_source_free(source);
    zip_source_free(source);
    return failure("its zip container is damaged or cut short: open it in Word and save it again");
  }
  bool done = true;
  for (const auto& [name, bytes] : parts) done = done && put_part(zip, name, bytes);
  if (!done || zip_close(zip) != 0) {
    zip_discard(zip);
    zip_source_free(source);
    return failure("its container could not be written");
  }
  std::string out = bytes_of(source);
  zip_source_free(source);
  if (out.empty()) return failure("its container could not be written");
  return out;
}

std::vector<Relationship> Package::relationships(std::string_view part) {
  std::vector<Relationship> found;
  Result<std::string> bytes = this->part(relationships_part(part));
  if (!bytes) return found;
  Xml xml;
  if (!xml.parse(std::move(*bytes))) return found;
  for (const Node& node : children(xml.root())) {
    if (name_of(node) != "Relationship" || found.size() >= kMostRelationships) continue;
    const std::string_view type = attribute(node, "Type");
    Relationship r;
    r.id = attribute(node, "Id");
    r.type = type.substr(type.rfind('/') + 1);
    r.external = equals_ignoring_case(attribute(node, "TargetMode"), "External");
    r.target = r.external ? std::string(attribute(node, "Target")) : part_name(part, attribute(node, "Target"));
    found.push_back(std::move(r));
  }
  return found;
}

std::string Package::related(std::string_view part, std::string_view type) {
  for (const Relationship& r : relationships(part))
    if (r.type == type && !r.external) return r.target;
  return {};
}

}  // namespace subcite::docx
