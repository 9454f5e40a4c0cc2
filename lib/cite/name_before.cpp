// The name that ends at a place: a party, an author, read backwards word by word.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/kind.h"

namespace subcite::cite {

namespace {

/// Where the parenthesis of "R (on the application of Miller)" opens that closes here; the place itself for none.
std::uint32_t applicant_begin(std::string_view text, std::uint32_t begin, std::uint32_t at) {
  constexpr std::uint32_t kLongest = 200;
  begin = std::max(begin, at - std::min(at, kLongest));
  const std::string_view before = text.substr(begin, at - begin);
  const std::size_t open = before.ends_with(')') ? before.rfind(kApplicant) : std::string_view::npos;
  if (open == std::string_view::npos || before.find(')', open) + 1 < before.size()) return at;
  return begin + static_cast<std::uint32_t>(open);
}

}  // namespace

Span name_before(const NoteText& note, std::uint32_t begin, std::uint32_t end) {
  static constexpr WordList kJoining(std::array<std::string_view, 37>{"of", "the", "and", "&", "for", "et", "al.", "al", "ux.", "vir", "uxor", "de", "del", "della", "der", "den", "di", "da", "dos", "la", "le", "van", "von", "zu", "ter", "ten", "bin", "v.", "on", "to", "ex", "rel.", "dem.", "re", "parte", "ibn", "du"});
  const std::string_view text = note.text();
  while (end > begin && text[end - 1] == ' ') --end;
  std::uint32_t start = end;
  for (std::uint32_t at = end; at > begin;) {
    const bool comma = text[at - 1] == ',';
    const bool last = comma || at == end || starts_with(text, at, end, " & ") || starts_with(text, at, end, " et al.");
    const std::uint32_t stop = comma ? at - 1 : at;
    if (const std::uint32_t small = last ? small_name_begin(text, begin, stop) : stop; small < stop) {  // "bell hooks", "boyd & Quill"
      start = at = small;
      while (at > begin && text[at - 1] == ' ') --at;
      continue;
    }
    if (const std::uint32_t applicant = applicant_begin(text, begin, at); applicant < at) {
      start = at = applicant;
      while (at > begin && text[at - 1] == ' ') --at;
      continue;
    }
    std::uint32_t word_begin = at;
    while (word_begin > begin && text[word_begin - 1] != ' ') --word_begin;
    const Span word = trim_of(text, {word_begin, at}, ",“”\"‘’()");
    std::string_view w = slice(text, word);
    if (w.starts_with("‘")) w.remove_prefix(std::string_view("‘").size());
    const CodePoint first = w.empty() ? CodePoint{'x', 1} : decode_utf8(w, 0);
    const bool article = (w == "a" || w == "an") && (slice(text, {begin, word_begin}).ends_with(" of ") || slice(text, {begin, word_begin}).ends_with(" for "));  // "Leaders of a Beautiful Struggle"
    const bool filing = starts_with_any(slice(text, {word_begin, end}), {"in Opposition", "in Support", "in Further Support", "in Response", "as Amic"});         // "Response in Opposition", "Brief of Roe as Amicus Curiae"
    const bool joins = article || filing || kJoining.has(w) || (w == "in" && note.in_italic(word.begin));
    const bool name = is_upper(first.value) || is_digit(first.value) || (word_begin == begin && w.size() > 1 && w[0] == '$' && is_digit(static_cast<unsigned char>(w[1]))) || note.in_italic(word.begin) || note.in_quote(word.begin) || w.starts_with("d’") || w.starts_with("al-") || w.starts_with("d'");
    if (!joins && !name) {
      const std::size_t dash = slice(text, {word_begin, at}).rfind("—");  // "rights that were denied—Roe v. Poe"
      const auto behind = static_cast<std::uint32_t>(word_begin + dash + std::string_view("—").size());
      if (dash != std::string_view::npos && behind < at && is_upper(decode_utf8(text, behind).value)) start = behind;
      break;
    }
    const bool quotation_ends = word_begin < at && (slice(text, {word_begin, at}).ends_with(",”") || slice(text, {word_begin, at}).ends_with(",\""));
    if (quotation_ends) break;  // "three years is “brisk,” Lowgap v. Renwick"
    if (name) start = word_begin;
    if (joins && !name && start < end) start = word_begin;
    at = word_begin;
    while (at > begin && text[at - 1] == ' ') --at;
  }
  // Small words at the front belong to the sentence; particles of a name stay.
  static constexpr WordList kFront(std::array<std::string_view, 9>{"of", "the", "and", "&", "for", "on", "to", "v.", "et"});
  while (start < end) {
    const Span word = word_at(text, start, end);
    if (!kFront.has(slice(text, word))) break;
    start = skip_spaces(text, word.end, end);
  }
  return {start, end};
}

}  // namespace subcite::cite
