// One walk over the elements for each question.
#include "docx/places.h"

namespace subcite::docx {
namespace {

template <class Take>
void walk(const Node& root, Take take) {
  struct Walker : pugi::xml_tree_walker {
    explicit Walker(Take& t) : take(t) {}
    Take& take;
    bool for_each(Node& node) override {
      take(node);
      return true;
    }
  } walker(take);
  Node(root).traverse(walker);
}

}  // namespace

std::string prefix_of(const Node& node) {
  const std::string name = node.name();
  const std::size_t colon = name.find(':');
  return colon == std::string::npos ? std::string() : name.substr(0, colon + 1);
}

std::vector<Node> text_nodes(const Node& root) {
  std::vector<Node> texts;
  walk(root, [&](const Node& node) {
    if (name_of(node) == "t") texts.push_back(node);
  });
  return texts;
}

std::map<std::string, Node> note_calls(const Node& root) {
  std::map<std::string, Node> calls;
  walk(root, [&](const Node& node) {
    const std::string_view name = name_of(node);
    if (name == "footnoteReference" || name == "endnoteReference") calls.emplace(std::string(1, name[0]) + std::string(attribute(node, "id")), node.parent());
  });
  return calls;
}

}  // namespace subcite::docx
