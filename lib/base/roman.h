// Roman numerals.
#pragma once

#include <cstdint>
#include <string>

namespace subcite {

/// In capitals: 14 is "XIV". Figures beyond 4,000, so that no numeral grows without end; empty for 0.
std::string roman_numeral(std::uint32_t number);

}  // namespace subcite
