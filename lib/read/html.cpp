// HTML: the page's blocks become paragraphs, the notes that html_notes found are taken out of them, their numbers
// and back-links left away. Places are those of the page's own source.
#include <algorithm>
#include <deque>

#include "base/text.h"
#include "base/utf8.h"
#include "html/tree.h"
#include "read/html.h"
#include "read/html_notes.h"
#include "read/html_style.h"
#include "read/labels.h"
#include "read/reader.h"
#include "read/writer.h"

namespace subcite {
namespace {

struct Block {
  TextWriter writer;
  bool heading = false;
  bool quotation = false;
};

struct ReadNote {
  Block text;
  HtmlNote found;
  Span source;
};

/// What is on the page and not in the paper.
bool is_furniture(const html::Node& node) {
  if (is_one_of(node.name, {"head", "script", "style", "noscript", "template", "nav", "svg", "iframe", "button", "select", "textarea", "input", "label", "object", "audio", "video", "math", "form"})) return true;
  return node.has("hidden") || is_one_of(node.attribute("role"), {"navigation", "search", "banner"}) || node.attribute("class").find("tooltip") != std::string_view::npos;
}

class HtmlReading {
 public:
  HtmlReading(OriginMap origins, std::vector<html::Node> nodes, Document& out) : out_(out), nodes_(std::move(nodes)) {
    out_.origins = std::move(origins);
    source_ = out_.origins.source();
  }

  void run() {
    const HtmlStyles styles(nodes_);
    styles_ = &styles;
    found_ = find_notes(nodes_, styles);
    for (const HtmlNote& note : found_.notes) notes_.push_back({{}, note, {}});
    take_day();
    walk(0, {}, std::string());
    write();
    out_.numbers_itself = false;
    label_notes(out_);
    pair_callouts(out_);
  }

 private:
  /// "<meta name="date" content="2026-03-01">": the paper's own day.
  void take_day() {
    for (const html::Node& node : nodes_) {
      if (node.name == "body") return;
      if (node.name == "meta" && is_one_of(lower_ascii(node.attribute("name")), {"date", "dc.date", "dcterms.date"})) out_.dated = std::string(node.attribute("content").substr(0, 40));
    }
  }

  void walk(std::uint32_t i, HtmlLook look, const std::string& link) {
    const html::Node& node = nodes_[i];
    const std::int32_t outer = note_;
    enter_note(i);
    if (const auto call = found_.calls.find(i); call != found_.calls.end()) add_call(call->second, node.source);
    else if (node.is_text()) text(node, look, link);
    else if (found_.back_links.count(i) == 0 && !is_furniture(node)) element(i, look, link);
    if (note_ >= 0 && i + 1 >= notes_[static_cast<std::size_t>(note_)].found.end) note_ = -1;
    if (outer >= 0 && note_ < 0 && node.end < notes_[static_cast<std::size_t>(outer)].found.end) note_ = outer;
  }

  /// The note that begins at this node, if one does; the one before ends where its nodes do.
  void enter_note(std::uint32_t i) {
    if (note_ >= 0 && i >= notes_[static_cast<std::size_t>(note_)].found.end) note_ = -1;
    while (next_note_ < notes_.size() && notes_[next_note_].found.begin < i) ++next_note_;
    if (next_note_ >= notes_.size() || notes_[next_note_].found.begin != i) return;
    ReadNote& note = notes_[next_note_];
    if (note.found.in_text && block_ != nullptr) add_call(note.found.number.empty() ? std::to_string(next_note_ + 1) : note.found.number, nodes_[i].source);
    note_ = static_cast<std::int32_t>(next_note_++);
    note.source = nodes_[i].source;
  }

  void element(std::uint32_t i, HtmlLook look, const std::string& link) {
    const html::Node& node = nodes_[i];
    if (node.name == "br" || node.name == "hr") return blank();
    const bool block = is_block(node);
    const std::string target = node.name == "a" && node.attribute("href").find("://") != std::string_view::npos ? std::string(node.attribute("href")) : link;
    const bool quotation = node.name == "blockquote";
    if (quotation) ++quotations_;
    if (block) end_block(is_one_of(node.name, {"h1", "h2", "h3", "h4", "h5", "h6"}));
    const HtmlLook inner = styles_->with(node, look);
    for (std::uint32_t child = i + 1; child < node.end; child = nodes_[child].end) walk(child, inner, target);
    if (quotation) --quotations_;
    if (block) end_block(false);
  }

  void end_block(bool heading) {
    if (note_ >= 0) {
      TextWriter& writer = notes_[static_cast<std::size_t>(note_)].text.writer;
      if (writer.size() > 0 && writer.text().back() != ' ') writer.separate(' ');
      return;
    }
    block_ = nullptr;
    heading_ = heading;
  }

  Block& current() {
    if (note_ >= 0) return notes_[static_cast<std::size_t>(note_)].text;
    if (block_ == nullptr) {
      body_.emplace_back();
      block_ = &body_.back();
      block_->heading = heading_;
      block_->quotation = quotations_ > 0;
    }
    return *block_;
  }

  void blank() {
    if (note_ < 0 && block_ == nullptr) return;
    TextWriter& writer = current().writer;
    if (writer.size() > 0 && writer.text().back() != ' ') writer.separate(' ');
  }

  void text(const html::Node& node, HtmlLook look, const std::string& link) {
    const bool ink = !trim(node.text).empty();
    if (!ink && (note_ >= 0 ? notes_[static_cast<std::size_t>(note_)].text.writer.size() == 0 : block_ == nullptr)) return;
    TextWriter& writer = current().writer;
    const std::uint32_t begin = writer.size();
    copy(node, writer);
    if (look.italic || (look.underlined && link.empty())) writer.mark(begin, Style::Italic);
    if (look.small_caps) writer.mark(begin, Style::SmallCaps);
    if (look.bold) writer.mark(begin, Style::Bold);
    if (look.raised) writer.mark(begin, Style::Superscript);
    if (!link.empty()) writer.mark(begin, Style::Link, link);
  }

  /// The text beside its source: an entity stands for the characters it became. White space is one space.
  void copy(const html::Node& node, TextWriter& writer) const {
    std::uint32_t source = node.source.begin;
    for (std::size_t at = 0; at < node.text.size();) {
      const CodePoint point = decode_utf8(node.text, at);
      const std::string_view bytes = std::string_view(node.text).substr(at, point.size);
      const bool same = source < node.source.end && slice(source_, {source, node.source.end}).starts_with(bytes);
      if (!is_space(point.value)) writer.put(bytes, point.value, source);
      else if (writer.size() > 0 && writer.text().back() != ' ') writer.put(" ", ' ', source);
      if (same && point.value != '&') source += point.size;
      else source = behind_entity(source, node.source.end, point.value == '&');
      at += point.size;
    }
  }

  [[nodiscard]] std::uint32_t behind_entity(std::uint32_t source, std::uint32_t end, bool ampersand) const {
    constexpr std::uint32_t kLongest = 34;
    if (source >= end) return source;
    if (source_[source] != '&') return source + 1;
    const std::size_t stop = slice(source_, {source, std::min(end, source + kLongest)}).find_first_of("; <\n");
    const bool closed = stop != std::string_view::npos && source_[source + stop] == ';';
    if (!closed) return ampersand ? source + 1 : source + static_cast<std::uint32_t>(stop == std::string_view::npos ? 1 : stop);
    return source + static_cast<std::uint32_t>(stop) + 1;
  }

  void add_call(const std::string& number, Span source) {
    current().writer.call(calls_.size());
    calls_.push_back({number, to_number(number).value_or(0), source, -1, 0});
  }

  // ---- the document

  void write() {
    std::vector<OriginPiece> pieces;
    out_.callouts = std::move(calls_);
    for (const Block& block : body_) {
      const Span span = block.writer.append_to(out_, pieces);
      if (!span.empty()) out_.body.push_back({span, block.heading, block.quotation});
    }
    auto order = static_cast<std::uint32_t>(out_.body.size());
    std::uint32_t count = 0;
    for (const ReadNote& n : notes_) {
      count = to_number(n.found.number).value_or(count + 1);
      Note note;
      note.label = n.found.number.empty() ? std::to_string(count) : n.found.number;
      if (n.found.author) note.kind = NoteKind::Author;
      else note.number = note.label, note.value = to_number(note.label).value_or(0);
      note.text = n.text.writer.append_to(out_, pieces);
      note.order = order++;
      note.place = out_.origins.place_in_source(n.source);
      out_.notes.push_back(std::move(note));
    }
    drop_labels();
    for (const OriginPiece& piece : pieces) out_.origins.add(piece.text, piece.source);
    std::stable_sort(out_.runs.begin(), out_.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  }

  /// Where the words behind a printed number begin ("12. See Roe", "[12] See Roe"); 0 where none stands first.
  static std::size_t behind_label(std::string_view text, std::string_view label) {
    const auto behind_marks = [&](std::size_t at) { return std::min(text.find_first_not_of(".:)]^ ", at), text.size()); };
    const std::size_t begin = behind_marks(text.starts_with('[') ? 1 : 0);
    if (label.empty() || text.substr(begin, label.size()) != label) return 0;
    const std::size_t behind = behind_marks(begin + label.size());
    return behind > begin + label.size() || label[0] == '*' ? behind : 0;  // "12th" is no label
  }

  /// Most notes begin with their own number: the page prints it. In one alone it is a volume ("12 F.3d 34").
  [[nodiscard]] bool prints_labels() const {
    std::size_t printed = 0;
    for (const Note& note : out_.notes) printed += behind_label(out_.at(note.text), note.label) > 0 ? 1 : 0;
    return printed * 2 > out_.notes.size();
  }

  void drop_labels() {
    const bool printed = prints_labels();
    for (Note& note : out_.notes) {
      const std::string_view text = out_.at(note.text);
      std::size_t at = printed ? behind_label(text, note.label) : 0;
      if (at == 0) at = std::min(text.find_first_not_of(".:)^ "), text.size());  // what stood behind a back-link
      note.text.begin += static_cast<std::uint32_t>(at);
    }
  }

  Document& out_;
  std::string_view source_;
  std::vector<html::Node> nodes_;
  const HtmlStyles* styles_ = nullptr;
  HtmlNotes found_;
  std::deque<Block> body_;
  std::vector<ReadNote> notes_;
  std::vector<CallOut> calls_;
  Block* block_ = nullptr;  // of the body; null between paragraphs
  bool heading_ = false;
  int quotations_ = 0;      // block quotations around the place
  std::int32_t note_ = -1;  // being read
  std::size_t next_note_ = 0;
};

/// The root element or the document type stands first, white space and comments aside.
bool recognises(std::string_view bytes) {
  std::string head = lower_ascii(bytes.substr(0, 2000));
  for (;;) {
    const std::string_view rest = trim(head.starts_with("\xEF\xBB\xBF") ? std::string_view(head).substr(3) : std::string_view(head));
    const bool comment = rest.starts_with("<!--");
    const std::size_t end = comment ? rest.find("-->") : rest.starts_with("<?xml") ? rest.find("?>")
                                                                                   : std::string_view::npos;
    if (end == std::string_view::npos) return rest.starts_with("<!doctype html") || rest.starts_with("<html");
    head = std::string(rest.substr(end + (comment ? 3 : 2)));
  }
}

Result<void> read_html(std::string source, const ReadOptions& /*options*/, Document& out) {
  Result<std::vector<html::Node>> nodes = html::parse(source);
  if (!nodes) return tl::unexpected<Error>(nodes.error());
  read_html_nodes(OriginMap(std::move(source)), std::move(*nodes), out);
  return {};
}

}  // namespace

void read_html_nodes(OriginMap origins, std::vector<html::Node> nodes, Document& out) { HtmlReading(std::move(origins), std::move(nodes), out).run(); }

extern const Reader kReader_html;
const Reader kReader_html{Format::Html, {"html", "htm", "xhtml"}, read_html, recognises};

}  // namespace subcite
