// EPUB (3.3): a package of XHTML chapters in the order of its spine. The chapters are parsed one by one and put
// together; ids and links get the chapter's name, so that a note may stand in another chapter than its call.
#include <algorithm>
#include <map>

#include "base/text.h"
#include "docx/package.h"
#include "docx/xml.h"
#include "html/tree.h"
#include "read/html.h"
#include "read/reader.h"

namespace subcite {
namespace {

using docx::attribute;
using docx::child;
using docx::children;

constexpr std::size_t kMostChapters = 2000;
constexpr std::size_t kMostBytes = 256'000'000;

class EpubReading {
 public:
  EpubReading(docx::Package package, Document& out) : package_(std::move(package)), out_(out) {}

  Result<void> run() {
    const Result<std::vector<std::string>> chapters = spine();
    if (!chapters) return tl::unexpected<Error>(chapters.error());
    nodes_.push_back({-1, 0, "html", {}, {}, {}});
    for (const std::string& name : *chapters)
      if (Result<std::string> bytes = package_.part(name); bytes && source_.size() + bytes->size() < kMostBytes) add(name, *bytes);
    if (nodes_.size() == 1) return failure("none of its chapters could be read");
    nodes_[0].end = static_cast<std::uint32_t>(nodes_.size());
    OriginMap origins(std::move(source_));
    for (const auto& [at, name] : parts_) origins.begin_part(at, name);
    read_html_nodes(std::move(origins), std::move(nodes_), out_);
    return {};
  }

 private:
  /// The chapters in reading order: META-INF/container.xml names the package document, its spine the chapters.
  Result<std::vector<std::string>> spine() {
    docx::Xml container;
    Result<std::string> bytes = package_.part("META-INF/container.xml");
    if (!bytes || !container.parse(std::move(*bytes))) return failure("it has no table of its parts (META-INF/container.xml)");
    const std::string document(attribute(child(child(container.root(), "rootfiles"), "rootfile"), "full-path"));
    docx::Xml package;
    bytes = package_.part(document);
    if (!bytes || !package.parse(std::move(*bytes))) return failure("its package document “" + document + "” could not be read");
    std::map<std::string, std::string> files;
    for (const docx::Node& item : children(child(package.root(), "manifest"))) files[std::string(attribute(item, "id"))] = docx::part_name(document, attribute(item, "href"));
    std::vector<std::string> chapters;
    for (const docx::Node& item : children(child(package.root(), "spine")))
      if (const auto file = files.find(std::string(attribute(item, "idref"))); file != files.end() && chapters.size() < kMostChapters) chapters.push_back(file->second);
    return chapters;
  }

  void add(const std::string& name, const std::string& bytes) {
    Result<std::vector<html::Node>> page = html::parse(bytes);
    if (!page) {
      out_.remarks.push_back({"The chapter “" + name + "” was not read: " + page.error().message + ".", std::nullopt});
      return;
    }
    const auto from = static_cast<std::uint32_t>(source_.size());
    const auto first = static_cast<std::uint32_t>(nodes_.size());
    for (html::Node& node : *page) {
      node.parent = node.parent < 0 ? 0 : node.parent + static_cast<std::int32_t>(first);
      node.end += first;
      node.source = {node.source.begin + from, node.source.end + from};
      for (auto& [key, value] : node.attributes) rename(name, node, key, value);
      nodes_.push_back(std::move(node));
    }
    parts_.emplace_back(from, name);
    source_ += bytes + '\n';
  }

  static void rename(const std::string& chapter, const html::Node& node, const std::string& key, std::string& value) {
    if (key == "id" || (key == "name" && node.name == "a")) value = chapter + '#' + value;
    const std::size_t hash = value.find('#');
    if (key != "href" || hash == std::string::npos || value.find("://") != std::string::npos) return;
    value = '#' + (hash == 0 ? chapter : docx::part_name(chapter, value.substr(0, hash))) + value.substr(hash);
  }

  docx::Package package_;
  Document& out_;
  std::vector<html::Node> nodes_;
  std::string source_;
  std::vector<std::pair<std::uint32_t, std::string>> parts_;
};

bool recognises(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") && bytes.find("META-INF/container.xml") != std::string_view::npos; }

Result<void> read_epub(std::string bytes, const ReadOptions& /*options*/, Document& out) {
  Result<docx::Package> package = docx::Package::open(std::move(bytes), "its program");
  if (!package) return tl::unexpected<Error>(package.error());
  return EpubReading(std::move(*package), out).run();
}

}  // namespace

extern const Reader kReader_epub;
const Reader kReader_epub{Format::Other, {"epub"}, nullptr, recognises, read_epub};

}  // namespace subcite
