// Edits of a Word file as tracked changes (ECMA-376 17.13.5): what goes is marked as deleted, what comes as inserted, in
// the formatting of the words around. Every other part of the package stays as it is, byte for byte.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "edit/source.h"

namespace subcite {

/// Who made the changes, and when (RFC 3339, in UTC).
struct Stamp {
  std::string author;
  std::string time;
};

/// The bytes of a copy. The document must have been read from these bytes, tracked changes as accepted. Edits of text
/// that has no place of its own in the package (a symbol, say) are left out and counted.
struct TrackedCopy {
  std::string bytes;
  std::size_t left_out = 0;
};
Result<TrackedCopy> track_changes(const std::string& package, const Document& document, const std::vector<SourceEdit>& edits, const Stamp& stamp);

/// A note's number in the text, and the note it means.
struct LiveNumber {
  Span source;
  std::int32_t note = -1;  // into Document::notes
};

/// A copy in which these numbers are NOTEREF fields (17.16.5.38) that Word keeps right, each note's call in a bookmark.
Result<TrackedCopy> live_numbers(const std::string& package, const Document& document, const std::vector<LiveNumber>& numbers);

}  // namespace subcite
