// Records are put together in memory, compressed with zlib, appended.
#include "archive/warc.h"

#include <zlib.h>

#include <array>

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::string_view kEnd = "\r\n";

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

void field(std::string& head, std::string_view name, std::string_view value) {
  head += name;
  head += ": ";
  for (const char c : value) head += c == '\r' || c == '\n' ? ' ' : c;
  head += kEnd;
}

std::string_view reason_of(int status) {
  switch (status) {
    case 200: return "OK";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 304: return "Not Modified";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 410: return "Gone";
    case 429: return "Too Many Requests";
    case 500: return "Internal Server Error";
    case 503: return "Service Unavailable";
    default: return "Status";
  }
}

std::string request_http1(const Exchange& exchange) {
  const std::size_t end = exchange.request_head.find("\r\n");
  std::string line = exchange.request_head.substr(0, end);
  if (const std::size_t version = line.rfind(" HTTP/"); version != std::string::npos) line = line.substr(0, version) + " HTTP/1.1";
  return end == std::string::npos ? line + "\r\n\r\n" : line + exchange.request_head.substr(end);
}

}  // namespace

std::string http1_head(const Exchange& exchange) {
  std::string out;
  bool first = true;
  for (std::string_view line : split(exchange.response_head, '\n')) {
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (first) {
      const bool old = line.starts_with("HTTP/1.") && !exchange.http2;
      out += old ? std::string(line) : "HTTP/1.1 " + std::to_string(exchange.http_status) + ' ' + std::string(reason_of(exchange.http_status));
      out += kEnd;
      first = false;
      continue;
    }
    const std::string_view name = trim(line.substr(0, line.find(':')));
    if (line.empty() || equals_ignoring_case(name, "Transfer-Encoding")) continue;
    const bool length = equals_ignoring_case(name, "Content-Length");
    if (length && trim(line.substr(line.find(':') + 1)) != std::to_string(exchange.body.size())) continue;
    out += line;
    out += kEnd;
  }
  return out += kEnd;
}

Result<WarcPlace> WarcWriter::record(std::string head, std::string_view block) {
  head += kEnd;
  const std::string member = gzip_member(head, block, "\r\n\r\n");
  WarcPlace place;
  place.offset = out_.size();
  place.length = member.size();
  if (auto written = out_.append(member); !written) return tl::unexpected<Error>(written.error());
  digest_.add(member);
  return place;
}

Result<void> WarcWriter::write_info(const std::string& date, const std::string& software, const std::string& file_name) {
  std::string block;
  field(block, "software", software);
  field(block, "format", "WARC File Format 1.1");
  field(block, "conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/");
  std::string head = "WARC/1.1\r\n";
  field(head, "WARC-Type", "warcinfo");
  field(head, "WARC-Record-ID", "<urn:uuid:" + ids_.uuid() + ">");
  field(head, "WARC-Date", date);
  field(head, "WARC-Filename", file_name);
  field(head, "WARC-Block-Digest", sha256_of(block));
  field(head, "Content-Type", "application/warc-fields");
  field(head, "Content-Length", std::to_string(block.size()));
  auto written = record(std::move(head), block);
  if (!written) return tl::unexpected<Error>(written.error());
  return {};
}

Result<WarcPlace> WarcWriter::write_metadata(const std::string& url, const std::string& date, const std::string& about, const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string block;
  for (const auto& [name, value] : fields) field(block, name, value);
  std::string head = "WARC/1.1\r\n";
  field(head, "WARC-Type", "metadata");
  const std::string id = "urn:uuid:" + ids_.uuid();
  field(head, "WARC-Record-ID", "<" + id + ">");
  field(head, "WARC-Date", date);
  field(head, "WARC-Target-URI", url);
  if (!about.empty()) field(head, "WARC-Refers-To", "<" + about + ">");
  field(head, "WARC-Block-Digest", sha256_of(block));
  field(head, "Content-Type", "application/warc-fields");
  field(head, "Content-Length", std::to_string(block.size()));
  auto place = record(std::move(head), block);
  if (place) place->record_id = id;
  return place;
}

Result<WarcPlace> WarcWriter::write(const Exchange& exchange) {
  const std::string response_id = "urn:uuid:" + ids_.uuid();
  const std::string payload = sha256_of(exchange.body);
  const bool worth = is_worth_referring_to(exchange.http_status, exchange.body.size());
  const auto known = worth && exchange.truncated.empty() ? payloads_.find(payload) : payloads_.end();
  const WarcPayload* earlier = known == payloads_.end() ? nullptr : &known->second;
  const std::string block = http1_head(exchange) + (earlier == nullptr ? exchange.body : std::string());
  std::string head = "WARC/1.1\r\n";
  field(head, "WARC-Type", earlier == nullptr ? "response" : "revisit");
  if (earlier != nullptr) {
    field(head, "WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
    field(head, "WARC-Refers-To", "<" + earlier->record_id + ">");
    field(head, "WARC-Refers-To-Target-URI", earlier->url);
    field(head, "WARC-Refers-To-Date", earlier->date);
  }
  if (exchange.http2) field(head, "WARC-Protocol", "h2");
  field(head, "WARC-Record-ID", "<" + response_id + ">");
  field(head, "WARC-Date", exchange.date);
  field(head, "WARC-Target-URI", exchange.url);
  if (!exchange.peer.empty()) field(head, "WARC-IP-Address", exchange.peer);
  if (!exchange.truncated.empty()) field(head, "WARC-Truncated", exchange.truncated);
  field(head, "WARC-Payload-Digest", payload);
  field(head, "WARC-Block-Digest", sha256_of(block));
  field(head, "Content-Type", "application/http; msgtype=response");
  field(head, "Content-Length", std::to_string(block.size()));
  auto place = record(std::move(head), block);
  if (!place) return place;
  place->record_id = response_id;
  place->payload_digest = payload;
  place->revisit = earlier != nullptr;
  if (worth && earlier == nullptr) payloads_.emplace(payload, WarcPayload{response_id, exchange.url, exchange.date});

  const std::string request = request_http1(exchange);
  head = "WARC/1.1\r\n";
  field(head, "WARC-Type", "request");
  field(head, "WARC-Record-ID", "<urn:uuid:" + ids_.uuid() + ">");
  field(head, "WARC-Date", exchange.date);
  field(head, "WARC-Target-URI", exchange.url);
  if (!exchange.peer.empty()) field(head, "WARC-IP-Address", exchange.peer);
  field(head, "WARC-Concurrent-To", "<" + response_id + ">");
  field(head, "WARC-Block-Digest", sha256_of(request));
  field(head, "Content-Type", "application/http; msgtype=request");
  field(head, "Content-Length", std::to_string(request.size()));
  if (auto written = record(std::move(head), request); !written) return written;
  return place;
}

}  // namespace subcite
