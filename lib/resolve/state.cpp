// Small questions about the state; see state.h.
#include "resolve/state.h"

#include <algorithm>

#include "base/fold.h"

namespace subcite::resolving {

State::State(const Document& the_document, Citations& the_citations) : document(the_document), citations(the_citations) {
  index.references.resize(citations.size());
  names.resize(citations.size());
  by_note.resize(document.notes.size());
  unread.resize(document.notes.size());
  for (std::size_t i = 0; i < citations.size(); ++i) {
    by_note[citations[i].note].push_back(static_cast<CitationIndex>(i));
    if (citations[i].form == Form::Unknown) unread[citations[i].note] = true;
  }
}

std::string State::squeezed(Span span) const { return fold_solid(document.at(span)); }

std::string State::place_of(const Citation& c) const { return c.container.empty() ? squeezed(c.symbol) : squeezed(c.volume) + '|' + squeezed(c.container); }

std::vector<std::int32_t> target_notes(const Document& document, const Citation& c) {
  std::vector<std::int32_t> out;
  if (c.supra_note.empty()) {
    out.push_back(static_cast<std::int32_t>(c.note));
    return out;
  }
  std::uint32_t value = 0;
  bool digit = false;
  const std::string_view list = document.at(c.supra_note);
  for (std::size_t k = 0; k <= list.size(); ++k) {
    const bool more = k < list.size() && list[k] >= '0' && list[k] <= '9';
    if (more) {
      value = std::min(value * 10 + static_cast<std::uint32_t>(list[k] - '0'), 100'000'000U);
      digit = true;
    } else if (digit) {
      for (const std::int32_t note : document.notes_meant(value, c.note)) out.push_back(note);
      value = 0;
      digit = false;
    }
  }
  return out;
}

std::string section_of(const Document& document, const Citation& c) {
  const std::string_view pincite = document.at(c.pincite);
  const std::size_t begin = pincite.find_first_of("0123456789");
  if (begin == std::string_view::npos || !pincite.starts_with("§")) return {};
  return std::string(pincite.substr(begin, pincite.find_first_of("(, ", begin) - begin));
}

}  // namespace subcite::resolving
