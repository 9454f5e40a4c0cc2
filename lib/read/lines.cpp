// Page furniture is told by place and repetition: a short line beside a page break that comes again
// with other digits, or a number alone that counts pages.
#include "read/lines.h"

#include <unordered_map>

#include "base/line_ends.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite::plain {
namespace {

void add_line(std::string_view source, std::uint32_t begin, std::uint32_t end, std::vector<Line>& out) {
  Line line;
  line.text = trim(source, Span{begin, end});
  line.indent = static_cast<std::uint8_t>(std::min<std::uint32_t>(line.text.begin - begin, 255));
  const bool feed = slice(source, Span{begin, end}).find('\f') != std::string_view::npos;
  if (feed) out.push_back({{begin, begin}, LineKind::PageBreak, 0});
  if (line.text.empty()) {
    if (!feed) out.push_back({{begin, begin}, LineKind::Blank, 0});
  } else {
    out.push_back(line);
  }
}

std::vector<Line> split_lines(std::string_view source) {
  std::vector<Line> lines;
  LineEnds ends(source);
  for (std::size_t at = 0; at < source.size();) {
    const std::size_t end = ends.next(at);
    add_line(source, static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end), lines);
    at = ends.behind(end);
  }
  return lines;
}

/// A line that some extraction tools write between pages: <<PAGE_BREAK>>, --- page break ---.
bool is_break_mark(std::string_view line) {
  if (line.size() > 30) return false;
  std::string letters;
  for (const char c : lower_ascii(line))
    if (c >= 'a' && c <= 'z') letters.push_back(c);
  return letters == "pagebreak" || letters == "newpage";
}

/// "____________", "―――――", "–––––––––": a line drawn with characters.
bool is_rule(std::string_view line) {
  if (line.size() < 8) return false;
  const CodePoint first = decode_utf8(line, 0);
  const bool drawn = first.value == '_' || first.value == 0x2013 || first.value == 0x2014 || first.value == 0x2015 || first.value == 0x2500 || first.value == 0x2501;
  for (std::size_t at = 0; drawn && at < line.size();) {
    const CodePoint point = decode_utf8(line, at);
    if (point.value != first.value && point.value != ' ') return false;
    at += point.size;
  }
  return drawn;
}

/// Digits become one '#', so that running heads of different pages are the same line.
std::string shape_of(std::string_view line) {
  std::string shape(line);
  std::size_t size = 0;
  for (const char c : line) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) shape[size++] = c;
    else if (size == 0 || shape[size - 1] != '#') shape[size++] = '#';
  }
  shape.resize(size);
  return shape;
}

bool is_page_number(std::string_view line) {
  std::size_t digits = 0;
  for (const char c : line) {
    if (c >= '0' && c <= '9') ++digits;
    else if (c != ' ' && c != '-' && c != '[' && c != ']') return false;
  }
  return digits > 0 && digits <= 5;
}

/// "III. THE PROMISE.....11": leaders or a tab before a page number at the end.
bool is_contents(std::string_view line) {
  std::size_t at = line.size();
  while (at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9') --at;
  if (at == line.size() || line.size() - at > 4) return false;
  const std::string_view before = line.substr(0, at);
  // The leader stands right before the number: four points in a quotation make no contents.
  std::size_t points = 0;
  std::size_t back = before.size();
  while (back > 0 && (before[back - 1] == '.' || before[back - 1] == ' ')) points += before[--back] == '.' ? 1U : 0U;
  if (points >= 4) return true;
  return before.size() > 3 && before.back() == '\t';
}

void mark_pages(std::string_view source, std::vector<Line>& lines) {
  for (Line& line : lines) {
    if (line.kind != LineKind::Text) continue;
    const std::string_view text = slice(source, line.text);
    if (is_break_mark(text)) line.kind = LineKind::PageBreak;
    else if (is_rule(text)) line.kind = LineKind::Rule;
  }
}

/// The lines that stand first and last on a page.
std::vector<std::size_t> edges_of_pages(const std::vector<Line>& lines) {
  std::vector<std::size_t> edges;
  bool fresh = false;
  std::size_t last = lines.size();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::PageBreak || lines[i].kind == LineKind::Furniture) {
      if (last < lines.size()) edges.push_back(last);
      last = lines.size();  // once, however many breaks and heads follow
      fresh = true;
    } else if (lines[i].kind == LineKind::Text) {
      if (fresh) edges.push_back(i);
      fresh = false;
      last = i;
    }
  }
  return edges;
}

/// "83. Id. at 442.", "83 See infra text accompanying note 9.": a short note at the foot of a page is no running head.
bool begins_note(std::string_view line) {
  const std::size_t end = line.find_first_not_of("0123456789");
  if (end == std::string_view::npos || end == 0) return false;
  if (line.substr(end, 2) == ". ") return end + 2 < line.size() && !is_page_number(line.substr(end + 2));
  if (line[end] == ' ' && line.ends_with(").")) return true;  // "31 426 U.S. 229 (1976)."
  return line[end] == ' ' && line.ends_with('.') && starts_with_any(trim(line.substr(end)), {"Id.", "See ", "Cf. ", "But see ", "But cf. ", "Accord ", "E.g., ", "Ibid."});
}

/// "(1969).", "1293–96 (2007).", "OF QUARLEY, supra note 240, at 72.", "note 75.", "at 12 n.4.": the last words of a note.
bool ends_note(std::string_view line) {
  constexpr std::size_t kShort = 30;
  const bool goes_on = line[0] >= 'a' && line[0] <= 'z' && line.ends_with('.') && !starts_with_any(line, {"page ", "p. "});
  return (line.size() <= kShort && (line.ends_with(").") || goes_on)) || contains_any(line, {"supra note ", "infra note ", "Id. at "});
}

/// Lines at the edges of pages that recur: `least` times with a number in them, three times without.
void mark_furniture(std::string_view source, std::vector<Line>& lines, int least) {
  std::unordered_map<std::string, int> seen;
  const auto edges = edges_of_pages(lines);
  const auto candidate = [&](std::size_t i) { return lines[i].text.size() <= 120 && !begins_note(slice(source, lines[i].text)) && !ends_note(slice(source, lines[i].text)); };
  for (const std::size_t i : edges)
    if (candidate(i)) ++seen[shape_of(slice(source, lines[i].text))];
  for (const std::size_t i : edges) {
    const std::string_view text = slice(source, lines[i].text);
    const std::string shape = candidate(i) ? shape_of(text) : std::string();
    const bool numbered = shape.find('#') != std::string::npos;
    if (!shape.empty() && numbered && (seen[shape] >= least || is_page_number(text)))
      lines[i].kind = LineKind::Furniture;
    else if (!shape.empty() && seen[shape] >= 3)
      lines[i].kind = LineKind::Furniture;
  }
}

/// Without page breaks: numbers that stand alone between blank lines and count up by one.
void mark_page_numbers(std::string_view source, std::vector<Line>& lines) {
  std::vector<std::size_t> alone;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool free_before = i == 0 || lines[i - 1].kind != LineKind::Text;
    const bool free_after = i + 1 == lines.size() || lines[i + 1].kind != LineKind::Text;
    if (lines[i].kind == LineKind::Text && free_before && free_after &&
        is_page_number(slice(source, lines[i].text)))
      alone.push_back(i);
  }
  if (alone.size() < 2) return;
  for (const std::size_t i : alone) lines[i].kind = LineKind::Furniture;
}

}  // namespace

bool is_heading(std::string_view line) {
  if (line.size() > 160 || line.size() < 3 || line.starts_with("[FN")) return false;  // a call of Westlaw's that a line holds alone
  const std::string_view bare = line.substr(0, line.find_last_not_of("0123456789 .") + 1);
  return is_all_capitals(bare) && line.back() != '.' && line.back() != ',' && line.back() != ';' &&
         line.find("://") == std::string_view::npos && line.find(';') == std::string_view::npos;
}

std::vector<Line> classify_lines(std::string_view source) {
  std::vector<Line> lines = split_lines(source);
  mark_pages(source, lines);
  // A head of two lines shows its second only once the first is known.
  mark_furniture(source, lines, 2);
  mark_furniture(source, lines, 3);
  mark_page_numbers(source, lines);
  mark_furniture(source, lines, 3);  // running heads beside numbers that stand for page breaks
  for (Line& line : lines) {
    if (line.kind != LineKind::Text) continue;
    const std::string_view text = slice(source, line.text);
    if (is_contents(text)) line.kind = LineKind::Contents;
    else if (is_heading(text)) line.kind = LineKind::Heading;
  }
  return lines;
}

}  // namespace subcite::plain
