// LaTeX: a walk over the source that prints what LaTeX would print. Notes are taken out of the text where
// they stand and numbered in their order; unknown commands are transparent; the author's own macros are
// expanded, their arguments read where they were typed. It is walked twice, so that a \ref to a note further on is known.
#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "read/labels.h"
#include "read/latex_macros.h"
#include "read/latex_scan.h"
#include "read/latex_source.h"
#include "read/latex_words.h"
#include "read/reader.h"
#include "read/writer.h"

namespace subcite {
namespace {

constexpr int kDeepest = 200;
constexpr std::size_t kMostExpanded = 4'000'000;  // bytes of macros put in place, beyond four times the source
constexpr std::size_t kMostExpansions = 125'000;  // beyond one for two bytes of the source

struct Look {
  bool italic = false;
  bool small_caps = false;
  bool operator==(const Look&) const = default;
};

/// A paragraph of the body or the text of a note, as it grows.
struct Stream {
  TextWriter writer;
  Look look;
  std::uint32_t look_begin = 0;
  bool heading = false;
  bool quotation = false;
};

struct LatexNote {
  Stream text;
  std::string number;
  std::uint32_t value = 0;
  bool author = false;
  Span source;
};

class LatexReading {
 public:
  LatexReading(LatexSource source, Document& out) : out_(out), main_end_(source.main_end), reads_files_(source.reads_files), files_(std::move(source.files)) {
    out_.origins = OriginMap(std::move(source.text));
    for (const auto& [begin, name] : source.parts) out_.origins.begin_part(begin, name);
    source_ = out_.origins.source();
    scan_ = LatexScan(source_);
    for (const std::string& name : source.missing) remarks_["input " + name] = name;
  }

  void run() {
    pass();
    pass();
    write();
    out_.numbers_itself = true;
    label_notes(out_);
    pair_callouts(out_);
    for (const auto& [what, message] : remarks_) out_.remarks.push_back({message, std::nullopt});
  }

 private:
  void pass() {
    body_.clear();
    notes_.clear();
    calls_.clear();
    footnote_ = endnote_ = 0;
    expanded_ = expansions_ = included_ = 0;
    macros_ = LatexMacros(source_);
    frame_ = nullptr;
    std::uint32_t at = 0;
    std::uint32_t end = main_end_;
    const std::size_t begins = source_.find("\\begin{document}");
    if (begins != std::string_view::npos) {
      preamble(static_cast<std::uint32_t>(begins));
      at = static_cast<std::uint32_t>(begins + 16);
      end = static_cast<std::uint32_t>(std::min<std::size_t>(source_.find("\\end{document}", at), main_end_));
    }
    begin_paragraph(false);
    walk(at, end, '\0', {}, 0);
    for (Stream& paragraph : body_) settle(paragraph);
  }

  /// Definitions, title and authors; everything else before the document is set-up.
  void preamble(std::uint32_t end) {
    for (std::uint32_t at = 0; at < end;) {
      if (source_[at] == '%') {
        at = scan_.end_of_line(at, end);
      } else if (source_[at] == '\\') {
        const std::string_view name = scan_.command_name(at, end);
        at += static_cast<std::uint32_t>(name.size() + 1);
        if (LatexMacros::defines(name)) macros_.define(name, at, end);
        else if (is_one_of(name, {"title", "author", "subtitle"})) titled(at, end, name == "title");
        else if (name == "date") dated(at, end);
      } else {
        ++at;
      }
    }
  }

  void dated(std::uint32_t at, std::uint32_t end) {
    const std::size_t close = source_.find('}', at);
    if (at < end && source_[at] == '{' && close < end) out_.dated = source_.substr(at + 1, close - at - 1);
  }

  void titled(std::uint32_t& at, std::uint32_t end, bool heading) {
    scan_.skip_optional(at, end);
    if (at >= end || source_[at] != '{') return;
    begin_paragraph(heading);
    walk(++at, end, '}', {}, 0);
  }

  // ---- streams

  void begin_paragraph(bool heading) {
    if (body_.empty() || body_.back().writer.size() > 0 || body_.back().writer.has_calls()) body_.emplace_back();
    body_.back().heading = heading;
    body_.back().quotation = quotations_ > 0;
    out_stream_ = &body_.back();
  }

  [[nodiscard]] bool in_note() const { return note_ != nullptr; }

  void settle(Stream& s) const {
    if (s.look.italic) s.writer.mark(s.look_begin, Style::Italic);
    if (s.look.small_caps) s.writer.mark(s.look_begin, Style::SmallCaps);
    s.look_begin = s.writer.size();
  }

  Stream& with_look(Look look) {
    Stream& s = *out_stream_;
    if (s.look == look) return s;
    settle(s);
    s.look = look;
    return s;
  }

  /// The place in the file for what stands at `at`: that of the macro while one is expanded.
  [[nodiscard]] std::uint32_t place(std::uint32_t at) const { return at_macro_ >= 0 ? static_cast<std::uint32_t>(at_macro_) : at; }

  void put(std::uint32_t at, Look look) {
    const CodePoint point = decode_utf8(source_, at);
    const std::string_view bytes = source_.substr(at, point.size);
    Stream& s = with_look(look);
    if (at_macro_ >= 0) s.writer.put_for(bytes, place(at));
    else s.writer.put(bytes, point.value, at);
  }

  void put_for(std::string_view text, std::uint32_t at, Look look) { with_look(look).writer.put_for(text, place(at)); }

  void space(std::uint32_t at, Look look) {
    const std::string_view text = out_stream_->writer.text();
    if (!text.empty() && text.back() != ' ') put_for(" ", at, look);
  }

  // ---- the walk

  void walk(std::uint32_t& at, std::uint32_t end, char closer, Look look, int depth) {
    if (depth > kDeepest) {
      remarks_["deep"] = "Something nested more than 200 levels deep was left out.";
      at = end;
      return;
    }
    while (at < end) {
      const char c = source_[at];
      if (closer != '\0' && c == closer) {
        ++at;
        return;
      }
      if (c == '\\') command(at, end, look, depth);
      else if (c == '#' && parameter(at, end, look, depth)) continue;
      else if (c == '{') walk(++at, end, '}', look, depth + 1);
      else if (c == '%') at = scan_.behind_comment(at, end);
      else if (c == '\n' || c == '\r') lines(at, end, look);
      else plain(at, end, look);
    }
  }

  /// Characters that LaTeX prints as others, and all others as they are.
  void plain(std::uint32_t& at, std::uint32_t end, Look look) {
    struct Row {
      std::string_view typed;
      std::string_view printed;
    };
    static constexpr std::array<Row, 10> kRows{{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}, {"~", " "}, {"$", ""}, {"}", ""}, {"&", " "}}};
    const std::string_view rest = source_.substr(at, std::min<std::uint32_t>(end - at, 3));
    for (const Row& row : kRows) {
      if (!rest.starts_with(row.typed)) continue;
      put_for(row.printed, at, look);
      at += static_cast<std::uint32_t>(row.typed.size());
      return;
    }
    if (rest[0] == ' ' || rest[0] == '\t') space(at, look);
    else put(at, look);
    at += decode_utf8(source_, at).size;
  }

  /// A line's end is a space, an empty line a paragraph's end.
  void lines(std::uint32_t& at, std::uint32_t end, Look look) {
    const std::uint32_t begin = at;
    int ends = 0;
    for (; at < end && (source_[at] == '\n' || source_[at] == '\r' || source_[at] == ' ' || source_[at] == '\t'); ++at) ends += source_[at] == '\n' || (source_[at] == '\r' && source_.substr(at + 1, 1) != "\n") ? 1 : 0;
    if (ends > 1 && !in_note()) begin_paragraph(false);
    else space(begin, look);
  }

  // ---- arguments

  /// "#2" in a macro: what was given for it.
  [[nodiscard]] Span given(Span argument) const {
    for (const Frame* frame = frame_; frame != nullptr && argument.size() == 2 && source_[argument.begin] == '#'; frame = frame->outer) {
      const auto number = static_cast<std::size_t>(source_[argument.begin + 1] - '1');
      if (number >= frame->arguments.size()) break;
      argument = frame->arguments[number];
    }
    return argument;
  }

  std::string_view argument(std::uint32_t& at, std::uint32_t end) const { return slice(source_, given(scan_.argument(at, end))); }

  void walk_argument(std::uint32_t& at, std::uint32_t end, Look look, int depth) {
    scan_.skip_optional(at, end);
    if (at < end && source_[at] == '{') walk(++at, end, '}', look, depth + 1);
  }

  // ---- commands

  void command(std::uint32_t& at, std::uint32_t end, Look& look, int depth) {
    const std::uint32_t begin = at;
    const std::string_view written = scan_.command_name(at, end);
    const std::string_view name = macros_.meant(written);
    at += static_cast<std::uint32_t>(written.size() + 1);
    const bool letters = !name.empty() && ((name[0] | 0x20) >= 'a' && (name[0] | 0x20) <= 'z');
    if (letters && at < end && source_[at] == '*') ++at;
    if (is_latex_accent(name)) return accent(name, begin, at, end, look);
    if (!letters) return character(name, begin, at, end, look);
    if (take_note(name, begin, at, end, depth) || take_style(name, at, end, look, depth) || take_link(name, at, end, look, depth) || take_structure(name, begin, at, end, depth) || take_reference(name, begin, at, end, look)) return;
    if (const std::string_view printed = latex_symbol(name); !printed.empty()) {
      put_for(printed, begin, look);
      if (at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') at += 2;
      else scan_.skip_blanks(at, end);
      return;
    }
    if (const LatexMacro* macro = macros_.find(name)) return expand(*macro, begin, at, end, look, depth);
    const int swallowed = latex_swallows(name);
    if (name == "input" || name == "include") return include(at, end, look, depth);
    scan_.skip_optional(at, end);
    for (int i = 0; i < swallowed; ++i) argument(at, end);
  }

  /// "\&", "\ ", "\-", "\\".
  void character(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, Look look) {
    if (name.empty() || is_one_of(name, {"-", "/", "!", "(", ")", "[", "]", "@", "+"})) return;
    if (name == "\\") {
      if (at < end && source_[at] == '[') scan_.skip_optional(at, end);
      return space(begin, look);
    }
    if (is_one_of(name, {" ", ",", ";", ":", "\n", ">"})) return put_for(" ", begin, look);
    put_for(name, begin, look);
  }

  void accent(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, Look look) {
    scan_.skip_blanks(at, end);
    std::string_view letter;
    if (at < end && source_[at] == '{') letter = argument(at, end);
    else if (at < end && source_[at] != '\\') letter = source_.substr(at, decode_utf8(source_, at).size), at += static_cast<std::uint32_t>(letter.size());
    if (letter.empty() && at < end && source_[at] == '\\') {
      const std::string_view inner = scan_.command_name(at, end);
      at += static_cast<std::uint32_t>(inner.size() + 1);
      letter = latex_symbol(inner);
      scan_.skip_blanks(at, end);
    } else if (letter.starts_with('\\')) {
      letter = latex_symbol(letter.substr(1));
    }
    put_for(letter.empty() && name == "~" ? "~" : latex_accent(name, letter), begin, look);
  }

  bool take_note(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    const bool mark = name == "footnotemark";
    const bool text = name == "footnotetext";
    const bool thanks = name == "thanks";
    const bool endnote = name == "endnote";
    if (!mark && !text && !thanks && !endnote && name != "footnote" && name != "sidenote") return false;
    const std::string_view given = trim(slice(source_, scan_.skip_optional(at, end)));
    std::uint32_t& counter = endnote ? endnote_ : footnote_;
    const auto told = to_number(given);
    if (!told && !text && !thanks) ++counter;
    const std::uint32_t value = told.value_or(counter);
    const std::string number = thanks ? std::string("*") : std::to_string(value);
    if (!text) call(number, thanks ? 0 : value, begin);
    if (mark || at >= end || source_[at] != '{') return true;
    write_note(number, thanks ? 0 : value, thanks, begin, at, end, depth);
    return true;
  }

  void call(const std::string& number, std::uint32_t value, std::uint32_t begin) {
    out_stream_->writer.call(calls_.size());
    calls_.push_back({number, value, {place(begin), place(begin) + 1}, -1, 0});
  }

  void write_note(const std::string& number, std::uint32_t value, bool author, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    notes_.emplace_back();
    LatexNote& note = notes_.back();
    note.number = number;
    note.value = value;
    note.author = author;
    Stream* outer = out_stream_;
    LatexNote* holder = note_;
    out_stream_ = &note.text;
    note_ = &note;
    walk(++at, end, '}', {}, depth + 1);
    settle(note.text);
    note.source = {place(begin), place(at)};
    out_stream_ = outer;
    note_ = holder;
  }

  bool take_style(std::string_view name, std::uint32_t& at, std::uint32_t end, Look& look, int depth) {
    Look inside = look;
    if (is_one_of(name, {"textit", "textsl", "uline", "underline", "italic"})) inside.italic = true;
    else if (name == "emph") inside.italic = !look.italic;
    else if (name == "textsc") inside.small_caps = true;
    else if (is_one_of(name, {"textup", "textrm", "textnormal"})) inside = {};
    else return declares_style(name, at, end, look);
    walk_argument(at, end, inside, depth);
    return true;
  }

  bool declares_style(std::string_view name, std::uint32_t& at, std::uint32_t end, Look& look) const {
    if (is_one_of(name, {"it", "itshape", "sl", "slshape"})) look.italic = true;
    else if (name == "em") look.italic = !look.italic;
    else if (is_one_of(name, {"sc", "scshape"})) look.small_caps = true;
    else if (is_one_of(name, {"rm", "up", "upshape", "normalfont"})) look = {};
    else return false;
    scan_.skip_blanks(at, end);
    return true;
  }

  bool take_link(std::string_view name, std::uint32_t& at, std::uint32_t end, Look look, int depth) {
    if (is_one_of(name, {"url", "nolinkurl", "path"})) {
      scan_.skip_optional(at, end);
      verbatim(given(scan_.group(at, end, '{', '}')), look);
      return true;
    }
    if (name == "verb") {
      if (at >= end) return true;
      const std::size_t close = source_.find(source_[at], at + 1);
      const auto stop = static_cast<std::uint32_t>(std::min<std::size_t>(close, end));
      verbatim({std::min(at + 1, stop), stop}, look);
      at = std::min(stop + 1, end);
      return true;
    }
    if (name != "href") return false;
    const std::string target = unescaped(argument(at, end));
    Stream* stream = out_stream_;
    const std::uint32_t from = stream->writer.size();
    walk_argument(at, end, look, depth);
    if (stream == out_stream_) stream->writer.mark(from, Style::Link, target);
    return true;
  }

  static std::string unescaped(std::string_view url) {
    std::string out;
    for (std::size_t i = 0; i < url.size(); ++i)
      if (url[i] != '\\' || i + 1 >= url.size() || is_word_byte(url[i + 1])) out += url[i];
    return out;
  }

  void verbatim(Span inside, Look look) {
    for (std::uint32_t at = inside.begin; at < inside.end;) {
      const bool escape = source_[at] == '\\' && at + 1 < inside.end && std::string_view("%_#&~{}").find(source_[at + 1]) != std::string_view::npos;
      const bool line = source_[at] == '\n' || source_[at] == '\r';
      if (!escape && !line) put(at, look);
      at += decode_utf8(source_, at).size;
    }
  }

  bool take_structure(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, int depth) {
    if (name == "begin" || name == "end") environment(name == "begin", at, end);
    else if (is_one_of(name, {"section", "subsection", "subsubsection", "chapter", "part", "paragraph", "subparagraph", "title"})) heading(at, end, depth);
    else if (name == "par" || name == "item") break_paragraph(begin);
    else if (LatexMacros::defines(name)) macros_.define(name, at, end);
    else if (name == "setcounter") set_counter(at, end);
    else return false;
    return true;
  }

  void break_paragraph(std::uint32_t at) {
    if (in_note()) space(at, out_stream_->look);
    else begin_paragraph(false);
  }

  void environment(bool begins, std::uint32_t& at, std::uint32_t end) {
    const std::uint32_t from = at;
    const std::string_view name = argument(at, end);
    const bool quotation = is_one_of(name, {"quote", "quotation", "displayquote", "displaycquote"});
    if (quotation) quotations_ = std::max(0, quotations_ + (begins ? 1 : -1));
    break_paragraph(from);
    if (!begins) return;
    if (is_latex_code(name)) {
      const std::string close = "\\end{" + std::string(name) + "}";
      const std::size_t stop = source_.find(close, at);
      at = stop == std::string_view::npos || stop > end ? end : static_cast<std::uint32_t>(stop + close.size());
      return;
    }
    scan_.skip_optional(at, end);
    if (is_one_of(name, {"tabular", "tabular*", "array", "longtable", "minipage", "multicols"}) && at < end && source_[at] == '{') argument(at, end);
  }

  void heading(std::uint32_t& at, std::uint32_t end, int depth) {
    if (in_note()) return walk_argument(at, end, {}, depth);
    begin_paragraph(true);
    walk_argument(at, end, {}, depth);
    begin_paragraph(false);
  }

  void set_counter(std::uint32_t& at, std::uint32_t end) {
    const std::string_view which = argument(at, end);
    const auto value = to_number(trim(argument(at, end)));
    if (value && which == "footnote") footnote_ = *value;
    if (value && which == "endnote") endnote_ = *value;
  }

  /// \input, \include: the file's words stand here.
  void include(std::uint32_t& at, std::uint32_t end, Look look, int depth) {
    if (!reads_files_) remarks_["input"] = "Files that \\input and \\include name were not read: check the manuscript where it lies in its folder.";
    scan_.skip_blanks(at, end);
    std::string name(at < end && source_[at] == '{' ? argument(at, end) : std::string_view());
    if (name.empty())
      while (at < end && source_[at] > ' ') name += source_[at++];
    const auto file = files_.find(std::string(trim(name)));
    if (file == files_.end() || depth > kDeepest / 2 || !open_files_.insert(file->first).second) return;
    included_ += file->second.size();
    std::uint32_t inside = file->second.begin;
    if (included_ <= kMostExpanded * 16) walk(inside, file->second.end, '\0', look, depth + 2);
    open_files_.erase(file->first);
  }

  /// A macro being expanded: what was given for its parameters, and where that was written.
  struct Frame {
    std::vector<Span> arguments;
    const Frame* outer = nullptr;
    std::int64_t macro = -1;  // `at_macro_` outside
  };

  std::vector<Span> arguments_of(const LatexMacro& macro, std::uint32_t& at, std::uint32_t end) const {
    std::vector<Span> out;
    for (const LatexMacro::Parameter& parameter : macro.parameters) {
      std::uint32_t next = at;
      scan_.skip_blanks(next, end);
      const bool bracket = next < end && source_[next] == '[';
      if (!parameter.optional) out.push_back(scan_.token(at, end));
      else if (bracket) at = next, out.push_back(scan_.group(at, end, '[', ']'));
      else out.push_back(parameter.otherwise);
    }
    return out;
  }

  void expand(const LatexMacro& macro, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, Look look, int depth) {
    const Frame frame{arguments_of(macro, at, end), frame_, at_macro_};
    if (macro.parameters.empty() && at + 1 < end && source_[at] == '{' && source_[at + 1] == '}') at += 2;
    if (!may_expand(macro.body, depth)) return;
    frame_ = &frame;
    if (at_macro_ < 0) at_macro_ = begin;
    std::uint32_t inside = macro.body.begin;
    walk(inside, macro.body.end, '\0', look, depth + 2);
    at_macro_ = frame.macro;
    frame_ = frame.outer;
  }

  /// "#1": the argument is walked where it was written, with what was known there.
  bool parameter(std::uint32_t& at, std::uint32_t end, Look look, int depth) {
    if (frame_ == nullptr || at + 1 >= end || !is_digit_at(source_, at + 1)) return false;
    const auto number = static_cast<std::size_t>(source_[at + 1] - '1');
    at += 2;
    if (number >= frame_->arguments.size() || !may_expand(frame_->arguments[number], depth)) return true;
    const Frame* const frame = frame_;
    const std::int64_t macro = at_macro_;
    const Span words = frame->arguments[number];
    frame_ = frame->outer;
    at_macro_ = frame->macro;
    std::uint32_t inside = words.begin;
    walk(inside, words.end, '\0', look, depth + 2);
    at_macro_ = macro;
    frame_ = frame;
    return true;
  }

  /// So many, so much and so deep, and no more: of short macros it is their number that takes time.
  bool may_expand(Span words, int depth) {
    expanded_ += words.size();
    ++expansions_;
    if (depth <= kDeepest / 2 && expanded_ <= kMostExpanded + 4 * source_.size() && expansions_ <= kMostExpansions + source_.size() / 2) return true;
    remarks_["macro"] = "Macros that expand too far were left out.";
    return false;
  }

  bool take_reference(std::string_view name, std::uint32_t begin, std::uint32_t& at, std::uint32_t end, Look look) {
    if (name == "label") {
      const std::string key(argument(at, end));
      if (note_ != nullptr) labels_[key] = note_->number;
      return true;
    }
    if (is_one_of(name, {"ref", "autoref", "cref", "Cref", "vref", "footref"})) {
      const auto it = labels_.find(std::string(argument(at, end)));
      put_for(it == labels_.end() ? "??" : it->second, begin, look);
      return true;
    }
    if (name.find("cite") == std::string_view::npos) return false;
    remarks_["cite"] = "Citations by key (\\cite) stand in the text as their keys: the bibliography was not read.";
    put_for("[" + std::string(argument(at, end)) + "]", begin, look);
    return true;
  }

  // ---- the document

  void write() {
    std::vector<OriginPiece> pieces;
    out_.callouts = calls_;
    for (const Stream& paragraph : body_) {
      const Span span = paragraph.writer.append_to(out_, pieces);
      if (!span.empty()) out_.body.push_back({span, paragraph.heading, paragraph.quotation});
    }
    auto order = static_cast<std::uint32_t>(out_.body.size());
    for (const LatexNote& n : notes_) {
      Note note;
      note.label = n.number;
      note.value = n.value;
      if (n.author) note.kind = NoteKind::Author;
      else note.number = n.number;
      note.text = n.text.writer.append_to(out_, pieces);
      note.place = out_.origins.place_in_source(n.source);
      note.order = order++;
      out_.notes.push_back(std::move(note));
    }
    std::stable_sort(out_.notes.begin(), out_.notes.end(), [](const Note& a, const Note& b) { return a.value < b.value; });
    for (const OriginPiece& piece : pieces) out_.origins.add(piece.text, piece.source);
    std::stable_sort(out_.runs.begin(), out_.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  }

  Document& out_;
  std::string_view source_;
  LatexScan scan_;
  std::deque<Stream> body_;
  std::deque<LatexNote> notes_;
  std::vector<CallOut> calls_;
  Stream* out_stream_ = nullptr;
  LatexNote* note_ = nullptr;  // being read
  int quotations_ = 0;         // quotation environments around the place
  std::uint32_t footnote_ = 0;
  std::uint32_t endnote_ = 0;
  std::size_t expanded_ = 0;
  std::size_t expansions_ = 0;
  std::size_t included_ = 0;
  std::uint32_t main_end_ = 0;
  bool reads_files_ = false;
  std::map<std::string, Span> files_;  // what is included, by the name it is called by
  std::set<std::string> open_files_;
  std::int64_t at_macro_ = -1;    // where the macro being expanded stands
  const Frame* frame_ = nullptr;  // of that macro
  LatexMacros macros_;
  std::unordered_map<std::string, std::string> labels_;  // -> printed number of its note
  std::map<std::string, std::string> remarks_;
};

Result<void> read_latex(std::string source, const ReadOptions& options, Document& out) {
  LatexReading(gather_latex(std::move(source), options), out).run();
  return {};
}

}  // namespace

extern const Reader kReader_latex;
const Reader kReader_latex{Format::Latex, {"tex", "ltx", "latex"}, read_latex};

}  // namespace subcite
