// What a full citation prints, as rules look at it: the row of its reporter and the parenthesis of its year.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "facts/table.h"
#include "model/rule.h"

namespace subcite::rules_support {

/// The key under which the tables of reporters, journals and courts keep a printed form: letters, digits and &.
std::string key_of(std::string_view printed);

/// "WL", "U.S. Dist. LEXIS": a database in place of a reporter.
bool is_database(std::string_view container);
/// One of these or another that gives each paper of a case a number.
bool numbers_papers(std::string_view container);

/// The row of a reporter by its form, or by another that it is known under; null for none.
const facts::Row* reporter_of(std::string_view printed);

/// The name of a journal of law that is cited by volume and page: one of the tables, or one that ends as they do.
bool is_law_journal(std::string_view name);

/// "30 Hastings L.J." at the end of a title into which the lack of a comma or page has drawn them: where the volume
/// begins, and the journal.
struct JournalInTitle {
  std::size_t volume = 0;
  std::string_view journal;
};
std::optional<JournalInTitle> journal_in_title(std::string_view title);

/// The inside of the parenthesis that holds the year; empty where the year stands in none.
Span year_parenthesis(const View& view, const Citation& full);

/// Volume and reporter of one place where a decision is printed.
struct PrintedPlace {
  std::uint32_t volume = 0;
  std::string reporter;  // its key
  Span span;
};

/// The places in "551 P.2d 334, 131 Cal. Rptr. 14".
std::vector<PrintedPlace> printed_places(const View& view, Span words);

/// Where a decision is printed: its first place and those parallel to it.
std::vector<PrintedPlace> places_of(const View& view, const Citation& decision);

}  // namespace subcite::rules_support
