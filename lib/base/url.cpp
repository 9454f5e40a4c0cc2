// A scan for schemes, then outward to the end of the address; splitting and joining by RFC 3986.
#include "base/url.h"

#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

constexpr std::size_t kLongest = 65'000;

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

bool scheme_like(std::string_view word) {
  const std::string w = lower_ascii(word);
  if (w == "http" || w == "https" || w == "ftp") return true;
  if (w.size() < 3 || w.size() > 7 || w[0] != 'h') return false;
  if (w.find_first_not_of("htps") != std::string::npos || w.find('p') == std::string::npos) return false;
  return edit_distance(w, "http", 2) <= 1 || edit_distance(w, "https", 2) <= 1;
}

/// The address stops at white space, angle brackets and quotation marks.
bool stops_url(char32_t c) {
  return (is_space(c) && c != 0xA0) || c == '<' || c == '>' || c == '"' || c == 0x201C || c == 0x201D || c == 0xFFFD || c == '|';
}

std::size_t run_of_url(std::string_view text, std::size_t at, std::size_t end) {
  end = std::min(end, at + kLongest);
  while (at < end) {
    const CodePoint point = decode_utf8(text, at);
    if (stops_url(point.value) || (point.value == '[' && text.substr(at + 1, 4) == "http")) break;
    at += point.size;
  }
  return at;
}

/// Sentence punctuation and closing marks that the address did not open stay outside.
std::uint32_t end_of_url(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  const std::string_view whole = text.substr(begin, end - begin);
  const auto surplus = [&](char open, char close) { return std::count(whole.begin(), whole.end(), open) - std::count(whole.begin(), whole.end(), close); };
  auto round = surplus('(', ')');  // opening less closing marks of what is left
  auto square = surplus('[', ']');
  while (end > begin) {
    const CodePoint last = decode_before(text, end);
    const std::string_view inside = text.substr(begin, end - last.size - begin);
    bool drop = std::u32string_view(U".,;:?!'’‘*").find(last.value) != std::u32string_view::npos || last.value == 0xA0;
    if (last.value == ')') drop = round < 0;
    if (last.value == ']') drop = square < 0;
    if (last.value == '.' && inside.ends_with("..")) drop = false;  // "..." is a cut, kept for the rule
    if (!drop) break;
    if (last.value == ')') ++round;
    if (last.value == ']') ++square;
    end -= last.size;
  }
  return end;
}

/// A word after a space that still looks like the inside of an address (U003 a).
bool goes_on_after_space(std::string_view before, std::string_view word) {
  if (before.empty() || word.empty() || scheme_size(word, 0) > 0) return false;
  if (before.ends_with("//") || lower_ascii(before.substr(before.size() - std::min<std::size_t>(before.size(), 6))) == "//www.")
    return word.find('.') != std::string_view::npos && is_word_byte(word.front());
  const char last = before.back();
  if (!is_word_byte(word.front())) return false;
  if (last == '.') return goes_on_behind_point(before, word);
  const std::string_view inner = word.substr(0, word.find_last_not_of(".,;:)]>") + 1);
  const bool joint = inner.find_first_of("-_/", 1) < inner.size() - 1;
  if ((last == '-' || last == '_') && joint) return true;
  // "pewresearch.org/ social-trends/2016/", but "example.org/ and/or"
  if (last == '/' && joint && inner.find('/') != std::string_view::npos && inner.find_first_of("-_0123456789") != std::string_view::npos) return true;
  static constexpr std::array<std::string_view, 8> kPages{".html", ".htm", ".pdf", ".php", ".aspx", ".asp", ".cfm", ".jsp"};
  return (last == '-' || last == '_' || last == '/') &&
         std::any_of(kPages.begin(), kPages.end(), [&](auto page) { return inner.ends_with(page) || inner.find(std::string(page) + "?") != std::string_view::npos; });
}

class UrlScan {
 public:
  UrlScan(std::string_view text, Span within, bool bare) : text_(text), within_(within), bare_(bare), slash_(next_of("/", within.begin)), backslash_(next_of("\\", within.begin)), www_(bare ? next_of("www.", within.begin) : within.end), perma_(bare ? next_of("perma.cc/", within.begin) : within.end) {}

  std::vector<PrintedUrl> run() {
    for (std::uint32_t at = may_begin(within_.begin); at < within_.end; at = may_begin(at)) {
      const bool may = text_[at] == 'h' || text_[at] == 'H' || text_[at] == 'f' || text_[at] == 'F';
      if (may && scheme_size(text_.substr(0, within_.end), at) > 0) at = take(at);
      else if (bare_ && (text_[at] == 'w' || text_[at] == 'p') && is_bare(at)) at = take(at);
      else ++at;
    }
    return std::move(found_);
  }

 private:
  /// The end where the words stand no more.
  [[nodiscard]] std::uint32_t next_of(std::string_view words, std::uint32_t at) const { return static_cast<std::uint32_t>(std::min<std::size_t>(text_.substr(0, within_.end).find(words, at), within_.end)); }

  /// Where an address may begin next: a slash or its like stands at most twelve bytes behind the first letter of a scheme.
  std::uint32_t may_begin(std::uint32_t at) {
    constexpr std::uint32_t kMostBefore = 12;
    if (slash_ < at) slash_ = next_of("/", at);
    if (backslash_ < at) backslash_ = next_of("\\", at);
    if (www_ < at) www_ = next_of("www.", at);
    if (perma_ < at) perma_ = next_of("perma.cc/", at);
    const std::uint32_t next = std::min(slash_, backslash_);
    const std::uint32_t scheme = next == within_.end ? next : std::max(at, next - std::min(next, kMostBefore));
    return std::min({scheme, www_, perma_});
  }

  /// "www.bit.do/RB1", "perma.cc/AB12-CD34": an address without its scheme.
  [[nodiscard]] bool is_bare(std::uint32_t at) const {
    const bool begins = at == within_.begin || (!is_word_byte(text_[at - 1]) && text_[at - 1] != '.' && text_[at - 1] != '/');
    if (begins && text_.substr(at, 9) == "perma.cc/") return at + 9 < within_.end && is_word_byte(text_[at + 9]);
    return begins && text_.substr(at, 4) == "www." && at + 5 < within_.end && is_word_byte(text_[at + 4]);
  }

  std::uint32_t take(std::uint32_t at) {
    PrintedUrl url;
    url.open_angle = at > within_.begin && text_[at - 1] == '<';
    std::uint32_t end = before_glued(at, static_cast<std::uint32_t>(run_of_url(text_, at, within_.end)));
    if (url.open_angle) end = to_closing_angle(at, end, url);
    if (!url.angled) end = over_spaces(at, end, url);
    url.close_angle = end < within_.end && text_[end] == '>';
    const std::uint32_t raw_end = end;
    if (!url.angled) end = end_of_url(text_, at, end);
    url.span = {at, end};
    url.bracketed = at > within_.begin && text_[at - 1] == '[' && end < within_.end && text_[end] == ']';
    if (end > at) found_.push_back(url);
    return std::max(raw_end, at + 1);
  }

  /// "https://weirs.org/scale/(last visited": a parenthesis of several words behind the slash is no part of the address.
  [[nodiscard]] std::uint32_t before_glued(std::uint32_t at, std::uint32_t end) const {
    std::uint32_t open = end;
    while (open > at && is_alpha(text_[open - 1])) --open;
    const bool glued = open < end && open > at + 2 && text_[open - 1] == '(' && text_[open - 2] == '/' && end < within_.end && text_[end] == ' ';
    return glued ? open - 1 : end;
  }

  std::uint32_t to_closing_angle(std::uint32_t at, std::uint32_t end, PrintedUrl& url) const {
    const std::size_t close = text_.substr(0, std::min<std::size_t>(within_.end, at + kLongest)).find_first_of("<>", at);
    if (close == std::string_view::npos || text_[close] != '>') return end;
    url.angled = true;
    url.spaced = text_.substr(at, close - at).find(' ') != std::string_view::npos;
    return static_cast<std::uint32_t>(close);
  }

  std::uint32_t over_spaces(std::uint32_t at, std::uint32_t end, PrintedUrl& url) const {
    while (end + 1 < within_.end && end - at < kLongest && text_[end] == ' ') {
      const std::size_t next = run_of_url(text_, end + 1, within_.end);
      if (!goes_on_after_space(text_.substr(at, end - at), text_.substr(end + 1, next - end - 1))) break;
      url.spaced = true;
      end = static_cast<std::uint32_t>(next);
    }
    return end;
  }

  std::string_view text_;
  Span within_;
  bool bare_;
  std::uint32_t slash_;      // the next one
  std::uint32_t backslash_;  // the same
  std::uint32_t www_;        // the next "www."; the end where bare addresses are none
  std::uint32_t perma_;      // the same of "perma.cc/"
  std::vector<PrintedUrl> found_;
};

}  // namespace

std::size_t scheme_size(std::string_view text, std::size_t at) {
  if (at > 0 && is_word_byte(text[at - 1])) return 0;
  std::size_t end = at;
  while (end < text.size() && end - at < 8 && is_alpha(text[end])) ++end;
  if (end - at < 3 || !scheme_like(text.substr(at, end - at))) return 0;
  const std::size_t marks = end;
  while (end < text.size() && end - marks < 5 && std::string_view(":;/\\").find(text[end]) != std::string_view::npos) ++end;
  const std::string_view between = text.substr(marks, end - marks);
  const auto slashes = std::count_if(between.begin(), between.end(), [](char c) { return c == '/' || c == '\\'; });
  const bool colon = between.find_first_of(":;") != std::string_view::npos;
  return slashes >= 2 || (slashes >= 1 && colon) ? end - at : 0;
}

bool goes_on_behind_point(std::string_view address, std::string_view word) {
  static constexpr std::array<std::string_view, 8> kCommon{"com", "org", "net", "edu", "gov", "int", "mil", "info"};
  static constexpr std::array<std::string_view, 9> kPages{"html", "htm", "pdf", "php", "aspx", "asp", "cfm", "jsp", "shtml"};
  const std::size_t host = address.find("://");
  if (host == std::string_view::npos || !address.ends_with('.')) return false;
  const std::size_t end = std::min(word.find_first_not_of("abcdefghijklmnopqrstuvwxyz"), word.size());
  if (address.find('/', host + 3) != std::string_view::npos) return std::find(kPages.begin(), kPages.end(), word.substr(0, end)) != kPages.end();
  const bool common = std::find(kCommon.begin(), kCommon.end(), word.substr(0, end)) != kCommon.end();
  const bool named = address.substr(host + 3) == "www." && word.find('.') < word.size() - 1;  // "https://www.", "weirs.org/locks"
  return common || named || (end >= 2 && end < word.size() && word[end] == '/');
}

std::vector<PrintedUrl> find_urls(std::string_view text, Span within) { return UrlScan(text, within, false).run(); }

std::vector<PrintedUrl> find_addresses(std::string_view text, Span within) { return UrlScan(text, within, true).run(); }

UrlParts split_url(std::string_view url) {
  UrlParts parts;
  if (const auto at = url.find('#'); at != std::string_view::npos) {
    parts.fragment = std::string(url.substr(at + 1));
    url = url.substr(0, at);
  }
  if (const auto at = url.find('?'); at != std::string_view::npos) {
    parts.query = std::string(url.substr(at + 1));
    parts.has_query = true;
    url = url.substr(0, at);
  }
  if (const auto at = url.find(':'); at != std::string_view::npos && at < url.find('/') && url.substr(at + 1, 2) == "//") {
    parts.scheme = lower_ascii(url.substr(0, at));
    url.remove_prefix(at + 1);
  }
  if (url.substr(0, 2) == "//") {
    url.remove_prefix(2);
    std::string_view authority = url.substr(0, url.find('/'));
    url.remove_prefix(authority.size());
    if (const auto at = authority.rfind('@'); at != std::string_view::npos) {
      parts.user_info = std::string(authority.substr(0, at));
      parts.has_user_info = true;
      authority.remove_prefix(at + 1);
    }
    const auto colon = authority.rfind(':');
    if (colon != std::string_view::npos && authority.find(']', colon) == std::string_view::npos) {
      parts.port = std::string(authority.substr(colon + 1));
      authority = authority.substr(0, colon);
    }
    parts.host = lower_ascii(authority);
  }
  parts.path = std::string(url);
  return parts;
}

namespace {

bool is_tracking(std::string_view key) {
  static constexpr std::array<std::string_view, 4> kKeys{"fbclid", "gclid", "mc_cid", "mc_eid"};
  return key.substr(0, 4) == "utm_" || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

std::string upper_escapes(std::string text) {
  for (std::size_t i = 0; i + 2 < text.size(); ++i) {
    if (text[i] != '%') continue;
    for (std::size_t k = i + 1; k <= i + 2; ++k)
      if (text[k] >= 'a' && text[k] <= 'f') text[k] = static_cast<char>(text[k] - 'a' + 'A');
  }
  return text;
}

}  // namespace

std::string normalised_url(std::string_view url) {
  UrlParts parts = split_url(url);
  if (parts.host.substr(0, 4) == "www.") parts.host.erase(0, 4);
  while (!parts.path.empty() && parts.path.back() == '/') parts.path.pop_back();
  std::vector<std::string_view> keys;
  if (parts.has_query)
    for (const std::string_view pair : split(parts.query, '&'))
      if (!pair.empty() && !is_tracking(pair.substr(0, pair.find('=')))) keys.push_back(pair);
  std::sort(keys.begin(), keys.end());
  std::string out = parts.host;
  if (!parts.port.empty() && parts.port != "80" && parts.port != "443") out += ':' + parts.port;
  out += parts.path;
  for (std::size_t i = 0; i < keys.size(); ++i) out += (i == 0 ? "?" : "&") + std::string(keys[i]);
  const bool route = !parts.fragment.empty() && std::string_view("/!{").find(parts.fragment[0]) != std::string_view::npos;
  if (route) out += '#' + parts.fragment;
  return upper_escapes(out);
}

namespace {

void append_escape(std::string& out, char c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
}

/// The value of a hexadecimal digit; nothing for another character.
std::optional<unsigned> hex_value(std::string_view text, std::size_t at) {
  if (at >= text.size()) return std::nullopt;
  const std::size_t value = std::string_view("0123456789abcdef").find(static_cast<char>(text[at] | 0x20));
  return value == std::string_view::npos || text[at] < '0' ? std::nullopt : std::optional(static_cast<unsigned>(value));
}

}  // namespace

std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string out;
  for (const char c : text) {
    const bool plain = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || kept.find(c) != std::string_view::npos;
    if (plain) out += c;
    else append_escape(out, c);
  }
  return out;
}

std::string percent_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto high = text[at] == '%' ? hex_value(text, at + 1) : std::nullopt;
    const auto low = high ? hex_value(text, at + 2) : std::nullopt;
    if (low) out += static_cast<char>(*high * 16 + *low), at += 2;
    else out += text[at];
  }
  return out;
}

std::string encoded_url(std::string_view url) {
  // The host keeps its letters: an international name is encoded otherwise (RFC 3492).
  const std::size_t authority = url.find("://") == std::string_view::npos ? 0 : url.find("://") + 3;
  const std::size_t path = std::min(url.find_first_of("/?#", authority), url.size());
  std::string out(url.substr(0, path));
  for (const char c : url.substr(path, url.find('#') == std::string_view::npos ? std::string_view::npos : url.find('#') - path)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte > 0x20 && byte < 0x7F && std::string_view("\"<>\\^`{|}").find(c) == std::string_view::npos;
    if (plain) out += c;
    else append_escape(out, c);
  }
  return out;
}

namespace {

/// RFC 3986 section 5.2.4.
std::string without_dots(std::string_view path) {
  std::vector<std::string_view> kept;
  const std::vector<std::string_view> segments = split(path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    const bool last = i + 1 == segments.size();
    if (segments[i] == "..") {
      if (kept.size() > 1) kept.pop_back();
      if (last) kept.emplace_back();
    } else if (segments[i] == ".") {
      if (last) kept.emplace_back();
    } else {
      kept.push_back(segments[i]);
    }
  }
  std::string out;
  for (std::size_t i = 0; i < kept.size(); ++i) out += (i == 0 ? "" : "/") + std::string(kept[i]);
  return out;
}

}  // namespace

std::string resolve_url(std::string_view base, std::string_view reference) {
  reference = trim(reference);
  const UrlParts from = split_url(base);
  const std::string root = from.scheme + "://" + (from.has_user_info ? from.user_info + '@' : "") + from.host +
                           (from.port.empty() ? "" : ':' + from.port);
  const std::size_t colon = reference.find(':');
  if (colon != std::string_view::npos && colon < reference.find_first_of("/?#")) return std::string(reference);
  if (reference.substr(0, 2) == "//") return from.scheme + ':' + std::string(reference);
  if (reference.empty()) return std::string(base);
  const std::size_t tail = std::min(reference.find_first_of("?#"), reference.size());
  std::string path(reference.substr(0, tail));
  if (path.empty()) path = from.path + (reference[0] == '#' && from.has_query ? '?' + from.query : "");
  else if (path[0] != '/') path = without_dots(from.path.substr(0, from.path.rfind('/') + 1) + path);
  else path = without_dots(path);
  if (path.empty() || path[0] != '/') path.insert(0, 1, '/');
  return root + path + std::string(reference.substr(tail));
}

}  // namespace subcite
