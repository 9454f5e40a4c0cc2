// The short form in which a work is cited again (Bluebook R. 4.2, R. 10.9; Indigo R6.2.3, R15.2), as words that a fix may put
// in place of others.
#pragma once

#include <string>
#include <string_view>

#include "model/rule.h"

namespace subcite::rules_support {

/// A party of very many cases: a short form is not named after it (Bluebook R. 10.9(a)).
bool is_government(std::string_view party);

/// "Roe, supra note 3, at 45", with the label where one was set; "Roe, 410 U.S. at 120" of a case. Empty where only a person can
/// write it: for a law, a case without a page, a work without a name, or one of the note itself.
std::string short_form(const View& view, CitationIndex full, std::uint32_t note, std::string_view pincite);

/// As a suggested fix in place of a citation's words, its own pincite kept; nothing where there is no such form.
void offer_short_form(Finding& finding, const View& view, CitationIndex full, const Citation& instead);

}  // namespace subcite::rules_support
