// A thin layer over pugixml; the only file of the project that decides how it parses.
#include "docx/xml.h"

namespace subcite::docx {
namespace {

std::string_view local(const char* name) {
  const std::string_view whole(name);
  const std::size_t colon = whole.find(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

}  // namespace

bool Xml::parse(std::string bytes, bool blanks) {
  bytes_ = std::move(bytes);
  constexpr unsigned kOptions = pugi::parse_cdata | pugi::parse_escapes | pugi::parse_wconv_attribute | pugi::parse_eol;
  return static_cast<bool>(document_.load_buffer(bytes_.data(), bytes_.size(), kOptions | (blanks ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single))) && !root().empty();
}

bool EditableXml::parse(const std::string& bytes) {
  return static_cast<bool>(document_.load_buffer(bytes.data(), bytes.size(), (pugi::parse_full | pugi::parse_ws_pcdata) & ~pugi::parse_eol)) && !root().empty();
}

std::string EditableXml::bytes() {
  struct Writer : pugi::xml_writer {
    std::string out;
    void write(const void* data, std::size_t size) override { out.append(static_cast<const char*>(data), size); }
  } writer;
  // What is written is UTF-8, whatever it was read from.
  for (pugi::xml_node node : document_.children())
    if (node.type() == pugi::node_declaration && !node.attribute("encoding").empty()) node.attribute("encoding") = "UTF-8";
  document_.save(writer, "", pugi::format_raw | pugi::format_no_declaration, pugi::encoding_utf8);
  return std::move(writer.out);
}

std::string_view name_of(const Node& node) { return local(node.name()); }

std::string_view attribute(const Node& node, std::string_view name) {
  for (const pugi::xml_attribute& a : node.attributes())
    if (local(a.name()) == name) return a.value();
  return {};
}

Node child(const Node& node, std::string_view name) {
  for (const Node& c : node.children())
    if (name_of(c) == name) return c;
  return {};
}

bool is_on(const Node& element) {
  if (element.empty()) return false;
  const std::string_view value = attribute(element, "val");
  return value != "0" && value != "false" && value != "off" && value != "none";
}

}  // namespace subcite::docx
