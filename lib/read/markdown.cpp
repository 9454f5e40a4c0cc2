// Markdown with [^id] and ^[inline] notes (Pandoc, GitHub) and notes as "<sup>1</sup>. text" paragraphs:
// definitions are told from paragraphs line by line, then call-outs found in the body; inline marks are
// the business of inline.cpp.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "base/byte_set.h"
#include "base/line_ends.h"
#include "base/text.h"
#include "base/utf8.h"
#include "read/builder.h"
#include "read/labels.h"
#include "read/md_notes.h"
#include "read/reader.h"

namespace subcite {
namespace {

struct MdLine {
  Span whole;  // without the line end
  Span text;   // white space at the ends left out
};

struct MdBlock {
  std::vector<Span> lines;
  std::string id;  // of a definition; empty for a paragraph
  bool heading = false;
  bool quotation = false;
  Span place;
  std::size_t paragraph = 0;  // that holds an inline note
};

/// "... text. {: .small}": an attribute list of kramdown at the end of a line is no text.
Span without_attributes(std::string_view source, Span line) {
  const std::string_view text = slice(source, line);
  const std::size_t open = text.ends_with('}') ? text.rfind("{:") : std::string_view::npos;
  if (open == std::string_view::npos || text.find('}', open) + 1 != text.size()) return line;
  return trim(source, Span{line.begin, static_cast<std::uint32_t>(line.begin + open)});
}

/// "***", "---", "_ _ _": a line drawn across the page.
bool is_break(std::string_view text) {
  const char mark = text.empty() ? ' ' : text.front();
  if ((mark != '*' && mark != '-' && mark != '_') || text.find_first_not_of(std::string{mark, ' '}) != std::string_view::npos) return false;
  return std::count(text.begin(), text.end(), mark) >= 3;
}

std::vector<MdLine> lines_of(std::string_view source) {
  std::vector<MdLine> lines;
  LineEnds ends(source);
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = ends.next(at);
    const Span whole{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
    lines.push_back({whole, without_attributes(source, trim(source, whole))});
    at = ends.behind(end);
  }
  return lines;
}

/// The id of "[^id]" at the start of the text, and the bytes it takes; nothing where there is none.
std::string_view note_id(std::string_view text) {
  if (text.substr(0, 2) != "[^") return {};
  const std::size_t close = text.find(']');
  if (close == std::string_view::npos || close < 3 || close > 120) return {};
  const std::string_view id = text.substr(2, close - 2);
  return id.find_first_of(" \t[^") == std::string_view::npos ? id : std::string_view();
}

/// "[184]: https://... "Title"": label and address (CommonMark 4.7); a note's definition is none.
std::optional<std::pair<std::string_view, std::string_view>> link_definition(std::string_view text) {
  const std::size_t close = text.starts_with('[') ? text.find("]: ") : std::string_view::npos;
  if (close == std::string_view::npos || close < 2 || close > 120 || text[1] == '^' || text.find_first_of("[]", 1) != close) return std::nullopt;
  std::string_view target = trim(text.substr(close + 3));
  const std::size_t blank = target.find(' ');
  const std::string_view title = blank == std::string_view::npos ? std::string_view() : trim(target.substr(blank));
  if (!title.empty() && title[0] != '"' && title[0] != '\'' && title[0] != '(') return std::nullopt;  // words of a text
  target = target.substr(0, blank);
  if (target.starts_with('<') && target.ends_with('>')) target = target.substr(1, target.size() - 2);
  const bool address = target.find("://") != std::string_view::npos || target.starts_with("mailto:");
  return address ? std::optional(std::pair(text.substr(1, close - 1), target)) : std::nullopt;
}

class MarkdownReading {
 public:
  MarkdownReading(std::string source, Document& out) : out_(out), builder_(out, {true, &targets_}) {
    out_.origins = OriginMap(std::move(source));
    source_ = out_.origins.source();
    out_.numbers_itself = true;
  }

  void run() {
    builder_.learn_words(source_);
    const std::vector<MdLine> lines = lines_of(source_);
    find_raised(lines);
    find_targets(lines);
    for (std::size_t i = front_matter(lines); i < lines.size();) i = block(lines, i);
    for (std::size_t i = 0, end = blocks_.size(); i < end; ++i)
      if (blocks_[i].id.empty()) find_calls(i);
    if (!raised_.empty()) find_lowered();
    number_notes();
    order_notes();
    write();
    label_notes(out_);
    pair_callouts(out_);
  }

 private:
  void find_targets(const std::vector<MdLine>& lines) {
    constexpr std::size_t kMost = 20'000;
    for (const MdLine& line : lines)
      if (const auto definition = link_definition(slice(source_, line.text)); definition && targets_.size() < kMost) targets_.emplace(lower_ascii(definition->first), std::string(definition->second));
  }

  /// Numbers set above the line inside a paragraph: what begins with one of them may be its note.
  void find_raised(const std::vector<MdLine>& lines) {
    std::size_t at = source_.find("<sup>");
    for (const MdLine& line : lines)
      for (; at < line.text.end; at = source_.find("<sup>", at + 1)) {
        const Raised raised = raised_at(slice(source_, {static_cast<std::uint32_t>(at), line.text.end}));
        if (raised.size > 0 && at > line.text.begin) raised_.insert(std::string(raised.id));
      }
  }

  /// The note that a line begins: its id, and the bytes before its text; none for an empty id.
  struct Start {
    std::string id;
    std::uint32_t size = 0;
  };
  [[nodiscard]] Start note_start(std::string_view text, bool opens_block) const {
    const std::string_view id = note_id(text);
    if (!id.empty() && text.substr(id.size() + 3, 1) == ":") return {std::string(id), static_cast<std::uint32_t>(id.size() + 4)};
    const Raised raised = raised_at(text);
    const bool dotted = text.substr(raised.size, 1) == "." || text.substr(raised.size, 1) == ")";
    const bool called = raised.size > 0 && raised_.count(std::string(raised.id)) > 0;
    if (raised.size == 0 || raised_.empty() || !(dotted || (opens_block && called))) return {};
    return {std::string(raised.id), behind_raised(text, raised)};
  }

  std::size_t front_matter(const std::vector<MdLine>& lines) {
    if (lines.empty() || slice(source_, lines[0].whole) != "---") return 0;
    std::string_view dated;
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::string_view text = slice(source_, lines[i].whole);
      if (text.starts_with("date:")) dated = text.substr(5);
      if (text != "---" && text != "...") continue;
      out_.dated = slice(dated, trim_of(dated, {0, static_cast<std::uint32_t>(dated.size())}, "\"'"));
      return i + 1;
    }
    return 0;
  }

  std::size_t block(const std::vector<MdLine>& lines, std::size_t i) {
    const std::string_view text = slice(source_, lines[i].text);
    if (text.empty() || is_break(text) || link_definition(text)) return i + 1;
    if (text.substr(0, 3) == "```" || text.substr(0, 3) == "~~~") return fenced(lines, i, text.substr(0, 3));
    if (text.substr(0, 4) == "<!--") return comment(lines, i);
    if (const Start start = note_start(text, true); !start.id.empty()) return definition(lines, i, start);
    return paragraph(lines, i);
  }

  std::size_t fenced(const std::vector<MdLine>& lines, std::size_t i, std::string_view fence) const {
    for (std::size_t k = i + 1; k < lines.size(); ++k)
      if (slice(source_, lines[k].text).substr(0, 3) == fence) return k + 1;
    return lines.size();
  }

  std::size_t comment(const std::vector<MdLine>& lines, std::size_t i) {
    for (std::size_t k = i; comments_close_ && k < lines.size(); ++k)
      if (slice(source_, lines[k].text).find("-->") != std::string_view::npos) return k + 1;
    comments_close_ = false;
    return i + 1;
  }

  [[nodiscard]] bool starts_definition(const MdLine& line) const {
    return !note_start(slice(source_, line.text), false).id.empty();
  }

  /// The definition's lines: its own, lazy ones, and after a blank line those that are indented.
  std::size_t definition(const std::vector<MdLine>& lines, std::size_t i, const Start& start) {
    MdBlock block;
    block.id = start.id;
    const std::uint32_t after = lines[i].text.begin + start.size;
    block.lines.push_back(trim(source_, Span{after, lines[i].text.end}));
    block.place = lines[i].text;
    std::size_t k = i + 1;
    for (bool gap = false; k < lines.size(); ++k) {
      if (lines[k].text.empty()) {
        gap = true;
        continue;
      }
      const bool indented = lines[k].text.begin >= lines[k].whole.begin + 2;
      if (starts_definition(lines[k]) || (gap && !indented)) break;
      block.lines.push_back(lines[k].text);
      block.place.end = lines[k].text.end;
      gap = false;
    }
    blocks_.push_back(std::move(block));
    return k;
  }

  std::size_t paragraph(const std::vector<MdLine>& lines, std::size_t i) {
    MdBlock block;
    const std::string_view first = slice(source_, lines[i].text);
    block.heading = first.front() == '#';
    block.quotation = first.front() == '>';
    std::size_t k = i;
    for (; k < lines.size() && !lines[k].text.empty() && !starts_definition(lines[k]); ++k) {
      Span text = lines[k].text;
      if (block.heading) text = trim_of(source_, text, "#");
      else if (slice(source_, text).front() == '>') text = trim_of(source_, {text.begin + 1, text.end}, "");
      if (!text.empty()) block.lines.push_back(text);
      if (block.heading) {
        ++k;
        break;
      }
    }
    blocks_.push_back(std::move(block));
    return std::max(k, i + 1);
  }

  /// Calls of the paragraph, those of inline notes among them; these become blocks of their own.
  void find_calls(std::size_t which) {
    const std::vector<Span> lines = blocks_[which].lines;
    std::vector<InlineNote> notes = inline_notes(source_, lines);
    std::size_t next = 0;
    std::uint32_t behind = 0;  // the inline note before
    for (const Span& line : lines)
      for (std::uint32_t at = std::max(line.begin, behind); (at = next_mark(line, at)) + 3 < line.end; ++at) {
        if (next < notes.size() && at == notes[next].call.begin) {
          behind = take_inline(which, notes[next++]);
          at = std::max(at, behind - 1);
          continue;
        }
        if (source_[at] != '[' && source_[at] != '<' && source_[at] != '`') continue;
        const std::uint32_t size = std::max(call_at(line, at), code_size(line, at));
        if (size > 0) at += size - 1;
      }
  }

  /// Where a call, code or an inline note may begin next.
  [[nodiscard]] std::uint32_t next_mark(Span line, std::uint32_t at) const {
    static constexpr ByteSet kMarks = bytes_of("[<`^");
    return find_in(source_, kMarks, at, line.end);
  }

  /// `code` on one line, in which nothing is called: the bytes it takes, 0 where none begins here (CommonMark 6.1).
  [[nodiscard]] std::uint32_t code_size(Span line, std::uint32_t at) const {
    std::uint32_t marks = 0;
    while (at + marks < line.end && source_[at + marks] == '`') ++marks;
    if (marks == 0 || (at > line.begin && (source_[at - 1] == '\\' || source_[at - 1] == '`'))) return 0;
    const std::string_view rest = slice(source_, {at + marks, line.end});
    const std::string run(marks, '`');
    std::size_t close = rest.find(run);
    while (close != std::string_view::npos && rest.substr(close + marks, 1) == "`") close = rest.find(run, rest.find_first_not_of('`', close));
    return close == std::string_view::npos ? marks : marks + static_cast<std::uint32_t>(close) + marks;
  }

  /// "[^id]" or "<sup>1</sup>": the bytes it takes, 0 where no call stands here.
  std::uint32_t call_at(Span line, std::uint32_t at) {
    const bool bracket = source_[at] == '[' && source_[at + 1] == '^';
    if ((!bracket && source_[at] != '<') || (at > line.begin && source_[at - 1] == '\\')) return 0;
    const std::string_view rest = slice(source_, {at, line.end});
    const Raised raised = bracket ? Raised{} : raised_at(rest);
    const std::string_view id = bracket ? note_id(rest) : raised.id;
    if (id.empty()) return 0;
    const std::uint32_t size = bracket ? static_cast<std::uint32_t>(id.size() + 3) : raised.size;
    out_.callouts.push_back({std::string(id), 0, {at, at + size}, -1, 0});
    return size;
  }

  /// Calls that have lost their place above the line: "It is old.2 It is kept.", between the calls of the notes before and behind.
  void find_lowered() {
    std::unordered_map<std::string, Span> called;
    for (const CallOut& call : out_.callouts) called.emplace(call.number, call.source);
    const std::size_t before = out_.callouts.size();
    constexpr std::size_t kMostAsked = 200;  // each goes through the paragraphs
    std::size_t asked = 0;
    for (const MdBlock& b : blocks_) {
      const auto number = b.id.empty() || called.count(b.id) > 0 ? std::nullopt : to_number(b.id);
      if (!number || *number < 2) continue;
      const auto first = called.find(std::to_string(*number - 1));
      const auto last = called.find(std::to_string(*number + 1));
      constexpr std::uint32_t kFarthest = 20'000;  // bytes between the calls of two notes
      if (first == called.end() || last == called.end() || last->second.begin <= first->second.end || last->second.begin - first->second.end > kFarthest || ++asked > kMostAsked) continue;
      if (const Span digits = lowered_in({first->second.end, last->second.begin}, b.id); !digits.empty()) out_.callouts.push_back({b.id, 0, digits, -1, 0});
    }
    if (out_.callouts.size() > before) std::sort(out_.callouts.begin(), out_.callouts.end(), [](const CallOut& a, const CallOut& b) { return a.source.begin < b.source.begin; });
  }

  /// The only place in these paragraphs where the digits are glued behind the end of a clause; empty for none or several.
  [[nodiscard]] Span lowered_in(Span within, const std::string& digits) const {
    Span found;
    for (const MdBlock& b : blocks_)
      for (const Span& line : b.lines) {
        if (!b.id.empty() || line.end <= within.begin || line.begin >= within.end) continue;
        const std::string_view text = source_.substr(0, std::min(line.end, within.end));
        for (std::size_t at = text.find(digits, std::max(line.begin, within.begin)); at != std::string_view::npos; at = text.find(digits, at + 1)) {
          const std::size_t end = at + digits.size();
          const bool glued = at > line.begin + 1 && ends_with_any(text.substr(0, at), {".", ",", ";", "?", "!", "”", "\"", ")"}) && !(text[at - 1] == '.' && is_digit_at(text, at - 2));
          const bool ends = end >= text.size() || text[end] == ' ' || text[end] == '\n';
          if (!glued || !ends) continue;
          if (!found.empty()) return {};
          found = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)};
        }
      }
    return found;
  }

  /// Returns the place behind it.
  std::uint32_t take_inline(std::size_t paragraph, const InlineNote& note) {
    MdBlock block;
    block.id = "inline " + std::to_string(++inline_);
    block.lines = note.text;
    block.place = {note.call.begin, note.rest.back().end};
    block.paragraph = paragraph;
    out_.callouts.push_back({block.id, 0, note.call, -1, 0});
    for (const Span& rest : note.rest) dropped_.push_back(rest);
    const std::uint32_t end = block.place.end;
    blocks_.push_back(std::move(block));
    return end;
  }

  /// "[^*]", "[^†]": the note of an author, which no number counts.
  static bool is_author_id(std::string_view id) {
    return !id.empty() && (id.find_first_not_of('*') == std::string_view::npos || id == "†" || id == "‡" || id == "††" || id == "§");
  }

  static constexpr std::uint32_t kLostCalls = 1'000'000;  // above all numbers of notes: calls by a name that no note has

  /// "held.[^roe]" calls a note; "the class [^a-z]" does not.
  [[nodiscard]] bool is_glued(const CallOut& call) const {
    return call.source.begin > 0 && source_[call.source.begin - 1] != ' ' && source_[call.source.begin - 1] != '\n' && !all_digits(call.number);
  }

  /// Where all ids are numbers the id is the number; otherwise the place in the order of first calls.
  void number_notes() {
    bool numeric = true;
    for (const MdBlock& b : blocks_) numeric = numeric && (b.id.empty() || is_author_id(b.id) || to_number(b.id).has_value());
    std::unordered_map<std::string, std::uint32_t> value;
    std::uint32_t next = 1;
    const auto number = [&](const std::string& id) {
      if (!is_author_id(id) && value.count(id) == 0) value.emplace(id, numeric ? to_number(id).value_or(0) : next++);
    };
    for (const CallOut& call : out_.callouts) number(call.number);
    for (const MdBlock& b : blocks_)
      if (!b.id.empty()) number(b.id);
    values_ = std::move(value);
    std::uint32_t lost = kLostCalls;
    for (CallOut& call : out_.callouts) {
      if (is_author_id(call.number)) continue;
      if (values_[call.number] == 0 && is_glued(call)) {
        call.value = ++lost;
        continue;
      }
      call.value = values_[call.number];
      call.number = std::to_string(call.value);
    }
  }

  /// Inline notes stand among the definitions where their numbers put them.
  void order_notes() {
    if (inline_ == 0) return;
    std::vector<MdBlock> notes;
    for (MdBlock& b : blocks_)
      if (!b.id.empty()) notes.push_back(std::move(b));
    std::erase_if(blocks_, [](const MdBlock& b) { return b.lines.empty() || !b.id.empty(); });
    std::stable_sort(notes.begin(), notes.end(), [&](const MdBlock& a, const MdBlock& b) { return values_[a.id] < values_[b.id]; });
    std::move(notes.begin(), notes.end(), std::back_inserter(blocks_));
  }

  void write() {
    std::uint32_t order = 0;
    for (const MdBlock& b : blocks_) {
      if (b.id.empty()) {
        out_.body.push_back({builder_.append(b.lines, marks_in(b)), b.heading, b.quotation});
      } else {
        Note note;
        note.label = b.id.starts_with("inline ") ? std::to_string(values_[b.id]) : b.id;
        if (is_author_id(b.id)) note.kind = NoteKind::Author;
        else note.value = values_[b.id], note.number = std::to_string(note.value);
        note.text = builder_.append(b.lines, {});
        note.place = out_.origins.place_in_source(b.place);
        note.order = order;
        out_.notes.push_back(std::move(note));
      }
      ++order;
    }
    std::stable_sort(out_.runs.begin(), out_.runs.end(),
                     [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  }

  [[nodiscard]] std::vector<Mark> marks_in(const MdBlock& block) const {
    std::vector<Mark> marks;
    for (const Span& line : block.lines) {
      auto it = std::lower_bound(out_.callouts.begin(), out_.callouts.end(), line.begin,
                                 [](const CallOut& c, std::uint32_t at) { return c.source.begin < at; });
      for (; it != out_.callouts.end() && it->source.begin < line.end; ++it)
        marks.push_back({it->source, static_cast<std::uint32_t>(it - out_.callouts.begin())});
      auto gone = std::lower_bound(dropped_.begin(), dropped_.end(), line.begin, [](const Span& d, std::uint32_t at) { return d.begin < at; });
      for (; gone != dropped_.end() && gone->begin < line.end; ++gone) marks.push_back({*gone, 0xFFFFFFFF});
    }
    std::stable_sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
    return marks;
  }

  Document& out_;
  LinkTargets targets_;
  Builder builder_;
  std::string_view source_;
  bool comments_close_ = true;  // a comment that is not closed: none further on is
  std::vector<MdBlock> blocks_;
  std::unordered_set<std::string> raised_;  // called by a number above the line
  std::vector<Span> dropped_;               // texts of inline notes, in order
  std::size_t inline_ = 0;
  std::unordered_map<std::string, std::uint32_t> values_;
};

Result<void> read_markdown(std::string source, const ReadOptions& /*options*/, Document& out) {
  MarkdownReading(std::move(source), out).run();
  return {};
}

}  // namespace

extern const Reader kReader_markdown;
const Reader kReader_markdown{Format::Markdown, {"md", "markdown"}, read_markdown};

}  // namespace subcite
