// Cross-reference fields of Word (ECMA-376 17.16.5): NOTEREF, REF and PAGEREF, the bookmark each leads to and what it shows of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace subcite::docx {

enum class ReferenceKind : std::uint8_t { Note,
                                          Text,
                                          Page };

struct FieldReference {
  ReferenceKind kind = ReferenceKind::Note;
  std::string bookmark;    // in small letters, as Word compares them
  bool numbered = false;   // shows the number or place of a paragraph
  bool formatted = false;  // shows a number in a form of its own
};

/// Nothing for other fields, and for a NOTEREF with \p, which shows "above" and no number.
std::optional<FieldReference> read_reference(std::string_view instruction);

}  // namespace subcite::docx
