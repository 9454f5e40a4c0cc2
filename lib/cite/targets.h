// What a cross-reference points to inside the manuscript: its notes by their numbers, its parts by their paths.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "base/span.h"

namespace subcite::cite {

struct NoteList {
  Span numbers;  // "3–5, 9 and 12"; empty where no number follows ("note __")
  std::uint32_t end = 0;
  bool plural = false;  // "notes"
};

/// "note 12", "notes 3–5, 9 and 12", "n. 4" at the place, a comma before it or not.
std::optional<NoteList> read_note_list(std::string_view text, std::uint32_t at, std::uint32_t end);

struct PartRead {
  std::uint32_t word_end = 0;  // behind "Part"
  std::uint32_t end = 0;       // behind the paths
  bool text = false;           // the word is "text", as in "text accompanying note 4"
};

/// "Part II.A", "Sections I.A.2, I.B.3–4, and II.A–B", "Figure 2", "p. 12" at the place.
std::optional<PartRead> read_part(std::string_view text, std::uint32_t at, std::uint32_t end);

}  // namespace subcite::cite
