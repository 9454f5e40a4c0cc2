// What was checked and what not, as every report says it: what an editor signs.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "report/format.h"

namespace subcite {

/// Rows of a name and some words, in one order: program, rules, day of the tables, what was read, links.
std::vector<std::pair<std::string, std::string>> scope_of(const ReportContext& context, const Manuscript& m);

/// The same as one sentence a row: "Rules: 121 on (bluebook21); off: P010. Tables: of 2026-11-25."
std::string scope_words(const ReportContext& context, const Manuscript& m);

}  // namespace subcite
