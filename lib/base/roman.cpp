// The greatest sign that fits comes first.
#include "base/roman.h"

#include <array>
#include <string_view>

namespace subcite {

std::string roman_numeral(std::uint32_t number) {
  struct Step {
    std::uint32_t value;
    std::string_view sign;
  };
  static constexpr std::array<Step, 13> kSteps{{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}}};
  constexpr std::uint32_t kMost = 4000;
  if (number > kMost) return std::to_string(number);
  std::string out;
  for (const Step& step : kSteps)
    for (; number >= step.value; number -= step.value) out += step.sign;
  return out;
}

}  // namespace subcite
