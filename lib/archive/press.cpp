// One gzip member a record, by zlib at its fastest.
#include "archive/press.h"

#include <zlib.h>

#include <array>
#include <exception>
#include <system_error>

namespace subcite {

namespace {

constexpr std::uint64_t kMostUnwritten = 4U << 20U;  // bytes; one longer record waits alone

std::string gzip_member(std::string_view a, std::string_view b, std::string_view c) {
  z_stream stream{};
  std::string out;
  if (deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) return out;
  std::array<char, 65536> piece{};
  const auto feed = [&](std::string_view bytes, int flush) {
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = static_cast<uInt>(bytes.size());
    do {
      stream.next_out = reinterpret_cast<Bytef*>(piece.data());
      stream.avail_out = static_cast<uInt>(piece.size());
      deflate(&stream, flush);
      out.append(piece.data(), piece.size() - stream.avail_out);
    } while (stream.avail_out == 0);
  };
  feed(a, Z_NO_FLUSH);
  feed(b, Z_NO_FLUSH);
  feed(c, Z_FINISH);
  deflateEnd(&stream);
  return out;
}

std::string whole_head(const WarcDraft& draft) {
  std::string head = draft.head;
  add_field(head, "WARC-Block-Digest", sha256_of(draft.block));
  add_field(head, "Content-Type", draft.content_type);
  add_field(head, "Content-Length", std::to_string(draft.block.size()));
  return head += "\r\n";
}

}  // namespace

void add_field(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (const char c : value) head += c == '\r' || c == '\n' ? ' ' : c;
  head += "\r\n";
}

Press::Press(io::Output& out) : out_(out) {
  try {
    thread_ = std::thread([this] { run(); });
  } catch (const std::system_error&) {  // no more threads are to be had: each record is written where it comes
    alone_ = true;
  }
}

Press::~Press() {
  if (alone_) return;
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Press::add(WarcDraft draft) {
  if (alone_) return write_safely(draft);
  const std::uint64_t size = draft.block.size();
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return unwritten_ == 0 || unwritten_ + size <= kMostUnwritten; });
  unwritten_ += size;
  waiting_.push_back(std::move(draft));
  changed_.notify_all();
}

Result<void> Press::settle() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.empty() && !writing_; });
  return outcome_;
}

void Press::run() {
  std::unique_lock lock(mutex_);
  for (;;) {
    changed_.wait(lock, [&] { return stop_ || !waiting_.empty(); });
    if (waiting_.empty()) return;
    const WarcDraft draft = std::move(waiting_.front());
    waiting_.pop_front();
    writing_ = true;
    lock.unlock();
    write_safely(draft);
    lock.lock();
    writing_ = false;
    unwritten_ -= draft.block.size();
    changed_.notify_all();
  }
}

void Press::write_safely(const WarcDraft& draft) {
  if (!outcome_) return;
  try {
    outcome_ = write(draft);
  } catch (const std::exception& fault) {
    outcome_ = failure("Cannot write “" + out_.path() + "”: " + fault.what() + ".");
  }
}

Result<void> Press::write(const WarcDraft& draft) {
  const std::string member = gzip_member(whole_head(draft), draft.block, "\r\n\r\n");
  const WarcMember place{out_.size(), member.size()};
  if (auto written = out_.append(member); !written) return written;
  digest_.add(member);
  if (draft.indexed) members_.push_back(place);
  return {};
}

}  // namespace subcite
