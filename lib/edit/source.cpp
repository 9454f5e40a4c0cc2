// Positions come from the reader's map; what they say is checked against the source before anything is changed.
#include "edit/source.h"

#include <algorithm>

#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

bool starts_character(std::string_view text, std::size_t at) { return at >= text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80; }

/// The edit without the words that stay.
Edit narrowed(std::string_view text, const Edit& edit) {
  std::string_view old = slice(text, edit.span);
  std::string_view fresh = edit.replacement;
  std::size_t head = 0;
  while (head < old.size() && head < fresh.size() && old[head] == fresh[head]) ++head;
  while (head > 0 && !(starts_character(old, head) && starts_character(fresh, head))) --head;
  old.remove_prefix(head);
  fresh.remove_prefix(head);
  std::size_t tail = 0;
  while (tail < old.size() && tail < fresh.size() && old[old.size() - 1 - tail] == fresh[fresh.size() - 1 - tail]) ++tail;
  while (tail > 0 && !starts_character(old, old.size() - tail)) --tail;
  const auto begin = edit.span.begin + static_cast<std::uint32_t>(head);
  return {{begin, begin + static_cast<std::uint32_t>(old.size() - tail)}, std::string(fresh.substr(0, fresh.size() - tail))};
}

std::string escaped(std::string_view words, Format format) {
  std::string out;
  for (const char c : words) {
    const bool tex = format == Format::Latex && std::string_view("%&$#_{}").find(c) != std::string_view::npos;
    const bool mark = format == Format::Markdown && (c == '*' || c == '_' || c == '`' || c == '<');
    if (format == Format::Html && c == '&') out += "&amp;";
    else if (format == Format::Html && c == '<') out += "&lt;";
    else out += (tex || mark ? "\\" : "") + std::string(1, c);
  }
  return out;
}

bool is_field(const Document& d, Span span) {
  // Words put right behind a field would lie in it, and go when it is updated.
  const auto meets = [&](Span shown) { return span.empty() ? shown.begin < span.begin && span.begin <= shown.end : span.begin < shown.end && shown.begin < span.end; };
  return std::any_of(d.cross_refs.begin(), d.cross_refs.end(), [&](const CrossRef& ref) { return meets(ref.shown); }) ||
         std::any_of(d.managed.begin(), d.managed.end(), [&](const ManagedField& field) { return meets(field.shown); });
}

/// Behind the character before the place; where none stands there, before the one at it.
std::uint32_t insertion(const Document& d, std::uint32_t at) {
  if (at == 0 || d.text[at - 1] == '\n') return d.origins.source_of(at);
  std::uint32_t before = at - 1;
  while (before > 0 && !starts_character(d.text, before)) --before;
  return d.origins.source_of(before) + (at - before);
}

/// Behind the address of a Markdown link that ends here, and the marks of italics around it.
std::uint32_t behind_link(const Document& d, std::uint32_t at) {
  const std::string_view source = d.origins.source();
  if (d.format != Format::Markdown || source.substr(at, 2) != "](") return at;
  const std::size_t close = source.find(')', at);
  if (close == std::string_view::npos || source.substr(at, close - at).find('\n') != std::string_view::npos) return at;
  at = static_cast<std::uint32_t>(close + 1);
  while (at < source.size() && (source[at] == '*' || source[at] == '_')) ++at;
  return at;
}

/// Words of a Markdown manuscript with the marks of italics among them, where these come in pairs: all of it may go.
std::optional<SourceEdit> with_marks(const Document& d, Span words) {
  if (d.format != Format::Markdown) return std::nullopt;
  const Span span{d.origins.source_of(words.begin), d.origins.source_of(words.end - 1) + 1};
  const std::string_view source = d.origins.source();
  if (span.end > source.size() || span.end < span.begin || span.size() > words.size() + 20) return std::nullopt;
  std::string plain;
  std::size_t marks = 0;
  for (const char c : slice(source, span)) c == '*' || c == '_' ? static_cast<void>(++marks) : plain.push_back(c);
  return marks % 2 == 0 && plain == d.at(words) ? std::optional<SourceEdit>({span, {}}) : std::nullopt;
}

/// Where words of the text stand in the source in one piece.
std::optional<Span> one_piece(const Document& d, Span words) {
  const std::uint32_t begin = d.origins.source_of(words.begin);
  const Span span{begin, begin + words.size()};
  const std::string_view source = d.origins.source();
  return span.end <= source.size() && slice(source, span) == d.at(words) ? std::optional(span) : std::nullopt;
}

/// The new words in the markup of italics; nothing in formats where that is no text beside the words.
std::optional<SourceEdit> in_italics(const Document& d, const Edit& edit) {
  const std::string words = escaped(edit.replacement, d.format);
  const std::optional<Span> span = edit.span.empty() ? std::nullopt : one_piece(d, edit.span);
  if (!span) return std::nullopt;
  switch (d.format) {
    case Format::Markdown: return SourceEdit{*span, "*" + words + "*"};
    case Format::Latex: return SourceEdit{*span, "\\emph{" + words + "}"};
    case Format::Html: return SourceEdit{*span, "<em>" + words + "</em>"};
    default: return std::nullopt;
  }
}

}  // namespace

std::optional<SourceEdit> to_source(const Document& d, const Edit& edit) {
  if (edit.italic) return is_field(d, edit.span) ? std::nullopt : in_italics(d, edit);
  const Edit narrow = narrowed(d.text, edit);
  if (is_field(d, narrow.span)) return std::nullopt;
  const std::string words = escaped(narrow.replacement, d.format);
  if (narrow.span.empty()) {
    const std::uint32_t at = insertion(d, narrow.span.begin);
    const bool same = narrow.span.begin == 0 || at == 0 || d.text[narrow.span.begin - 1] == d.origins.source()[at - 1];
    if (!same || words.empty()) return std::nullopt;
    const std::uint32_t place = behind_link(d, at);
    return SourceEdit{{place, place}, words};
  }
  if (const auto span = one_piece(d, narrow.span)) return SourceEdit{*span, words};
  return words.empty() ? with_marks(d, narrow.span) : std::nullopt;
}

std::string with_edits(std::string_view source, std::vector<SourceEdit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const SourceEdit& a, const SourceEdit& b) { return a.source.begin < b.source.begin; });
  std::string out;
  std::uint32_t at = 0;
  for (const SourceEdit& edit : edits) {
    out += source.substr(at, edit.source.begin - at);
    out += edit.replacement;
    at = edit.source.end;
  }
  return out += source.substr(at);
}

bool overlap(const SourceEdit& a, const SourceEdit& b) {
  if (a.source.empty() && b.source.empty()) return a.source.begin == b.source.begin;
  return a.source.begin <= b.source.end && b.source.begin <= a.source.end;
}

}  // namespace subcite
