// One pass from tag to tag. Scripts, styles and comments are stepped over; text between tags is gathered until there
// is enough of it to judge the page by.
#include "link/tags.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "link/charset.h"

namespace subcite {
namespace {

constexpr std::size_t kLooked = 1U << 20U;

struct Named {
  std::string_view name;
  std::string_view value;
};

constexpr std::array<Named, 34> kNamed{{{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"ndash", "–"}, {"mdash", "—"}, {"lsquo", "‘"}, {"rsquo", "’"}, {"sbquo", "‚"}, {"ldquo", "“"}, {"rdquo", "”"}, {"bdquo", "„"}, {"lsaquo", "‹"}, {"rsaquo", "›"}, {"hellip", "…"}, {"bull", "•"}, {"euro", "€"}, {"trade", "™"}, {"oelig", "œ"}, {"OElig", "Œ"}, {"scaron", "š"}, {"Scaron", "Š"}, {"zcaron", "ž"}, {"Zcaron", "Ž"}, {"Yuml", "Ÿ"}, {"dagger", "†"}, {"Dagger", "‡"}, {"prime", "′"}, {"minus", "−"}, {"ensp", " "}, {"emsp", " "}, {"thinsp", " "}, {"zwnj", ""}}};

/// U+00A0 to U+00FF, in their order.
constexpr std::array<std::string_view, 96> kLatin1{"nbsp", "iexcl", "cent", "pound", "curren", "yen", "brvbar", "sect", "uml", "copy", "ordf", "laquo", "not", "shy", "reg", "macr", "deg", "plusmn", "sup2", "sup3", "acute", "micro", "para", "middot", "cedil", "sup1", "ordm", "raquo", "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc", "Atilde", "Auml", "Aring", "AElig", "Ccedil", "Egrave", "Eacute", "Ecirc", "Euml", "Igrave", "Iacute", "Icirc", "Iuml", "ETH", "Ntilde", "Ograve", "Oacute", "Ocirc", "Otilde", "Ouml", "times", "Oslash", "Ugrave", "Uacute", "Ucirc", "Uuml", "Yacute", "THORN", "szlig", "agrave", "aacute", "acirc", "atilde", "auml", "aring", "aelig", "ccedil", "egrave", "eacute", "ecirc", "euml", "igrave", "iacute", "icirc", "iuml", "eth", "ntilde", "ograve", "oacute", "ocirc", "otilde", "ouml", "divide", "oslash", "ugrave", "uacute", "ucirc", "uuml", "yacute", "thorn", "yuml"};

bool append_named(std::string& out, std::string_view name) {
  for (const Named& n : kNamed)
    if (n.name == name) return out += n.value, true;
  const auto latin = std::find(kLatin1.begin(), kLatin1.end(), name);
  if (latin == kLatin1.end()) return false;
  const auto value = static_cast<char32_t>(0xA0 + (latin - kLatin1.begin()));
  if (value != 0xA0) append_utf8(out, value);
  else if (!out.empty() && out.back() != ' ') out += ' ';
  return true;
}

/// A number of a reference, 0 where it is none.
char32_t numbered(std::string_view name) {
  char32_t value = 0;
  const bool hex = name.size() > 1 && (name[1] == 'x' || name[1] == 'X');
  for (const char c : name.substr(hex ? 2 : 1)) {
    const int digit = c >= '0' && c <= '9' ? c - '0' : hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                                                                 : -1;
    if (digit < 0 || value > 0x10FFFF) return 0;
    value = value * (hex ? 16 : 10) + static_cast<char32_t>(digit);
  }
  if (value >= 0x80 && value < 0xA0) {  // those of Windows-1252, as HTML has it
    const std::string shown = in_utf8(std::string(1, static_cast<char>(value)), "windows-1252");
    return decode_utf8(shown, 0).value;
  }
  return value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0xFFFD : value;
}

/// &amp; and its like, &#8217;, &#x2019;; others stay as they are. The place behind it.
std::size_t append_reference(std::string& out, std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, at + 12).find(';', at);
  const std::string_view name = end == std::string_view::npos ? std::string_view() : text.substr(at + 1, end - at - 1);
  if (name.size() > 1 && name[0] == '#') {
    if (const char32_t value = numbered(name); value != 0) return append_utf8(out, value), end + 1;
  } else if (!name.empty() && append_named(out, name)) return end + 1;
  for (const std::string_view bare : {"amp", "lt", "gt", "quot", "nbsp"})  // that may do without their semicolon
    if (text.substr(at + 1).starts_with(bare)) return append_named(out, bare), at + 1 + bare.size();
  return out += '&', at + 1;
}

void append_folded(std::string& out, std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (text[at] == '&') {
      at = append_reference(out, text, at);
      continue;
    }
    const CodePoint point = decode_utf8(text, at);
    if (!is_space(point.value)) append_utf8(out, point.value);
    else if (!out.empty() && out.back() != ' ') out += ' ';
    at += point.size;
  }
}

std::string folded_text(std::string_view text, std::size_t most) {
  std::string out;
  append_folded(out, text.substr(0, most));
  return std::string(trim(out));
}

std::string_view name_at(std::string_view html, std::size_t at) {
  std::size_t end = at;
  while (end < html.size() && end < at + 20 && (is_word_byte(html[end]) || html[end] == '/' || html[end] == '!' || html[end] == '-')) {
    if (html[end] == '/' && end > at) break;
    ++end;
  }
  return html.substr(at, end - at);
}

/// The value of an attribute within a tag's words.
std::string attribute_of(std::string_view tag, std::string_view key) {
  for (std::size_t at = 0; at + key.size() < tag.size(); ++at) {
    if (tag[at] != ' ' && tag[at] != '\n' && tag[at] != '\t' && tag[at] != '\r' && tag[at] != '"' && tag[at] != '\'') continue;
    if (!equals_ignoring_case(tag.substr(at + 1, key.size()), key)) continue;
    std::size_t from = at + 1 + key.size();
    while (from < tag.size() && tag[from] == ' ') ++from;
    if (from >= tag.size() || tag[from] != '=') continue;
    ++from;
    while (from < tag.size() && tag[from] == ' ') ++from;
    if (from >= tag.size()) return {};
    const char quote = tag[from];
    if (quote == '"' || quote == '\'') return folded_text(tag.substr(from + 1, tag.find(quote, from + 1) - from - 1), 2000);
    return folded_text(tag.substr(from, tag.find_first_of(" \t\r\n>", from) - from), 2000);
  }
  return {};
}

/// A tag within a sentence.
bool is_inline(std::string_view name) {
  if (name.starts_with('/')) name.remove_prefix(1);
  return is_one_of(name, {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr"});
}

/// Where a closing tag ("/script") stands; npos for nowhere.
std::size_t find_closing(std::string_view html, std::string_view closing, std::size_t from) {
  for (std::size_t at = html.find('<', from); at != std::string_view::npos; at = html.find('<', at + 1))
    if (equals_ignoring_case(html.substr(at + 1, closing.size()), closing)) return at;
  return std::string_view::npos;
}

class HeadReader {
 public:
  HeadReader(std::string_view html, bool with_parts) : html_(html.substr(0, kLooked)), with_parts_(with_parts) {}

  PageHead run() {
    std::size_t at = 0;
    while (at < html_.size()) {
      const std::size_t open = html_.find('<', at);
      text(html_.substr(at, open == std::string_view::npos ? open : open - at));
      if (open == std::string_view::npos) break;
      at = tag(open);
    }
    return std::move(head_);
  }

 private:
  void text(std::string_view words) {
    const std::size_t before = head_.words.size();
    if (before < kMostWords) append_folded(head_.words, words.substr(0, kMostWords));
    if (linking_) head_.linked += head_.words.size() - before;
  }

  /// The place behind the tag, or behind the element where its content is none of the page's text.
  std::size_t tag(std::size_t open) {
    const std::string name = lower_ascii(name_at(html_, open + 1));
    if (name.starts_with("!--")) return behind("-->", open + 4);
    if (name.empty()) {
      text("<");
      return open + 1;
    }
    const std::size_t close = html_.find('>', open);
    if (close == std::string_view::npos) return html_.size();
    const std::string_view words = html_.substr(open + 1 + name.size(), close - open - 1 - name.size());
    if (name == "svg" || name == "/svg") drawing_ = name == "svg";
    if (is_one_of(name, {"img", "iframe", "frame", "object", "embed", "video", "audio", "svg", "canvas", "picture"})) head_.embeds = true;
    if (name == "title" && head_.title.empty() && !drawing_) return element("/title", close + 1, head_.title);
    if (name == "base" && head_.base.empty()) head_.base = attribute_of(words, "href");
    if (with_parts_) parts(name, words);
    if (is_one_of(name, {"h1", "h2", "h3"})) heading(name, close + 1);
    if (name == "script") return script(words, close + 1);
    if (name == "style") return style(close + 1);
    if (name == "template") return behind_element("/template", close + 1);
    if (name == "noscript") silent_ = true;
    if (name == "/noscript") silent_ = false;
    if (name == "meta") meta(words);
    if (name == "input" && equals_ignoring_case(attribute_of(words, "type"), "password")) head_.asks_password = true;
    if (name == "a" || name == "/a" || !is_inline(name)) linking_ = name == "a" && !attribute_of(words, "href").empty();
    if (!head_.words.empty() && head_.words.back() != ' ') head_.words += ' ';
    if (head_.breaks.size() < kMostBreaks && !is_inline(name)) head_.breaks.push_back(head_.words.size());
    return close + 1;
  }

  /// What a browser fetches to show the page; data: addresses hold it themselves.
  void parts(const std::string& name, std::string_view words) {
    if (is_one_of(name, {"img", "script", "source", "input", "embed", "track", "audio", "video"})) part(attribute_of(words, "src"));
    if (name == "video") part(attribute_of(words, "poster"));
    if (is_one_of(name, {"img", "source"})) part_of_set(attribute_of(words, "srcset"));
    if (name != "link") return;
    const std::string relation = " " + lower_ascii(attribute_of(words, "rel")) + " ";
    if (relation.find(" stylesheet ") != std::string::npos || relation.find(" icon ") != std::string::npos) part(attribute_of(words, "href"));
  }

  void part(std::string address) {
    if (address.empty() || starts_ignoring_case(address, "data:") || head_.parts.size() >= kMostParts) return;
    if (std::find(head_.parts.begin(), head_.parts.end(), address) == head_.parts.end()) head_.parts.push_back(std::move(address));
  }

  /// "a.png 1x, b.png 2x": a reader's screen takes one of them, which cannot be known.
  void part_of_set(const std::string& set) {
    for (const std::string_view one : split(set, ',')) part(std::string(trim(one).substr(0, trim(one).find(' '))));
  }

  std::size_t behind(std::string_view mark, std::size_t from) const {
    const std::size_t at = html_.find(mark, from);
    return at == std::string_view::npos ? html_.size() : at + mark.size();
  }

  /// Where the closing tag stands, looked for in so many bytes.
  [[nodiscard]] std::size_t end_of(std::string_view closing, std::size_t from, std::size_t within = kLooked) const {
    return find_closing(html_.substr(0, from + within), closing, from);
  }

  [[nodiscard]] std::size_t behind_element(std::string_view closing, std::size_t from) const {
    const std::size_t end = end_of(closing, from);
    if (end == std::string_view::npos) return html_.size();
    const std::size_t close = html_.find('>', end);
    return close == std::string_view::npos ? html_.size() : close + 1;
  }

  std::size_t element(std::string_view closing, std::size_t from, std::string& out) const {
    const std::size_t end = end_of(closing, from, kLongest);
    out = folded_text(html_.substr(from, end == std::string_view::npos ? 300 : end - from), 2000);
    return end == std::string_view::npos ? from : std::min(end + closing.size() + 2, html_.size());
  }

  /// Tags within a heading are left out; it is part of the text as well.
  void heading(const std::string& name, std::size_t from) {
    constexpr std::size_t kMostHeadings = 20;
    if (head_.headings.size() >= kMostHeadings) return;
    const std::size_t end = std::min({end_of("/" + name, from, kLongest), from + kLongest, html_.size()});
    std::string plain;
    bool inside = false;
    for (const char c : html_.substr(from, end - from)) {
      if (c == '<') inside = true, plain += ' ';
      else if (c == '>') inside = false;
      else if (!inside) plain += c;
    }
    head_.headings.push_back(folded_text(plain, 2000));
    if (name == "h1" && !std::exchange(headed_, true)) head_.heading = head_.headings.back();
  }

  std::size_t script(std::string_view words, std::size_t from) {
    head_.scripted = true;
    const std::size_t end = std::min(end_of("/script", from), html_.size());
    constexpr std::size_t kMostData = 65536;
    if (words.find("ld+json") != std::string_view::npos && head_.linked_data.size() < kMostData) head_.linked_data += std::string(html_.substr(from, std::min(end - from, kMostData))) + "\n";
    return behind_element("/script", from);
  }

  std::size_t style(std::size_t from) {
    const std::size_t end = with_parts_ ? std::min(end_of("/style", from), html_.size()) : from;
    for (std::string& address : parts_of_style(html_.substr(from, end - from))) part(std::move(address));
    return behind_element("/style", from);
  }

  void meta(std::string_view words) {
    constexpr std::size_t kMostMetas = 300;
    const std::string content = attribute_of(words, "content");
    if (content.empty() || head_.metas.size() >= kMostMetas) return;
    if (equals_ignoring_case(attribute_of(words, "http-equiv"), "refresh") && !silent_ && head_.refresh.empty()) head_.refresh = content;
    std::string name = lower_ascii(attribute_of(words, "name"));
    if (name.empty()) name = lower_ascii(attribute_of(words, "property"));
    if (name.empty()) name = lower_ascii(attribute_of(words, "itemprop"));
    if (!name.empty()) head_.metas.emplace_back(std::move(name), content);
  }

  static constexpr std::size_t kLongest = 4000;  // bytes of a title or a heading
  std::string_view html_;
  bool with_parts_;
  bool headed_ = false;  // the first <h1> was there
  PageHead head_;
  bool silent_ = false;   // inside <noscript>
  bool linking_ = false;  // inside <a>
  bool drawing_ = false;  // inside <svg>, whose titles are others
};

}  // namespace

bool PageHead::shows_nothing() const { return !scripted && !embeds && heading.empty() && words.find_first_not_of(" \xC2\xA0") == std::string::npos; }

std::string_view PageHead::meta(std::initializer_list<std::string_view> names) const {
  for (const std::string_view name : names)
    for (const auto& [key, content] : metas)
      if (key == name) return content;
  return {};
}

std::vector<std::string> parts_of_style(std::string_view css) {
  std::vector<std::string> out;
  css = css.substr(0, kLooked);
  for (std::size_t at = 0; at < css.size() && out.size() < kMostParts;) {
    const std::size_t url = css.find("url(", at);
    const std::size_t import = css.find("@import", at);
    if (url == std::string_view::npos && import == std::string_view::npos) break;
    const bool imports = import < url;
    std::size_t from = imports ? import + 7 : url + 4;
    while (from < css.size() && css[from] == ' ') ++from;
    at = from;
    const char quote = from < css.size() && (css[from] == '"' || css[from] == '\'') ? css[from] : '\0';
    if (imports && quote == '\0') continue;  // "@import url(...)" is found by its url
    const std::size_t begin = from + (quote == '\0' ? 0 : 1);
    const std::size_t end = quote == '\0' ? css.find_first_of(") \n", begin) : css.find(quote, begin);
    if (end == std::string_view::npos) break;
    const std::string_view address = css.substr(begin, end - begin);
    if (!address.empty() && !starts_ignoring_case(address, "data:") && address[0] != '#') out.emplace_back(address);
    at = end;
  }
  return out;
}

PageHead read_head(std::string_view html, bool with_parts) { return HeadReader(html, with_parts).run(); }

namespace {

/// Where what begins at `open` ends, if it is a comment or a script; npos for anything else.
std::size_t end_of_unseen(std::string_view html, std::size_t open) {
  if (html.substr(open, 4) == "<!--") return std::min(html.find("-->", open + 4), html.size() - 3) + 3;
  if (!starts_ignoring_case(html.substr(open), "<script")) return std::string_view::npos;
  return std::min(find_closing(html, "/script", open), html.size());
}

/// Between tags, not within one.
bool is_in_text(std::string_view html, std::size_t at) {
  constexpr std::size_t kLongest = 4000;  // bytes of a tag
  const std::string_view before = html.substr(at > kLongest ? at - kLongest : 0, std::min(at, kLongest));
  const std::string_view behind = html.substr(at, kLongest);
  const std::size_t last = before.find_last_of("<>");
  const std::size_t next = behind.find_first_of("<>");
  return (last == std::string_view::npos || before[last] == '>') && (next == std::string_view::npos || behind[next] == '<');
}

}  // namespace

std::string without_scripts(std::string_view html) {
  std::string out;
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = html.find('<', at);
    if (open == std::string_view::npos) return out.append(html.substr(at));
    const std::size_t end = end_of_unseen(html, open);
    out += html.substr(at, open - at);
    if (end == std::string_view::npos) out += '<';
    else if (html[open + 1] != '!') out += html.substr(open, std::min(html.find('>', open), end) - open);  // the script's own tag
    at = end == std::string_view::npos ? open + 1 : end;
  }
  return out;
}

bool has_fragment(std::string_view html, std::string_view fragment) {
  constexpr std::size_t kBlanks = 16;  // around the equals sign
  for (const std::string_view key : {"id", "name"})
    for (std::size_t at = html.find(fragment); at != std::string_view::npos; at = html.find(fragment, at + 1)) {
      std::size_t before = at;
      if (before > 0 && (html[before - 1] == '"' || html[before - 1] == '\'')) --before;
      const std::size_t far = before > kBlanks ? before - kBlanks : 0;
      while (before > far && html[before - 1] == ' ') --before;
      if (before == 0 || html[before - 1] != '=') continue;
      --before;
      while (before > far && html[before - 1] == ' ') --before;
      if (before < key.size() + 1 || !equals_ignoring_case(html.substr(before - key.size(), key.size()), key) || std::string_view(" \t\r\n\"'/").find(html[before - key.size() - 1]) == std::string_view::npos || is_in_text(html, before)) continue;
      const std::size_t behind = at + fragment.size();
      if (behind >= html.size() || std::string_view("\"' \t\r\n>/").find(html[behind]) != std::string_view::npos) return true;
    }
  return false;
}

}  // namespace subcite
