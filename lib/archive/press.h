// Compresses the records of a WARC and appends them to its file, on a thread of its own: the pages of a run come faster
// than one thread can fetch and compress them. The order is that in which they were handed over.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "archive/digest.h"
#include "io/io.h"

namespace subcite {

/// A record whose head lacks what follows from its block: digest, type and length.
struct WarcDraft {
  std::string head;
  std::string content_type;
  std::string block;
  bool indexed = false;  // where it stands is asked for at the end
};

/// Where a record stands in the file, in bytes.
struct WarcMember {
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

/// "Name: value" with its line end; a line break in the value becomes a space.
void add_field(std::string& head, std::string_view name, std::string_view value);

class Press {
 public:
  explicit Press(io::Output& out);
  /// What was handed over is written first.
  ~Press();
  Press(const Press&) = delete;
  Press& operator=(const Press&) = delete;

  /// Bytes that stand in the file already; before the first record.
  void count(std::string_view bytes) { digest_.add(bytes); }
  /// Waits where much is unwritten. Behind a fault of the disk nothing more is written.
  void add(WarcDraft draft);
  /// Waits until all is written; the first fault there was.
  Result<void> settle();

  /// Both after settle(): the indexed records in order, and the digest of the file, which may be asked once.
  [[nodiscard]] const std::vector<WarcMember>& members() const { return members_; }
  std::string finish_digest() { return digest_.finish(); }

 private:
  void run();
  void write_safely(const WarcDraft& draft);
  Result<void> write(const WarcDraft& draft);

  io::Output& out_;
  Sha256 digest_;
  std::vector<WarcMember> members_;
  Result<void> outcome_;
  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::deque<WarcDraft> waiting_;
  std::uint64_t unwritten_ = 0;  // bytes
  bool writing_ = false;
  bool stop_ = false;
  bool alone_ = false;  // without a thread
  std::thread thread_;  // last: it uses all the others
};

}  // namespace subcite
