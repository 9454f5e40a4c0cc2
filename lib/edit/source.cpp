// Positions come from the reader's map; what they say is checked against the source before anything is changed.
#include "edit/source.h"

#include <algorithm>
#include <array>

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

/// How a format writes a style; what it writes small capitals with is not told from other markup in a source.
struct Markup {
  std::vector<std::string_view> opens;  // of italics
  std::vector<std::string_view> closes;
  std::array<std::string_view, 2> italic;  // around words
  std::array<std::string_view, 2> small_caps;
};

const Markup* markup_of(Format format) {
  static const Markup kMarkdown{{"*", "_"}, {"*", "_"}, {"*", "*"}, {"[", "]{.smallcaps}"}};
  static const Markup kLatex{{"\\emph{", "\\textit{"}, {"}"}, {"\\emph{", "}"}, {"\\textsc{", "}"}};
  static const Markup kHtml{{"<em>", "<i>"}, {"</em>", "</i>"}, {"<em>", "</em>"}, {"<span style=\"font-variant: small-caps\">", "</span>"}};
  switch (format) {
    case Format::Text:  // stars, where it has them
    case Format::Markdown: return &kMarkdown;
    case Format::Latex: return &kLatex;
    case Format::Html: return &kHtml;
    default: return nullptr;
  }
}

/// The new words with the markup of their styles.
std::string marked_up(const Edit& edit, const Markup& markup, Format format) {
  std::string out;
  std::uint32_t at = 0;
  for (const Run& run : *edit.runs) {
    const auto& [open, close] = run.style == Style::SmallCaps ? markup.small_caps : markup.italic;
    out += escaped(slice(edit.replacement, {at, run.span.begin}), format);
    out.append(open).append(escaped(slice(edit.replacement, run.span), format)).append(close);
    at = run.span.end;
  }
  return out + escaped(std::string_view(edit.replacement).substr(at), format);
}

bool is_italic_at(const Document& d, std::uint32_t at) {
  auto it = std::upper_bound(d.runs.begin(), d.runs.end(), at, [](std::uint32_t place, const Run& run) { return place < run.span.begin; });
  constexpr int kNear = 40;  // runs that may lie over one place
  for (int step = 0; it != d.runs.begin() && step < kNear; ++step)
    if (--it; it->style == Style::Italic && at < it->span.end) return true;
  return false;
}

/// The source without the markup of italics; nothing where some of it is not closed there.
std::optional<std::string> without_markup(std::string_view source, const Markup& markup) {
  std::string out;
  int deep = 0;
  for (std::size_t at = 0; at < source.size();) {
    const auto token = [&](const std::vector<std::string_view>& tokens) { return std::find_if(tokens.begin(), tokens.end(), [&](std::string_view t) { return source.substr(at).starts_with(t); }); };
    const auto close = deep > 0 ? token(markup.closes) : markup.closes.end();
    const auto open = close == markup.closes.end() ? token(markup.opens) : markup.opens.end();
    if (close != markup.closes.end()) --deep, at += close->size();
    else if (open != markup.opens.end()) ++deep, at += open->size();
    else out += source[at++];
  }
  return deep == 0 ? std::optional(out) : std::nullopt;
}

/// Where words stand in the source with the whole markup of their italics, beginning and end of it included. Nothing where other
/// markup stands among them, or their italics begin before them or end behind them.
std::optional<Span> with_italics(const Document& d, Span words, const Markup& markup) {
  const std::string_view source = d.origins.source();
  Span span{d.origins.source_of(words.begin), d.origins.source_of(words.end - 1) + 1};
  constexpr std::uint32_t kMost = 200;  // bytes of markup among words
  if (span.end > source.size() || span.end < span.begin || span.size() > words.size() + kMost) return std::nullopt;
  if (is_italic_at(d, words.begin)) {
    const auto open = std::find_if(markup.opens.begin(), markup.opens.end(), [&](std::string_view t) { return source.substr(0, span.begin).ends_with(t); });
    if (open == markup.opens.end()) return std::nullopt;
    span.begin -= static_cast<std::uint32_t>(open->size());
  }
  if (is_italic_at(d, words.end - 1)) {
    const auto close = std::find_if(markup.closes.begin(), markup.closes.end(), [&](std::string_view t) { return source.substr(span.end).starts_with(t); });
    if (close == markup.closes.end()) return std::nullopt;
    span.end += static_cast<std::uint32_t>(close->size());
  }
  return without_markup(slice(source, span), markup) == d.at(words) ? std::optional(span) : std::nullopt;
}

/// Words that go, and the marks of their italics with them.
std::optional<SourceEdit> taken_out(const Document& d, Span words) {
  if (auto edit = with_marks(d, words)) return edit;
  const Markup* markup = markup_of(d.format);
  const std::optional<Span> span = markup != nullptr ? with_italics(d, words, *markup) : std::nullopt;
  return span ? std::optional<SourceEdit>({*span, {}}) : std::nullopt;
}

/// New words that have typefaces of their own.
std::optional<SourceEdit> in_typefaces(const Document& d, const Edit& edit) {
  if (edit.span.empty()) return std::nullopt;
  if (const Markup* markup = markup_of(d.format)) {
    const std::optional<Span> span = with_italics(d, edit.span, *markup);
    return span ? std::optional<SourceEdit>({*span, marked_up(edit, *markup, d.format)}) : std::nullopt;
  }
  const std::optional<Span> span = one_piece(d, edit.span);
  return span && d.format == Format::Docx ? std::optional<SourceEdit>({*span, edit.replacement, edit.runs}) : std::nullopt;
}

}  // namespace

std::optional<SourceEdit> to_source(const Document& d, const Edit& edit) {
  if (edit.runs) return is_field(d, edit.span) ? std::nullopt : in_typefaces(d, edit);
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
  return words.empty() ? taken_out(d, narrow.span) : std::nullopt;
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
