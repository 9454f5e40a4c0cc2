// A cited work as a row on disk and back.
#pragma once

#include <string>
#include <string_view>

#include "rules/across.h"

namespace subcite {

std::string row_of(const Cited& c);
/// Empty where the row is damaged.
Cited read_row(std::string_view text);

}  // namespace subcite
