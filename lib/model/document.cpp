// Look-ups on a Document that more than one stage needs.
#include "model/document.h"

#include <algorithm>
#include <numeric>

#include "base/text.h"

namespace subcite {

std::string_view name_of(Format format) {
  switch (format) {
    case Format::Text: return "text";
    case Format::Markdown: return "markdown";
    case Format::Docx: return "docx";
    case Format::Latex: return "latex";
    case Format::Odt: return "odt";
    case Format::Html: return "html";
    case Format::Pdf: return "pdf";
    case Format::Other: return "other";
  }
  return "text";
}

std::string Document::printed(const Place& place) const {
  const bool parted = format == Format::Pdf || format == Format::Latex || format == Format::Other;
  return (parted && !place.part.empty() ? place.part + ", " : std::string()) + std::to_string(place.line) + ":" + std::to_string(place.column);
}

namespace {

using Indices = std::vector<std::uint32_t>;

Indices ordered(const std::vector<Note>& notes, std::uint32_t Note::* number) {
  Indices out(notes.size());
  std::iota(out.begin(), out.end(), 0U);
  std::stable_sort(out.begin(), out.end(), [&](std::uint32_t a, std::uint32_t b) { return notes[a].*number < notes[b].*number; });
  return out;
}

/// Those of the notes with this number, in file order.
std::pair<Indices::const_iterator, Indices::const_iterator> with_number(const std::vector<Note>& notes, const Indices& order, std::uint32_t Note::* number, std::uint32_t value) {
  const auto first = std::lower_bound(order.begin(), order.end(), value, [&](std::uint32_t i, std::uint32_t v) { return notes[i].*number < v; });
  return {first, std::upper_bound(first, order.end(), value, [&](std::uint32_t v, std::uint32_t i) { return v < notes[i].*number; })};
}

}  // namespace

void Document::order_numbers() {
  by_value = ordered(notes, &Note::value);
  by_also = ordered(notes, &Note::also);
}

std::int32_t Document::note_numbered(std::uint32_t value) const {
  if (value == 0) return -1;
  // Notes nearly always stand at their own number, and of two with one number that is the right one.
  for (std::size_t i = value - 1; i < std::min<std::size_t>(notes.size(), value + 4U); ++i)
    if (notes[i].value == value) return static_cast<std::int32_t>(i);
  const auto [first, last] = with_number(notes, by_value, &Note::value, value);
  return first == last ? -1 : static_cast<std::int32_t>(*first);
}

std::int32_t Document::last_numbered(std::uint32_t value, std::uint32_t from) const {
  const auto [first, last] = with_number(notes, by_value, &Note::value, value);
  if (first == last) return -1;
  const auto behind = std::upper_bound(first, last, from);
  return static_cast<std::int32_t>(behind == first ? *first : *(behind - 1));
}

std::vector<std::int32_t> Document::notes_meant(std::uint32_t value, std::uint32_t from) const {
  std::vector<std::int32_t> out;
  if (value == 0) return out;
  const std::int32_t exact = begins_anew ? last_numbered(value, from) : note_numbered(value);
  if (exact >= 0) out.push_back(exact);
  const auto [also, also_end] = with_number(notes, by_also, &Note::also, value);
  for (auto note = also; counts_deleted && note != also_end; ++note)
    if (exact != static_cast<std::int32_t>(*note)) out.push_back(static_cast<std::int32_t>(*note));
  return out;
}

std::uint32_t Document::last_number() const {
  std::uint32_t last = 0;
  for (const Note& note : notes) last = std::max({last, note.value, note.also});
  return last;
}

std::optional<Suppression> read_suppression(std::string_view comment) {
  constexpr std::string_view kLead = "subcite: ignore";
  comment = trim(comment);
  if (!starts_ignoring_case(comment, kLead)) return std::nullopt;
  const std::string_view words = trim(comment.substr(kLead.size()));
  const std::size_t blank = std::min(words.find(' '), words.size());
  Suppression out;
  for (const std::string_view rule : split(words.substr(0, blank), ','))
    if (!trim(rule).empty()) out.rules.emplace_back(trim(rule));
  out.reason = trim(words.substr(blank));
  return out;
}

}  // namespace subcite
