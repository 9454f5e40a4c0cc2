// Which note of one draft is which of the next: by their words, since numbers are what changes.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace subcite {

enum class NoteChange : std::uint8_t { Same,
                                       Changed,
                                       Moved,
                                       Removed,
                                       Added };

struct NotePair {
  std::int32_t before = -1;  // -1 for an added one
  std::int32_t after = -1;   // -1 for a removed one
  NoteChange change = NoteChange::Same;
};

/// Texts as compared (folded). Pairs in the order of the new draft, each removed one where it stood.
std::vector<NotePair> align_notes(const std::vector<std::string>& before, const std::vector<std::string>& after);

}  // namespace subcite
