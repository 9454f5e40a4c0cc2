// What a reference manager keeps of a cited work (DOI, ISBN, address, publisher) beside what the manuscript prints of it.
#pragma once

#include "model/manuscript.h"

namespace subcite {

struct Stored {
  const StoredWork* work = nullptr;
  std::string_view manager;
};

/// The work kept with the field that the citation stands in, where it fits the citation; nothing otherwise.
Stored stored_with(const Document& d, const Citation& citation);

/// That of the first citation of the work which has one.
const StoredWork* stored_of(const Manuscript& m, const Work& work);

}  // namespace subcite
