// What a fetched page says of itself, for rules that judge an address by its words: a page that calls itself as it is cited
// settles the matter.
#pragma once

#include <optional>
#include <string_view>

#include "rules/support.h"

namespace subcite::rules_support {

/// What came of this address; null where it was not fetched.
const LinkResult* result_at(const View& view, std::string_view url);

/// Of the page that answered at this address; null where none did, or nothing was fetched.
const PageFacts* page_at(const View& view, std::string_view url);

/// How many of a title's words (abbreviations undone) the page's titles have, of 1; nothing for a title of fewer than three.
std::optional<double> share_of_title(const PageFacts& page, std::string_view title);

/// The page's title has most of the title's words (three at least, abbreviations undone).
bool calls_itself(const PageFacts& page, std::string_view title);

/// The page names a person as its author (no staff, no body, no account), and nobody of this name: `names` has none of its
/// words.
bool is_by_another(const PageFacts& page, std::string_view names);

/// The page's site has the name, or begins with it, or the other way round.
bool is_of_site(const PageFacts& page, std::string_view name);

}  // namespace subcite::rules_support
