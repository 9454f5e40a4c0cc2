// The printed numbers of Word's notes, counted as Word counts them (ECMA-376 17.11): by the order of the references, with
// the start, format and restarts of settings and sections; never taken from an id in the file.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "docx/flow.h"

namespace subcite::docx {

/// How the notes of a section are numbered.
struct Numbering {
  std::string format;
  std::uint32_t start = 1;
  bool each_section = false;
  bool each_page = false;
};

/// What footnotePr or endnotePr says; what it does not say is `otherwise`.
Numbering numbering_of(const Node& properties, Numbering otherwise);

/// What a reference prints, and which note it calls.
struct Called {
  std::string printed;
  std::uint32_t value = 0;
  const NoteReference* reference = nullptr;
  std::uint32_t also = 0;    // its value where deleted notes are counted too
  std::string with_deleted;  // what is printed then
  bool by_page = false;      // only Word's layout knows its number
  std::uint32_t place = 0;   // among all notes of its kind, from 1
};

struct NumberedNotes {
  std::vector<Called> called;  // in the order of the body, whose references they point to
  bool begins_anew = false;    // in some section
};

/// Each section has its properties in its last paragraph, the last one at the end of the body; `footnotes` and `endnotes`
/// hold where it says nothing.
NumberedNotes number_notes(const Flow& body, const Node& last_section, const Numbering& footnotes, const Numbering& endnotes);

}  // namespace subcite::docx
