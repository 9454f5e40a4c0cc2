// Field by field; a value of an unexpected type is an empty one, and no text is longer than a person would read.
#include "docx/stored.h"

#include <nlohmann/json.hpp>

#include "base/text.h"

namespace subcite::docx {
namespace {

using nlohmann::json;

constexpr std::size_t kMostWorks = 200;
constexpr std::size_t kMostAuthors = 100;
constexpr int kDeepest = 10;

std::string bounded(std::string_view text, std::size_t most = kMostOfText) {
  text = trim(text);
  return std::string(text.size() <= most ? text : std::string_view());
}

/// A number or a string.
std::string value_of(const json& value) { return value.is_number_integer() ? std::to_string(value.get<std::int64_t>()) : bounded(text_of(value)); }

std::string csl_name(const json& name) {
  const std::string literal = bounded(text_of(member(name, "literal")));
  const std::string given = bounded(text_of(member(name, "given")));
  const std::string family = bounded(text_of(member(name, "family")));
  return !literal.empty() ? literal : given + (given.empty() || family.empty() ? "" : " ") + family;
}

/// "issued": {"date-parts": [[2001, 3]]}, or words in "raw" or "literal".
std::string csl_year(const json& issued) {
  const json& parts = member(issued, "date-parts");
  if (parts.is_array() && !parts.empty() && parts[0].is_array() && !parts[0].empty()) return value_of(parts[0][0]);
  const std::string raw = text_of(member(issued, member(issued, "raw").is_string() ? "raw" : "literal")).substr(0, 4);
  return to_number(raw) ? raw : std::string();
}

StoredWork csl_work(const json& data) {
  const auto text = [&](const char* key) { return value_of(member(data, key)); };
  StoredWork work;
  if (const json& authors = member(data, "author"); authors.is_array())
    for (const json& author : authors)
      if (std::string name = csl_name(author); !name.empty() && work.authors.size() < kMostAuthors) work.authors.push_back(std::move(name));
  work.title = text("title");
  work.container = text("container-title");
  work.volume = text("volume");
  work.page = text("page");
  work.year = csl_year(member(data, "issued"));
  work.publisher = text("publisher");
  work.doi = text("DOI");
  work.isbn = text("ISBN");
  work.url = text("URL");
  return work;
}

void add_text(const Node& node, int depth, std::size_t most, std::string& out) {
  out += node.value();
  if (depth > kDeepest || out.size() > most) return;
  for (const Node& inner : children(node)) add_text(inner, depth + 1, most, out);
}

/// "Roe, Ada" as it is written in a citation.
std::string endnote_name(const std::string& name) {
  const std::size_t comma = name.find(", ");
  return comma == std::string::npos ? std::string(trim(name.ends_with(',') ? name.substr(0, name.size() - 1) : name)) : name.substr(comma + 2) + " " + name.substr(0, comma);
}

StoredWork endnote_work(const Node& record) {
  StoredWork work;
  for (const Node& author : children(child(child(record, "contributors"), "authors")))
    if (const std::string name = text_below(author); !name.empty() && work.authors.size() < kMostAuthors) work.authors.push_back(endnote_name(name));
  const Node titles = child(record, "titles");
  work.title = text_below(child(titles, "title"));
  work.container = text_below(child(titles, "secondary-title"));
  if (work.container.empty()) work.container = text_below(child(child(record, "periodical"), "full-title"));
  work.volume = text_below(child(record, "volume"));
  work.page = text_below(child(record, "pages"));
  work.year = text_below(child(child(record, "dates"), "year"));
  work.publisher = text_below(child(record, "publisher"));
  work.doi = text_below(child(record, "electronic-resource-num"));
  work.isbn = text_below(child(record, "isbn"));
  work.url = text_below(child(child(child(record, "urls"), "related-urls"), "url"));
  return work;
}

/// A DOI alone, whatever stands before it: "https://doi.org/10.1000/182", "doi:10.1000/182".
StoredWork with_plain_doi(StoredWork work) {
  const std::size_t at = work.doi.find("10.");
  work.doi = at == std::string::npos ? std::string() : work.doi.substr(at);
  return work;
}

int sextet(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63
                                  : -1;
}

}  // namespace

std::string text_below(const Node& node, std::size_t most) {
  std::string out;
  add_text(node, 0, most, out);
  return bounded(out, most);
}

const json& member(const json& object, const char* key) {
  static const json nothing;
  return object.is_object() && object.contains(key) ? object.at(key) : nothing;
}

std::string text_of(const json& value) { return value.is_string() ? value.get<std::string>() : std::string(); }

std::vector<StoredWork> csl_works(const json& items) {
  std::vector<StoredWork> out;
  if (!items.is_array()) return out;
  for (const json& item : items)
    if (const json& data = member(item, "itemData"); data.is_object() && out.size() < kMostWorks) out.push_back(with_plain_doi(csl_work(data)));
  return out;
}

std::vector<StoredWork> endnote_works(const Node& root) {
  std::vector<StoredWork> out;
  for (const Node& cite : children(root))
    if (const Node record = child(cite, "record"); record && out.size() < kMostWorks) out.push_back(with_plain_doi(endnote_work(record)));
  return out;
}

std::string from_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int held = 0;
  for (const char c : text) {
    if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
    const int value = sextet(c);
    if (value < 0) break;
    bits = (bits << 6U | static_cast<std::uint32_t>(value)) & 0xFFFFFFU;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out += static_cast<char>(bits >> static_cast<unsigned>(held) & 0xFFU);
  }
  return out;
}

}  // namespace subcite::docx
