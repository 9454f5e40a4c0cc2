// Plain searches over a bounded stretch of the page; zlib undoes the coding in pieces, so that a bomb is
// noticed before it fills the memory.
#include "link/page.h"

#include <zlib.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite {

namespace {

PageText inflated(std::string_view body, int window, std::size_t most) {
  PageText out;
  z_stream stream{};
  if (inflateInit2(&stream, window) != Z_OK) return {{}, false, true};
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(body.data()));
  stream.avail_in = static_cast<uInt>(body.size());
  std::array<char, 65536> piece{};
  int status = Z_OK;
  while (status == Z_OK && !out.bomb) {
    stream.next_out = reinterpret_cast<Bytef*>(piece.data());
    stream.avail_out = static_cast<uInt>(piece.size());
    status = inflate(&stream, Z_NO_FLUSH);
    out.bytes.append(piece.data(), piece.size() - stream.avail_out);
    out.bomb = out.bytes.size() > most;
    if (stream.avail_in == 0 && stream.avail_out != 0) break;
  }
  inflateEnd(&stream);
  out.undecodable = status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR;
  return out;
}

}  // namespace

PageText decoded_body(const Exchange& exchange, std::size_t most) {
  const std::string coding = lower_ascii(header_of(exchange, "Content-Encoding"));
  if (coding == "gzip" || coding == "x-gzip") return inflated(exchange.body, 15 + 32, most);
  if (coding == "deflate") {
    PageText read = inflated(exchange.body, 15, most);
    return read.undecodable ? inflated(exchange.body, -15, most) : read;
  }
  const bool plain = coding.empty() || coding == "identity";
  return {plain ? exchange.body : std::string(), false, !plain};
}

namespace {

constexpr std::size_t kLooked = 1U << 20U;

std::size_t find_tag(std::string_view html, std::string_view tag) {
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1))
    if (equals_ignoring_case(html.substr(at + 1, tag.size()), tag) && at + 1 + tag.size() < html.size() && !is_word_byte(html[at + 1 + tag.size()])) return at;
  return std::string_view::npos;
}

/// &amp; and its like, &#8217;, &#x2019;; others stay as they are.
std::size_t append_reference(std::string& out, std::string_view text, std::size_t at) {
  struct Named {
    std::string_view name;
    std::string_view value;
  };
  constexpr std::array<Named, 14> kNamed{{{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", " "}, {"ndash", "–"}, {"mdash", "—"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"ldquo", "“"}, {"rdquo", "”"}, {"hellip", "…"}, {"middot", "·"}}};
  const std::size_t end = text.substr(0, at + 12).find(';', at);
  if (end == std::string_view::npos) return out += '&', at + 1;
  const std::string_view name = text.substr(at + 1, end - at - 1);
  for (const Named& n : kNamed)
    if (n.name == name) return out += n.value, end + 1;
  if (name.size() < 2 || name[0] != '#') return out += '&', at + 1;
  char32_t value = 0;
  const bool hex = name[1] == 'x' || name[1] == 'X';
  for (const char c : name.substr(hex ? 2 : 1)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                                                                 : -1;
    if (digit < 0) return out += '&', at + 1;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  append_utf8(out, value == 0 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value);
  return end + 1;
}

bool contains_any(std::string_view text, std::initializer_list<std::string_view> words) {
  const std::string low = lower_ascii(text);
  return std::any_of(words.begin(), words.end(), [&](auto word) { return low.find(word) != std::string::npos; });
}

}  // namespace

std::string title_of(std::string_view html) {
  html = html.substr(0, kLooked);
  const std::size_t tag = find_tag(html, "title");
  if (tag == std::string_view::npos) return {};
  const std::size_t open = html.find('>', tag);
  if (open == std::string_view::npos) return {};
  const std::size_t close = find_tag(html.substr(open), "/title");
  const std::string_view inner = html.substr(open + 1, close == std::string_view::npos ? 300 : std::min<std::size_t>(close - 1, 2000));
  std::string out;
  for (std::size_t at = 0; at < inner.size();) {
    if (inner[at] == '&') {
      at = append_reference(out, inner, at);
      continue;
    }
    const CodePoint point = decode_utf8(inner, at);
    if (is_space(point.value)) {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else append_utf8(out, point.value);
    at += point.size;
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

bool says_not_found(std::string_view title) {
  if (contains_any(title, {"not found", "page unavailable", "page cannot be found", "doesn't exist", "does not exist", "page no longer exists", "page missing"})) return true;
  const std::size_t at = title.find("404");
  return at != std::string_view::npos && (at == 0 || !is_word_byte(title[at - 1])) && (at + 3 >= title.size() || !is_word_byte(title[at + 3]));
}

bool says_bot_wall(std::string_view title) {
  return contains_any(title, {"just a moment", "attention required", "access denied", "are you a robot", "security check", "verify you are human", "captcha", "checking your browser", "pardon our interruption", "please wait..."});
}

bool says_parked(std::string_view title, std::string_view html) {
  return contains_any(title, {"domain for sale", "domain is for sale", "parked domain", "buy this domain", "this domain may be for sale"}) || (html.size() < 60000 && contains_any(html.substr(0, 20000), {"this domain is for sale", "buy this domain", "domain is parked", "sedoparking", "parkingcrew"}));
}

bool has_fragment(std::string_view html, std::string_view fragment) {
  for (const std::string_view key : {"id=", "name="})
    for (const std::string_view quote : {"\"", "'", ""})
      if (html.find(std::string(key) + std::string(quote) + std::string(fragment)) != std::string_view::npos) return true;
  return false;
}

}  // namespace subcite
