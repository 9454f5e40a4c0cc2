// Heads and blocks are put together here, and handed to the press.
#include "archive/warc.h"

#include "base/text.h"

namespace subcite {
namespace {

constexpr std::string_view kEnd = "\r\n";

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

namespace {

std::string head_of(std::string_view type, const std::string& id, const std::string& date) {
  std::string head = "WARC/1.1\r\n";
  add_field(head, "WARC-Type", type);
  add_field(head, "WARC-Record-ID", "<" + id + ">");
  add_field(head, "WARC-Date", date);
  return head;
}

std::string fields_of(const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string block;
  for (const auto& [name, value] : fields) add_field(block, name, value);
  return block;
}

}  // namespace

std::string WarcWriter::new_id() { return "urn:uuid:" + ids_.uuid(); }

void WarcWriter::write_info(const std::string& date, const std::string& software, const std::string& file_name) {
  std::string head = head_of("warcinfo", new_id(), date);
  add_field(head, "WARC-Filename", file_name);
  press_.add({std::move(head), "application/warc-fields", fields_of({{"software", software}, {"format", "WARC File Format 1.1"}, {"conformsTo", "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"}})});
}

void WarcWriter::write_metadata(const std::string& url, const std::string& date, const std::string& about, const std::vector<std::pair<std::string, std::string>>& fields) {
  std::string head = head_of("metadata", new_id(), date);
  add_field(head, "WARC-Target-URI", url);
  if (!about.empty()) add_field(head, "WARC-Refers-To", "<" + about + ">");
  press_.add({std::move(head), "application/warc-fields", fields_of(fields)});
}

WarcPlace WarcWriter::write(const Exchange& exchange) {
  WarcPlace place;
  place.record_id = new_id();
  place.payload_digest = sha256_of(exchange.body);
  const bool worth = is_worth_referring_to(exchange.http_status, exchange.body.size());
  const auto known = worth && exchange.truncated.empty() ? payloads_.find(place.payload_digest) : payloads_.end();
  const WarcPayload* earlier = known == payloads_.end() ? nullptr : &known->second;
  place.revisit = earlier != nullptr;
  std::string head = head_of(place.revisit ? "revisit" : "response", place.record_id, exchange.date);
  if (earlier != nullptr) {
    add_field(head, "WARC-Profile", "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest");
    add_field(head, "WARC-Refers-To", "<" + earlier->record_id + ">");
    add_field(head, "WARC-Refers-To-Target-URI", earlier->url);
    add_field(head, "WARC-Refers-To-Date", earlier->date);
  }
  if (exchange.http2) add_field(head, "WARC-Protocol", "h2");
  add_field(head, "WARC-Target-URI", exchange.url);
  if (!exchange.peer.empty()) add_field(head, "WARC-IP-Address", exchange.peer);
  if (!exchange.truncated.empty()) add_field(head, "WARC-Truncated", exchange.truncated);
  add_field(head, "WARC-Payload-Digest", place.payload_digest);
  press_.add({std::move(head), "application/http; msgtype=response", http1_head(exchange) + (earlier == nullptr ? exchange.body : std::string()), true});
  if (worth && earlier == nullptr) payloads_.emplace(place.payload_digest, WarcPayload{place.record_id, exchange.url, exchange.date});
  write_request(exchange, place.record_id);
  return place;
}

void WarcWriter::write_request(const Exchange& exchange, const std::string& response_id) {
  std::string head = head_of("request", new_id(), exchange.date);
  add_field(head, "WARC-Target-URI", exchange.url);
  if (!exchange.peer.empty()) add_field(head, "WARC-IP-Address", exchange.peer);
  add_field(head, "WARC-Concurrent-To", "<" + response_id + ">");
  press_.add({std::move(head), "application/http; msgtype=request", request_http1(exchange)});
}

}  // namespace subcite
