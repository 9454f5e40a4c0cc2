// Edits of a manuscript's text as edits of its file: where the words lie in the source in one piece, the words that
// take their place, and a copy with all of them. Nothing is changed in place.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/document.h"
#include "model/finding.h"

namespace subcite {

struct SourceEdit {
  Span source;  // bytes of OriginMap::source(); empty for an insertion
  std::string replacement;
  std::optional<std::vector<Run>> runs = std::nullopt;  // of the replacement, as in Edit; in text formats they are part of it, as markup
};

/// What both have in common at its ends is left out. Nothing where markup or other characters stand between the words
/// in the source, or the words are a field that the program which made the file writes itself.
std::optional<SourceEdit> to_source(const Document& document, const Edit& edit);

/// Edits that do not overlap, in any order.
std::string with_edits(std::string_view source, std::vector<SourceEdit> edits);

/// One touches what the other changes.
bool overlap(const SourceEdit& a, const SourceEdit& b);

}  // namespace subcite
