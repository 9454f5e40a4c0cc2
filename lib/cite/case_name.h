// The name of a case (Bluebook R. 10.2): parties round "v.", or one of the openings that stand alone.
#pragma once

#include "cite/kind.h"

namespace subcite::cite {

/// "v.", "v" or "vs." between words; where it begins, or npos.
std::size_t find_versus(std::string_view words);
inline bool has_versus(std::string_view words) { return find_versus(words) != std::string_view::npos; }

/// "In re", "Ex parte", "Matter of" and their like begin the words.
bool opens_case_name(std::string_view words);

/// Without a word that only opens the sentence ("Under", "In"), unless it belongs to an opening.
Span without_lead(const Head& head, Span name);

/// The name that ends `before`, the prose that leads in left out; empty where no name stands there.
Span find_case_name(const Head& head, Span before);

}  // namespace subcite::cite
