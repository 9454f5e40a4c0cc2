// What the files that divide a head into authors, title and rest ask each other.
#pragma once

#include <string_view>
#include <vector>

#include "cite/kind.h"

namespace subcite::cite {

/// Divides the head by the italic run that is its title; false where none is.
bool italic_layout(Head& head);

/// "CY P. POE AND LENA WHITCOMBE": an initial within, as titles have none.
bool has_initial(std::string_view part);

/// "Law", "Reform", "Social": words that tables of abbreviations have are those of titles.
bool has_title_word(std::string_view part);

/// A body, with its name abbreviated, between the author and the title: "BELFER CTR. FOR SCI.".
bool is_middle_body(std::string_view part);

/// "Tides, Weirs, and the Harbor State": a title that is a list, and nobody stands before it.
bool is_list_title(const Head& head, const std::vector<Span>& parts, std::string_view joint);

}  // namespace subcite::cite
