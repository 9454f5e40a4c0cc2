// A walk over blocks, then over runs. What is transparent (content controls, smart tags, insertions) is
// walked through; what is not there in the chosen version (deletions, the source of a move) is passed over.
#include "docx/flow.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"
#include "docx/places.h"

namespace subcite::docx {
namespace {

constexpr int kDeepest = 300;
constexpr std::size_t kMostFields = 20;  // one inside the other
constexpr std::size_t kMostOpenBookmarks = 200;
constexpr std::size_t kMostBookmarks = 100'000;
constexpr std::size_t kMostOfInstruction = 1'000'000;  // bytes; a citation of twenty works with their abstracts has a tenth

struct OpenField {
  std::string instruction;
  std::string data;
  std::size_t begin = 0;
  bool shows = false;  // behind its separator
};

struct OpenBookmark {
  std::string name;
  std::size_t at = 0;         // bytes of its paragraph before it
  std::size_t paragraph = 0;  // the how manyth it is
  std::size_t notes = 0;      // references in it
  std::size_t index = 0;      // into Flow::bookmarks; beyond them where there are too many
};

/// "w:sym": a character by its code in a font; symbol fonts live in the private area from F000 on.
char32_t symbol_of(const Node& node) {
  std::uint32_t value = 0;
  for (const char c : attribute(node, "char")) {
    const bool digit = c >= '0' && c <= '9';
    const char low = static_cast<char>(c | 0x20);
    if (!digit && (low < 'a' || low > 'f')) return 0;
    value = value * 16 + static_cast<std::uint32_t>(digit ? c - '0' : low - 'a' + 10);
    if (value > 0x10FFFF) return 0;
  }
  return value >= 0xF020 && value <= 0xF0FF ? value - 0xF000 : value;
}

/// Of mc:AlternateContent (ECMA-376 part 3): the first choice that asks for nothing but what Word knows, else the fallback.
Node chosen_of(const Node& alternate) {
  for (const Node& branch : children(alternate)) {
    if (name_of(branch) == "Fallback") return branch;
    const std::vector<std::string_view> needs = split(attribute(branch, "Requires"), ' ');
    const bool known = std::all_of(needs.begin(), needs.end(), [](std::string_view need) { return need.empty() || need.starts_with("w") || is_one_of(need, {"a14", "am3d", "aink", "c14", "cx", "cx1", "cx2", "cx4", "o", "oel", "v", "pic", "r", "m"}); });
    if (known) return branch;
  }
  return alternate.first_child();
}

/// The address of "HYPERLINK "https://..." \o "tip"".
std::string address_of(std::string_view instruction) {
  const std::size_t open = instruction.find('"');
  if (open == std::string_view::npos || instruction.find("\\l") < open) return {};
  return std::string(instruction.substr(open + 1, instruction.find('"', open + 1) - open - 1));
}

class Walker {
 public:
  Walker(const FlowContext& context, Flow& out) : context_(context), out_(out) {}

  void blocks(const Node& container, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& node : children(container)) {
      const std::string_view name = name_of(node);
      if (name == "p") paragraph(node, depth + 1);
      else if (name == "AlternateContent") blocks(chosen_of(node), depth + 1);
      else if (name == "bookmarkStart" || name == "bookmarkEnd") bookmark(node, name == "bookmarkStart");
      else if (name == "altChunk") out_.parts_left_out = true;
      else if (!is_left_out(name) && name != "sectPr" && name != "tblPr" && name != "trPr" && name != "tcPr" && name != "sdtPr") blocks(node, depth + 1);
    }
  }

  void finish() {
    if (!carried_.empty()) flush();
  }

 private:
  /// Says so in the flow, so that nothing is left out in silence.
  bool is_too_deep(int depth) {
    out_.too_deep = out_.too_deep || depth > kDeepest;
    return depth > kDeepest;
  }

  [[nodiscard]] bool is_left_out(std::string_view name) const {
    if (context_.tracked == Tracked::Final) return name == "del" || name == "moveFrom";
    return name == "ins" || name == "moveTo";
  }

  void paragraph(const Node& node, int depth) {
    const Node properties = child(node, "pPr");
    FlowParagraph held = std::move(now_);  // a text box interrupts the paragraph that holds it
    now_ = {};
    ++paragraph_;
    const std::string style = style_;
    style_ = attribute(child(properties, "pStyle"), "val");
    now_.heading = context_.styles.is_heading(properties);
    now_.quotation = context_.styles.is_quotation(properties);
    now_.section = child(properties, "sectPr");
    now_.ends_section = !now_.section.empty();
    const std::size_t boxes = boxes_.size();
    inlines(node, depth);
    const bool joins = !child(child(properties, "rPr"), context_.tracked == Tracked::Final ? "del" : "ins").empty();  // its mark is not there
    if (joins && !now_.ends_section) carried_.push_back(std::move(now_));
    else flush();
    const std::vector<Node> inside(boxes_.begin() + static_cast<long>(boxes), boxes_.end());
    boxes_.resize(boxes);
    for (const Node& box : inside) blocks(box, depth + 1);
    now_ = std::move(held);
    style_ = style;
  }

  /// A paragraph whose mark was deleted goes on in the next one.
  void flush() {
    if (!carried_.empty()) {
      std::vector<FlowParagraph> parts = std::move(carried_);
      carried_.clear();
      parts.push_back(std::move(now_));
      now_ = join(std::move(parts));
    }
    out_.paragraphs.push_back(std::move(now_));
    now_ = {};
  }

  static FlowParagraph join(std::vector<FlowParagraph> parts) {
    FlowParagraph whole;
    for (FlowParagraph& part : parts) {
      for (NoteReference& note : part.notes) note.at += whole.size, whole.notes.push_back(std::move(note));
      for (Field& field : part.fields) field.begin += whole.size, field.end += whole.size, whole.fields.push_back(std::move(field));
      for (TextOrigin& origin : part.origins) origin.at += whole.size, whole.origins.push_back(origin);
      for (CommentMark& mark : part.comments) mark.at += whole.size, whole.comments.push_back(std::move(mark));
      for (StyledText& piece : part.pieces) whole.pieces.push_back(std::move(piece));
      whole.size += part.size;
      whole.heading = part.heading;
      whole.quotation = part.quotation;
      whole.ends_section = part.ends_section;
      whole.section = part.section;
    }
    return whole;
  }

  void inlines(const Node& parent, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& node : children(parent)) {
      const std::string_view name = name_of(node);
      if (name == "r") run(node, depth + 1);
      else if (name == "hyperlink") hyperlink(node, depth + 1);
      else if (name == "fldSimple") simple_field(node, depth + 1);
      else if (name == "bookmarkStart" || name == "bookmarkEnd") bookmark(node, name == "bookmarkStart");
      else if (name == "commentRangeStart" || name == "commentRangeEnd") comment(node, name == "commentRangeStart");
      else if (name == "AlternateContent") inlines(chosen_of(node), depth + 1);
      else if (name == "ruby") inlines(child(node, "rubyBase"), depth + 1);
      else if (name == "t") element_text(node, {});
      else if (name == "p") paragraph(node, depth + 1);
      else if (name == "subDoc") out_.parts_left_out = true;
      else if (name == "del" && is_left_out(name)) deletion(node, depth + 1);
      else if (!is_left_out(name) && name != "pPr" && name != "rPr" && name != "sdtPr") inlines(node, depth + 1);
    }
  }

  void deletion(const Node& node, int depth) {
    ++deleted_;
    inlines(node, depth);
    --deleted_;
  }

  void hyperlink(const Node& node, int depth) {
    const auto it = context_.links.find(std::string(attribute(node, "id")));
    const std::string outer = link_;
    if (it != context_.links.end()) link_ = it->second;
    inlines(node, depth);
    link_ = outer;
  }

  void simple_field(const Node& node, int depth) {
    if (deleted_ > 0) return inlines(node, depth);
    open_field();
    if (!fields_.empty()) fields_.back().instruction = attribute(node, "instr"), fields_.back().shows = true;
    inlines(node, depth);
    close_field();
  }

  void bookmark(const Node& node, bool starts) {
    const std::string id(attribute(node, "id"));
    if (!starts) return end_bookmark(id);
    const std::string name(attribute(node, "name"));
    if (bookmarks_.size() < kMostOpenBookmarks) bookmarks_[id] = {name, now_.size, paragraph_, 0, out_.bookmarks.size()};
    if (out_.bookmarks.size() < kMostBookmarks) out_.bookmarks.push_back({name});
  }

  void end_bookmark(const std::string& id) {
    const auto it = bookmarks_.find(id);
    if (it == bookmarks_.end()) return;
    const OpenBookmark& mark = it->second;
    if (mark.index < out_.bookmarks.size()) out_.bookmarks[mark.index].of_note = mark.notes == 1 && mark.paragraph == paragraph_ && mark.at == now_.size;
    bookmarks_.erase(it);
  }

  void comment(const Node& node, bool begins) {
    if (now_.comments.size() < 1000) now_.comments.push_back({std::string(attribute(node, "id")), now_.size, begins});
  }

  /// Of a run; those it had before a tracked change, where the original is read.
  [[nodiscard]] Node properties_of(const Node& run) const {
    const Node now = child(run, "rPr");
    const Node change = context_.tracked == Tracked::Original ? child(now, "rPrChange") : Node();
    return change.empty() ? now : child(change, "rPr");
  }

  void run(const Node& node, int depth) {
    const Look look = context_.styles.look(properties_of(node), style_);
    if (look.hidden) {
      for (const Node& part : children(node))
        if (name_of(part) == "fldChar") field_char(part);
        else if (name_of(part) == "instrText") instruction(part);
      return;
    }
    in_mark_ = false;
    for (const Node& part : children(node)) run_part(part, look, depth);
    in_mark_ = false;
  }

  void run_part(const Node& part, const Look& look, int depth) {
    const std::string_view name = name_of(part);
    if (name == "t") element_text(part, look);
    else if (name == "delText" && context_.tracked == Tracked::Original) text(part.text().get(), look);
    else if (name == "tab" || name == "br" || name == "cr" || name == "ptab") text(" ", look);
    else if (name == "noBreakHyphen") text("-", look);
    else if (name == "sym") symbol(part, look);
    else if (name == "fldChar") field_char(part);
    else if (name == "instrText") instruction(part);
    else if (name == "footnoteReference" || name == "endnoteReference") note_reference(part, name[0] == 'e');
    else if (name == "commentReference") comment(part, false);
    else if (name == "drawing" || name == "pict" || name == "object") find_boxes(part, depth);
    else if (name == "AlternateContent") alternate(part, look, depth);
    else if (name == "ruby") inlines(child(part, "rubyBase"), depth + 1);
  }

  void alternate(const Node& node, const Look& look, int depth) {
    const Node choice = chosen_of(node);
    for (const Node& part : children(choice)) run_part(part, look, depth + 1);
  }

  /// Text boxes are read behind the paragraph that holds them.
  void find_boxes(const Node& node, int depth) {
    if (is_too_deep(depth)) return;
    for (const Node& part : children(node)) {
      if (name_of(part) == "txbxContent") boxes_.push_back(part);
      else find_boxes(name_of(part) == "AlternateContent" ? chosen_of(part) : part, depth + 1);
    }
  }

  void symbol(const Node& node, const Look& look) {
    const char32_t value = symbol_of(node);
    if (value < 0x20) return;
    std::string printed;
    append_utf8(printed, value);
    text(printed, look);
  }

  void field_char(const Node& node) {
    if (deleted_ > 0) return;
    const std::string_view type = attribute(node, "fldCharType");
    if (type == "begin") open_field(), keep_data(child(node, "fldData"));
    else if (type == "separate" && !fields_.empty()) fields_.back().shows = true, fields_.back().begin = now_.size;
    else if (type == "end") close_field();
  }

  void open_field() {
    if (fields_.size() < kMostFields) fields_.push_back({{}, {}, now_.size, false});
    else ++lost_fields_;
  }

  void keep_data(const Node& data) {
    const std::string_view bytes = data.text().get();
    if (!fields_.empty() && lost_fields_ == 0 && bytes.size() <= kMostOfInstruction) fields_.back().data = bytes;
  }

  /// EndNote keeps the data of a citation with the field, with one inside it, or with both.
  void pass_data_on(OpenField& inner) {
    if (!fields_.empty() && fields_.back().data.empty() && trim(inner.instruction).starts_with("ADDIN EN.CITE.DATA")) fields_.back().data = std::move(inner.data);
  }

  void close_field() {
    if (lost_fields_ > 0) {
      --lost_fields_;
      return;
    }
    if (fields_.empty()) return;
    OpenField field = std::move(fields_.back());
    fields_.pop_back();
    pass_data_on(field);
    if (field.shows && field.begin <= now_.size) now_.fields.push_back({field.begin, now_.size, std::move(field.instruction), std::move(field.data)});
  }

  void instruction(const Node& node) {
    if (!fields_.empty() && fields_.back().instruction.size() < kMostOfInstruction) fields_.back().instruction += node.text().get();
  }

  void note_reference(const Node& node, bool endnote) {
    if (is_silent()) return;
    NoteReference reference;
    reference.at = now_.size;
    reference.id = attribute(node, "id");
    reference.endnote = endnote;
    reference.deleted = deleted_ > 0;
    const std::string_view custom = attribute(node, "customMarkFollows");
    reference.custom = !custom.empty() && custom != "0" && custom != "false" && custom != "off";
    for (auto& [id, bookmark] : bookmarks_) reference.bookmarks.push_back(bookmark.name), ++bookmark.notes;
    in_mark_ = reference.custom;
    now_.notes.push_back(std::move(reference));
  }

  /// Inside the instruction of a field nothing is shown.
  [[nodiscard]] bool is_silent() const {
    return std::any_of(fields_.begin(), fields_.end(), [](const OpenField& f) { return !f.shows; });
  }

  /// The mark of a note in the run behind its reference.
  [[nodiscard]] bool is_late_mark(std::string_view printed) const {
    if (now_.notes.empty() || printed.size() > 8) return false;
    const NoteReference& last = now_.notes.back();
    return last.custom && last.mark.empty() && last.at == now_.size && !trim(printed).empty();
  }

  void element_text(const Node& node, const Look& look) {
    const std::size_t before = now_.size;
    text(node.text().get(), look);
    if (context_.elements == nullptr || now_.size == before) return;
    const auto number = context_.elements->find(node.internal_object());
    if (number != context_.elements->end()) now_.origins.push_back({before, now_.size - before, number->second});
  }

  void text(std::string_view printed, const Look& look) {
    if (printed.empty() || deleted_ > 0 || is_silent()) return;
    if (in_mark_ || is_late_mark(printed)) {
      now_.notes.back().mark += trim(printed);
      return;
    }
    std::string link = link_;
    for (const OpenField& f : fields_)
      if (trim(f.instruction).starts_with("HYPERLINK")) link = address_of(f.instruction);
    now_.size += printed.size();
    if (!now_.pieces.empty() && now_.pieces.back().look == look && now_.pieces.back().link == link) now_.pieces.back().text += printed;
    else now_.pieces.push_back({std::string(printed), look, std::move(link)});
  }

  const FlowContext& context_;
  Flow& out_;
  FlowParagraph now_;
  std::vector<FlowParagraph> carried_;
  std::string style_;  // of the paragraph
  std::string link_;
  std::vector<OpenField> fields_;
  std::size_t lost_fields_ = 0;
  int deleted_ = 0;                                          // tracked deletions round this place
  std::unordered_map<std::string, OpenBookmark> bookmarks_;  // by id
  std::size_t paragraph_ = 0;                                // how many have begun
  std::vector<Node> boxes_;
  bool in_mark_ = false;  // in the run of a reference with a mark of its own
};

}  // namespace

std::unordered_map<const void*, std::uint32_t> text_elements(const Node& root) {
  std::unordered_map<const void*, std::uint32_t> numbers;
  for (const Node& text : text_nodes(root)) numbers.emplace(text.internal_object(), static_cast<std::uint32_t>(numbers.size()));
  return numbers;
}

Flow read_flow(const Node& container, const FlowContext& context) {
  Flow flow;
  Walker walker(context, flow);
  walker.blocks(container, 0);
  walker.finish();
  return flow;
}

}  // namespace subcite::docx
