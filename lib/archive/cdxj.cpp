// Lines are made one by one and sorted as bytes.
#include "archive/cdxj.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "base/utf8.h"

namespace subcite {
namespace {

/// "2026-11-25T03:41:01Z" as 20261125034101.
std::string stamp_of(std::string_view date) {
  std::string out;
  for (const char c : date)
    if (c >= '0' && c <= '9') out += c;
  return out.substr(0, 14);
}

std::string quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (point.value == '"' || point.value == '\\') out += '\\';
    append_utf8(out, point.value < 0x20 ? U' ' : point.value);
    at += point.size;
  }
  return out + '"';
}

}  // namespace

std::string surt_of(std::string_view url) {
  const UrlParts parts = split_url(url);
  std::string host = parts.host;
  if (host.starts_with("www")) {  // www., www2. and so on
    const std::size_t end = host.find_first_not_of("0123456789", 3);
    if (end != std::string::npos && host[end] == '.') host.erase(0, end + 1);
  }
  std::vector<std::string_view> labels = split(host, '.');
  std::string out;
  for (std::size_t i = labels.size(); i-- > 0;) out += std::string(labels[i]) + (i > 0 ? "," : "");
  if (!parts.port.empty() && parts.port != "80" && parts.port != "443") out += ':' + parts.port;
  std::string path = lower_ascii(parts.path);
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  out += ')' + (path.empty() ? "/" : path);
  if (!parts.has_query) return out;
  const std::string query = lower_ascii(parts.query);
  std::vector<std::string_view> arguments = split(query, '&');
  std::sort(arguments.begin(), arguments.end());
  for (std::size_t i = 0; i < arguments.size(); ++i) out += (i == 0 ? "?" : "&") + std::string(arguments[i]);
  return out;
}

std::string cdxj_of(const std::vector<Capture>& captures, const std::string& warc) {
  std::vector<std::string> lines;
  for (const Capture& c : captures)
    lines.push_back(surt_of(c.url) + ' ' + stamp_of(c.date) + " {\"url\": " + quoted(c.url) + ", \"mime\": " + quoted(c.place.revisit ? "warc/revisit" : c.mime) + ", \"status\": \"" + std::to_string(c.status) + "\", \"digest\": " + quoted(c.place.payload_digest) + ", \"length\": \"" + std::to_string(c.place.member.length) + "\", \"offset\": \"" + std::to_string(c.place.member.offset) + "\", \"filename\": " + quoted(warc) + "}\n");
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

std::string pages_of(const std::vector<Capture>& captures) {
  std::string out = "{\"format\": \"json-pages-1.0\", \"id\": \"pages\", \"title\": \"All Pages\"}\n";
  for (const Capture& c : captures) {
    const bool page = c.status >= 200 && c.status < 300 && (c.mime.find("html") != std::string::npos || c.mime.find("pdf") != std::string::npos);
    if (page) out += "{\"id\": " + quoted(c.place.record_id.substr(std::min<std::size_t>(9, c.place.record_id.size()))) + ", \"url\": " + quoted(c.url) + ", \"ts\": " + quoted(c.date) + ", \"title\": " + quoted(c.title.empty() ? c.url : c.title) + "}\n";
  }
  return out;
}

}  // namespace subcite
