// Each edit becomes pieces of w:t elements; a run is split around them, its properties copied. Elements are counted as
// the reader counted them, and gone through from the last to the first, so that their numbers hold.
#include "edit/word.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "base/text.h"
#include "docx/package.h"
#include "docx/places.h"
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
  std::optional<std::vector<Run>> runs;  // of the words, where they do not look as those around
  std::string bookmark;                  // the words stay and become a field that refers to it
};

std::optional<Piece> insertion(const Document& d, const SourceEdit& edit) {
  for (const WordText& t : d.word_texts)
    if (t.source < edit.source.begin && edit.source.begin <= t.source + t.size) {
      const std::uint32_t at = t.offset + edit.source.begin - t.source;
      return Piece{t.part, t.element, at, at, edit.replacement, edit.runs, {}};
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
    out.push_back({it->part, it->element, it->offset + begin - it->source, it->offset + end - it->source, {}, {}, {}});
    covered += end - begin;
  }
  if (covered != edit.source.size()) return {};
  out.back().words = edit.replacement;
  out.back().runs = edit.runs;
  return out;
}

enum class Look : std::uint8_t { Around,  // as the words whose place it takes
                                 Roman,
                                 Italic,
                                 SmallCaps };

/// The new words of a piece, parted where their look changes.
std::vector<std::pair<std::string, Look>> stretches(const Piece& piece) {
  if (piece.words.empty()) return {};
  if (!piece.runs) return {{piece.words, Look::Around}};
  std::vector<std::pair<std::string, Look>> out;
  std::uint32_t at = 0;
  const auto add = [&](Span span, Look look) {
    if (!span.empty()) out.emplace_back(slice(piece.words, span), look);
  };
  for (const Run& run : *piece.runs) {
    add({at, run.span.begin}, Look::Roman);
    add(run.span, run.style == Style::SmallCaps ? Look::SmallCaps : Look::Italic);
    at = run.span.end;
  }
  add({at, static_cast<std::uint32_t>(piece.words.size())}, Look::Roman);
  return out;
}

class PartEditor {
 public:
  PartEditor(xml_node root, const Stamp& stamp) : root_(root), stamp_(stamp), texts_(docx::text_nodes(root)) {
    struct Highest : pugi::xml_tree_walker {
      std::uint32_t id = 0;
      bool for_each(xml_node& node) override {
        if (is_one_of(docx::name_of(node), {"ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange"})) id = std::max(id, to_number(docx::attribute(node, "id")).value_or(0));
        return true;
      }
    } highest;
    root_.traverse(highest);
    next_id_ = highest.id + 1;
  }

  /// Pieces of one element, from left to right. False where its run is not one of Word's text.
  bool edit(std::uint32_t element, const std::vector<Piece>& pieces) {
    if (element >= texts_.size()) return false;
    const xml_node text = texts_[element];
    xml_node run = text.parent();
    if (docx::name_of(run) != "r" || std::string_view(run.name()).starts_with("m:")) return false;
    prefix_ = docx::prefix_of(run);
    const std::string value = text.text().get();
    const xml_node properties = run.child((prefix_ + "rPr").c_str());
    xml_node behind = take_rest(run, text);
    xml_node last = run;
    std::uint32_t at = 0;
    for (const Piece& piece : pieces) {
      add_kept(last, properties, value.substr(at, piece.from - at));
      if (!piece.bookmark.empty()) add_field(last, properties, piece.bookmark, value.substr(piece.from, piece.to - piece.from));
      else if (piece.to > piece.from) add_change(last, properties, "del", "delText", value.substr(piece.from, piece.to - piece.from));
      for (const auto& [words, look] : stretches(piece)) add_change(last, properties, "ins", "t", words, look);
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
    if (!rest.empty() && last != run) last.parent().insert_move_after(rest, last);
    const xml_node only = run.first_child();
    const bool bare = only.empty() || (docx::name_of(only) == "rPr" && only.next_sibling().empty());
    if (bare) run.parent().remove_child(run);
  }

  void fill(xml_node run, const xml_node& properties, const char* element, const std::string& words, Look look = Look::Around) {
    if (!properties.empty()) run.append_copy(properties);
    if (look != Look::Around) dress(run, look);
    xml_node text = run.append_child((prefix_ + element).c_str());
    text.append_attribute("xml:space") = "preserve";
    text.text().set(words.c_str());
  }

  /// Italics and small capitals of the run's own, said in any case, since its style may have them (17.3.2.16, 17.3.2.33); in the
  /// order of 17.3.2.28.
  void dress(xml_node run, Look look) {
    xml_node properties = run.child((prefix_ + "rPr").c_str());
    if (properties.empty()) properties = run.append_child((prefix_ + "rPr").c_str());
    for (const char* name : {"i", "iCs", "smallCaps", "caps"}) properties.remove_child((prefix_ + name).c_str());
    xml_node before;
    for (const xml_node& property : properties)
      if (is_one_of(docx::name_of(property), {"rStyle", "rFonts", "b", "bCs"})) before = property;
    const auto say = [&](const char* name, bool on) {
      before = before.empty() ? properties.prepend_child((prefix_ + name).c_str()) : properties.insert_child_after((prefix_ + name).c_str(), before);
      if (!on) before.append_attribute((prefix_ + "val").c_str()) = "0";
    };
    say("i", look == Look::Italic);
    say("smallCaps", look == Look::SmallCaps);
  }

  void add_kept(xml_node& last, const xml_node& properties, const std::string& words, Look look = Look::Around) {
    if (words.empty()) return;
    last = last.parent().insert_child_after((prefix_ + "r").c_str(), last);
    fill(last, properties, "t", words, look);
  }

  xml_node next_run(xml_node& last, const xml_node& properties) {
    last = last.parent().insert_child_after((prefix_ + "r").c_str(), last);
    if (!properties.empty()) last.append_copy(properties);
    return last;
  }

  /// The five runs of a complex field (17.16.18).
  void add_field(xml_node& last, const xml_node& properties, const std::string& bookmark, const std::string& shown) {
    const auto mark = [&](const char* type) { next_run(last, properties).append_child((prefix_ + "fldChar").c_str()).append_attribute((prefix_ + "fldCharType").c_str()) = type; };
    mark("begin");
    xml_node instruction = next_run(last, properties).append_child((prefix_ + "instrText").c_str());
    instruction.append_attribute("xml:space") = "preserve";
    instruction.text().set((" NOTEREF " + bookmark + " \\h ").c_str());
    mark("separate");
    add_kept(last, properties, shown);
    mark("end");
  }

  [[nodiscard]] bool is_ours(const xml_node& change) const { return docx::name_of(change) == "ins" && docx::attribute(change, "author") == stamp_.author; }

  /// Words in words that we put there ourselves: they come with them, or were never there. An insertion cannot stand in
  /// one of another author: that one is parted around it.
  void add_change(xml_node& last, const xml_node& properties, const char* kind, const char* element, const std::string& words, Look look = Look::Around) {
    const bool insertion = std::string_view(kind) == "ins";
    const xml_node around = last.parent();
    if (is_ours(around)) {
      if (insertion) add_kept(last, properties, words, look);
      return;
    }
    const bool parted = insertion && docx::name_of(around) == "ins";
    const xml_node rest = parted ? part_behind(last) : xml_node();
    if (parted) last = around;
    stamp(last, properties, kind, element, words, look);
    if (parted) last = rest.first_child();
  }

  /// What stands behind the run leaves its insertion for a second one, which begins with an empty run.
  xml_node part_behind(const xml_node& last) {
    const xml_node around = last.parent();
    xml_node rest = around.parent().insert_child_after(around.name(), around);
    for (const auto& attribute : around.attributes()) rest.append_copy(attribute);
    rest.attribute((prefix_ + "id").c_str()) = next_id_++;
    rest.append_child((prefix_ + "r").c_str());
    while (const xml_node next = last.next_sibling()) rest.append_move(next);
    return rest;
  }

  void stamp(xml_node& last, const xml_node& properties, const char* kind, const char* element, const std::string& words, Look look) {
    last = last.parent().insert_child_after((prefix_ + kind).c_str(), last);
    last.append_attribute((prefix_ + "id").c_str()) = next_id_++;
    last.append_attribute((prefix_ + "author").c_str()) = stamp_.author.c_str();
    last.append_attribute((prefix_ + "date").c_str()) = stamp_.time.c_str();
    fill(last.append_child((prefix_ + "r").c_str()), properties, element, words, look);
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

namespace {

using Pieces = std::map<std::uint32_t, std::map<std::uint32_t, std::vector<Piece>>>;  // by part and element

Result<std::map<std::string, std::string>> changed_parts(docx::Package& package, const Document& document, const Pieces& parts, const Stamp& stamp) {
  std::map<std::string, std::string> changed;
  for (const auto& [part, elements] : parts) {
    const std::string& name = document.word_parts[part];
    const Result<std::string> bytes = package.part(name);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    Result<std::string> fresh = edited(*bytes, elements, stamp);
    if (!fresh) return tl::unexpected<Error>(fresh.error());
    changed.emplace(name, std::move(*fresh));
  }
  return changed;
}

/// Bookmarks around the calls of notes in the main part, by the key of the note; those that stand there are used.
class Bookmarks {
 public:
  explicit Bookmarks(xml_node root) : root_(root), calls_(docx::note_calls(root)) {
    struct Collect : pugi::xml_tree_walker {
      std::set<std::string> names;
      std::uint32_t highest = 0;
      bool for_each(xml_node& node) override {
        if (docx::name_of(node) == "bookmarkStart") names.emplace(docx::attribute(node, "name")), highest = std::max(highest, to_number(docx::attribute(node, "id")).value_or(0));
        return true;
      }
    } collect;
    root_.traverse(collect);
    names_ = std::move(collect.names);
    next_id_ = collect.highest + 1;
  }

  /// The bookmark around the call of this note; empty where it has no call.
  std::string around(const std::string& key) {
    const auto known = done_.find(key);
    if (known != done_.end()) return known->second;
    const auto call = calls_.find(key);
    return done_[key] = call == calls_.end() || !is_alone(call->second) ? std::string() : mark(call->second);
  }

 private:
  /// A bookmark around a run with two calls would stand for the first.
  static bool is_alone(const xml_node& run) {
    const auto is_call = [](const xml_node& part) { return docx::name_of(part) == "footnoteReference" || docx::name_of(part) == "endnoteReference"; };
    return std::count_if(run.begin(), run.end(), is_call) == 1;
  }

  std::string mark(xml_node run) {
    const xml_node before = run.previous_sibling();
    const std::string_view printed = docx::attribute(before, "name");
    const xml_node behind = run.next_sibling();
    const bool around = docx::name_of(before) == "bookmarkStart" && docx::name_of(behind) == "bookmarkEnd" && docx::attribute(before, "id") == docx::attribute(behind, "id");
    if (around && printed.starts_with("_Ref")) return std::string(printed);  // Word's own for cross-references
    const std::string prefix = docx::prefix_of(run);
    std::string name;
    do name = "_Ref7" + std::to_string(10'000'000 + next_name_++);
    while (!names_.insert(name).second);
    xml_node start = run.parent().insert_child_before((prefix + "bookmarkStart").c_str(), run);
    start.append_attribute((prefix + "id").c_str()) = next_id_;
    start.append_attribute((prefix + "name").c_str()) = name.c_str();
    run.parent().insert_child_after((prefix + "bookmarkEnd").c_str(), run).append_attribute((prefix + "id").c_str()) = next_id_;
    ++next_id_;
    return name;
  }

  xml_node root_;
  std::map<std::string, xml_node> calls_;
  std::set<std::string> names_;
  std::map<std::string, std::string> done_;
  std::uint32_t next_id_ = 1;
  std::uint32_t next_name_ = 0;
};

Result<TrackedCopy> copied(const std::string& package, const std::map<std::string, std::string>& parts, std::size_t left_out) {
  Result<std::string> bytes = docx::with_parts(package, parts);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return TrackedCopy{std::move(*bytes), left_out};
}

}  // namespace

Result<TrackedCopy> track_changes(const std::string& package, const Document& document, const std::vector<SourceEdit>& edits, const Stamp& stamp) {
  std::size_t left_out = 0;
  Pieces parts;
  for (const SourceEdit& edit : edits) {
    const std::vector<Piece> pieces = pieces_of(document, edit);
    left_out += pieces.empty() ? 1 : 0;
    for (const Piece& piece : pieces) parts[piece.part][piece.element].push_back(piece);
  }
  Result<docx::Package> opened = docx::Package::open(package);
  if (!opened) return tl::unexpected<Error>(opened.error());
  Result<std::map<std::string, std::string>> changed = changed_parts(*opened, document, parts, stamp);
  if (!changed) return tl::unexpected<Error>(changed.error());
  return copied(package, *changed, left_out);
}

Result<TrackedCopy> live_numbers(const std::string& package, const Document& document, const std::vector<LiveNumber>& numbers) {
  Result<docx::Package> opened = docx::Package::open(package);
  if (!opened) return tl::unexpected<Error>(opened.error());
  const std::string main = opened->related("", "officeDocument");
  const Result<std::string> bytes = opened->part(main);
  docx::EditableXml xml;
  if (!bytes || !xml.parse(*bytes)) return failure("its main part cannot be read: open it in Word and save it again");
  Bookmarks bookmarks(xml.root());
  Pieces parts;
  std::size_t left_out = 0;
  for (const LiveNumber& number : numbers) {
    std::vector<Piece> pieces = pieces_of(document, {number.source, {}});
    const std::string bookmark = pieces.size() == 1 && document.word_parts[pieces[0].part] != main ? bookmarks.around(document.word_notes[static_cast<std::size_t>(number.note)]) : std::string();
    if (bookmark.empty()) {
      ++left_out;
      continue;
    }
    pieces[0].bookmark = bookmark;
    parts[pieces[0].part][pieces[0].element].push_back(pieces[0]);
  }
  Result<std::map<std::string, std::string>> changed = changed_parts(*opened, document, parts, {});
  if (!changed) return tl::unexpected<Error>(changed.error());
  if (left_out < numbers.size()) changed->emplace(main, xml.bytes());
  return copied(package, *changed, left_out);
}

}  // namespace subcite
