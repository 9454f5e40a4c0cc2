// Numbers as Word prints them for notes (ECMA-376 17.18.59); formats of other scripts fall back to figures.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace subcite {

/// "3", "iii", "III", "c", "C", "‡"; `number` counts from 1.
std::string numeral(std::uint32_t number, std::string_view format);

}  // namespace subcite
