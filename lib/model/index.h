// What the resolver found: for each citation where it leads and why, and the works of the manuscript.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/citation.h"

namespace subcite {

using CitationIndex = std::int32_t;  // into Citations; -1 for none
using WorkIndex = std::int32_t;      // into Index::works; -1 for none

/// What is noteworthy about how a short form was resolved; several may hold.
enum Trait : std::uint16_t {
  kNoteHasNot = 1,        // the named note does not cite the named work
  kNoteHasOnlyShort = 2,  // the named note has the work only in a short form
  kNearSpelling = 4,      // the name agrees but for spelling
  kAmbiguous = 8,         // more than one work fits
  kNoteMissing = 16,      // there is no such note
  kOwnNote = 32,          // the note named is the one it stands in
  kBlocked = 64,          // an unread citation stands before
  kCollection = 128,      // refers to the collection of a chapter
};

struct Reference {
  CitationIndex antecedent = -1;  // the full citation meant; itself for a full one
  CitationIndex step = -1;        // what an id. stands on, or the citation a supra found first
  WorkIndex work = -1;
  std::uint16_t traits = 0;
  std::vector<CitationIndex> candidates;
  std::string reason;  // where there is no antecedent, in words

  [[nodiscard]] bool has(Trait trait) const { return (traits & trait) != 0; }
};

/// One cited work, however often and in whatever form.
struct Work {
  CitationIndex first = -1;  // its first full citation, one at depth 0 preferred
  std::vector<CitationIndex> full;
  std::vector<CitationIndex> all;
};

struct Index {
  std::vector<Reference> references;  // beside Citations
  std::vector<Work> works;

  /// Walk from a citation to its antecedent, itself first; of at most `longest` steps.
  [[nodiscard]] std::vector<CitationIndex> chain(CitationIndex from, std::size_t longest = 1'000'000) const;
};

}  // namespace subcite
