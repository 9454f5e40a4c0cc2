// The WARC is read once; what the index and the package say is held against what was seen.
#include "archive/verify.h"

#include <map>

#include "archive/pieces.h"
#include "archive/reader.h"
#include "base/json.h"
#include "base/text.h"

namespace subcite {
namespace {

constexpr std::size_t kMostText = 256U << 20U;
constexpr std::size_t kMostProblems = 1000;

/// Hands on what it reads, and keeps its digest and size.
class Measured : public io::Input {
 public:
  explicit Measured(io::Input& in) : in_(in) {}
  Result<std::size_t> read(char* to, std::size_t most) override {
    Result<std::size_t> got = in_.read(to, most);
    if (got) digest_.add({to, *got}), size_ += *got;
    return got;
  }
  std::string digest() { return digest_.finish(); }
  [[nodiscard]] std::uint64_t size() const { return size_; }

 private:
  io::Input& in_;
  Sha256 digest_;
  std::uint64_t size_ = 0;
};

Result<std::string> whole(io::Input& in) {
  std::string text;
  const auto take = [&text](std::string_view piece) { return text += piece, Result<void>{}; };
  if (const Result<void> read = each_piece(in, take, kMostText + 1); !read) return tl::unexpected<Error>(read.error());
  if (text.size() > kMostText) return failure("is larger than 256 MB");
  return text;
}

class Verifier {
 public:
  Verifier(const std::string& path, io::FileSystem& files) : path_(path), files_(files) {}

  Result<ArchiveState> run() {
    const bool wacz = path_.ends_with(".wacz");
    auto in = wacz ? files_.open_entry(path_, std::string(kWarcEntry)) : files_.open(path_);
    if (!in) return tl::unexpected<Error>(in.error());
    Measured warc(**in);
    records(warc);
    if (!wacz) return std::move(state_);
    if (auto read = each_piece(warc, [](std::string_view) { return Result<void>{}; }); !read) problem(read.error().message);
    seen_[std::string(kWarcEntry)] = {warc.digest(), warc.size()};
    index();
    package();
    return std::move(state_);
  }

 private:
  void problem(const std::string& words) {
    if (state_.problems.size() < kMostProblems) state_.problems.push_back(words);
  }

  void records(io::Input& in) {
    WarcReader reader(in);
    WarcRecord record;
    Result<bool> more = reader.next(record);
    while (more && *more) {
      ++state_.records;
      look_at(record);
      more = reader.next(record);
    }
    if (!more) problem(more.error().message);
  }

  void look_at(const WarcRecord& record) {
    const std::string where = "the record at byte " + std::to_string(record.offset) + " (" + std::string(record.field("WARC-Target-URI")) + ")";
    const std::string_view type = record.field("WARC-Type");
    if (type.empty() || record.field("WARC-Record-ID").empty() || record.field("WARC-Date").empty()) problem(where + " lacks a field that every record has");
    compare(record.field("WARC-Block-Digest"), record.block, where + ": the block is not what its digest says");
    if (type == "response") compare(record.field("WARC-Payload-Digest"), payload_of(record.block), where + ": the payload is not what its digest says");
    if (type == "response" || type == "revisit") state_.captures.push_back(capture_of(record));
  }

  void compare(std::string_view digest, std::string_view bytes, const std::string& words) {
    if (digest.starts_with("sha256:") && digest != sha256_of(bytes)) problem(words);
  }

  Result<std::string> entry(const std::string& name) {
    auto in = files_.open_entry(path_, name);
    if (!in) return tl::unexpected<Error>(in.error());
    Result<std::string> text = whole(**in);
    if (text) seen_[name] = {sha256_of(*text), text->size()};
    return text;
  }

  /// Every capture has its line, and every line its capture.
  void index() {
    const Result<std::string> text = entry(std::string(kIndexEntry));
    if (!text) return problem(text.error().message);
    std::map<std::string, const Capture*> left;
    for (const Capture& c : state_.captures) left[std::to_string(c.place.member.offset)] = &c;
    for (const std::string_view line : split(*text, '\n')) {
      if (line.empty()) continue;
      const auto row = nlohmann::json::parse(line.substr(std::min(line.find('{'), line.size())), nullptr, false);
      const auto value = [&](const char* key) { return text_member(row, key); };
      const auto found = left.find(value("offset"));
      if (found == left.end()) {
        problem("the index names a record at byte " + value("offset") + " that is not there");
        continue;
      }
      const Capture& c = *found->second;
      if (value("length") != std::to_string(c.place.member.length) || value("digest") != c.place.payload_digest || value("url") != c.url) problem("the index and the record at byte " + value("offset") + " differ");
      left.erase(found);
    }
    for (const auto& [offset, capture] : left) problem("the index lacks the record at byte " + offset + " (" + capture->url + ")");
  }

  void package() {
    const Result<std::string> text = entry("datapackage.json");
    constexpr std::size_t kMostDescription = 4U << 20U;
    if (!text) return problem(text.error().message);
    if (text->size() > kMostDescription) return problem("datapackage.json is larger than 4 MB");
    static_cast<void>(entry("pages/pages.jsonl"));
    const auto json = nlohmann::json::parse(*text, nullptr, false);
    if (!json.is_object() || !json.contains("resources") || !json["resources"].is_array()) return problem("datapackage.json is no description of a package");
    for (const auto& resource : json["resources"]) {
      const bool sized = resource.is_object() && resource.contains("bytes") && resource["bytes"].is_number_unsigned();
      const std::string name = text_member(resource, "path");
      const auto it = seen_.find(name);
      if (it == seen_.end()) problem("datapackage.json names " + name + ", which is not there");
      else if (text_member(resource, "hash") != it->second.first || !sized || resource["bytes"].get<std::uint64_t>() != it->second.second) problem(name + " is not what datapackage.json says");
    }
    const Result<std::string> digest = entry("datapackage-digest.json");
    if (digest && digest->find(seen_["datapackage.json"].first) == std::string::npos) problem("datapackage.json is not what datapackage-digest.json says");
  }

  const std::string& path_;
  io::FileSystem& files_;
  ArchiveState state_;
  std::map<std::string, std::pair<std::string, std::uint64_t>> seen_;  // digest and size of each entry
};

}  // namespace

Result<ArchiveState> verify_archive(const std::string& path, io::FileSystem& files) { return Verifier(path, files).run(); }

}  // namespace subcite
