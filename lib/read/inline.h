// Inline marks of plain text and Markdown: which characters of a joined block are marks, and what
// they say. Emphasis follows the flanking rules of CommonMark 0.31 section 6.2.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/span.h"
#include "model/document.h"

namespace subcite {

struct InlineMarks {
  std::vector<Span> dropped;                 // bytes that do not reach the text, sorted
  std::vector<std::pair<Span, Style>> runs;  // over the joined block's bytes
  std::vector<std::pair<Span, std::string>> links;
};

/// End of a URL that begins at `at` (http, https, ftp or a near miss): up to white space, an angle
/// bracket or a quotation mark. `at` itself where no URL begins there.
std::size_t skip_url(std::string_view text, std::size_t at);

/// Addresses that a Markdown manuscript defines once and refers to by a label ("[184]: https://..."), by the label in lower case.
using LinkTargets = std::unordered_map<std::string, std::string>;

/// `targets` may be null.
InlineMarks find_marks(std::string_view block, bool markdown, const LinkTargets* targets);

}  // namespace subcite
