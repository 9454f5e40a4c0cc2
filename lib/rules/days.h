// Days as citations and manuscripts print them, read for rules that compare them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "model/rule.h"

namespace subcite::rules_support {

/// "Mar. 3, 2021", "3 March 2021", "March 2021", "2021-03-03", at the start of the words; nothing else.
std::optional<Date> read_day(std::string_view words);

/// The day of "(last visited Mar. 3, 2021)" in a citation.
std::optional<Date> visited_day(const View& view, const Citation& c);

/// One of the first paragraphs that is a date and nothing else.
std::optional<Date> day_in_body(const Document& document);

/// The manuscript’s own day: the one that was given, or that its file, its head or one of its first lines names; nothing for a month alone.
std::optional<Date> own_day(const View& view);

/// Of a month from 1 to 12; a year of 0 is not known, and may be a leap year.
std::uint32_t days_in_month(std::uint32_t month, std::uint32_t year);

/// Days since one day long ago, for differences; a month or day not given counts as the first.
std::int64_t day_number(const Date& date);

}  // namespace subcite::rules_support
