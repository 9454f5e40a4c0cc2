// What the steps of resolving share: the manuscript, its citations, the index being filled, the names of
// full citations and the tables by which they are found. Only this folder includes it.
#pragma once

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "model/citation.h"
#include "model/document.h"
#include "model/index.h"
#include "resolve/match.h"
#include "resolve/name_index.h"

namespace subcite::resolving {

/// A full citation that a name or a place fits, and the citation where that was seen.
struct Candidate {
  CitationIndex step;
  CitationIndex full;
  WorkIndex work;
  Fit fit;
};

struct State {
  State(const Document& the_document, Citations& the_citations);

  Citation& at(CitationIndex i) { return citations[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const Citation& at(CitationIndex i) const { return citations[static_cast<std::size_t>(i)]; }
  Reference& ref(CitationIndex i) { return index.references[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const Names& names_at(CitationIndex i) const { return names[static_cast<std::size_t>(i)]; }
  Work& work(WorkIndex i) { return index.works[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const Note& note(std::int32_t i) const { return document.notes[static_cast<std::size_t>(i)]; }
  [[nodiscard]] const std::vector<CitationIndex>& cited_in(std::int32_t i) const { return by_note[static_cast<std::size_t>(i)]; }
  [[nodiscard]] std::string squeezed(Span span) const;
  /// What a short form repeats of a full one: volume and reporter, or the number.
  [[nodiscard]] std::string place_of(const Citation& citation) const;

  const Document& document;
  Citations& citations;
  Index index;
  std::vector<Names> names;                         // beside citations; of full ones only
  std::vector<std::vector<CitationIndex>> by_note;  // beside document.notes
  std::vector<bool> unread;                         // notes that hold a citation nobody could read
  NameIndex by_name;
  std::unordered_map<std::string, CitationIndex> by_section;  // statutes and regulations cited in full so far
  CitationIndex last_statute = -1;
};

/// Gathers full citations into works; acts and reports repeated bare become short forms first.
void gather_works(State& state);

/// Each fills the reference of one citation, those before it being filled.
void follow_full(State& state, CitationIndex i);
void follow_id(State& state, CitationIndex i);
void follow_supra(State& state, CitationIndex i);
void follow_short_form(State& state, CitationIndex i);

/// The notes a reference names; for one without number the note it stands in.
std::vector<std::int32_t> target_notes(const Document& document, const Citation& citation);

/// "1350" of "§ 1350(a)".
std::string section_of(const Document& document, const Citation& citation);

}  // namespace subcite::resolving
