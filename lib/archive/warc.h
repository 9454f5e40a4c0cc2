// WARC 1.1 (ISO 28500:2017): one gzip member a record, so that a reader can begin at any of them.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "archive/press.h"
#include "io/io.h"
#include "model/exchange.h"

namespace subcite {

/// Where a response record stands, and what an index says of it. In the file it stands once it is written (Press).
struct WarcPlace {
  WarcMember member;
  std::string record_id;  // urn:uuid:...
  std::string payload_digest;
  bool revisit = false;
};

/// A payload that stands in a record already.
struct WarcPayload {
  std::string record_id;
  std::string url;
  std::string date;
};

using Payloads = std::map<std::string, WarcPayload>;  // by digest

/// Small ones, and those of answers that no page stands behind, are written again.
inline bool is_worth_referring_to(int http_status, std::size_t payload_size) { return http_status == 200 && payload_size >= 256; }

class WarcWriter {
 public:
  WarcWriter(io::Output& out, io::Ids& ids) : ids_(ids), press_(out) {}

  void write_info(const std::string& date, const std::string& software, const std::string& file_name);
  /// A response record and its request record. Where the same payload stands in an earlier record, a revisit record that
  /// refers to it (WARC 1.1, 6.7).
  WarcPlace write(const Exchange& exchange);
  /// Payloads that stand in the file already.
  void remember(Payloads payloads) { payloads_ = std::move(payloads); }
  /// What is known of a record, or of an address that gave no answer: "name: value" lines (WARC 1.1, 6.6).
  void write_metadata(const std::string& url, const std::string& date, const std::string& about, const std::vector<std::pair<std::string, std::string>>& fields);

  /// What writes the records: faults of the disk, the places of the responses in order, the digest of the file.
  Press& press() { return press_; }

 private:
  std::string new_id();
  void write_request(const Exchange& exchange, const std::string& response_id);

  io::Ids& ids_;
  Payloads payloads_;
  Press press_;
};

/// The answer's head as HTTP/1.1, without the marks of a framing that the body no longer has (RFC 9112).
std::string http1_head(const Exchange& exchange);

}  // namespace subcite
