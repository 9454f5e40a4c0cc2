// What a reference manager left in a field of Word: the citation as it made it, and the note it made it for
// (Zotero and Mendeley: CSL-JSON behind "ADDIN ... CSL_CITATION"; EndNote: XML behind "ADDIN EN.CITE", or in base64 as
// the data of the field).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/document.h"

namespace subcite::docx {

struct Managed {
  std::string manager;   // "Zotero", "Mendeley", "EndNote"
  std::string citation;  // its text as the manager made it, markup taken out; empty where none is stored
  std::vector<StoredWork> works;
  std::uint32_t note_index = 0;  // of the note it was made for; 0 where the style is not one of notes
  bool frozen = false;           // the manager was told to leave it as it is
};

/// The citation that an instruction holds, or the data of its field (in base64); nothing for other fields, bibliographies
/// among them.
std::optional<Managed> read_managed(std::string_view instruction, std::string_view data);

}  // namespace subcite::docx
