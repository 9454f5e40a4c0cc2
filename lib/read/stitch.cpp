// A walk over the lines with two things open at most: a note and a body paragraph. A group of lines
// without a marker goes to the one it completes.
#include "read/stitch.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite::plain {
namespace {

/// Counts brackets and quotation marks as lines come in.
struct Balance {
  int parens = 0;
  int quotes = 0;
  bool straight = false;

  void feed(std::string_view text) {
    static constexpr ByteSet kMarks = bytes_of("()[]\"\xE2");
    for (std::size_t at = find_in(text, kMarks); at < text.size(); at = find_in(text, kMarks, at)) {
      const CodePoint point = decode_utf8(text, at);
      at += point.size;
      switch (point.value) {
        case '(':
        case '[': ++parens; break;
        case ')':
        case ']': --parens; break;
        case U'“': ++quotes; break;
        case U'”': --quotes; break;
        case '"':
          if (quotes > 0) --quotes;
          else straight = !straight;
          break;
        default: break;
      }
    }
  }
  [[nodiscard]] bool open() const { return parens > 0 || quotes > 0 || straight; }
};

class Stitcher {
 public:
  Stitcher(std::string_view source, const std::vector<Line>& lines, const std::vector<Marker>& markers, const std::vector<Candidate>& calls)
      : source_(source), lines_(lines), markers_(markers) {
    for (const Candidate& call : calls)
      if (call.style == CallStyle::Spaced) spaced_.push_back(call.source.begin);
  }

  std::vector<Block> run() {
    std::size_t next_marker = 0;
    for (std::size_t i = 0; i < lines_.size();) {
      if (next_marker < markers_.size() && markers_[next_marker].line == i) {
        begin_note(next_marker++);
        ++i;
        continue;
      }
      i = other_line(i, next_marker < markers_.size() ? markers_[next_marker].line : lines_.size());
    }
    return std::move(blocks_);
  }

 private:
  void begin_note(std::size_t marker) {
    const Marker& m = markers_[marker];
    Block block;
    block.marker = static_cast<std::int32_t>(marker);
    note_ = blocks_.size();
    note_balance_ = {};
    in_note_ = true;
    gap_ = false;
    blocks_.push_back(std::move(block));
    add_to_note(trim(source_, Span{m.text_begin, lines_[m.line].text.end}));
  }

  void add_to_note(Span line) {
    if (line.empty()) return;
    blocks_[note_].lines.push_back(line);
    note_page_ = false;
    note_balance_.feed(slice(source_, line));
  }

  std::size_t other_line(std::size_t i, std::size_t limit) {
    switch (lines_[i].kind) {
      case LineKind::Blank: gap_ = true; return i + 1;
      case LineKind::PageBreak:
      case LineKind::Furniture:
        gap_ = true;
        page_ = true;
        note_page_ = true;
        rule_ = false;
        groups_ = 0;
        return i + 1;
      case LineKind::Rule:
        gap_ = true;
        rule_ = true;
        in_note_ = false;
        return i + 1;
      case LineKind::Contents:
        gap_ = true;
        body_ = kNone;
        return i + 1;
      default: return text_group(i, limit);
    }
  }

  /// Lines up to a blank one, a page's end or the next marker.
  std::size_t text_group(std::size_t i, std::size_t limit) {
    // A line in capitals inside an unfinished note is a title, not a heading.
    if (in_note_ && !gap_ && (lines_[i].kind == LineKind::Text || !ends_sentence(note_end()) || note_balance_.open() || goes_on_in_capitals(i) || begins_source(i, limit))) {
      add_to_note(lines_[i].text);
      return i + 1;
    }
    std::size_t end = i;
    while (end < limit && (lines_[end].kind == LineKind::Text || lines_[end].kind == LineKind::Heading)) ++end;
    std::size_t next = end;
    while (next < limit && lines_[next].kind == LineKind::Blank) ++next;
    const bool cut_by_marker = end == limit && limit < lines_.size();
    const bool before_marker = next == limit && limit < lines_.size();  // a blank line may stand between
    if (note_ != kNone && (belongs_to_note(i, end) || (before_marker && stands_at_foot(i, end)))) {
      for (std::size_t k = i; k < end; ++k) add_to_note(lines_[k].text);
      in_note_ = true;
    } else {
      const std::size_t tail = cut_by_marker && page_ && note_ != kNone ? note_tail(i, end) : end;
      body_group(i, tail);
      for (std::size_t k = tail; k < end; ++k) add_to_note(lines_[k].text);
      in_note_ = false;
    }
    gap_ = false;
    page_ = false;
    ++groups_;
    return end;
  }

  /// Right before the next note of a page: below its rule, or set off from the text above it while the note of
  /// the page before has no end yet.
  [[nodiscard]] bool stands_at_foot(std::size_t begin, std::size_t end) const {
    const bool capitals = lines_[begin].kind == LineKind::Heading;
    if (!note_page_ || end - begin > 40 || (capitals && !goes_on_in_capitals(begin))) return false;
    if (rule_) return true;
    const bool unfinished = !note_balance_.open() && !note_end().empty() && !ends_sentence(note_end());
    const bool lower = is_lower(decode_utf8(slice(source_, lines_[begin].text), 0).value);
    return unfinished && gap_ && groups_ > 0 && (lower || capitals || body_is_open() || cites(begin, end)) && !has_call(begin, end) && ends_sentence(slice(source_, lines_[end - 1].text));
  }

  /// A number glued behind the end of a clause, set above the line or counting on as spaced ones do: body text.
  [[nodiscard]] bool has_call(std::size_t begin, std::size_t end) const {
    const auto spaced = std::lower_bound(spaced_.begin(), spaced_.end(), lines_[begin].text.begin);
    if (spaced != spaced_.end() && *spaced < lines_[end - 1].text.end) return true;
    for (std::size_t k = begin; k < end; ++k) {
      const std::string_view line = slice(source_, lines_[k].text);
      for (std::size_t at = 1; at < line.size(); ++at) {
        const bool raised = (line[at] == '\xC2' || line[at] == '\xE2') && superscript_digit(decode_utf8(line, at).value) >= 0;
        const bool glued = is_digit(static_cast<unsigned char>(line[at])) && at > 1 && std::string_view(".,;:?!").find(line[at - 1]) != std::string_view::npos && is_lower(decode_before(line, at - 1).value);
        if (raised || glued) return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::string_view note_end() const {
    return blocks_[note_].lines.empty() ? std::string_view() : slice(source_, blocks_[note_].lines.back());
  }

  /// "EDWARD C. LIU, CONG." and "RSCH. SERV., R41741, THE STATE SECRETS": names and titles in capitals, with a comma, go on in the line.
  [[nodiscard]] bool goes_on_in_capitals(std::size_t line) const {
    const std::string_view end = note_end();
    const std::string_view word = end.substr(end.rfind(' ') + 1);
    return !word.ends_with(").") && is_all_capitals(word) && slice(source_, lines_[line].text).find(',') != std::string_view::npos;
  }

  /// "TAMSIN ROE & CY POE, TIDES AND" and "WEIRS 187 (1824).": behind a sentence of the note the next source begins with names in capitals,
  /// and the lines up to the next note, or to a blank one, end as a source does.
  [[nodiscard]] bool begins_source(std::size_t line, std::size_t limit) const {
    constexpr std::size_t kMostLines = 6;
    const std::string_view first = slice(source_, lines_[line].text);
    const std::string_view number = first.substr(0, first.find(' '));
    if (lines_[line].kind != LineKind::Heading || first.find(", ") == std::string_view::npos || (number.size() <= 5 && number.ends_with('.') && number.size() != 2)) return false;
    std::size_t end = line;
    while (end < limit && end - line <= kMostLines && (lines_[end].kind == LineKind::Text || lines_[end].kind == LineKind::Heading)) ++end;
    const std::string_view last = slice(source_, lines_[end - 1].text);
    const bool signal = ends_with_any(note_end(), {" cf.", "Cf.", ";", " see, e.g.,", "E.g.,"});
    return end - line > 1 && end - line <= kMostLines && (signal || last.ends_with(").") || (end == limit && limit < lines_.size() && last.ends_with('.')));
  }

  [[nodiscard]] bool body_is_open() const {
    if (body_ == kNone || blocks_[body_].heading || blocks_[body_].lines.empty()) return false;
    return !ends_sentence(without_call(slice(source_, blocks_[body_].lines.back())));
  }

  /// The line without the call-out digits at its end.
  static std::string_view without_call(std::string_view line) {
    while (!line.empty()) {
      const CodePoint point = decode_before(line, line.size());
      if (superscript_digit(point.value) < 0 && !is_digit(point.value)) break;
      line.remove_suffix(point.size);
    }
    return line;
  }

  [[nodiscard]] bool belongs_to_note(std::size_t begin, std::size_t end) const {
    if (lines_[begin].kind == LineKind::Heading) return false;
    const std::string_view first = slice(source_, lines_[begin].text);
    const bool lower = is_lower(decode_utf8(first, 0).value);
    if (note_balance_.open()) {
      Balance after = note_balance_;
      Balance alone;
      for (std::size_t k = begin; k < end; ++k) {
        after.feed(slice(source_, lines_[k].text));
        alone.feed(slice(source_, lines_[k].text));
      }
      // Open over more lines than a quotation has: body text, with the note's rest at its foot.
      if (page_ && end - begin > 12 && lines_to_closing(begin, end) > 12 && note_tail(begin, end) < end) return false;
      const bool closes = alone.parens < 0 || alone.quotes < 0 || (note_balance_.straight && alone.straight);
      return closes && !after.open();
    }
    if (ends_sentence(note_end()) || note_end().empty()) return false;
    return lower && !body_is_open() && !(note_page_ && groups_ == 0 && has_call(begin, end));
  }

  /// How many of the lines it takes to close what the note left open.
  [[nodiscard]] std::size_t lines_to_closing(std::size_t begin, std::size_t end) const {
    Balance after = note_balance_;
    for (std::size_t k = begin; k < end; ++k) {
      after.feed(slice(source_, lines_[k].text));
      if (!after.open()) return k - begin + 1;
    }
    return end - begin + 1;
  }

  /// Where, in lines that end at the next marker, the rest of the open note begins: the first line
  /// from which on the note's brackets close and its sentence ends.
  [[nodiscard]] std::size_t note_tail(std::size_t begin, std::size_t end) const {
    const bool open = note_balance_.open();
    if (!open && (ends_sentence(note_end()) || note_end().empty())) return end;
    if (!ends_sentence(slice(source_, lines_[end - 1].text))) return end;
    if (const std::size_t cited = first_cited(begin, end); cited < end) return cited;
    if (const std::size_t likely = likely_tail(begin, end); likely < end && end - likely <= kLongestTail && closes_note(likely, end)) return likely;
    for (std::size_t k = end; k-- > begin && end - k <= kLongestTail;)
      if (closes_note(k, end)) return k;
    return end;
  }

  /// These lines close what the note has left open, and nothing more.
  [[nodiscard]] bool closes_note(std::size_t begin, std::size_t end) const {
    Balance rest;
    for (std::size_t j = begin; j < end; ++j) rest.feed(slice(source_, lines_[j].text));
    if (!note_balance_.open()) return !rest.open() && rest.parens == 0;
    return rest.parens == -note_balance_.parens && rest.quotes == -note_balance_.quotes && rest.straight == note_balance_.straight;
  }

  /// Behind the last call of the body: the first line that reads like a citation, or the next one where the call ends its line.
  [[nodiscard]] std::size_t likely_tail(std::size_t begin, std::size_t end) const {
    std::size_t from = begin;
    for (std::size_t k = begin; k < end; ++k)
      if (has_call(k, k + 1)) from = k + 1;
    for (std::size_t k = std::max(from, end > kLongestTail ? end - kLongestTail : 0); k < end; ++k)
      if (lines_[k].kind == LineKind::Text && reads_like_citation(slice(source_, lines_[k].text)) && closes_note(k, end)) return k;
    const std::string_view last = from > begin ? slice(source_, lines_[from - 1].text) : std::string_view();
    return !note_balance_.open() && !last.empty() && without_call(last).size() < last.size() ? from : end;
  }

  [[nodiscard]] bool cites(std::size_t begin, std::size_t end) const {
    return std::any_of(lines_.begin() + static_cast<std::ptrdiff_t>(begin), lines_.begin() + static_cast<std::ptrdiff_t>(end), [&](const Line& line) { return reads_like_citation(slice(source_, line.text)); });
  }

  /// An address, a short form, a year in brackets, or two words of a name in capitals.
  static bool reads_like_citation(std::string_view line) {
    for (const std::string_view word : {"http", "supra note", "perma.cc", "Id. at", "id. at", "L. REV.", "L.J. "})
      if (line.find(word) != std::string_view::npos) return true;
    for (std::size_t at = line.find(')'); at != std::string_view::npos; at = line.find(')', at + 1)) {
      const std::string_view year = at >= 4 ? line.substr(at - 4, 4) : std::string_view();
      if (!year.empty() && (year[0] == '1' || year[0] == '2') && all_digits(year)) return true;
    }
    int capitals = 0;
    for (const std::string_view word : split(line, ' ')) {
      const bool small = std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      const auto letters = std::count_if(word.begin(), word.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
      if (!small && letters >= 2) capitals += letters >= 4 ? 1 : 0;
      else capitals = 0;
      if (capitals >= 2) return true;
    }
    return false;
  }

  /// Behind the last spaced call: the first line with words that notes alone have; `end` where there is none.
  [[nodiscard]] std::size_t first_cited(std::size_t begin, std::size_t end) const {
    std::size_t at = begin;
    const auto behind = std::lower_bound(spaced_.begin(), spaced_.end(), lines_[end - 1].text.end);
    if (behind == spaced_.begin() || *(behind - 1) < lines_[begin].text.begin) return end;
    while (at < end && lines_[at].text.begin <= *(behind - 1)) ++at;
    for (; at < end; ++at)
      for (const std::string_view word : {"http", "supra note", "perma.cc", "Id. at"})
        if (slice(source_, lines_[at].text).find(word) != std::string_view::npos) return at;
    return end;
  }

  void body_group(std::size_t begin, std::size_t end) {
    for (std::size_t k = begin; k < end; ++k) {
      const std::string_view text = slice(source_, lines_[k].text);
      const bool heading = lines_[k].kind == LineKind::Heading;
      const bool resumes = k == begin && body_is_open() && !heading &&
                           (note_ != kNone || page_ || !gap_) && !is_upper(decode_utf8(text, 0).value);
      const bool goes_on = k > begin && !heading && !blocks_[body_].heading;
      if (!resumes && !goes_on) start_paragraph(heading);
      blocks_[body_].lines.push_back(lines_[k].text);
    }
  }

  void start_paragraph(bool heading) {
    Block block;
    block.heading = heading;
    body_ = blocks_.size();
    blocks_.push_back(std::move(block));
  }

  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  static constexpr std::size_t kLongestTail = 12;  // lines of a note behind a page
  std::string_view source_;
  const std::vector<Line>& lines_;
  const std::vector<Marker>& markers_;
  std::vector<std::uint32_t> spaced_;  // where calls of that style begin
  std::vector<Block> blocks_;
  std::size_t note_ = kNone;  // the note last begun
  std::size_t body_ = kNone;  // the paragraph last begun
  Balance note_balance_;
  bool in_note_ = false;
  bool gap_ = true;
  bool page_ = false;
  bool note_page_ = false;  // a page has ended since the note's last line
  bool rule_ = false;       // below a rule of this page
  int groups_ = 0;          // groups of text on this page so far
};

}  // namespace

std::vector<Block> stitch(std::string_view source, const std::vector<Line>& lines,
                          const std::vector<Marker>& markers, const std::vector<Candidate>& calls) {
  return Stitcher(source, lines, markers, calls).run();
}

}  // namespace subcite::plain
