// Lists are read member by member; a number that begins the next citation is no member.
#include "cite/targets.h"

#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "facts/table.h"

namespace subcite::cite {
namespace {

std::uint32_t digits_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && text[at] >= '0' && text[at] <= '9') ++at;
  return at;
}

/// Behind one number or one range; the place itself for none.
std::uint32_t member_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t done = digits_end(text, at, end);
  if (done == at) return at;
  if (done < end && is_alphanumeric(text[done])) return done + 1;  // "49a": a placeholder
  const std::uint32_t dash = skip_spaces(text, done, end);
  for (const std::string_view joint : {"–", "—", "‑", "-", "to ", "through "}) {
    if (!starts_with(text, dash, end, joint)) continue;
    const std::uint32_t from = skip_spaces(text, dash + static_cast<std::uint32_t>(joint.size()), end);
    if (const std::uint32_t last = digits_end(text, from, end); last > from) done = last;
    break;
  }
  return done;
}

/// "notes 1 & 2, and 42 U.S.C. § 1983": the number is the title or volume of what is cited next.
bool opens_citation(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const std::uint32_t name = skip_spaces(text, digits_end(text, at, end), end);
  if (name >= end || !is_upper(decode_utf8(text, name).value)) return false;
  return longest_entry(facts::codes(), text, name, end).row != nullptr || reporter_entry(text, name, end).row != nullptr || journal_entry(text, name, end).row != nullptr;
}

/// Behind the comma or the word that joins the next member; the place itself for none.
std::uint32_t joint_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t from = skip_spaces(text, at, end);
  bool any = false;
  if (from < end && text[from] == ',') from = skip_spaces(text, from + 1, end), any = true;
  for (const std::string_view word : {"and ", "& "})
    if (starts_with(text, from, end, word)) from = skip_spaces(text, from + static_cast<std::uint32_t>(word.size()), end), any = true;
  return any && !opens_citation(text, from, end) ? from : at;
}

/// "note __", "note XX": behind the blank that someone has to fill in; the place itself for none.
std::uint32_t blank_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const Span odd = trim_of(text, word_at(text, at, end), ",.;");
  const std::string_view word = slice(text, odd);
  const bool blank = !word.empty() && (word.find_first_not_of("_?#") == std::string_view::npos || is_one_of(word, {"XX", "XXX", "TK"}));
  return blank ? odd.end : at;
}

/// "II.A", "IV", "3", "B–C".
bool is_path(std::string_view w) { return !w.empty() && (is_roman(w.substr(0, w.find_first_of(".–-"))) || is_page(w) || (w.size() <= 8 && is_upper(decode_utf8(w, 0).value) && w.find_first_of(".–-0123456789") != std::string_view::npos) || w.size() == 1); }

/// What follows a member of a list: "Parts 1, 2, and 3", but not "Part II.B, 12 Yale L.J. 45".
bool ends_member(std::string_view text, std::uint32_t at, std::uint32_t end) {
  if (at >= end || std::string_view(",.;:)").find(text[at]) != std::string_view::npos) return true;
  return starts_with(text, at, end, " and ") || starts_with(text, at, end, " & ");
}

/// Behind the parts that are named: "II.A", "I.A.2, I.B.3–4, and II.A–B".
std::uint32_t paths_end(std::string_view text, std::uint32_t stop, std::uint32_t end, bool several) {
  while (stop < end && (text[stop] == ' ' || (several && starts_with(text, stop, end, ", ")))) {
    std::uint32_t from = skip_spaces(text, stop + (text[stop] == ',' ? 1U : 0U), end);
    for (const std::string_view joint : {"and ", "& "})
      if (several && starts_with(text, from, end, joint)) from = skip_spaces(text, from + static_cast<std::uint32_t>(joint.size()), end);
    const Span next = word_at(text, from, end);
    const Span path = trim_of(text, next, ",.;:");
    if (!is_path(slice(text, path)) || (text[stop] == ',' && !ends_member(text, path.end, end))) break;
    stop = path.end;
    if (stop != next.end && !(several && text[stop] == ',')) break;
  }
  return stop;
}

}  // namespace

std::optional<NoteList> read_note_list(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t from = skip_spaces(text, at, end);
  if (from < end && text[from] == ',') from = skip_spaces(text, from + 1, end);
  for (const std::string_view word : {"notes", "note", "Notes", "Note", "nn.", "n.", "footnotes", "footnote"}) {
    if (!has_word(text, from, end, word)) continue;
    const bool plural = is_one_of(word, {"notes", "Notes", "nn.", "footnotes"});
    const std::uint32_t first = skip_spaces(text, from + static_cast<std::uint32_t>(word.size()), end);
    std::uint32_t done = member_end(text, first, end);
    if (done == first) return NoteList{{}, blank_end(text, first, end), plural};
    while (plural) {
      const std::uint32_t next = joint_end(text, done, end);
      const std::uint32_t after = next == done ? done : member_end(text, next, end);
      if (after == next) break;
      done = after;
    }
    return NoteList{{first, done}, done, plural};
  }
  return std::nullopt;
}

std::optional<PartRead> read_part(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr std::array<std::string_view, 23> kParts{"Parts", "Part", "Sections", "Section", "Subsection", "Subpart", "Chapter", "Chapters", "Figure", "Table", "Appendix", "App.", "pp.", "p.", "pages", "page", "text", "Introduction", "Conclusion", "pt.", "Subsections", "Figures", "Tables"};
  const std::uint32_t from = skip_spaces(text, at, end);
  for (const std::string_view word : kParts) {
    if (!has_word(text, from, end, word)) continue;
    const std::uint32_t stop = from + static_cast<std::uint32_t>(word.size());
    return PartRead{stop, paths_end(text, stop, end, word.ends_with('s')), word == "text"};
  }
  return std::nullopt;
}

}  // namespace subcite::cite
