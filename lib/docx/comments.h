// Comments in a Word file (ECMA-376 17.13.4): written into a copy at the calls of notes or at paragraphs, and taken out
// again. Ours are told by their initials; those of people, and every part that is not concerned, stay as they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/result.h"

namespace subcite::docx {

/// The initials of our comments.
inline constexpr std::string_view kInitials = "subcite";

struct WordComment {
  std::string call;           // f or e and the id of the note whose call it stands at; empty for text of the body
  std::uint32_t element = 0;  // otherwise the number of the w:t in the main part whose paragraph it concerns
  std::vector<std::string> paragraphs;
};

/// A copy with these comments and without any of ours from before.
Result<std::string> with_comments(const std::string& package, const std::vector<WordComment>& comments, const std::string& author, const std::string& time);

struct Stripped {
  std::string bytes;
  std::size_t removed = 0;
};
/// A copy without our comments.
Result<Stripped> without_comments(const std::string& package);

}  // namespace subcite::docx
