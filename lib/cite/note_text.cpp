// URLs first, for nothing inside them is a mark; then italics from the runs, quotations, brackets.
#include "cite/note_text.h"

#include <algorithm>

#include "base/byte_set.h"
#include "base/utf8.h"

namespace subcite::cite {

NoteText::NoteText(const Document& document, std::string_view text, Span note)
    : text_(text), span_(note), flags_(note.size()), depth_(note.size()), closing_(note.size()) {
  urls_ = find_addresses(text_, span_);
  for (const PrintedUrl& url : urls_) mark(url.span, kUrl);
  mark_italics(document);
  mark_quotes();
  match_brackets();
}

const PrintedUrl* NoteText::url_at(std::uint32_t at) const {
  const auto it = std::lower_bound(urls_.begin(), urls_.end(), at, [](const PrintedUrl& u, std::uint32_t a) { return u.span.begin < a; });
  if (it == urls_.end()) return nullptr;
  const std::uint32_t gap = it->span.begin - at;
  const bool bracket = gap == 1 && (text_[at] == '<' || text_[at] == '[');
  return gap == 0 || bracket ? &*it : nullptr;
}

std::span<const Span> NoteText::italics_in(Span within) const {
  const auto first = std::lower_bound(italics_.begin(), italics_.end(), within.begin, [](const Span& run, std::uint32_t at) { return run.end <= at; });
  const auto last = std::lower_bound(first, italics_.end(), within.end, [](const Span& run, std::uint32_t at) { return run.begin < at; });
  return {first, last};
}

void NoteText::mark(Span span, std::uint8_t flag) {
  for (std::uint32_t at = std::max(span.begin, span_.begin); at < std::min(span.end, span_.end); ++at) flags_[at - span_.begin] |= flag;
}

void NoteText::mark_italics(const Document& document) {
  auto it = std::lower_bound(document.runs.begin(), document.runs.end(), span_.begin,
                             [](const Run& run, std::uint32_t at) { return run.span.begin < at; });
  for (; it != document.runs.end() && it->span.begin < span_.end; ++it) {
    if (it->style != Style::Italic) continue;
    mark(it->span, kItalic);
    const bool joins = !italics_.empty() && slice(text_, {italics_.back().end, it->span.begin}).find_first_not_of(' ') == std::string_view::npos;
    if (joins) italics_.back().end = it->span.end;
    else italics_.push_back(it->span);
  }
}

/// Curly marks nest as a stack (a doubled single one opens like a double one), straight ones pair by turns; a mark without a partner quotes nothing.
void NoteText::mark_quotes() {
  std::vector<std::uint32_t> open;
  std::uint32_t straight = 0xFFFFFFFF;
  static constexpr ByteSet kMarks = bytes_of("\"\xE2");  // curly ones begin with that byte
  for (std::uint32_t at = span_.begin; (at = find_in(text_, kMarks, at, span_.end)) < span_.end; ++at) {
    if (in_url(at)) continue;
    const CodePoint point = decode_utf8(text_, at);
    const std::uint32_t next = at + point.size;
    const bool doubled = (point.value == 0x2018 || point.value == 0x2019) && text_.substr(next, point.size) == slice(text_, {at, next});
    const bool doubly_open = !open.empty() && decode_utf8(text_, open.back()).value == 0x2018;
    if (point.value == 0x201C || (doubled && point.value == 0x2018)) open.push_back(at);
    if (!open.empty() && (point.value == 0x201D || (doubled && point.value == 0x2019 && doubly_open))) {
      if (open.size() == 1) mark({open.back(), next}, kQuote);
      open.pop_back();
    }
    if (point.value == '"') {
      if (straight != 0xFFFFFFFF) mark({straight, next}, kQuote);
      straight = straight == 0xFFFFFFFF ? at : 0xFFFFFFFF;
    }
    if (doubled) at += point.size + 2;
  }
}

/// "(citing Roe v. Poe, 12 F.3d 4 (2d Cir. 1990). Later ...": a relation whose bracket was never closed ends with
/// its sentence, so that what it cites does not stand beside the citation it explains. The place; 0 for none.
std::uint32_t NoteText::close_relation(std::uint32_t open) {
  const std::string_view inner = text_.substr(open + 1, 12);
  if (!inner.starts_with("citing ") && !inner.starts_with("quoting ")) return 0;
  constexpr std::uint32_t kLongestSentence = 2000;
  const std::uint32_t stop = std::min(span_.end, open + kLongestSentence);
  for (std::uint32_t at = open + 1; at + 1 < stop; ++at) {
    const bool ends = text_[at] == ')' && text_[at + 1] == '.' && closing_[at - span_.begin] > open && (at + 2 >= span_.end || text_[at + 2] == ' ');
    if (!ends) continue;
    closing_[open - span_.begin] = at + 1;
    closing_[at + 1 - span_.begin] = open;
    return at + 1;
  }
  return 0;
}

/// Only matched brackets count, so that one lost mark does not swallow the rest of a note.
void NoteText::match_brackets() {
  constexpr std::ptrdiff_t kMostCrossed = 8;  // brackets of the other shape left open in between
  std::vector<std::uint32_t> open;
  std::vector<std::uint32_t> places;  // of all brackets
  static constexpr ByteSet kBrackets = bytes_of("()[]");
  for (std::uint32_t at = span_.begin; (at = find_in(text_, kBrackets, at, span_.end)) < span_.end; ++at) {
    const char c = text_[at];
    const bool opens = c == '(' || c == '[';
    if (in_url(at)) continue;
    places.push_back(at);
    if (opens) open.push_back(at);
    if (opens) continue;
    const char partner = c == ')' ? '(' : '[';
    const auto deepest = open.size() > kMostCrossed ? open.rbegin() + kMostCrossed : open.rend();
    const auto it = std::find_if(open.rbegin(), deepest, [&](std::uint32_t o) { return text_[o] == partner; });
    if (it == deepest) continue;
    closing_[*it - span_.begin] = at;
    closing_[at - span_.begin] = *it;
    open.erase(it.base() - 1, open.end());
  }
  for (const std::uint32_t lost : open)
    if (const std::uint32_t end = text_[lost] == '(' ? close_relation(lost) : 0; end > 0) places.push_back(end);
  std::sort(places.begin(), places.end());
  places.erase(std::unique(places.begin(), places.end()), places.end());
  measure_depth(places);
}

void NoteText::measure_depth(const std::vector<std::uint32_t>& brackets) {
  std::uint32_t deep = 0;
  std::uint32_t from = span_.begin;
  const auto reach = [&](std::uint32_t to) {
    if (deep > 0) std::fill(depth_.begin() + (from - span_.begin), depth_.begin() + (to - span_.begin), deep);
    from = to;
  };
  for (const std::uint32_t at : brackets) {
    const std::uint32_t partner = closing_[at - span_.begin];
    if (partner == 0) continue;
    const bool opens = partner > at;
    reach(opens ? at : at + 1);
    if (opens) ++deep;
    else if (deep > 0) --deep;
  }
  reach(span_.end);
}

const PrintedUrl* NoteText::next_url(std::uint32_t at) const {
  const auto next = std::lower_bound(urls_.begin(), urls_.end(), at, [](const PrintedUrl& url, std::uint32_t from) { return url.span.begin < from; });
  return next == urls_.end() ? nullptr : &*next;
}

}  // namespace subcite::cite
