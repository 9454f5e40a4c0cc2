// The archive of a run: FILE.warc.gz as it is, or FILE.wacz (WACZ 1.1.1), which holds the WARC, its index,
// the list of pages and a package description. Captures are written as they come, so that a run that is interrupted, or
// killed, keeps what was fetched: a .wacz grows as FILE.wacz.warc.gz and is packed at the end. A file that is there is
// continued.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "archive/cdxj.h"
#include "io/world.h"
#include "model/link.h"

namespace subcite {

class Archive {
 public:
  /// Fails where the name ends in neither .wacz nor .warc.gz, or the file is none to continue, or cannot be made.
  static Result<std::unique_ptr<Archive>> open(const std::string& path, const std::string& software, io::World& world);

  /// Writes a capture and says where it stands; of a failed fetch, a note that it failed. A fault of the disk is kept for
  /// close().
  ArchiveEntry add(const Exchange& exchange, const std::string& title);
  /// Says of a capture where it is cited: "manuscript", "note" and so on.
  void describe(const std::string& url, const std::string& record_id, const std::vector<std::pair<std::string, std::string>>& fields);

  /// Finishes the file: packs a WACZ, or leaves the WARC as it is.
  Result<void> close();

 private:
  Archive(std::string path, std::string software, io::World& world) : path_(std::move(path)), software_(std::move(software)), world_(world) {}
  [[nodiscard]] bool is_wacz() const;
  [[nodiscard]] std::string warc_path() const;
  [[nodiscard]] bool is_ours() const;
  Result<void> unpack();
  Result<std::uint64_t> take_up();
  void take(const struct WarcRecord& record);
  Result<void> count(std::uint64_t bytes);
  void place_captures();

  std::string path_;
  std::string software_;
  io::World& world_;
  std::unique_ptr<io::Lock> lock_;  // from before the file is read until it is finished
  std::unique_ptr<io::Output> out_;
  std::unique_ptr<WarcWriter> warc_;
  std::vector<Capture> captures_;
  Payloads payloads_;  // of what was taken up, until the writer has them
};

/// The WARC of a WACZ, as this program names it.
constexpr std::string_view kWarcEntry = "archive/data.warc.gz";
constexpr std::string_view kIndexEntry = "indexes/index.cdx";

/// The capture that a response or revisit record holds.
Capture capture_of(const struct WarcRecord& record);

}  // namespace subcite
