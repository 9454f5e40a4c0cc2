// Words of the manuscript as they are compared. Many rules compare the same names, titles and journals, so each is folded
// once for all of them.
#pragma once

#include <string>

#include "model/rule.h"

namespace subcite::rules_support {

/// fold() of the words there.
const std::string& folded(const View& view, Span span);
/// fold_keeping_marks() of them.
const std::string& folded_keeping_marks(const View& view, Span span);
/// fold() without blanks.
const std::string& folded_solid(const View& view, Span span);
/// facts::canonical() of them: folded, abbreviations undone, articles left out.
const std::string& canonical(const View& view, Span span);
/// normalised_url() of an address.
const std::string& normalised(const View& view, Span url);
/// site_of() an address.
const std::string& site(const View& view, Span url);
/// fold() of the surname in a person's printed name.
const std::string& folded_surname(const View& view, Span name);

}  // namespace subcite::rules_support
