// An HTML page as a flat tree: its elements and texts in document order, each with its place in the source.
// Parsed by the rules of HTML5 (gumbo, behind this wrapper); bounded in depth and in what unclosed elements multiply.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "base/span.h"

namespace subcite::html {

/// Nodes of a subtree stand behind their root: those of node i are [i, end).
struct Node {
  std::int32_t parent = -1;
  std::uint32_t end = 0;
  std::string name;  // lower case; empty for text
  std::string text;  // of a text node, entities resolved
  Span source;       // of a text, as written; of an element, its opening tag
  std::vector<std::pair<std::string, std::string>> attributes;

  [[nodiscard]] bool is_text() const { return name.empty(); }
  /// The attribute's value; empty where there is none.
  [[nodiscard]] std::string_view attribute(std::string_view key) const;
  [[nodiscard]] bool has(std::string_view key) const;
};

/// The nodes of a page (UTF-8). Fails, with a sentence for a person, where it nests beyond measure.
Result<std::vector<Node>> parse(std::string_view source);

}  // namespace subcite::html
