// Id. and what stands behind it: a pincite, the same page in further reporters, a tail.
#include "base/text.h"
#include "cite/kind.h"
#include "cite/short_forms.h"
#include "cite/tail.h"

namespace subcite::cite {

namespace {

/// What tells an id. that has lost its period and its italics from other words.
bool is_locator_behind_id(std::string_view text, std::uint32_t at, std::uint32_t end) {
  for (const std::string_view words : {" at ", ", at ", " §", " ¶", " art. "})
    if (starts_with(text, at, end, words)) return true;
  return false;
}

}  // namespace

std::optional<Span> id_at(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  if (at >= end || (note[at] != 'I' && note[at] != 'i')) return std::nullopt;
  for (const std::string_view word : {"Id.", "id.", "ID.", "iD.", "Ibid.", "ibid."})
    if (starts_with(note.text(), at, end, word)) return Span{at, static_cast<std::uint32_t>(at + word.size())};
  // the period lost: italic, or with a pincite behind
  for (const std::string_view word : {"ID", "Ibid"})
    if (starts_with(note.text(), at, end, word) && at + word.size() == end && note[end] == '.') return Span{at, end + 1};
  for (const std::string_view word : {"Id", "id", "ID"}) {
    if (!starts_with(note.text(), at, end, word) || at + 2 > end) continue;
    if (word == "ID" && !(note.in_italic(at) && is_locator_behind_id(note.text(), at + 2, end))) continue;
    const bool bare = at + 2 == end || note[at + 2] == ' ' || note[at + 2] == ',' || note[at + 2] == ';';
    if (bare && (note.in_italic(at) || at + 2 == end || is_locator_behind_id(note.text(), at + 2, end))) return Span{at, at + (note[at + 2] == '.' ? 3U : 2U)};
  }
  return std::nullopt;
}

std::optional<Span> find_id(const NoteText& note, Span within, std::uint32_t base) {
  const std::string_view text = note.text();
  for (std::uint32_t point = within.begin; (point = next_of(note, '.', point, within.end)) < within.end; ++point) {
    if (point < within.begin + 2 || text[point - 1] != 'd' || lower_letter(text[point - 2]) != 'i') continue;
    const std::uint32_t at = point - 2;
    if ((at > within.begin && is_word_byte(text[at - 1])) || note.depth(at) != base || note.in_quote(at) || note.in_url(at)) continue;
    return Span{at, at + 3};
  }
  return std::nullopt;
}

std::uint32_t read_id(const NoteText& note, Span word, std::uint32_t end, Citation& out) {
  const std::string_view text = note.text();
  out.form = Form::Id;
  std::uint32_t at = word.end;
  std::uint32_t from = skip_spaces(text, at, end);
  if (from < end && text[from] == ',') from = skip_spaces(text, from + 1, end);
  if (starts_with(text, from, end, "slip op. ")) from += 9;
  const bool told = has_word(text, from, end, "at");
  const auto pin = read_pincite(text, {from, end});
  if (pin && (told || (pin->locators & (kPages | kRomanPages)) == 0)) {
    set_pincite(out, *pin);
    at = skip_parallel_short(note, pin->span.end, end);
  } else if (const auto rule = pin && !told ? read_sections(text, {from, end}) : std::nullopt; rule && rule->span.end > pin->span.end && text[pin->span.end] == '(') {
    set_pincite(out, *rule);  // "Id. 41(e)(2)(B)": the paragraph of a rule
    at = rule->span.end;
    for (const std::string_view notes : {" advisory committee’s note", " advisory committee's note"})
      if (starts_with(text, at, end, notes)) at = out.pincite.end = trim_of(text, {at, end}, ".,;").end;
  }
  return read_tail(note, at, end, out);
}

std::uint32_t skip_parallel_short(const NoteText& note, std::uint32_t at, std::uint32_t end) {
  while (starts_with(note.text(), at, end, ", ")) {
    const auto read = reporter_here(note, at + 2, end);
    if (!read || !read->short_form) break;
    const auto pin = read_pincite(note.text(), {read->page.begin, end});
    at = pin ? pin->span.end : read->page.end;
  }
  return at;
}

}  // namespace subcite::cite
