// WARC 1.1 (ISO 28500:2017): one gzip member a record, so that a reader can begin at any of them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "archive/digest.h"
#include "io/io.h"
#include "model/exchange.h"

namespace subcite {

/// Where a response record stands, and what an index says of it.
struct WarcPlace {
  std::uint64_t offset = 0;  // of the gzip member in the file
  std::uint64_t length = 0;  // of the gzip member
  std::string record_id;     // urn:uuid:...
  std::string payload_digest;
};

class WarcWriter {
 public:
  WarcWriter(io::Output& out, io::Ids& ids) : out_(out), ids_(ids) {}

  Result<void> write_info(const std::string& date, const std::string& software, const std::string& file_name);
  /// A response record and its request record.
  Result<WarcPlace> write(const Exchange& exchange);

  /// Digest of all that was written; may be asked once, at the end.
  std::string finish_digest() { return digest_.finish(); }

 private:
  Result<WarcPlace> record(std::string head, std::string_view block);

  io::Output& out_;
  io::Ids& ids_;
  Sha256 digest_;
};

/// The answer's head as HTTP/1.1, without the marks of a framing that the body no longer has (RFC 9112).
std::string http1_head(const Exchange& exchange);

}  // namespace subcite
