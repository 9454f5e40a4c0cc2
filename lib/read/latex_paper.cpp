// A change of look ends a run; notes are sorted by their numbers at the end, since \footnotetext may stand anywhere.
#include "read/latex_paper.h"

#include <algorithm>

#include "base/utf8.h"

namespace subcite {

void LatexPaper::begin_paragraph(bool heading) {
  if (body_.empty() || body_.back().writer.size() > 0 || body_.back().writer.has_calls()) body_.emplace_back();
  body_.back().heading = heading;
  body_.back().quotation = quotations_ > 0;
  stream_ = &body_.back();
}

void LatexPaper::settle(Stream& s) {
  if (s.look.italic) s.writer.mark(s.look_begin, Style::Italic);
  if (s.look.small_caps) s.writer.mark(s.look_begin, Style::SmallCaps);
  if (s.look.bold) s.writer.mark(s.look_begin, Style::Bold);
  if (s.look.raised) s.writer.mark(s.look_begin, Style::Superscript);
  s.look_begin = s.writer.size();
}

LatexPaper::Stream& LatexPaper::with_look(LatexLook look) {
  Stream& s = *stream_;
  if (s.look == look) return s;
  settle(s);
  s.look = look;
  return s;
}

void LatexPaper::put(std::uint32_t at, LatexLook look) {
  const CodePoint point = decode_utf8(source_, at);
  const std::string_view bytes = source_.substr(at, point.size);
  Stream& s = with_look(look);
  if (macro_ >= 0) s.writer.put_for(bytes, place(at));
  else s.writer.put(bytes, point.value, at);
}

void LatexPaper::put_for(std::string_view text, std::uint32_t at, LatexLook look) { with_look(look).writer.put_for(text, place(at)); }

void LatexPaper::space(std::uint32_t at, LatexLook look) {
  const std::string_view text = stream_->writer.text();
  if (!text.empty() && text.back() != ' ') put_for(" ", at, look);
}

void LatexPaper::call(const std::string& number, std::uint32_t value, std::uint32_t begin) {
  stream_->writer.call(calls_.size());
  calls_.push_back({number, value, {place(begin), place(begin) + 1}, -1, 0});
}

LatexPaper::Outer LatexPaper::open_note(const std::string& number, std::uint32_t value, bool author) {
  const Outer outer{stream_, note_};
  notes_.push_back({{}, number, value, author, {}});
  note_ = &notes_.back();
  stream_ = &note_->text;
  return outer;
}

void LatexPaper::close_note(Outer outer, Span source) {
  settle(note_->text);
  note_->source = source;
  stream_ = outer.stream;
  note_ = outer.note;
}

void LatexPaper::link_since(Mark mark, const std::string& target) {
  if (mark.stream == stream_) stream_->writer.mark(mark.begin, Style::Link, target);
}

void LatexPaper::quotation(bool begins) { quotations_ = std::max(0, quotations_ + (begins ? 1 : -1)); }

void LatexPaper::write(Document& out) {
  std::vector<OriginPiece> pieces;
  out.callouts = std::move(calls_);
  for (Stream& paragraph : body_) {
    settle(paragraph);
    const Span span = paragraph.writer.append_to(out, pieces);
    if (!span.empty()) out.body.push_back({span, paragraph.heading, paragraph.quotation});
  }
  auto order = static_cast<std::uint32_t>(out.body.size());
  for (const PaperNote& n : notes_) {
    Note note;
    note.label = n.number;
    note.value = n.value;
    if (n.author) note.kind = NoteKind::Author;
    else note.number = n.number;
    note.text = n.text.writer.append_to(out, pieces);
    note.place = out.origins.place_in_source(n.source);
    note.order = order++;
    out.notes.push_back(std::move(note));
  }
  std::stable_sort(out.notes.begin(), out.notes.end(), [](const Note& a, const Note& b) { return a.value < b.value; });
  for (const OriginPiece& piece : pieces) out.origins.add(piece.text, piece.source);
  std::stable_sort(out.runs.begin(), out.runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
}

}  // namespace subcite
