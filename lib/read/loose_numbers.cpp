// One walk finds the numbers and their notes; a second writes the lines in the new order.
#include "read/loose_numbers.h"

#include <algorithm>
#include <cstdint>

#include "base/text.h"

namespace subcite::plain {
namespace {

struct Loose {
  std::size_t number = 0;  // its line
  std::size_t note = 0;    // the line where its note begins
};

bool is_words(const Line& line) { return line.kind == LineKind::Text || line.kind == LineKind::Heading; }

std::uint32_t value_of(std::string_view source, const Line& line) {
  const std::string_view text = slice(source, line.text);
  const bool digits = !text.empty() && text.size() <= 4 && all_digits(text);
  return digits && line.kind != LineKind::PageBreak ? to_number(text).value_or(0) : 0;
}

/// "... doctrine to history.47 The record": a number glued behind the end of a clause calls a note, so that the line is of the text.
bool calls_note(std::string_view line) {
  constexpr std::size_t kShortestWord = 4;  // "n.12", "fig.9" call nothing
  std::size_t letters = 0;
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] >= 'a' && line[at] <= 'z') ++letters;
    else if (std::string_view(".,;:?!").find(line[at]) == std::string_view::npos) letters = 0;
    const bool behind_word = letters >= kShortestWord && (line[at] < 'a' || line[at] > 'z');
    const std::size_t end = behind_word ? digits_end(line, at + 1) : 0;
    if (end > at + 1 && (end == line.size() || line[end] == ' ')) return true;
  }
  return false;
}

/// Right behind words, with nothing behind itself: where these words begin, the text above them left out; the number's own line for none.
std::size_t note_above(std::string_view source, const std::vector<Line>& lines, std::size_t i) {
  const bool ends = i + 1 == lines.size() || !is_words(lines[i + 1]);
  std::size_t begin = i;
  while (ends && begin > 0 && is_words(lines[begin - 1]) && value_of(source, lines[begin - 1]) == 0 && !(begin < i && calls_note(slice(source, lines[begin - 1].text)))) --begin;
  return begin;
}

/// Words, those among them that stand on many pages and so passed for a running head: "Id.", "Roe, supra note 1."
bool may_be_note(std::string_view source, const Line& line) {
  return is_words(line) || (line.kind == LineKind::Furniture && slice(source, line.text).ends_with('.'));
}

/// Between blank lines: where the words behind begin, on the same page; the number's own line for none.
std::size_t note_below(std::string_view source, const std::vector<Line>& lines, std::size_t i) {
  const bool free = i == 0 || lines[i - 1].kind == LineKind::Blank || value_of(source, lines[i - 1]) > 0;
  std::size_t next = i + 1;
  while (free && next < lines.size() && lines[next].kind == LineKind::Blank) ++next;
  return free && next > i + 1 && next < lines.size() && may_be_note(source, lines[next]) && value_of(source, lines[next]) == 0 ? next : i;
}

std::vector<Loose> find_loose(std::string_view source, const std::vector<Line>& lines, std::size_t& above) {
  constexpr std::uint32_t kWidestGap = 3;
  std::vector<Loose> found;
  std::uint32_t expected = 1;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::uint32_t value = value_of(source, lines[i]);
    if (value < expected || value > expected + (found.empty() ? 0 : kWidestGap)) continue;
    const std::size_t behind = note_above(source, lines, i);
    const std::size_t note = behind < i ? behind : note_below(source, lines, i);
    if (note == i || (!found.empty() && note <= found.back().note)) continue;
    above += behind < i ? 1 : 0;
    found.push_back({i, note});
    expected = value + 1;
  }
  return found;
}

/// How many lines begin with their number, counted up from 1: "1. Ada Roe", "2 Id."
std::size_t numbered_lines(std::string_view source, const std::vector<Line>& lines) {
  std::uint32_t next = 1;
  for (const Line& line : lines) {
    const std::string_view text = slice(source, line.text);
    const std::size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    const std::string_view behind = text.substr(digits);
    const bool marker = behind.starts_with(". ") || behind.starts_with(' ');
    if (marker && to_number(text.substr(0, digits)) == next) ++next;
  }
  return next - 1;
}

}  // namespace

bool gather_loose_numbers(std::string_view source, std::size_t calls, std::vector<Line>& lines) {
  constexpr std::size_t kFewest = 3;
  std::size_t above = 0;
  const std::vector<Loose> found = find_loose(source, lines, above);
  if (found.size() < kFewest || above * 5 < found.size() || calls * 2 < found.size()) return false;
  if (const std::size_t numbered = numbered_lines(source, lines); numbered >= kFewest && numbered * 2 >= calls) return false;  // the notes have their numbers
  if (found.size() * 20 < std::size_t{value_of(source, lines[found.back().number])} * 19) return false;                        // with so many missing, they are not set in this way
  std::vector<Line> moved;
  std::vector<bool> taken(lines.size(), false);
  for (const Loose& loose : found) taken[loose.number] = true;
  auto next = found.begin();
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool begins = next != found.end() && next->note == i;
    if (begins) {
      moved.push_back({{}, LineKind::Blank});
      moved.push_back(lines[next->number]);
      moved.back().kind = LineKind::Text;
      ++next;
    }
    if (!taken[i]) moved.push_back(lines[i]);
    if (begins) moved.back().kind = LineKind::Text;
  }
  lines = std::move(moved);
  return true;
}

}  // namespace subcite::plain
