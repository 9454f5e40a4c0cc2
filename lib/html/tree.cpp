// Before gumbo sees a page its tags are counted: gumbo frees its tree by recursion and opens unclosed formatting
// elements again in every block, so that depth and their product with the blocks must stay small.
#include "html/tree.h"

#include <gumbo.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/text.h"

namespace subcite::html {
namespace {

constexpr std::size_t kDeepest = 400;
constexpr std::size_t kMostReopened = 2'000'000;

/// Elements without an end tag, or whose end tag may be left out and that close one another.
bool closes_itself(std::string_view name) {
  return is_one_of(name, {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "dt", "dd", "tr", "td", "th", "option", "tbody", "thead", "tfoot", "html", "head", "body"});
}

bool is_formatting(std::string_view name) { return is_one_of(name, {"a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"}); }

/// Follows the tags as they are written, without building anything.
class Measure {
 public:
  bool is_small(std::string_view source) {
    for (std::size_t at = source.find('<'); at != std::string_view::npos; at = source.find('<', at + 1)) {
      if (source.substr(at, 4) == "<!--") at = std::min(source.find("-->", at), source.size() - 1);
      else if (!tag(source.substr(at + 1, 40))) return false;
    }
    return true;
  }

 private:
  bool tag(std::string_view behind) {
    const bool closing = behind.starts_with('/');
    if (closing) behind.remove_prefix(1);
    const std::string name = lower_ascii(behind.substr(0, std::min(behind.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"), behind.size())));
    if (name.empty()) return true;
    if (is_formatting(name)) formatting_ = closing ? formatting_ - std::min<std::size_t>(formatting_, 1) : formatting_ + 1;
    else if (!closing) reopened_ += formatting_;
    if (!closes_itself(name)) depth_ = closing ? depth_ - std::min<std::size_t>(depth_, 1) : depth_ + 1;
    return depth_ <= kDeepest && reopened_ <= kMostReopened;
  }

  std::size_t depth_ = 0;
  std::size_t formatting_ = 0;  // open
  std::size_t reopened_ = 0;
};

class Flattener {
 public:
  Flattener(std::string_view source, std::vector<Node>& out) : source_(source), out_(out) {}

  void add(const GumboNode* node, std::int32_t parent, int depth) {
    const bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
    const bool text = node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE || node->type == GUMBO_NODE_CDATA;
    if ((!element && !text) || depth > 2 * static_cast<int>(kDeepest)) return;
    const auto index = static_cast<std::int32_t>(out_.size());
    out_.emplace_back();
    out_.back().parent = parent;
    if (text) add_text(node->v.text, out_.back());
    else add_element(node->v.element, index, depth);
    out_[static_cast<std::size_t>(index)].end = static_cast<std::uint32_t>(out_.size());
  }

 private:
  [[nodiscard]] Span place(const GumboStringPiece& piece) const {
    if (piece.data == nullptr || piece.data < source_.data() || piece.data + piece.length > source_.data() + source_.size()) return {};
    const auto begin = static_cast<std::uint32_t>(piece.data - source_.data());
    return {begin, begin + static_cast<std::uint32_t>(piece.length)};
  }

  void add_text(const GumboText& text, Node& node) const {
    node.text = text.text;
    node.source = place(text.original_text);
    if (node.source.empty()) node.source.begin = node.source.end = text.start_pos.offset;
  }

  void add_element(const GumboElement& element, std::int32_t index, int depth) {
    Node& node = out_.back();
    node.source = place(element.original_tag);
    GumboStringPiece tag = element.original_tag;
    gumbo_tag_from_original_text(&tag);
    node.name = element.tag == GUMBO_TAG_UNKNOWN ? lower_ascii(std::string_view(tag.data == nullptr ? "" : tag.data, tag.data == nullptr ? 0 : tag.length)) : gumbo_normalized_tagname(element.tag);
    if (node.name.empty()) node.name = "unknown";
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      const auto* attribute = static_cast<const GumboAttribute*>(element.attributes.data[i]);
      node.attributes.emplace_back(attribute->name, attribute->value);
    }
    for (unsigned i = 0; i < element.children.length; ++i) add(static_cast<const GumboNode*>(element.children.data[i]), index, depth + 1);
  }

  std::string_view source_;
  std::vector<Node>& out_;
};

}  // namespace

std::string_view Node::attribute(std::string_view key) const {
  for (const auto& [name_of_it, value] : attributes)
    if (name_of_it == key) return value;
  return {};
}

bool Node::has(std::string_view key) const {
  return std::any_of(attributes.begin(), attributes.end(), [&](const auto& a) { return a.first == key; });
}

Result<std::vector<Node>> parse(std::string_view source) {
  if (!Measure().is_small(source)) return failure("its elements nest more than 400 deep, or are never closed: open it in a browser and save it again");
  const auto destroy = [](GumboOutput* output) { gumbo_destroy_output(&kGumboDefaultOptions, output); };
  const std::unique_ptr<GumboOutput, decltype(destroy)> output(gumbo_parse_with_options(&kGumboDefaultOptions, source.data(), source.size()), destroy);
  if (output == nullptr || output->root == nullptr) return failure("it could not be parsed as HTML");
  std::vector<Node> nodes;
  Flattener(source, nodes).add(output->root, -1, 0);
  return nodes;
}

}  // namespace subcite::html
