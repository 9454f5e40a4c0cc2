// "VOL REPORTER PAGE": a number, the longest run of words that the table of reporters knows, and a
// page, with "at" between them in a short form.
#include "base/text.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite::cite {
namespace {

bool is_number(std::string_view word) { return !word.empty() && word.size() <= 6 && word.find_first_not_of("0123456789") == std::string_view::npos; }

void append_key(std::string& key, std::string_view word) {
  for (const char c : lower_ascii(word))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&') key += c;
}

struct Match {
  std::uint32_t end = 0;
  const facts::Row* row = nullptr;
};

/// The longest reporter that begins here, of at most five words.
Match longest_reporter(std::string_view text, std::uint32_t at, std::uint32_t end) {
  Match best;
  std::string key;
  for (int words = 0; words < 5 && at < end; ++words) {
    const Span word = word_at(text, at, end);
    if (word.empty() || word.size() > 14) break;
    const std::size_t before = key.size();
    append_key(key, slice(text, word));
    if (key.size() == before) break;  // a blank for the page
    if (const auto* row = facts::reporters().find(key)) best = {word.end, row};
    at = skip_spaces(text, word.end, end);
  }
  return best;
}

/// "(4 Wheat.)", "(ser. A)", "(4th)": brackets between reporter and page.
std::uint32_t skip_series(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  at = skip_spaces(note.text(), at, end);
  if (note[at] != '(' || !note.is_bracket(at) || note.closing(at) - at > 16) return at;
  return skip_spaces(note.text(), note.closing(at) + 1, end);
}

Span page_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  Span page{at, at};
  if (at < end && text[at] == '*') ++page.end;
  while (page.end < end && ((text[page.end] >= '0' && text[page.end] <= '9') || text[page.end] == '_')) ++page.end;
  return page;
}

std::optional<ReporterRead> reporter_at(const NoteText& note, Span volume, std::uint32_t end) {
  const std::string_view text = note.text();
  const std::uint32_t from = skip_spaces(text, volume.end, end);
  const Match match = longest_reporter(text, from, end);
  if (match.row == nullptr || match.end == from) return std::nullopt;
  ReporterRead read;
  read.volume = volume;
  read.reporter = trim_of(text, {from, match.end}, ",");
  read.court = match.row->b;
  std::uint32_t at = skip_series(note, match.end, end);
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
  read.page = page_at(text, at, end);
  if (read.page.empty()) return std::nullopt;
  read.whole = {volume.begin, read.page.end};
  return read;
}

}  // namespace

std::optional<ReporterRead> read_reporter(const NoteText& note, Span within, std::uint32_t base) {
  const std::string_view text = note.text();
  for (std::uint32_t at = within.begin; at < within.end; ++at) {
    if (text[at] < '0' || text[at] > '9' || (at > within.begin && (is_word_byte(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.'))) continue;
    const Span word = word_at(text, at, within.end);
    const bool plain = is_number(slice(text, word)) && note.depth(at) == base && !note.in_quote(at) && !note.in_url(at) && !(note.in_italic(at) && note.in_italic(word.end + 1));
    if (plain)
      if (auto read = reporter_at(note, word, within.end)) return read;
    at = word.end;
  }
  return std::nullopt;
}

}  // namespace subcite::cite
