// Nothing is nested here: brackets are counted.
#include "read/latex_scan.h"

#include <algorithm>

#include "base/utf8.h"

namespace subcite {

std::uint32_t LatexScan::end_of_line(std::uint32_t at, std::uint32_t end) const { return static_cast<std::uint32_t>(std::min<std::size_t>(source_.find('\n', at), end)); }

std::uint32_t LatexScan::behind_comment(std::uint32_t at, std::uint32_t end) const {
  at = std::min(end_of_line(at, end) + 1, end);
  skip_blanks(at, end);
  return at;
}

std::string_view LatexScan::command_name(std::uint32_t at, std::uint32_t end) const {
  std::uint32_t stop = at + 1;
  while (stop < end && ((source_[stop] | 0x20) >= 'a' && (source_[stop] | 0x20) <= 'z')) ++stop;
  if (stop == at + 1 && stop < end) stop += decode_utf8(source_, stop).size;
  return source_.substr(at + 1, stop - at - 1);
}

void LatexScan::skip_blanks(std::uint32_t& at, std::uint32_t end) const {
  while (at < end && (source_[at] == ' ' || source_[at] == '\t')) ++at;
}

void LatexScan::skip_to_brace(std::uint32_t& at, std::uint32_t end) const {
  std::uint32_t next = at;
  int lines = 0;  // an empty line ends the paragraph
  while (next < end && lines < 2 && (source_[next] == ' ' || source_[next] == '\t' || source_[next] == '\r' || source_[next] == '\n' || source_[next] == '%')) {
    lines += source_[next] == '\n' ? 1 : 0;
    next = source_[next] == '%' ? behind_comment(next, end) : next + 1;
  }
  if (next < end && source_[next] == '{') at = next;
}

Span LatexScan::group(std::uint32_t& at, std::uint32_t end, char open, char close) const {
  if (at >= end || source_[at] != open) return {at, at};
  int deep = 0;
  for (std::uint32_t k = at; k < end; ++k) {
    if (source_[k] == '\\') ++k;
    else if (source_[k] == open) ++deep;
    else if (source_[k] == close && --deep == 0) {
      const Span inside{at + 1, k};
      at = k + 1;
      return inside;
    }
  }
  const Span inside{at + 1, end};
  at = end;
  return inside;
}

Span LatexScan::skip_optional(std::uint32_t& at, std::uint32_t end) const {
  skip_blanks(at, end);
  Span last{at, at};
  while (at < end && source_[at] == '[') last = group(at, end, '[', ']');
  return last;
}

Span LatexScan::argument(std::uint32_t& at, std::uint32_t end) const {
  skip_optional(at, end);
  skip_to_brace(at, end);
  return group(at, end, '{', '}');
}

Span LatexScan::token(std::uint32_t& at, std::uint32_t end) const {
  while (at < end && (source_[at] == ' ' || source_[at] == '\t' || source_[at] == '\n' || source_[at] == '\r')) ++at;
  if (at >= end || source_[at] == '{') return group(at, end, '{', '}');
  const std::uint32_t begin = at;
  at += source_[at] == '\\' ? static_cast<std::uint32_t>(command_name(at, end).size()) + 1 : decode_utf8(source_, at).size;
  at = std::min(at, end);
  return {begin, at};
}

}  // namespace subcite
