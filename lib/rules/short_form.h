// The short form in which a work is cited again (Bluebook R. 4.2, R. 10.9; Indigo R6.2.3, R15.2), as words that a fix may put
// in place of others.
#pragma once

#include <string_view>

#include "model/rule.h"
#include "rules/styled.h"

namespace subcite::rules_support {

/// A party of very many cases: a short form is not named after it (Bluebook R. 10.9(a)).
bool is_government(std::string_view party);

/// The full citation with another pincite; empty where the place cannot be put in.
Styled full_form(const View& view, const Citation& full, std::string_view pincite);

/// The pages of a citation can be pages of the work, and its page or span is known.
bool can_have(const View& view, const Citation& full, const Citation& at);
/// The short form of the work that was cited last before this citation among those that can have its page, as what may be meant.
void offer_nearest_with_page(Finding& finding, const View& view, std::size_t citation);

/// In place of a citation's words: said in the finding's help, and a suggested fix. A period that ends its sentence stays.
void offer_words(Finding& finding, const View& view, const Citation& instead, Styled words, std::string_view lead = "Here: ");
/// The short form of a work, with the pincite of the citation it takes the place of: "Roe, supra note 3, at 45", or the label
/// where one was set; "Roe, 410 U.S. at 120" of a case. Nothing where only a person can write it: for a law, a case without a
/// page, a work without a name, or one of the note itself.
void offer_short_form(Finding& finding, const View& view, CitationIndex full, const Citation& instead);

}  // namespace subcite::rules_support
