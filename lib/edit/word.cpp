// Each edit becomes pieces of w:t elements; a run is split around them, its properties copied. Elements are counted as
// the reader counted them, and gone through from the last to the first, so that their numbers hold.
#include "edit/word.h"

#include <algorithm>
#include <map>
#include <optional>

#include "base/text.h"
#include "docx/package.h"
#include "docx/xml.h"

namespace subcite {
namespace {

using pugi::xml_node;

/// Bytes [from, to) of one w:t go, words come at their place.
struct Piece {
  std::uint32_t part = 0;
  std::uint32_t element = 0;
  std::uint32_t from = 0;
  std::uint32_t to = 0;
  std::string words;
};

std::optional<Piece> insertion(const Document& d, const SourceEdit& edit) {
  for (const WordText& t : d.word_texts)
    if (t.source < edit.source.begin && edit.source.begin <= t.source + t.size) {
      const std::uint32_t at = t.offset + edit.source.begin - t.source;
      return Piece{t.part, t.element, at, at, edit.replacement};
    }
  return std::nullopt;
}

/// The pieces of an edit; none where some of its words have no place.
std::vector<Piece> pieces_of(const Document& d, const SourceEdit& edit) {
  std::vector<Piece> out;
  if (edit.source.empty()) {
    if (auto piece = insertion(d, edit)) out.push_back(*piece);
    return out;
  }
  std::uint32_t covered = 0;
  auto it = std::lower_bound(d.word_texts.begin(), d.word_texts.end(), edit.source.begin, [](const WordText& t, std::uint32_t at) { return t.source + t.size <= at; });
  for (; it != d.word_texts.end() && it->source < edit.source.end; ++it) {
    const std::uint32_t begin = std::max(edit.source.begin, it->source);
    const std::uint32_t end = std::min(edit.source.end, it->source + it->size);
    out.push_back({it->part, it->element, it->offset + begin - it->source, it->offset + end - it->source, {}});
    covered += end - begin;
  }
  if (covered != edit.source.size()) return {};
  out.back().words = edit.replacement;
  return out;
}

class PartEditor {
 public:
  PartEditor(xml_node root, const Stamp& stamp) : root_(root), stamp_(stamp) {
    struct Collect : pugi::xml_tree_walker {
      std::vector<xml_node> texts;
      std::uint32_t highest = 0;
      bool for_each(xml_node& node) override {
        const std::string_view name = docx::name_of(node);
        if (name == "t") texts.push_back(node);
        if (is_one_of(name, {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"})) highest = std::max(highest, to_number(docx::attribute(node, "id")).value_or(0));
        return true;
      }
    } collect;
    root_.traverse(collect);
    texts_ = std::move(collect.texts);
    next_id_ = collect.highest + 1;
  }

  /// Pieces of one element, from left to right. False where its run is not one of Word's text.
  bool edit(std::uint32_t element, const std::vector<Piece>& pieces) {
    if (element >= texts_.size()) return false;
    const xml_node text = texts_[element];
    xml_node run = text.parent();
    const std::string name = run.name();
    if (docx::name_of(run) != "r" || name.starts_with("m:")) return false;
    prefix_ = name.substr(0, name.size() - 1);
    const std::string value = text.text().get();
    const xml_node properties = run.child((prefix_ + "rPr").c_str());
    xml_node behind = take_rest(run, text);
    xml_node last = run;
    std::uint32_t at = 0;
    for (const Piece& piece : pieces) {
      add_kept(last, properties, value.substr(at, piece.from - at));
      if (piece.to > piece.from) add_change(last, properties, "del", "delText", value.substr(piece.from, piece.to - piece.from));
      if (!piece.words.empty()) add_change(last, properties, "ins", "t", piece.words);
      at = piece.to;
    }
    add_kept(last, properties, value.substr(at));
    place_rest(run, last, behind);
    return true;
  }

 private:
  /// The element and all behind it leave the run; those behind it in a run of their own, not yet placed.
  xml_node take_rest(xml_node run, xml_node text) {
    xml_node rest;
    while (xml_node next = text.next_sibling()) {
      if (rest.empty()) {
        rest = run.parent().insert_child_after(run.name(), run);
        if (const xml_node properties = run.child((prefix_ + "rPr").c_str())) rest.append_copy(properties);
      }
      rest.append_move(next);
    }
    run.remove_child(text);
    return rest;
  }

  void place_rest(xml_node run, xml_node last, xml_node rest) {
    if (!rest.empty() && last != run) run.parent().insert_move_after(rest, last);
    const xml_node only = run.first_child();
    const bool bare = only.empty() || (docx::name_of(only) == "rPr" && only.next_sibling().empty());
    if (bare) run.parent().remove_child(run);
  }

  void fill(xml_node run, const xml_node& properties, const char* element, const std::string& words) {
    if (!properties.empty()) run.append_copy(properties);
    xml_node text = run.append_child((prefix_ + element).c_str());
    text.append_attribute("xml:space") = "preserve";
    text.text().set(words.c_str());
  }

  void add_kept(xml_node& last, const xml_node& properties, const std::string& words) {
    if (words.empty()) return;
    last = last.parent().insert_child_after((prefix_ + "r").c_str(), last);
    fill(last, properties, "t", words);
  }

  void add_change(xml_node& last, const xml_node& properties, const char* kind, const char* element, const std::string& words) {
    last = last.parent().insert_child_after((prefix_ + kind).c_str(), last);
    last.append_attribute((prefix_ + "id").c_str()) = next_id_++;
    last.append_attribute((prefix_ + "author").c_str()) = stamp_.author.c_str();
    last.append_attribute((prefix_ + "date").c_str()) = stamp_.time.c_str();
    fill(last.append_child((prefix_ + "r").c_str()), properties, element, words);
  }

  xml_node root_;
  const Stamp& stamp_;
  std::vector<xml_node> texts_;
  std::uint32_t next_id_ = 1;
  std::string prefix_;
};

/// The part with the pieces of its elements done, as bytes.
Result<std::string> edited(const std::string& bytes, const std::map<std::uint32_t, std::vector<Piece>>& elements, const Stamp& stamp) {
  docx::EditableXml xml;
  if (!xml.parse(bytes)) return failure("a part of it is not well-formed XML: open it in Word and save it again");
  PartEditor editor(xml.root(), stamp);
  for (auto it = elements.rbegin(); it != elements.rend(); ++it) {
    std::vector<Piece> pieces = it->second;
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.from < b.from; });
    editor.edit(it->first, pieces);
  }
  return xml.bytes();
}

}  // namespace

Result<TrackedCopy> track_changes(const std::string& package, const Document& document, const std::vector<SourceEdit>& edits, const Stamp& stamp) {
  TrackedCopy copy;
  std::map<std::uint32_t, std::map<std::uint32_t, std::vector<Piece>>> parts;
  for (const SourceEdit& edit : edits) {
    const std::vector<Piece> pieces = pieces_of(document, edit);
    copy.left_out += pieces.empty() ? 1 : 0;
    for (const Piece& piece : pieces) parts[piece.part][piece.element].push_back(piece);
  }
  Result<docx::Package> opened = docx::Package::open(package);
  if (!opened) return tl::unexpected<Error>(opened.error());
  std::map<std::string, std::string> changed;
  for (const auto& [part, elements] : parts) {
    const std::string& name = document.word_parts[part];
    const Result<std::string> bytes = opened->part(name);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    Result<std::string> fresh = edited(*bytes, elements, stamp);
    if (!fresh) return tl::unexpected<Error>(fresh.error());
    changed.emplace(name, std::move(*fresh));
  }
  Result<std::string> bytes = docx::with_parts(package, changed);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  copy.bytes = std::move(*bytes);
  return copy;
}

}  // namespace subcite
