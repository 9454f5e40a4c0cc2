// Whether an archive is whole: every record's length and digests, the index's offsets, the package's hashes.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "archive/archive.h"
#include "io/io.h"

namespace subcite {

struct ArchiveState {
  std::uint64_t records = 0;
  std::vector<Capture> captures;      // responses and revisits, in the order of the file
  std::vector<std::string> problems;  // in words; empty where all is well
};

/// Reads FILE.warc.gz or FILE.wacz. Fails where it cannot be read at all.
Result<ArchiveState> verify_archive(const std::string& path, io::FileSystem& files);

}  // namespace subcite
