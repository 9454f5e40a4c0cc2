// The facts come from meta elements in the order in which sites keep them best: citation_* (Highwire), Dublin Core, Open Graph, JSON-LD.
#include "link/page.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/text.h"
#include "link/charset.h"

namespace subcite {
namespace {

constexpr std::size_t kMostDecoded = 32U << 20U;
constexpr std::size_t kMostRead = 1U << 20U;

constexpr std::size_t kMostOfNames = 500;

/// The value of a key in JSON-LD, a string or the name of an object: as much as a comparison needs.
std::string linked_value(std::string_view json, std::string_view key) {
  std::size_t at = json.find('"' + std::string(key) + '"');
  if (at == std::string_view::npos) return {};
  at = json.find_first_not_of(" :\t\r\n[", at + key.size() + 2);
  if (at == std::string_view::npos) return {};
  if (json[at] == '{') return linked_value(json.substr(at, json.find('}', at) - at), "name");
  if (json[at] != '"') return {};
  const std::size_t open = at;
  for (++at; at < json.size() && json[at] != '"'; ++at) at += json[at] == '\\' ? 1 : 0;
  constexpr std::size_t kLongest = 3000;  // as it is written
  const nlohmann::json value = at >= json.size() || at - open > kLongest ? nlohmann::json() : nlohmann::json::parse(json.substr(open, at + 1 - open), nullptr, false);
  return value.is_string() ? value.get<std::string>() : std::string();
}

std::string first_given(std::string_view a, const std::string& b) { return a.empty() ? b : std::string(a); }

/// Every author of JSON-LD, joined.
std::string linked_authors(std::string_view json) {
  const std::size_t key = json.find("\"author\"");
  const std::size_t at = key == std::string_view::npos ? key : json.find_first_not_of(" :\t\r\n", key + 8);
  if (at == std::string_view::npos || json[at] != '[') return linked_value(json, "author");
  const std::string_view list = json.substr(at, json.find(']', at) - at);
  std::string out;
  for (std::size_t from = 0; from != std::string_view::npos && out.size() < kMostOfNames; from = list.find("\"name\"", from + 1))
    if (const std::string name = linked_value(list.substr(from), "name"); from > 0 && !name.empty()) out += (out.empty() ? "" : "; ") + name;
  return out.empty() ? linked_value(json, "author") : out;
}

/// Those of the first kind of meta element that names any, joined.
std::string authors_of(const PageHead& head) {
  for (const std::string_view name : {"citation_author", "dc.creator", "dcterms.creator", "author", "article:author", "parsely-author", "sailthru.author", "byl"}) {
    std::string out;
    for (const auto& [key, content] : head.metas)
      if (key == name && !content.empty() && out.size() < kMostOfNames) out += (out.empty() ? "" : "; ") + content;
    if (!out.empty()) return out;
  }
  return linked_authors(head.linked_data);
}

PageFacts facts_of(const PageHead& head) {
  PageFacts f;
  f.title = head.title;
  f.other_title = first_given(head.meta({"citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"}), first_given(linked_value(head.linked_data, "headline"), head.heading));
  f.author = authors_of(head);
  f.site = first_given(head.meta({"citation_journal_title", "og:site_name", "application-name"}), linked_value(head.linked_data, "publisher"));
  f.published = first_given(head.meta({"citation_publication_date", "citation_date", "citation_online_date", "dc.date", "dcterms.date", "dc.date.issued", "article:published_time", "datepublished", "date", "pubdate", "parsely-pub-date"}), linked_value(head.linked_data, "datePublished"));
  return f;
}

/// Of a PDF: the title of its metadata stream (XMP), which is not compressed, or of its information dictionary.
std::string pdf_title(std::string_view bytes) {
  if (const std::size_t at = bytes.find("<dc:title"); at != std::string_view::npos) {
    const std::size_t item = bytes.substr(0, at + 2000).find("<rdf:li", at);
    const std::size_t open = item == std::string_view::npos ? item : bytes.find('>', item);
    if (open != std::string_view::npos) return read_head("<title>" + std::string(bytes.substr(open + 1, std::min<std::size_t>(bytes.find('<', open) - open - 1, 1000))) + "</title>").title;
  }
  const std::size_t at = bytes.find("/Title");
  const std::size_t open = at == std::string_view::npos ? at : bytes.find_first_not_of(' ', at + 6);
  if (open == std::string_view::npos || bytes[open] != '(') return {};
  std::string out;
  for (std::size_t k = open + 1; k < bytes.size() && bytes[k] != ')' && out.size() < 500; ++k) {
    if (bytes[k] == '\\' && k + 1 < bytes.size()) ++k;
    out += bytes[k];
  }
  if (out.starts_with("\xFE\xFF")) return in_utf8(out.substr(2), "utf-16be");
  return in_utf8(out, "windows-1252");
}

bool looks_like_html(std::string_view bytes) {
  const std::string first = lower_ascii(trim(bytes.substr(0, 1000)));
  return first.starts_with("<!doctype html") || first.starts_with("<html") || first.find("<head") != std::string::npos || first.find("<title") != std::string::npos;
}

}  // namespace

PageText decoded_body(const Exchange& exchange, std::size_t most) { return decoded(exchange.body, header_of(exchange, "Content-Encoding"), most); }

Page read_page(const Exchange& exchange) {
  Page page;
  PageText text = decoded_body(exchange, kMostDecoded);
  page.bomb = text.bomb;
  const std::string_view shown = text.bytes.starts_with("\xEF\xBB\xBF") ? std::string_view(text.bytes).substr(3) : std::string_view(text.bytes);
  page.empty = !text.undecodable && trim(shown).empty();
  if (text.bomb || text.undecodable) return page;
  const std::string type = lower_ascii(header_of(exchange, "Content-Type"));
  const bool called_pdf = type.find("pdf") != std::string::npos;
  if (text.bytes.starts_with("%PDF-") || (called_pdf && !looks_like_html(text.bytes))) {
    page.facts.title = pdf_title(text.bytes);
    return page;
  }
  page.html = type.find("html") != std::string::npos || ((type.empty() || called_pdf || type.starts_with("text/plain")) && looks_like_html(text.bytes));
  constexpr std::size_t kSentence = 120;
  if (!page.html && type.starts_with("text/plain") && text.bytes.size() <= kSentence) page.plain_words = std::string(trim(text.bytes));
  if (!page.html) return page;
  const std::string charset = charset_of(text.bytes, type);
  if (text.bytes.size() > kMostRead) text.bytes.resize(kMostRead);
  page.bytes = in_utf8(std::move(text.bytes), charset);
  if (page.bytes.starts_with("\xEF\xBB\xBF")) page.bytes.erase(0, 3);
  page.head = read_head(page.bytes);
  if (page.head.refresh.empty()) page.head.refresh = header_of(exchange, "Refresh");
  page.empty = page.empty || (page.head.shows_nothing() && page.head.title.empty());
  page.facts = facts_of(page.head);
  return page;
}

}  // namespace subcite
