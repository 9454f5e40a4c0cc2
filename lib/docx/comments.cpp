// Three parts change: the comments, the main part with their places, and, where the file had no comments yet, the lists of
// parts and relationships.
#include "docx/comments.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "docx/package.h"
#include "docx/places.h"
#include "docx/xml.h"

namespace subcite::docx {
namespace {

using pugi::xml_node;

constexpr const char* kType = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments";
constexpr const char* kContentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// The parts of a package that comments concern, as XML that is written again.
struct Parts {
  std::string main_name;
  std::string comments_name;
  std::string relationships_name;
  EditableXml main;
  EditableXml comments;
  EditableXml relationships;
  EditableXml types;
  bool had_comments = false;
};

Result<void> load(Package& package, const std::string& name, EditableXml& xml) {
  const Result<std::string> bytes = package.part(name);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  if (!xml.parse(*bytes)) return failure("its part “" + name + "” is not well-formed XML: open it in Word and save it again");
  return {};
}

/// An empty list of comments in the namespaces of the main part.
Result<void> fresh_comments(Parts& parts) {
  const std::string prefix = prefix_of(parts.main.root());
  std::string spaces;
  for (const pugi::xml_attribute& a : parts.main.root().attributes())
    if (std::string_view(a.name()) == "xmlns" || std::string_view(a.name()) == "xmlns:" + prefix.substr(0, prefix.empty() ? 0 : prefix.size() - 1)) spaces += std::string(" ") + a.name() + "=\"" + a.value() + "\"";
  if (!parts.comments.parse("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<" + prefix + "comments" + spaces + "></" + prefix + "comments>")) return failure("its namespaces cannot be read");
  return {};
}

Result<void> open_parts(Package& package, Parts& parts) {
  parts.main_name = package.related("", "officeDocument");
  if (Result<void> read = load(package, parts.main_name, parts.main); !read) return read;
  parts.relationships_name = relationships_part(parts.main_name);
  if (!load(package, parts.relationships_name, parts.relationships) && !parts.relationships.parse("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>")) return failure("its relationships cannot be written");
  if (Result<void> read = load(package, "[Content_Types].xml", parts.types); !read) return read;
  parts.comments_name = package.related(parts.main_name, "comments");
  parts.had_comments = !parts.comments_name.empty();
  if (parts.had_comments) return load(package, parts.comments_name, parts.comments);
  parts.comments_name = part_name(parts.main_name, "comments.xml");
  return fresh_comments(parts);
}

/// The list of parts and the relationships learn of the comments.
void announce(Parts& parts) {
  if (parts.had_comments) return;
  xml_node type = Node(parts.types.root()).append_child((prefix_of(parts.types.root()) + "Override").c_str());
  type.append_attribute("PartName") = ("/" + parts.comments_name).c_str();
  type.append_attribute("ContentType") = kContentType;
  std::set<std::string> ids;
  for (const Node& r : children(parts.relationships.root())) ids.emplace(attribute(r, "Id"));
  int number = 1;
  while (ids.count("rSubcite" + std::to_string(number)) > 0) ++number;
  xml_node relationship = Node(parts.relationships.root()).append_child((prefix_of(parts.relationships.root()) + "Relationship").c_str());
  relationship.append_attribute("Id") = ("rSubcite" + std::to_string(number)).c_str();
  relationship.append_attribute("Type") = kType;
  relationship.append_attribute("Target") = "comments.xml";
}

/// Takes our comments out of the list and their places out of the main part; how many there were.
std::size_t strip(Parts& parts) {
  std::set<std::string> ids;
  std::vector<xml_node> gone;
  for (const Node& comment : children(parts.comments.root()))
    if (attribute(comment, "initials") == kInitials) ids.emplace(attribute(comment, "id")), gone.push_back(comment);
  for (const xml_node& comment : gone) Node(parts.comments.root()).remove_child(comment);
  struct Places : pugi::xml_tree_walker {
    const std::set<std::string>* ids = nullptr;
    std::vector<xml_node> found;
    bool for_each(xml_node& node) override {
      const std::string_view name = name_of(node);
      const bool place = name == "commentRangeStart" || name == "commentRangeEnd" || name == "commentReference";
      if (place && ids->count(std::string(attribute(node, "id"))) > 0) found.push_back(node);
      return true;
    }
  } places;
  places.ids = &ids;
  Node(parts.main.root()).traverse(places);
  for (xml_node node : places.found) {
    xml_node holder = node.parent();
    holder.remove_child(node);
    const xml_node rest = holder.first_child();
    const bool bare = name_of(holder) == "r" && (rest.empty() || (name_of(rest) == "rPr" && rest.next_sibling().empty()));
    if (bare) holder.parent().remove_child(holder);
  }
  return ids.size();
}

class Writer {
 public:
  Writer(Parts& parts, const std::string& author, const std::string& time) : parts_(parts), author_(author), time_(time), prefix_(prefix_of(parts.main.root())), comment_prefix_(prefix_of(parts.comments.root())), calls_(note_calls(parts.main.root())), texts_(text_nodes(parts.main.root())) {
    for (const Node& comment : children(parts.comments.root())) next_id_ = std::max(next_id_, to_number(attribute(comment, "id")).value_or(0) + 1);
  }

  void add(const WordComment& comment) {
    const std::string id = std::to_string(next_id_);
    if (!(comment.call.empty() ? at_paragraph(comment.element, id) : at_call(comment.call, id))) return;
    ++next_id_;
    xml_node node = Node(parts_.comments.root()).append_child((comment_prefix_ + "comment").c_str());
    node.append_attribute((comment_prefix_ + "id").c_str()) = id.c_str();
    node.append_attribute((comment_prefix_ + "author").c_str()) = author_.c_str();
    node.append_attribute((comment_prefix_ + "date").c_str()) = time_.c_str();
    node.append_attribute((comment_prefix_ + "initials").c_str()) = std::string(kInitials).c_str();
    for (const std::string& words : comment.paragraphs) {
      xml_node text = node.append_child((comment_prefix_ + "p").c_str()).append_child((comment_prefix_ + "r").c_str()).append_child((comment_prefix_ + "t").c_str());
      text.append_attribute("xml:space") = "preserve";
      text.text().set(words.c_str());
    }
  }

 private:
  void mark(xml_node node, const std::string& id) { node.append_attribute((prefix_ + "id").c_str()) = id.c_str(); }

  void reference_after(xml_node end, const std::string& id) {
    mark(end.parent().insert_child_after((prefix_ + "r").c_str(), end).append_child((prefix_ + "commentReference").c_str()), id);
  }

  bool at_call(const std::string& call, const std::string& id) {
    const auto at = calls_.find(call);
    if (at == calls_.end()) return false;
    xml_node run = at->second;
    mark(run.parent().insert_child_before((prefix_ + "commentRangeStart").c_str(), run), id);
    const xml_node end = run.parent().insert_child_after((prefix_ + "commentRangeEnd").c_str(), run);
    mark(end, id);
    reference_after(end, id);
    return true;
  }

  bool at_paragraph(std::uint32_t element, const std::string& id) {
    if (element >= texts_.size()) return false;
    xml_node paragraph;  // the outermost: no comment may stand in a text box
    for (xml_node node = texts_[element]; !node.empty(); node = node.parent())
      if (name_of(node) == "p") paragraph = node;
    if (paragraph.empty()) return false;
    const xml_node properties = paragraph.child((prefix_ + "pPr").c_str());
    mark(properties.empty() ? paragraph.prepend_child((prefix_ + "commentRangeStart").c_str()) : paragraph.insert_child_after((prefix_ + "commentRangeStart").c_str(), properties), id);
    const xml_node end = paragraph.append_child((prefix_ + "commentRangeEnd").c_str());
    mark(end, id);
    reference_after(end, id);
    return true;
  }

  Parts& parts_;
  const std::string& author_;
  const std::string& time_;
  std::string prefix_;
  std::string comment_prefix_;
  std::map<std::string, xml_node> calls_;
  std::vector<xml_node> texts_;
  std::uint32_t next_id_ = 0;
};

Result<std::string> written(const std::string& package, Parts& parts) {
  std::map<std::string, std::string> changed{{parts.main_name, parts.main.bytes()}, {parts.comments_name, parts.comments.bytes()}};
  if (!parts.had_comments) changed.emplace(parts.relationships_name, parts.relationships.bytes()), changed.emplace("[Content_Types].xml", parts.types.bytes());
  return with_parts(package, changed);
}

}  // namespace

Result<std::string> with_comments(const std::string& package, const std::vector<WordComment>& comments, const std::string& author, const std::string& time) {
  Result<Package> opened = Package::open(package);
  if (!opened) return tl::unexpected<Error>(opened.error());
  Parts parts;
  if (Result<void> read = open_parts(*opened, parts); !read) return tl::unexpected<Error>(read.error());
  Writer writer(parts, author, time);
  strip(parts);
  if (comments.empty() && !parts.had_comments) return package;
  for (const WordComment& comment : comments) writer.add(comment);
  announce(parts);
  return written(package, parts);
}

Result<Stripped> without_comments(const std::string& package) {
  Result<Package> opened = Package::open(package);
  if (!opened) return tl::unexpected<Error>(opened.error());
  Parts parts;
  if (Result<void> read = open_parts(*opened, parts); !read) return tl::unexpected<Error>(read.error());
  const std::size_t removed = strip(parts);
  if (removed == 0) return Stripped{package, 0};
  Result<std::string> bytes = written(package, parts);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return Stripped{std::move(*bytes), removed};
}

}  // namespace subcite::docx
