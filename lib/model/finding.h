// What a rule has to say: which words, what is wrong, what to do.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "model/document.h"
#include "model/origin.h"

namespace subcite {

enum class Severity : std::uint8_t { Style,
                                     Warning,
                                     Error };

std::string_view name_of(Severity severity);

struct Related {
  std::int32_t note = -1;
  std::int32_t citation = -1;
  std::string message;
};

struct Edit {
  Span span;
  std::string replacement;
  /// Of the replacement, in order, plain between them. Without it the new words look as those whose place they take.
  std::optional<std::vector<Run>> runs = std::nullopt;
};

struct Fix {
  std::string description;
  bool safe = false;
  std::vector<Edit> edits;
};

struct Finding {
  std::string_view rule;  // code
  std::string_view name;  // slug
  Severity severity = Severity::Error;
  Span span;
  std::optional<Place> place;  // where the words are not in the text (a call-out, say)
  std::int32_t note = -1;
  std::int32_t citation = -1;
  std::string message;  // what is wrong
  std::string help;     // what to do
  std::vector<Related> related;
  std::optional<Fix> fix;
  std::string fingerprint;
  bool confirmed = false;  // by an editor, in an earlier round
  std::string suppressed;  // by what and why it does not count: "comment: a reason"; empty for one that counts
};

/// A citation of some manuscript, in a finding over several.
struct AcrossPlace {
  std::string path;
  std::string note;      // label
  std::string citation;  // "17.1"; empty for the manuscript's own title
  Place place;
  std::string title;  // of the work
};

/// What several manuscripts together show.
struct AcrossFinding {
  std::string_view rule;
  std::string_view name;
  Severity severity = Severity::Warning;
  std::string message;
  std::string help;
  std::vector<AcrossPlace> places;
  std::string fingerprint;
  bool confirmed = false;  // as of a finding
  std::string suppressed;
};

}  // namespace subcite
