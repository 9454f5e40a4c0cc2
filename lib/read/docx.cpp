// Word's .docx: the document part gives the body, the parts of foot- and endnotes their texts; the numbers are counted
// (docx_numbering.h).
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "base/text.h"
#include "base/utf8.h"
#include "docx/flow.h"
#include "docx/managed.h"
#include "docx/package.h"
#include "docx/reference.h"
#include "read/docx_numbering.h"
#include "read/labels.h"
#include "read/reader.h"
#include "read/writer.h"

namespace subcite {
namespace {

using namespace docx;

/// A part with notes: each note's element by its id.
struct NotePart {
  std::string name;
  Xml xml;
  std::unordered_map<std::string, Node> notes;
  std::unordered_map<std::string, std::string> links;
  std::unordered_map<const void*, std::uint32_t> elements;
};

std::unordered_map<std::string, std::string> links_of(Package& package, const std::string& part) {
  std::unordered_map<std::string, std::string> links;
  for (Relationship& r : package.relationships(part))
    if (r.external && r.type == "hyperlink") links.emplace(std::move(r.id), std::move(r.target));
  return links;
}

/// A note's id, told from those of the other kind.
std::string key_of(const NoteReference& reference) { return (reference.endnote ? "e" : "f") + reference.id; }

class DocxReading {
 public:
  DocxReading(Package package, const ReadOptions& options, Document& out) : package_(std::move(package)), options_(options), out_(out) {}

  Result<void> run() {
    main_part_ = package_.related("", "officeDocument");
    if (main_part_.empty()) return failure("it is a zip container, but there is no Word document in it: save the manuscript as .docx, text or Markdown");
    Xml main;
    if (Result<void> parsed = load(main_part_, main); !parsed) return parsed;
    if (name_of(main.root()) != "document") return failure("it is an Office file, but not a Word document: save the manuscript as .docx, text or Markdown");
    load_styles();
    load_settings();
    load_day();
    load_comments();
    for (const auto& [type, part] : {std::pair{"footnotes", &footnotes_}, std::pair{"endnotes", &endnotes_}})
      if (Result<void> loaded = load_notes(type, *part); !loaded) return loaded;
    const auto elements = text_elements(main.root());
    Flow body = flow(child(main.root(), "body"), links_of(package_, main_part_), elements);
    NumberedNotes numbered = number_notes(body, child(child(main.root(), "body"), "sectPr"), footnote_numbering_, endnote_numbering_);
    called_ = std::move(numbered.called);
    out_.begins_anew = numbered.begins_anew;
    write_body(body);
    write_notes();
    finish();
    return {};
  }

 private:
  Result<void> load(const std::string& part, Xml& xml) {
    Result<std::string> bytes = package_.part(part);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    if (!xml.parse(std::move(*bytes))) return failure("its part “" + part + "” is not well-formed XML: open it in Word and save it again");
    return {};
  }

  /// A part that a manuscript can do without: what is wrong with it is remarked.
  bool load_optional(std::string_view type, std::string& part, Xml& xml) {
    part = package_.related(main_part_, type);
    if (part.empty()) return false;
    const Result<void> loaded = load(part, xml);
    if (!loaded) out_.remarks.push_back({"Something of it was not read: " + loaded.error().message + ".", std::nullopt});
    return loaded.has_value();
  }

  void load_styles() {
    std::string part;
    Xml xml;
    load_optional("styles", part, xml);
    styles_ = std::make_unique<Styles>(xml.root());
  }

  /// The day it was last saved, or made where that is not kept (ECMA-376 part 2, core properties).
  void load_day() {
    const std::string part = package_.related("", "core-properties");
    Xml xml;
    if (part.empty() || !load(part, xml)) return;
    for (const char* name : {"modified", "created"})
      if (out_.dated.empty()) out_.dated = child(xml.root(), name).child_value();
  }

  /// Comments that say "subcite: ignore ...", by their ids.
  void load_comments() {
    std::string part;
    Xml xml;
    if (!load_optional("comments", part, xml)) return;
    for (const Node& comment : children(xml.root())) {
      std::string words;
      for (const Node& paragraph : children(comment)) words += (words.empty() ? "" : " ") + text_below(paragraph, 0);
      if (auto asked = read_suppression(words)) ignored_.emplace(attribute(comment, "id"), std::move(*asked));
    }
  }

  static std::string text_below(const Node& node, int depth) {
    constexpr int kDeepest = 20;
    std::string out = name_of(node) == "t" ? node.text().get() : "";
    if (depth < kDeepest)
      for (const Node& inner : children(node)) out += text_below(inner, depth + 1);
    return out;
  }

  /// A comment concerns the note whose call it holds or follows, or else its paragraph.
  void take_comments(const FlowParagraph& p, Span text) {
    std::unordered_map<std::string, std::size_t> begun;
    for (const CommentMark& mark : p.comments) {
      if (mark.begins) begun.emplace(mark.id, mark.at);
      const auto it = ignored_.find(mark.id);
      if (mark.begins || it == ignored_.end() || it->second.place.offset != 0) continue;
      it->second.place.offset = 1;  // taken: the mark and the end of its range stand side by side
      const auto begin = begun.find(mark.id);
      const std::size_t from = begin == begun.end() ? mark.at : begin->second;
      const NoteReference* note = nullptr;
      for (const NoteReference& reference : p.notes)
        if (reference.at >= from && reference.at <= mark.at) note = &reference;
      asked_.push_back({it->second, note == nullptr ? std::string() : key_of(*note), text});
    }
  }

  void load_settings() {
    std::string part;
    Xml xml;
    load_optional("settings", part, xml);
    footnote_numbering_ = numbering_of(child(xml.root(), "footnotePr"), {"decimal", 1, false, false});
    endnote_numbering_ = numbering_of(child(xml.root(), "endnotePr"), {"lowerRoman", 1, false, false});
  }

  /// Notes that cannot be read are no manuscript to check: that is an error, not a remark.
  Result<void> load_notes(std::string_view type, NotePart& part) {
    part.name = package_.related(main_part_, type);
    if (part.name.empty()) return {};
    if (Result<void> loaded = load(part.name, part.xml); !loaded) return loaded;
    part.links = links_of(package_, part.name);
    part.elements = text_elements(part.xml.root());
    for (const Node& note : children(part.xml.root())) {
      const std::string_view kind = attribute(note, "type");
      if (kind.empty() || kind == "normal") part.notes.emplace(attribute(note, "id"), note);
    }
    return {};
  }

  Flow flow(const Node& container, const std::unordered_map<std::string, std::string>& links, const std::unordered_map<const void*, std::uint32_t>& elements) {
    Flow read = read_flow(container, {*styles_, links, options_.original ? Tracked::Original : Tracked::Final, &elements});
    too_deep_ = too_deep_ || read.too_deep;
    parts_left_out_ = parts_left_out_ || read.parts_left_out;
    for (const Bookmark& bookmark : read.bookmarks) bookmarks_.emplace(lower_ascii(bookmark.name), bookmark.of_note);
    return read;
  }

  void write_body(const Flow& body) {
    begin_part(main_part_);
    std::size_t call = 0;
    for (const FlowParagraph& p : body.paragraphs) {
      if (writer_.size() > 0) writer_.separate('\n');
      const std::uint32_t begin = writer_.size();
      write(p, &call);
      const Span span = trim(writer_.text(), Span{begin, writer_.size()});
      if (!span.empty()) out_.body.push_back({span, p.heading, p.quotation});
      take_comments(p, span);
    }
  }

  void write_notes() {
    auto order = static_cast<std::uint32_t>(out_.body.size());
    for (const Called& called : called_) {
      NotePart& part = called.reference->endnote ? endnotes_ : footnotes_;
      const auto it = part.notes.find(called.reference->id);
      if (it == part.notes.end() || called.reference->deleted) continue;
      const auto fresh = placed_.emplace(key_of(*called.reference), out_.notes.size());
      if (!fresh.second) continue;  // called twice: Word prints its text once
      begin_part(part.name);
      write_note(called, flow(it->second, part.links, part.elements), order++);
    }
  }

  void write_note(const Called& called, const Flow& text, std::uint32_t order) {
    Note note;
    note.label = called.printed;
    note.value = called.value;
    note.also = called.also;
    const bool symbol = called.printed.find_first_not_of('*') == std::string::npos || !is_word_byte(called.printed[0]) || called.printed.starts_with("†") || called.printed.starts_with("‡") || called.printed.starts_with("§");
    if (called.reference->custom || symbol) note.kind = NoteKind::Author;
    else note.number = called.printed;
    note.order = order;
    const auto source_begin = static_cast<std::uint32_t>(source_.size());
    holder_ = static_cast<std::int32_t>(out_.notes.size());
    place_ = called.place;
    writer_.separate('\n');
    const std::uint32_t begin = writer_.size();
    for (const FlowParagraph& p : text.paragraphs) {
      if (writer_.size() > begin && writer_.text().back() != ' ') writer_.separate(' ');
      write(p, nullptr);
    }
    note.text = without_mark(called, trim(writer_.text(), Span{begin, writer_.size()}));
    note_sources_.push_back({source_begin, static_cast<std::uint32_t>(std::max<std::size_t>(source_.size(), source_begin + 1) - 1)});
    out_.notes.push_back(std::move(note));
    out_.word_notes.push_back(key_of(*called.reference));
  }

  /// A note with a mark of its own prints it at its head; behind a number a period or a bracket may be typed.
  [[nodiscard]] Span without_mark(const Called& called, Span text) const {
    const std::string_view words = slice(writer_.text(), text);
    if (called.reference->custom && words.starts_with(called.printed)) text.begin += static_cast<std::uint32_t>(called.printed.size());
    else if (!called.reference->custom && (words.starts_with(". ") || words.starts_with(") "))) ++text.begin;
    return trim(writer_.text(), text);
  }

  /// Appends a paragraph to the text and, with the numbers of its calls, to the source.
  void write(const FlowParagraph& p, std::size_t* call) {
    std::vector<std::uint32_t> at(p.size + 1, 0);  // text offset of each byte of the paragraph
    std::vector<std::uint32_t> source_at(p.size + 1, 0);
    std::size_t offset = 0;
    std::size_t note = 0;
    const auto calls = [&] {
      for (; call != nullptr && note < p.notes.size() && p.notes[note].at <= offset; ++note) write_call(called_[(*call)++]);
    };
    for (const StyledText& piece : p.pieces) {
      calls();
      const std::uint32_t begin = writer_.size();
      for (std::size_t i = 0; i < piece.text.size();) {
        const CodePoint point = decode_utf8(piece.text, i);
        calls();
        at[offset] = writer_.size();
        source_at[offset] = static_cast<std::uint32_t>(source_.size());
        write_point(std::string_view(piece.text).substr(i, point.size), point.value);
        i += point.size;
        offset += point.size;
      }
      style(begin, piece);
    }
    calls();
    at[offset] = writer_.size();
    source_.push_back('\n');
    keep_origins(p, source_at);
    for (const Field& field : p.fields) {
      const Span shown{at[field.begin], at[field.end]};
      if (auto reference = read_reference(field.instruction)) out_.cross_refs.push_back({shown, holder_, -1, false, {}}), aimed_.push_back(std::move(*reference));
      if (auto managed = read_managed(field.instruction, field.data)) out_.managed.push_back({trim(writer_.text(), shown), holder_, std::move(managed->manager), std::move(managed->citation), std::move(managed->works), managed->note_index, place_, managed->frozen});
    }
  }

  /// Where the text of each w:t went; a call-out between its bytes takes it apart.
  void keep_origins(const FlowParagraph& p, const std::vector<std::uint32_t>& source_at) {
    for (const TextOrigin& origin : p.origins) {
      std::size_t begin = origin.at;
      for (std::size_t k = origin.at + 1; k <= origin.at + origin.size; ++k) {
        const bool inner = k < origin.at + origin.size;
        if (inner && source_at[k] == 0) continue;  // inside a character
        if (inner && source_at[k] - source_at[begin] == k - begin) continue;
        out_.word_texts.push_back({source_at[begin], static_cast<std::uint32_t>(k - begin), part_, origin.element, static_cast<std::uint32_t>(begin - origin.at)});
        begin = k;
      }
    }
  }

  void write_point(std::string_view bytes, char32_t value) {
    if (value == 0xFFFD) bytes = "\xEF\xBF\xBD";  // also for what is no UTF-8
    writer_.put(bytes, value, static_cast<std::uint32_t>(source_.size()));
    if (value == '\n' || value == '\r') source_.push_back(' ');
    else source_ += bytes;
  }

  void write_call(const Called& called) {
    if (called.reference->deleted) return;
    const auto begin = static_cast<std::uint32_t>(source_.size());
    source_ += called.printed;
    const Span span{begin, static_cast<std::uint32_t>(source_.size())};
    out_.callouts.push_back({called.printed, called.value, span, -1, writer_.size()});
  }

  void style(std::uint32_t begin, const StyledText& piece) {
    if (piece.look.italic) writer_.mark(begin, Style::Italic);
    if (piece.look.small_caps) writer_.mark(begin, Style::SmallCaps);
    if (piece.look.bold) writer_.mark(begin, Style::Bold);
    if (piece.look.superscript) writer_.mark(begin, Style::Superscript);
    if (!piece.link.empty()) writer_.mark(begin, Style::Link, piece.link);
  }

  void begin_part(const std::string& name) {
    if (!parts_.empty() && parts_.back().second == name) return;
    parts_.emplace_back(static_cast<std::uint32_t>(source_.size()), name);
    part_ = static_cast<std::uint32_t>(std::find(out_.word_parts.begin(), out_.word_parts.end(), name) - out_.word_parts.begin());
    if (part_ == out_.word_parts.size()) out_.word_parts.push_back(name);
  }

  void finish() {
    out_.origins = OriginMap(std::move(source_));
    std::vector<OriginPiece> pieces;
    writer_.append_to(out_, pieces);
    for (const OriginPiece& piece : pieces) out_.origins.add(piece.text, piece.source);
    for (auto& [source, name] : parts_) out_.origins.begin_part(source, name);
    for (std::size_t i = 0; i < out_.notes.size(); ++i) out_.notes[i].place = out_.origins.place_in_source(note_sources_[i]);
    std::stable_sort(out_.runs.begin(), out_.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
    std::stable_sort(out_.managed.begin(), out_.managed.end(), [](const ManagedField& a, const ManagedField& b) { return a.shown.begin < b.shown.begin; });
    out_.numbers_itself = true;
    aim_cross_references();
    keep_suppressions();
    label_notes(out_);
    pair_callouts(out_);
    remark();
  }

  void keep_suppressions() {
    for (Asked& asked : asked_) {
      const auto note = placed_.find(asked.note);
      if (note != placed_.end()) asked.suppression.note = static_cast<std::int32_t>(note->second);
      else asked.suppression.paragraph = asked.paragraph;
      asked.suppression.place = note == placed_.end() ? out_.origins.place_of(asked.paragraph) : out_.notes[note->second].place;
      out_.suppressions.push_back(std::move(asked.suppression));
    }
  }

  void aim_cross_references() {
    std::unordered_map<std::string, const Called*> marked;
    for (const Called& called : called_)
      if (!called.reference->deleted)
        for (const std::string& bookmark : called.reference->bookmarks) marked.emplace(lower_ascii(bookmark), &called);
    for (std::size_t i = 0; i < out_.cross_refs.size(); ++i) {
      CrossRef& ref = out_.cross_refs[i];
      const FieldReference& aimed = aimed_[i];
      const auto it = marked.find(aimed.bookmark);
      const bool meant = it != marked.end() && (aimed.kind == ReferenceKind::Note || (aimed.kind == ReferenceKind::Text && !aimed.numbered && is_of_note(aimed.bookmark)));
      if (meant) aim(ref, *it->second, aimed.formatted);
      else ref.lost = is_lost(ref, aimed);
    }
    std::erase_if(out_.cross_refs, [](const CrossRef& ref) { return ref.note < 0 && !ref.lost; });  // to a heading, a page
  }

  [[nodiscard]] bool is_of_note(const std::string& bookmark) const {
    const auto it = bookmarks_.find(bookmark);
    return it != bookmarks_.end() && it->second;
  }

  /// A NOTEREF that leads to no note; another whose bookmark is gone, where Word shows its error or will at the next update.
  [[nodiscard]] bool is_lost(const CrossRef& ref, const FieldReference& aimed) const {
    if (aimed.kind == ReferenceKind::Note) return true;
    if (bookmarks_.contains(aimed.bookmark)) return false;
    const std::string_view shown = trim(slice(out_.text, ref.shown));
    const bool error = shown.find('!') != std::string_view::npos;
    return error || (aimed.kind == ReferenceKind::Text && aimed.bookmark.starts_with("_ref") && !shown.empty());
  }

  void aim(CrossRef& ref, const Called& called, bool formatted) const {
    const auto it = placed_.find(key_of(*called.reference));
    if (it != placed_.end()) ref.note = static_cast<std::int32_t>(it->second);
    if (called.reference->custom) ref.numbers = {called.printed};
    else if (!called.by_page && !formatted) ref.numbers = {called.printed, called.with_deleted};
  }

  void remark() {
    std::unordered_set<std::string> references;
    for (const Called& called : called_) references.insert(key_of(*called.reference));
    std::size_t uncalled = 0;
    for (const auto& [id, node] : footnotes_.notes) uncalled += references.contains("f" + id) ? 0U : 1U;
    for (const auto& [id, node] : endnotes_.notes) uncalled += references.contains("e" + id) ? 0U : 1U;
    if (uncalled > 0) out_.remarks.push_back({counted(uncalled, "note") + " in the file called nowhere in the text: Word does not print " + (uncalled == 1 ? "it" : "them") + ", and " + (uncalled == 1 ? "it was" : "they were") + " not read.", std::nullopt});
    remark_deleted();
    if (std::any_of(called_.begin(), called_.end(), [](const Called& called) { return called.by_page; })) out_.remarks.push_back({"The notes begin anew on each page, and only Word knows its pages: they are numbered through here, and the numbers behind supra and infra were not checked.", std::nullopt});
    if (parts_left_out_) out_.remarks.push_back({"Other documents that Word takes in when it opens the file (subdocuments, inserted files) were not read: save the whole as one document.", std::nullopt});
    if (too_deep_) out_.remarks.push_back({"Something nested more than 300 levels deep was left out.", std::nullopt});
  }

  /// Word goes on counting notes whose deletion is not accepted yet.
  void remark_deleted() {
    const auto deleted = static_cast<std::size_t>(std::count_if(called_.begin(), called_.end(), [](const Called& called) { return called.reference->deleted; }));
    out_.counts_deleted = std::any_of(out_.notes.begin(), out_.notes.end(), [](const Note& note) { return note.also != 0; });
    if (out_.counts_deleted) remark_deleted_notes(out_, deleted, deleted == 1 ? ", and Word still counts it" : ", and Word still counts them");
  }

  struct Asked {
    Suppression suppression;
    std::string note;  // its key; empty for the paragraph
    Span paragraph;
  };

  Package package_;
  ReadOptions options_;
  Document& out_;
  std::string main_part_;
  std::unique_ptr<Styles> styles_;
  Numbering footnote_numbering_, endnote_numbering_;
  NotePart footnotes_, endnotes_;
  std::vector<Called> called_;
  std::unordered_map<std::string, std::size_t> placed_;   // notes of the document by kind and id
  std::unordered_map<std::string, Suppression> ignored_;  // comments by id
  std::vector<Asked> asked_;
  std::string source_;
  TextWriter writer_;  // the whole text: the body, then the notes
  std::vector<std::pair<std::uint32_t, std::string>> parts_;
  std::vector<Span> note_sources_;
  std::vector<FieldReference> aimed_;                // beside out_.cross_refs
  std::unordered_map<std::string, bool> bookmarks_;  // all names, in small letters, as Word compares them; of a note alone
  std::uint32_t part_ = 0;                           // into Document::word_parts
  std::int32_t holder_ = -1;
  std::uint32_t place_ = 0;  // of the note among all of its kind
  bool too_deep_ = false;
  bool parts_left_out_ = false;
};

/// Any zip container but those that tell their kind in a first entry "mimetype", as OpenDocument does, and EPUB.
bool recognises(std::string_view bytes) {
  const bool zip = bytes.starts_with("PK\x03\x04") || bytes.starts_with("PK\x05\x06");
  return zip && bytes.substr(0, 100).find("mimetypeapplication/") == std::string_view::npos && bytes.find("META-INF/container.xml") == std::string_view::npos;
}

Result<void> read_docx(std::string bytes, const ReadOptions& options, Document& out) {
  Result<Package> package = Package::open(std::move(bytes));
  if (!package) return tl::unexpected<Error>(package.error());
  return DocxReading(std::move(*package), options, out).run();
}

}  // namespace

extern const Reader kReader_docx;
const Reader kReader_docx{Format::Docx, {"docx", "docm", "dotx"}, nullptr, recognises, read_docx};

}  // namespace subcite
