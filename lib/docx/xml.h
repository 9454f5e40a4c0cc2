// XML as WordprocessingML needs it: names and attributes by their local part, since the strict and the
// transitional vocabulary differ in nothing else that is read. No DTD, no entity of a document's own and
// nothing outside the document is ever read (pugixml has none of them).
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>

namespace subcite::docx {

using Node = pugi::xml_node;

class Xml {
 public:
  /// False where it is not well formed; what stands before the fault is kept. White space between elements
  /// is kept where `blanks` says that it is text.
  bool parse(std::string bytes, bool blanks = false);
  [[nodiscard]] Node root() const { return document_.document_element(); }

 private:
  std::string bytes_;
  pugi::xml_document document_;
};

/// XML that is written again: all that stands in it is kept, white space, comments and declaration too.
class EditableXml {
 public:
  bool parse(const std::string& bytes);
  [[nodiscard]] Node root() const { return document_.document_element(); }
  [[nodiscard]] std::string bytes();

 private:
  pugi::xml_document document_;
};

/// "p" of "w:p"; empty for text.
std::string_view name_of(const Node& node);

/// The value of an attribute by its local name, or an empty string.
std::string_view attribute(const Node& node, std::string_view name);

/// The first child of this local name; an empty node where there is none.
Node child(const Node& node, std::string_view name);

inline pugi::xml_object_range<pugi::xml_node_iterator> children(const Node& node) { return node.children(); }

/// "1", "true", "on" or no value at all: an element that switches something on (ECMA-376 17.17.4).
bool is_on(const Node& element);

}  // namespace subcite::docx
