// Brackets inside an inline note are counted; a note ends with its paragraph at the latest.
#include "read/md_notes.h"

#include "base/byte_set.h"
#include "base/text.h"

namespace subcite {
namespace {

constexpr std::uint32_t kLongestNote = 200'000;

bool is_id(std::string_view inside) {
  if (inside.empty() || inside.size() > 9) return false;
  if (to_number(inside)) return true;
  return inside.find_first_not_of('*') == std::string_view::npos || inside == "\\*" || inside == "†" || inside == "‡";
}

struct Position {
  std::size_t line;
  std::uint32_t at;
};

/// The bracket that closes the note opened before `from`; its line is that of none where there is none.
Position closing(std::string_view source, const std::vector<Span>& lines, Position from) {
  int depth = 1;
  std::uint32_t seen = 0;
  for (std::size_t line = from.line; line < lines.size(); ++line)
    for (std::uint32_t at = line == from.line ? from.at : lines[line].begin; at < lines[line].end; ++at) {
      if (++seen > kLongestNote) return {lines.size(), 0};
      if (source[at] == '\\') ++at;
      else if (source[at] == '[') ++depth;
      else if (source[at] == ']' && --depth == 0) return {line, at};
    }
  return {lines.size(), 0};
}

/// An escape or what may open an inline note; the line's end for none.
std::uint32_t next_mark(std::string_view source, Span line, std::uint32_t at) {
  static constexpr ByteSet kMarks = bytes_of("\\^");
  return find_in(source, kMarks, at, line.end);
}

InlineNote note_between(const std::vector<Span>& lines, Position open, Position close) {
  InlineNote note;
  note.call = {open.at, open.at + 2};
  for (std::size_t line = open.line; line <= close.line; ++line) {
    const std::uint32_t begin = line == open.line ? open.at + 2 : lines[line].begin;
    const std::uint32_t end = line == close.line ? close.at : lines[line].end;
    if (begin < end) note.text.push_back({begin, end});
    note.rest.push_back({begin, line == close.line ? end + 1 : end});
  }
  return note;
}

}  // namespace

Raised raised_at(std::string_view text) {
  if (!text.starts_with("<sup>")) return {};
  const std::string_view rest = text.substr(5, 20);
  const std::size_t close = rest.find("</sup>");
  if (close == std::string_view::npos || !is_id(rest.substr(0, close))) return {};
  std::string_view id = rest.substr(0, close);
  if (id.starts_with('\\')) id.remove_prefix(1);
  return {id, static_cast<std::uint32_t>(close + 11)};
}

std::uint32_t behind_raised(std::string_view text, const Raised& raised) {
  std::size_t at = raised.size;
  if (at < text.size() && (text[at] == '.' || text[at] == ')')) ++at;
  while (at < text.size() && text[at] == ' ') ++at;
  return static_cast<std::uint32_t>(at);
}

std::vector<InlineNote> inline_notes(std::string_view source, const std::vector<Span>& lines) {
  std::vector<InlineNote> notes;
  bool closes = true;  // one that is never closed: none behind it is
  for (Position here{0, 0}; here.line < lines.size() && closes; ++here.line) {
    if (here.at < lines[here.line].begin) here.at = lines[here.line].begin;
    for (; here.line < lines.size() && (here.at = next_mark(source, lines[here.line], here.at)) + 1 < lines[here.line].end; ++here.at) {
      if (source[here.at] == '\\') {
        ++here.at;
        continue;
      }
      if (source[here.at] != '^' || source[here.at + 1] != '[' || (here.at > lines[here.line].begin && source[here.at - 1] == '[')) continue;
      const Position close = closing(source, lines, {here.line, here.at + 2});
      if (close.line >= lines.size()) {
        closes = false;
        break;
      }
      notes.push_back(note_between(lines, here, close));
      here = close;
    }
  }
  return notes;
}

}  // namespace subcite
