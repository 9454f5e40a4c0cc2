// zlib takes one member after the other; the bounds keep a hostile file from filling the memory.
#include "archive/reader.h"

#include <zlib.h>

#include <array>

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::size_t kMostRecord = 256U << 20U;

std::string_view head_of(std::string_view block) {
  constexpr std::size_t kMostHead = 1U << 20U;
  block = block.substr(0, kMostHead);
  return block.substr(0, std::min(block.find("\r\n\r\n"), block.size()));
}

bool parse(std::string&& text, WarcRecord& record) {
  constexpr std::size_t kMostHead = 1U << 20U;
  const std::size_t end = text.find("\r\n\r\n");
  if (end > kMostHead || !text.starts_with("WARC/1.") || end == std::string::npos) return false;
  record.fields.clear();
  bool first = true;
  for (std::string_view line : split(std::string_view(text).substr(0, end), '\n')) {
    const std::size_t colon = line.find(':');
    if (!std::exchange(first, false) && colon != std::string_view::npos) record.fields.emplace_back(std::string(trim(line.substr(0, colon))), std::string(trim(line.substr(colon + 1))));
  }
  const auto length = to_number(record.field("Content-Length"));
  if (!length || text.size() != end + 4 + *length + 4 || !text.ends_with("\r\n\r\n")) return false;
  record.block = text.substr(end + 4, *length);
  return true;
}

}  // namespace

std::string_view WarcRecord::field(std::string_view name) const {
  for (const auto& [key, value] : fields)
    if (equals_ignoring_case(key, name)) return value;
  return {};
}

bool WarcReader::fill() {
  constexpr std::size_t kPiece = 1U << 16U;
  buffer_.erase(0, at_);
  at_ = 0;
  const std::size_t have = buffer_.size();
  buffer_.resize(have + kPiece);
  const Result<std::size_t> got = in_.read(buffer_.data() + have, kPiece);
  if (!got) trouble_ = got.error().message;
  buffer_.resize(have + got.value_or(0));
  return got && *got > 0;
}

/// One gzip member, inflated; false at the end of the file.
Result<bool> WarcReader::member(std::string& text) {
  if (at_ == buffer_.size() && !fill()) return trouble_.empty() ? Result<bool>(false) : failure(trouble_);
  z_stream stream{};
  if (inflateInit2(&stream, 15 + 16) != Z_OK) return failure("out of memory");
  std::array<char, 65536> piece{};
  int status = Z_OK;
  while (status == Z_OK && text.size() <= kMostRecord) {
    if (at_ == buffer_.size() && !fill()) break;
    stream.next_in = reinterpret_cast<Bytef*>(buffer_.data() + at_);
    stream.avail_in = static_cast<uInt>(buffer_.size() - at_);
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    const std::size_t used = buffer_.size() - at_ - stream.avail_in;
    at_ += used;
    read_ += used;
    text.append(piece.data(), piece.size() - stream.avail_out);
  }
  inflateEnd(&stream);
  if (status == Z_STREAM_END) return true;
  constexpr std::string_view kBegins = "WARC/1.";
  broke_off_ = trouble_.empty() && (status == Z_OK || status == Z_BUF_ERROR) && text.size() <= kMostRecord && kBegins.substr(0, text.size()) == std::string_view(text).substr(0, kBegins.size());
  if (!trouble_.empty()) return failure(trouble_);
  return failure(text.size() > kMostRecord ? "the record at byte " + std::to_string(good_until_) + " is larger than 256 MB" : "the file breaks off or is damaged in the record at byte " + std::to_string(good_until_));
}

Result<bool> WarcReader::next(WarcRecord& record) {
  std::string text;
  Result<bool> more = member(text);
  if (!more || !*more) return more;
  if (!parse(std::move(text), record)) return failure("what stands at byte " + std::to_string(good_until_) + " is no whole WARC record");
  record.offset = good_until_;
  record.length = read_ - good_until_;
  good_until_ = read_;
  return true;
}

std::string_view payload_of(std::string_view block) {
  const std::size_t end = block.find("\r\n\r\n");
  return end == std::string_view::npos ? std::string_view() : block.substr(end + 4);
}

int status_of_block(std::string_view block) {
  const std::size_t space = block.find(' ');
  if (!block.starts_with("HTTP/") || space > 10) return 0;
  return static_cast<int>(to_number(block.substr(space + 1, 3)).value_or(0));
}

std::string header_of_block(std::string_view block, std::string_view name) {
  std::string value;
  for (const std::string_view line : split(head_of(block), '\n')) {
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos && equals_ignoring_case(trim(line.substr(0, colon)), name)) value = std::string(trim(line.substr(colon + 1)));
  }
  return value;
}

}  // namespace subcite
