// Reads WARC files record by record (one gzip member each), from a stream. What is damaged ends the reading and is said;
// what stands before it is whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/io.h"

namespace subcite {

struct WarcRecord {
  std::uint64_t offset = 0;  // of the gzip member
  std::uint64_t length = 0;
  std::vector<std::pair<std::string, std::string>> fields;
  std::string block;

  /// The value of a field; empty where it is not there.
  [[nodiscard]] std::string_view field(std::string_view name) const;
};

class WarcReader {
 public:
  explicit WarcReader(io::Input& in) : in_(in) {}

  /// The next record; false at the end of the file. Fails, with words for a person, where the file is damaged.
  Result<bool> next(WarcRecord& record);
  /// The file ends within a record, as one that a killed run wrote does; what is there of it begins a record.
  [[nodiscard]] bool broke_off() const { return broke_off_; }
  /// Behind the last whole record.
  [[nodiscard]] std::uint64_t good_until() const { return good_until_; }

 private:
  Result<bool> member(std::string& text);
  bool fill();

  io::Input& in_;
  std::string buffer_;
  std::size_t at_ = 0;  // in the buffer
  std::uint64_t read_ = 0;
  std::uint64_t good_until_ = 0;
  std::string trouble_;
  bool broke_off_ = false;
};

/// The payload of a response record's block: what stands behind the head of its HTTP message.
std::string_view payload_of(std::string_view block);

/// The status of the HTTP message in a block; 0 where there is none.
int status_of_block(std::string_view block);

/// The value of a header of the HTTP message in a block.
std::string header_of_block(std::string_view block, std::string_view name);

}  // namespace subcite
