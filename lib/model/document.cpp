// Look-ups on a Document that more than one stage needs.
#include "model/document.h"

#include <algorithm>

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

std::int32_t Document::note_numbered(std::uint32_t value) const {
  if (value == 0) return -1;
  // Notes nearly always stand at their own number: try there first.
  for (std::size_t i = value - 1; i < std::min<std::size_t>(notes.size(), value + 4U); ++i)
    if (notes[i].value == value) return static_cast<std::int32_t>(i);
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (notes[i].value == value) return static_cast<std::int32_t>(i);
  return -1;
}

std::vector<std::int32_t> Document::notes_meant(std::uint32_t value, std::uint32_t from) const {
  std::vector<std::int32_t> out;
  if (value == 0) return out;
  std::int32_t exact = begins_anew ? -1 : note_numbered(value);
  for (std::size_t i = 0; begins_anew && i < notes.size() && (i <= from || exact < 0); ++i)
    if (notes[i].value == value) exact = static_cast<std::int32_t>(i);
  if (exact >= 0) out.push_back(exact);
  for (std::size_t i = 0; counts_deleted && i < notes.size(); ++i)
    if (notes[i].also == value && exact != static_cast<std::int32_t>(i)) out.push_back(static_cast<std::int32_t>(i));
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
