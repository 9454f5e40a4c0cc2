// What a full citation prints, as rules look at it: the row of its reporter and the parenthesis of its year.
#pragma once

#include <string>
#include <string_view>

#include "base/span.h"
#include "facts/table.h"
#include "model/rule.h"

namespace subcite::rules_support {

/// The key under which the tables of reporters, journals and courts keep a printed form: letters, digits and &.
std::string key_of(std::string_view printed);

/// The row of a reporter by its form, or by another that it is known under; null for none.
const facts::Row* reporter_of(std::string_view printed);

/// The inside of the parenthesis that holds the year; empty where the year stands in none.
Span year_parenthesis(const View& view, const Citation& full);

}  // namespace subcite::rules_support
