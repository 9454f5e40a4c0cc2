// "VOL REPORTER PAGE": a number, the longest run of words that the table of reporters knows, and a
// page, with "at" between them in a short form.
#include <algorithm>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite::cite {
namespace {

bool is_number(std::string_view word) { return !word.empty() && word.size() <= 6 && all_digits(word); }

/// "(4 Wheat.)", "(ser. A)", "(4th)": brackets between reporter and page.
std::uint32_t skip_series(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  at = skip_spaces(note.text(), at, end);
  if (note[at] != '(' || !note.is_bracket(at) || note.closing(at) - at > 16) return at;
  return skip_spaces(note.text(), note.closing(at) + 1, end);
}

/// "lxiv": small letters of a Roman number and nothing else.
Span roman_page(std::string_view text, std::uint32_t at, std::uint32_t end) {
  Span page{at, at};
  while (page.end < end && std::string_view("ivxlc").find(text[page.end]) != std::string_view::npos) ++page.end;
  return page.size() < 2 || (page.end < end && is_word_byte(text[page.end])) ? Span{at, at} : page;
}

Span page_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (const Span roman = roman_page(text, at, end); !roman.empty()) return roman;
  Span page{at, at};
  if (at < end && text[at] == '*') ++page.end;
  while (page.end < end && ((text[page.end] >= '0' && text[page.end] <= '9') || text[page.end] == '_')) ++page.end;
  return page;
}

std::optional<ReporterRead> reporter_at(const NoteText& note, Span volume, std::uint32_t end) {
  const std::string_view text = note.text();
  const std::uint32_t from = skip_spaces(text, volume.end, end);
  Entry match = reporter_entry(text, from, end);
  ReporterRead read;
  if (match.row == nullptr) {
    match = longest_entry(facts::codes(), text, from, end);
    read.kind = match.row != nullptr && match.row->a == "Fed. Reg." ? Kind::Regulation : Kind::None;
    if (read.kind == Kind::None || !starts_with(text, match.end, end, " at ")) return std::nullopt;
  }
  if (match.end == from) return std::nullopt;
  read.volume = volume;
  read.reporter = trim_of(text, {from, match.end}, ",");
  if (read.kind == Kind::Case) {
    read.court = match.row->b;
    read.international = match.row->c == "intl" || match.row->c == "eu";
  }
  std::uint32_t at = skip_series(note, match.end, end);
  if (read.kind == Kind::Case && at == skip_spaces(text, match.end, end) && starts_with(text, at, end, "No. ")) {
    const std::uint32_t number = at;  // the number is no page: what is cited behind it may be less
    read.page = page_at(text, skip_spaces(text, at + 4, end), end);
    if (read.page.empty()) return std::nullopt;
    read.numbered = true;
    read.page.begin = number;
    read.whole = {volume.begin, read.page.end};
    return read;
  }
  if (read.kind == Kind::Case && starts_with(text, at, end, "¶ ")) {  // "130 F.E.R.C. ¶ 61,131": decisions by the paragraphs of a service
    read.page = page_at(text, at + 3, end);
    while (!read.page.empty() && text.substr(read.page.end, 1) == "," && page_at(text, read.page.end + 1, end).size() == 3) read.page.end += 4;
    if (read.page.empty()) return std::nullopt;
    read.numbered = true;
    read.whole = {volume.begin, read.page.end};
    return read;
  }
  if (has_word(text, at, end, "at") && text[match.end - 1] != ',') {
    read.short_form = true;
    at = skip_spaces(text, at + 2, end);
  } else if (starts_with(text, match.end, end, ", at ")) {
    read.short_form = true;
    at = match.end + 5;
  }
  if (starts_with(text, match.end - 1, end, ", at ")) {
    read.short_form = true;
    at = match.end + 4;
  }
  for (const std::string_view word : {"p. ", "pp. ", "page ", "pages "})
    if (read.short_form && starts_with(text, at, end, word)) at += static_cast<std::uint32_t>(word.size());
  const bool paragraph = !read.short_form && starts_with(text, at, end, "¶ ");  // "174 FERC ¶ 61,106"
  if (paragraph) at += static_cast<std::uint32_t>(std::string_view("¶ ").size());
  read.page = page_at(text, at, end);
  if (read.page.empty()) return std::nullopt;
  const bool thousands = (paragraph || match.row->key.starts_with("fcc")) && read.page.size() < 4 && text.substr(read.page.end, 1) == "," && page_at(text, read.page.end + 1, end).size() == 3;
  if (thousands) read.page.end += 4;  // "25 FCC Rcd. 17,905"
  read.whole = {volume.begin, read.page.end};
  return read;
}

}  // namespace

Entry reporter_entry(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || !is_upper(decode_utf8(text, at).value)) return {};
  constexpr std::uint32_t kLongest = 80;
  end = std::min(end, at + kLongest);
  end = static_cast<std::uint32_t>(at + std::min<std::size_t>(text.substr(at, end - at).find(','), end - at));
  const Entry printed = longest_entry(facts::reporters(), text, at, end);
  const Entry variant = longest_entry(facts::reporter_variants(), text, at, end);
  Entry best = printed;
  if (variant.row != nullptr && variant.end > printed.end) best = {variant.end, facts::reporters().find(variant.row->a)};
  const bool word_too = best.row != nullptr && best.row->f == "1";
  return word_too && !equals_ignoring_case(slice(text, {at, best.end}), best.row->a) ? Entry{} : best;
}

std::optional<ReporterRead> reporter_here(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  const Span word = word_at(note.text(), at, end);
  return is_number(note.at(word)) ? reporter_at(note, word, end) : std::nullopt;
}

std::optional<ReporterRead> read_reporter(const NoteText& note, Span within, std::uint32_t base) {
  const std::string_view text = note.text();
  static constexpr ByteSet kDigits = bytes_of("0123456789");
  for (std::uint32_t at = within.begin; (at = find_in(text, kDigits, at, within.end)) < within.end; ++at) {
    if (at > within.begin && (is_word_byte(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.')) continue;
    const Span word = word_at(text, at, within.end);
    const bool plain = is_number(slice(text, word)) && note.depth(at) == base && !note.in_quote(at) && !note.in_url(at) && !(note.in_italic(at) && note.in_italic(word.end + 1));
    if (plain)
      if (auto read = reporter_at(note, word, within.end)) return read;
    at = word.end;
  }
  return std::nullopt;
}

}  // namespace subcite::cite
