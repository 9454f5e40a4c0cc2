// Plain text, as extracted from a PDF or typed: lines are classified, call-outs and note markers
// found, lines given to body or note, and everything written to the document in file order.
#include <algorithm>
#include <unordered_map>

#include "base/text.h"
#include "base/utf8.h"
#include "read/builder.h"
#include "read/callouts.h"
#include "read/labels.h"
#include "read/lines.h"
#include "read/loose_numbers.h"
#include "read/markers.h"
#include "read/reader.h"
#include "read/star_pages.h"
#include "read/stitch.h"
#include "read/text.h"

namespace subcite {
namespace {

using namespace plain;

/// Author calls: stars or daggers glued to a word, one for each author note.
void add_star_calls(std::string_view source, const std::vector<Marker>& markers, std::vector<Candidate>& calls) {
  for (const Marker& marker : markers) {
    if (!marker.star) continue;
    const std::string_view head = source.substr(0, marker.label.begin);
    for (std::size_t at = head.find(marker.number); at != std::string_view::npos; at = head.find(marker.number, at + 1)) {
      const std::size_t end = at + marker.number.size();
      const bool glued = at > 0 && (marker.number[0] == '[' || !is_space(decode_before(head, at).value)) && head[at - 1] != '*';
      if (!glued || (end < head.size() && (head[end] == '*' || is_word_byte(head[end])))) continue;
      calls.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)}, 0, CallStyle::Star, marker.number});
      break;
    }
  }
}

class TextReading {
 public:
  TextReading(OriginMap origins, Document& out) : out_(out), builder_(out, {}) {
    out_.origins = std::move(origins);
    source_ = out_.origins.source();
  }

  void run() {
    builder_.learn_words(source_);
    lines_ = classify_lines(source_);
    calls_ = find_candidates(source_, lines_);
    const auto plausible = keep_sequence(calls_, {});
    const bool gathered = gather_loose_numbers(source_, plausible.size(), lines_);
    markers_ = find_markers(source_, lines_, plausible, gathered);
    blocks_ = stitch(source_, lines_, markers_, plausible);
    keep_body_calls();
    star_pages_ = find_star_pages(source_, lines_);
    write();
    label_notes(out_);
    pair_callouts(out_);
  }

 private:
  /// Digits inside notes and markers call nothing.
  void keep_body_calls() {
    std::vector<Span> body;
    for (const Block& block : blocks_)
      if (block.marker < 0) body.insert(body.end(), block.lines.begin(), block.lines.end());
    std::sort(body.begin(), body.end(), [](Span a, Span b) { return a.begin < b.begin; });
    std::vector<Candidate> inside;
    std::size_t at = 0;
    for (const Candidate& c : calls_) {
      while (at < body.size() && body[at].end <= c.source.begin) ++at;
      if (at < body.size() && body[at].contains(c.source)) inside.push_back(c);
    }
    std::vector<std::uint32_t> known;
    for (const Marker& m : markers_) known.push_back(m.value);
    std::sort(known.begin(), known.end());
    calls_ = keep_sequence(inside, known);
    fill_gaps(source_, body, known, calls_);
    add_star_calls(source_, markers_, calls_);
    std::sort(calls_.begin(), calls_.end(),
              [](const Candidate& a, const Candidate& b) { return a.source.begin < b.source.begin; });
  }

  void write() {
    for (const Candidate& c : calls_) out_.callouts.push_back({c.printed, c.value, c.source, -1, 0});
    std::size_t order = 0;
    for (const Block& block : blocks_) {
      const Span text = builder_.append(block.lines, marks_in(block));
      if (block.marker < 0) out_.body.push_back({text, block.heading});
      else add_note(block, text, static_cast<std::uint32_t>(order));
      ++order;
    }
    std::stable_sort(out_.runs.begin(), out_.runs.end(),
                     [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  }

  /// What does not reach the text: call-outs of the body, pages of the print.
  [[nodiscard]] std::vector<Mark> marks_in(const Block& block) const {
    std::vector<Mark> marks;
    for (const Span& line : block.lines) {
      if (block.marker < 0) add_calls(line, marks);
      else add_filling(line, marks);
      auto page = std::lower_bound(star_pages_.begin(), star_pages_.end(), line.begin, [](Span span, std::uint32_t at) { return span.begin < at; });
      for (; page != star_pages_.end() && page->begin < line.end; ++page) marks.push_back({*page});
    }
    std::sort(marks.begin(), marks.end(), [](const Mark& a, const Mark& b) { return a.source.begin < b.source.begin; });
    return marks;
  }

  /// Blanks that fill a line of a note before a long address: one is enough.
  void add_filling(Span line, std::vector<Mark>& marks) const {
    const std::string_view words = slice(source_, line);
    for (std::size_t at = words.find("   "); at != std::string_view::npos;) {
      const std::size_t stop = std::min(words.find_first_not_of(' ', at), words.size());
      marks.push_back({{line.begin + static_cast<std::uint32_t>(at + 1), line.begin + static_cast<std::uint32_t>(stop)}});
      at = words.find("   ", stop);
    }
  }

  void add_calls(Span line, std::vector<Mark>& marks) const {
    auto it = std::lower_bound(calls_.begin(), calls_.end(), line.begin,
                               [](const Candidate& c, std::uint32_t at) { return c.source.begin < at; });
    for (; it != calls_.end() && it->source.begin < line.end; ++it) {
      const bool between_blanks = it->source.begin > line.begin && source_[it->source.begin - 1] == ' ' && (it->source.end >= line.end || source_[it->source.end] == ' ');
      const bool blank = is_set_off(it->style) || ((it->style == CallStyle::Bracket || it->printed.starts_with('[')) && between_blanks);  // of the call's making
      const bool opens = it->source.begin == line.begin && it->source.end < line.end && source_[it->source.end] == ' ';                   // the line's end stands for it
      marks.push_back({{it->source.begin - (blank ? 1U : 0U), it->source.end + (opens ? 1U : 0U)}, static_cast<std::uint32_t>(it - calls_.begin())});
    }
  }

  void add_note(const Block& block, Span text, std::uint32_t order) {
    const Marker& marker = markers_[static_cast<std::size_t>(block.marker)];
    Note note;
    note.number = marker.star ? std::string() : marker.number;
    note.label = marker.number;
    note.value = marker.value;
    note.kind = marker.star ? NoteKind::Author : NoteKind::Numbered;
    note.text = text;
    const std::uint32_t end = block.lines.empty() ? marker.label.end : block.lines.back().end;
    note.place = out_.origins.place_in_source({std::min(marker.label.begin, block.lines.empty() ? marker.label.begin : block.lines.front().begin), end});
    note.order = order;
    out_.notes.push_back(std::move(note));
  }

  Document& out_;
  Builder builder_;
  std::string_view source_;
  std::vector<Line> lines_;
  std::vector<Candidate> calls_;
  std::vector<Marker> markers_;
  std::vector<Block> blocks_;
  std::vector<Span> star_pages_;
};

Result<void> read_text(std::string source, const ReadOptions& /*options*/, Document& out) {
  read_plain_text(OriginMap(std::move(source)), out);
  return {};
}

}  // namespace

void read_plain_text(OriginMap origins, Document& out) { TextReading(std::move(origins), out).run(); }

extern const Reader kReader_text;
const Reader kReader_text{Format::Text, {"txt", "text"}, read_text};

}  // namespace subcite
