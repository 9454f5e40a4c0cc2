// OpenDocument text (ODF 1.3): content.xml holds the text with the notes where they are called. A note's
// number is the one the program printed last (text:note-citation); a note with a label of its own is an
// author's. Tracked deletions are kept apart by the format and not read: notes in them have a number still, by which the others may
// be meant too.
#include <algorithm>
#include <deque>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "docx/package.h"
#include "docx/xml.h"
#include "read/labels.h"
#include "read/odt_styles.h"
#include "read/reader.h"
#include "read/writer.h"

namespace subcite {
namespace {

using docx::attribute;
using docx::child;
using docx::children;
using docx::name_of;
using docx::Node;

constexpr int kDeepest = 300;

/// A paragraph of the body or the whole of a note; its source is its text with the numbers of its calls.
struct Block {
  TextWriter writer;
  std::string source;
  std::vector<std::size_t> calls;                        // call-outs
  std::vector<std::pair<Span, std::string>> references;  // shown text, id of the note
  bool heading = false;
  bool quotation = false;
};

struct OdtNote {
  Block text;
  std::string id;
  std::string printed;
  std::uint32_t also = 0;  // its number where deleted notes are counted, as it is printed
  bool author = false;
};

class OdtReading {
 public:
  OdtReading(docx::Package package, const ReadOptions& options, Document& out) : package_(std::move(package)), options_(options), out_(out) {}

  Result<void> run() {
    Result<std::string> bytes = package_.part("content.xml");
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    docx::Xml content;
    if (!content.parse(std::move(*bytes), true)) return failure("its part “content.xml” is not well-formed XML: open it in its program and save it again");
    docx::Xml named;
    if (Result<std::string> styles = package_.part("styles.xml"); styles && named.parse(std::move(*styles))) styles_.add(named.root());
    styles_.add(content.root());
    blocks(child(child(content.root(), "body"), "text"), 0);
    write();
    return {};
  }

 private:
  bool is_too_deep(int depth) {
    too_deep_ = too_deep_ || depth > kDeepest;
    return depth > kDeepest;
  }

  /// Paragraphs in whatever holds them: lists, tables, sections, frames.
  void blocks(const Node& container, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& node : children(container)) {
      const std::string_view name = name_of(node);
      if (name == "p" || name == "h") paragraph(node, depth);
      else if (name == "tracked-changes") tracked_changes(node);
      else if (name != "annotation" && attribute(node, "display") != "none") blocks(node, depth + 1);
    }
  }

  void tracked_changes(const Node& node) {
    if (options_.original) out_.remarks.push_back({"The tracked changes of an OpenDocument text are read as accepted: --tracked original is for Word.", std::nullopt});
    find_deleted(node, 0);
  }

  /// The numbers of notes in tracked deletions.
  void find_deleted(const Node& node, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& inner : children(node)) {
      const Node citation = name_of(inner) == "note" ? child(inner, "note-citation") : Node();
      if (const auto number = to_number(trim(citation.text().get())); number && attribute(citation, "label").empty()) deleted_.insert(*number);
      else find_deleted(inner, depth + 1);
    }
  }

  /// What was printed last still counts deleted notes; without them the number is lower.
  void number_without_deleted() {
    for (const OdtNote& note : notes_) deleted_.erase(to_number(note.printed).value_or(0));  // they were not counted
    if (deleted_.empty()) return;
    std::size_t n = 0;
    for (OdtNote& note : notes_) {
      CallOut& call = calls_[n++];
      const std::uint32_t printed = note.author ? 0 : to_number(note.printed).value_or(0);
      const auto before = static_cast<std::uint32_t>(std::distance(deleted_.begin(), deleted_.lower_bound(printed)));
      if (printed == 0 || before == 0) continue;
      note.also = printed;
      note.printed = call.number = std::to_string(printed - before);
      call.value = printed - before;
    }
    out_.counts_deleted = true;
    remark_deleted_notes(out_, deleted_.size(), " and still counted in what is printed");
  }

  void paragraph(const Node& node, int depth) {
    if (note_ != nullptr) {
      if (note_->text.writer.size() > 0) put(" ", ' ');
      inlines(node, styles_.with(attribute(node, "style-name"), {}), depth + 1);
      return;
    }
    Block* outer = block_;
    body_.emplace_back();
    block_ = &body_.back();
    block_->heading = name_of(node) == "h";
    block_->quotation = styles_.is_quotation(attribute(node, "style-name"));
    inlines(node, styles_.with(attribute(node, "style-name"), {}), depth + 1);
    block_ = outer;
  }

  void inlines(const Node& parent, OdtLook look, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& node : children(parent)) {
      if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) text(node.value(), look);
      else element(node, look, depth);
    }
  }

  void element(const Node& node, OdtLook look, int depth) {
    const std::string_view name = name_of(node);
    if (name == "span") inlines(node, styles_.with(attribute(node, "style-name"), look), depth + 1);
    else if (name == "s") blanks(node);
    else if (name == "tab" || name == "line-break") put(" ", ' ');
    else if (name == "a") link(node, look, depth);
    else if (name == "note") note(node, depth);
    else if (name == "note-ref") reference(node, look, depth);
    else if (name == "text-box") blocks(node, depth + 1);
    else if (name == "ruby") inlines(child(node, "ruby-base"), look, depth + 1);
    else if (name != "annotation" && name != "tracked-changes" && name != "object" && name != "hidden-text" && name != "hidden-paragraph") inlines(node, look, depth + 1);
  }

  void put(std::string_view bytes, char32_t value) {
    block_->writer.put(bytes, value, static_cast<std::uint32_t>(block_->source.size()));
    block_->source += bytes;
  }

  void blanks(const Node& node) {
    constexpr std::uint32_t kMost = 100;
    const std::uint32_t count = std::min(to_number(attribute(node, "c")).value_or(1), kMost);
    for (std::uint32_t i = 0; i < count; ++i) put(" ", ' ');
  }

  /// White space of the XML is one space, none at the start of a paragraph.
  void text(std::string_view printed, OdtLook look) {
    if (look.hidden) return;
    const std::uint32_t begin = block_->writer.size();
    for (std::size_t at = 0; at < printed.size();) {
      const CodePoint point = decode_utf8(printed, at);
      const bool blank = point.value == ' ' || point.value == '\n' || point.value == '\t' || point.value == '\r';
      const std::string_view so_far = block_->writer.text();
      if (!blank) put(printed.substr(at, point.size), point.value);
      else if (!so_far.empty() && so_far.back() != ' ') put(" ", ' ');
      at += point.size;
    }
    if (look.italic) block_->writer.mark(begin, Style::Italic);
    if (look.small_caps) block_->writer.mark(begin, Style::SmallCaps);
    if (look.bold) block_->writer.mark(begin, Style::Bold);
    if (look.superscript) block_->writer.mark(begin, Style::Superscript);
  }

  void link(const Node& node, OdtLook look, int depth) {
    Block* block = block_;
    const std::uint32_t begin = block->writer.size();
    inlines(node, look, depth + 1);
    const std::string target(attribute(node, "href"));
    if (block == block_ && !target.empty() && target[0] != '#') block->writer.mark(begin, Style::Link, target);
  }

  void note(const Node& node, int depth) {
    if (note_ != nullptr) return;  // a note in a note: no program writes one
    const Node citation = child(node, "note-citation");
    notes_.emplace_back();
    OdtNote& note = notes_.back();
    note.id = attribute(node, "id");
    const std::string label(attribute(citation, "label"));
    note.author = !label.empty();
    note.printed = label.empty() ? std::string(trim(citation.text().get())) : label;
    if (note.printed.empty()) note.printed = std::to_string(notes_.size());
    block_->writer.call(calls_.size());
    block_->calls.push_back(calls_.size());
    const auto begin = static_cast<std::uint32_t>(block_->source.size());
    block_->source += note.printed;
    calls_.push_back({note.printed, note.author ? 0 : to_number(note.printed).value_or(0), {begin, static_cast<std::uint32_t>(block_->source.size())}, -1, 0});
    Block* outer = block_;
    block_ = &note.text;
    note_ = &note;
    blocks(child(node, "note-body"), depth + 1);
    note_ = nullptr;
    block_ = outer;
  }

  /// A cross-reference to the number of a note.
  void reference(const Node& node, OdtLook look, int depth) {
    Block* block = block_;
    const std::uint32_t begin = block->writer.size();
    inlines(node, look, depth + 1);
    const std::string_view shows = attribute(node, "reference-format");
    if (block == block_ && shows != "page" && shows != "direction") block->references.emplace_back(Span{begin, block->writer.size()}, attribute(node, "ref-name"));
  }

  // ---- the document

  void write() {
    number_without_deleted();
    std::vector<OriginPiece> pieces;
    std::string source;
    std::vector<std::pair<CrossRef, std::string>> references;
    out_.callouts = std::move(calls_);
    for (const Block& block : body_) {
      const Span span = write_block(block, -1, source, pieces, references);
      if (!span.empty()) out_.body.push_back({span, block.heading, block.quotation});
    }
    std::vector<Span> places;
    auto order = static_cast<std::uint32_t>(out_.body.size());
    for (const OdtNote& n : notes_) {
      Note note;
      note.label = n.printed;
      if (n.author) note.kind = NoteKind::Author;
      else note.number = n.printed, note.value = to_number(n.printed).value_or(0), note.also = n.also;
      note.order = order++;
      const auto begin = static_cast<std::uint32_t>(source.size());
      note.text = write_block(n.text, static_cast<std::int32_t>(out_.notes.size()), source, pieces, references);
      places.push_back({begin, static_cast<std::uint32_t>(source.size() - 1)});
      out_.notes.push_back(std::move(note));
    }
    finish(std::move(source), pieces, places, references);
  }

  Span write_block(const Block& block, std::int32_t holder, std::string& source, std::vector<OriginPiece>& pieces, std::vector<std::pair<CrossRef, std::string>>& references) {
    const auto from = static_cast<std::uint32_t>(source.size());
    const std::size_t first = pieces.size();
    const Span span = block.writer.append_to(out_, pieces);
    const auto base = static_cast<std::uint32_t>(out_.text.size() - block.writer.size());
    for (std::size_t i = first; i < pieces.size(); ++i) pieces[i].source += from;
    for (const std::size_t call : block.calls) {
      Span& called = out_.callouts[call].source;
      called = {from + called.begin, from + called.end};
    }
    for (const auto& [shown, id] : block.references) references.emplace_back(CrossRef{{base + shown.begin, base + shown.end}, holder, -1, true, {}}, id);
    source += block.source + '\n';
    return span;
  }

  void finish(std::string source, const std::vector<OriginPiece>& pieces, const std::vector<Span>& places, const std::vector<std::pair<CrossRef, std::string>>& references) {
    out_.origins = OriginMap(std::move(source));
    for (const OriginPiece& piece : pieces) out_.origins.add(piece.text, piece.source);
    out_.origins.begin_part(0, "content.xml");
    for (std::size_t i = 0; i < out_.notes.size(); ++i) out_.notes[i].place = out_.origins.place_in_source(places[i]);
    std::stable_sort(out_.runs.begin(), out_.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
    std::unordered_map<std::string, std::int32_t> by_id;
    for (std::size_t i = 0; i < notes_.size(); ++i) by_id.emplace(notes_[i].id, static_cast<std::int32_t>(i));
    for (auto [reference, id] : references) {
      const auto it = by_id.find(id);
      reference.lost = it == by_id.end();
      if (!reference.lost) reference.note = it->second, reference.numbers = {out_.notes[static_cast<std::size_t>(it->second)].number};
      if (const std::uint32_t also = reference.lost ? 0 : out_.notes[static_cast<std::size_t>(it->second)].also; also != 0) reference.numbers.push_back(std::to_string(also));
      out_.cross_refs.push_back(std::move(reference));
    }
    out_.numbers_itself = true;
    label_notes(out_);
    pair_callouts(out_);
    if (too_deep_) out_.remarks.push_back({"Something nested more than 300 levels deep was left out.", std::nullopt});
  }

  docx::Package package_;
  const ReadOptions& options_;
  Document& out_;
  OdtStyles styles_;
  std::deque<Block> body_;
  std::deque<OdtNote> notes_;
  std::vector<CallOut> calls_;
  Block* block_ = nullptr;
  OdtNote* note_ = nullptr;
  std::set<std::uint32_t> deleted_;  // numbers of notes in tracked deletions
  bool too_deep_ = false;
};

bool recognises(std::string_view bytes) { return bytes.starts_with("PK\x03\x04") && bytes.substr(0, 100).find("mimetypeapplication/vnd.oasis.opendocument.text") != std::string_view::npos; }

Result<void> read_odt(std::string bytes, const ReadOptions& options, Document& out) {
  Result<docx::Package> package = docx::Package::open(std::move(bytes), "its program");
  if (!package) return tl::unexpected<Error>(package.error());
  return OdtReading(std::move(*package), options, out).run();
}

}  // namespace

extern const Reader kReader_odt;
const Reader kReader_odt{Format::Odt, {"odt", "ott"}, nullptr, recognises, read_odt};

}  // namespace subcite
