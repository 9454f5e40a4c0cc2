// The JSON is read by a library that never throws here.
#include "docx/managed.h"

#include <nlohmann/json.hpp>

#include "base/text.h"
#include "docx/stored.h"
#include "docx/xml.h"

namespace subcite::docx {
namespace {

using nlohmann::json;

/// Without "<i>", "<span style=...>" and their like; entities of XML resolved.
std::string without_markup(std::string_view text) {
  constexpr std::pair<std::string_view, std::string_view> kEntities[] = {{"&amp;", "&"}, {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t close = text[at] == '<' ? text.find('>', at) : std::string_view::npos;
    const bool tag = close != std::string_view::npos && close > at + 1 && (is_word_byte(text[at + 1]) || text[at + 1] == '/');
    std::string_view plain;
    std::size_t size = 1;
    for (const auto& [entity, letter] : kEntities)
      if (text.substr(at).starts_with(entity)) plain = letter, size = entity.size();
    if (tag) at = close + 1;
    else out += plain.empty() ? text.substr(at, 1) : plain, at += size;
  }
  return out;
}

/// "{Citation}", "[CITATION]": what a manager writes until it has made the real one.
bool is_temporary(std::string_view text) {
  const std::string_view words = trim(text);
  return words.find("{Citation}") != std::string_view::npos || words == "[CITATION]" || words.starts_with("{Formatting Citation");
}

std::optional<Managed> read_csl(std::string_view instruction, std::string_view manager) {
  const std::size_t brace = instruction.find('{');
  if (brace == std::string_view::npos) return std::nullopt;
  const json data = json::parse(trim(instruction.substr(brace)), nullptr, false);
  if (!data.is_object()) return std::nullopt;
  Managed field;
  field.manager = manager;
  const json& properties = member(data, "properties");
  const json& mendeley = member(data, "mendeley");
  for (const std::string& text : {text_of(member(properties, "plainCitation")), text_of(member(mendeley, "manualFormatting")), text_of(member(mendeley, "plainTextFormattedCitation")), text_of(member(mendeley, "previouslyFormattedCitation"))})
    if (field.citation.empty()) field.citation = without_markup(text);
  if (is_temporary(field.citation)) field.citation.clear();
  const json& index = member(properties, "noteIndex");
  constexpr std::int64_t kMostNotes = 1'000'000;
  if (index.is_number_integer() && index.get<std::int64_t>() > 0 && index.get<std::int64_t>() < kMostNotes) field.note_index = static_cast<std::uint32_t>(index.get<std::int64_t>());
  const json& frozen = member(properties, "dontUpdate");
  field.frozen = frozen.is_boolean() && frozen.get<bool>();
  field.works = csl_works(member(data, "citationItems"));
  return field;
}

constexpr std::size_t kMostOfCitation = 50'000;  // bytes: a string of citations may be long

/// Where the instruction has no XML it stands in the data of the field.
std::optional<Managed> read_endnote(std::string_view instruction, std::string_view data) {
  const std::string decoded = instruction.find("<EndNote") == std::string_view::npos ? from_base64(data) : std::string();
  const std::string_view kept = decoded.empty() ? instruction : decoded;
  const std::size_t from = kept.find("<EndNote");
  Managed field;
  field.manager = "EndNote";
  if (from == std::string_view::npos) return field;
  const std::size_t end = kept.rfind('>');
  Xml xml;
  if (!xml.parse(std::string(kept.substr(from, end + 1 - std::min(from, end + 1))))) return std::nullopt;
  for (const Node& cite : children(xml.root()))
    if (field.citation.empty()) field.citation = without_markup(text_below(child(cite, "DisplayText"), kMostOfCitation));
  field.works = endnote_works(xml.root());
  return field;
}

}  // namespace

std::optional<Managed> read_managed(std::string_view instruction, std::string_view data) {
  instruction = trim(instruction);
  if (!instruction.starts_with("ADDIN ")) return std::nullopt;
  const std::string_view rest = trim(instruction.substr(6));
  if (rest.starts_with("ZOTERO_ITEM")) return read_csl(rest, "Zotero");
  if (rest.starts_with("CSL_CITATION")) return read_csl(rest, "Mendeley");
  if (rest.starts_with("EN.CITE") && !rest.starts_with("EN.CITE.DATA")) return read_endnote(rest, data);
  return std::nullopt;
}

}  // namespace subcite::docx
