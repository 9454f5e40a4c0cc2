// Roman numerals, letters doubled after z, the printers' symbols in their order, and figures in their dress.
#include "read/numerals.h"

#include <array>

#include "base/roman.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite {
namespace {

std::string repeated(std::string_view sign, std::uint32_t times) {
  std::string out;
  for (std::uint32_t i = 0; i < times; ++i) out += sign;
  return out;
}

/// "1st", "2nd", "11th".
std::string ordinal(std::uint32_t number) {
  const std::uint32_t last = number % 100 / 10 == 1 ? 0 : number % 10;
  return std::to_string(number) + (last == 1 ? "st" : last == 2 ? "nd"
                                                  : last == 3   ? "rd"
                                                                : "th");
}

/// A figure in a circle (U+2460 to U+2473 have 1 to 20).
std::string circled(std::uint32_t number) {
  std::string out;
  if (number > 20) return std::to_string(number);
  append_utf8(out, 0x2460 + number - 1);
  return out;
}

}  // namespace

std::string numeral(std::uint32_t number, std::string_view format) {
  constexpr std::uint32_t kMost = 4000;  // beyond it figures are printed, so that no numeral grows without end
  if (number == 0 || number > kMost) return std::to_string(number);
  const char letter = static_cast<char>('a' + (number - 1) % 26);
  const std::uint32_t times = (number - 1) / 26 + 1;
  static constexpr std::array<std::string_view, 4> kSymbols{"*", "†", "‡", "§"};
  if (format == "lowerRoman") return lower_ascii(roman_numeral(number));
  if (format == "upperRoman") return roman_numeral(number);
  if (format == "lowerLetter") return repeated(std::string_view(&letter, 1), times);
  if (format == "upperLetter") return upper_ascii(repeated(std::string_view(&letter, 1), times));
  if (format == "chicago") return repeated(kSymbols.at((number - 1) % 4), (number - 1) / 4 + 1);
  if (format == "decimalZero") return (number < 10 ? "0" : "") + std::to_string(number);
  if (format == "ordinal") return ordinal(number);
  if (format == "numberInDash") return "- " + std::to_string(number) + " -";
  if (format == "decimalEnclosedCircle" || format == "decimalEnclosedCircleChinese") return circled(number);
  if (format == "decimalEnclosedParen") return "(" + std::to_string(number) + ")";
  if (format == "decimalEnclosedFullstop") return std::to_string(number) + ".";
  return std::to_string(number);
}

}  // namespace subcite
