// The archive of a run: FILE.warc.gz as it is, or FILE.wacz (WACZ 1.1.1), which holds the WARC, its index,
// the list of pages and a package description. Captures are written as they come, so that an
// interrupted run keeps what was fetched.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "archive/cdxj.h"
#include "io/world.h"
#include "model/link.h"

namespace subcite {

class Archive {
 public:
  /// Fails where the name ends in neither .wacz nor .warc.gz, or the file cannot be made.
  static Result<std::unique_ptr<Archive>> open(const std::string& path, const std::string& software, io::World& world);

  /// Writes a capture and says where it stands. A fault of the disk is kept for close().
  ArchiveEntry add(const Exchange& exchange, const std::string& title);

  /// Finishes the file: packs a WACZ, or leaves the WARC as it is.
  Result<void> close();

 private:
  Archive(std::string path, std::string software, io::World& world) : path_(std::move(path)), software_(std::move(software)), world_(world) {}
  [[nodiscard]] bool is_wacz() const;

  std::string path_;
  std::string software_;
  io::World& world_;
  std::unique_ptr<io::Output> out_;
  std::unique_ptr<WarcWriter> warc_;
  std::vector<Capture> captures_;
  std::string trouble_;
};

}  // namespace subcite
