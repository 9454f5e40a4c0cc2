// What a reference manager left in a field of Word: the citation as it made it, and the note it made it for
// (Zotero and Mendeley: CSL-JSON behind "ADDIN ... CSL_CITATION"; EndNote: XML behind "ADDIN EN.CITE").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace subcite::docx {

struct Managed {
  std::string manager;           // "Zotero", "Mendeley", "EndNote"
  std::string citation;          // its text as the manager made it, markup taken out; empty where none is stored
  std::string items;             // the stored data of the works, as JSON or XML
  std::uint32_t note_index = 0;  // of the note it was made for; 0 where the style is not one of notes
  bool frozen = false;           // the manager was told to leave it as it is
};

/// The citation that an instruction holds; nothing for other fields, bibliographies among them.
std::optional<Managed> read_managed(std::string_view instruction);

}  // namespace subcite::docx
