// What the program can tell of itself: its rules, their pages, the schema of its report.
#pragma once

#include <string>

#include "base/result.h"

namespace subcite {

/// One line a rule: code, name, severity, what it finds.
std::string rule_list();
/// The same for programs: an array of objects.
std::string rule_list_json();

/// The page of a rule, named by code or slug.
Result<std::string> rule_page(const std::string& name);

std::string report_schema();

}  // namespace subcite
