// From the least difference to the largest: marks, hyphen or apostrophe, letters.
#include "rules/name_variant.h"

#include <algorithm>
#include <string>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"

namespace subcite::rules_support {
namespace {

std::string squeezed(std::string_view text) {
  std::string out;
  for (const char c : text)
    if (c != ' ') out += c;
  return out;
}

/// ø, ß, ü and the like spelled out: oe, ss, ue count as the plain letter.
std::string loose(std::string word) {
  for (const std::string_view pair : {"ae", "oe", "ue", "aa"})
    for (std::size_t at = word.find(pair); at != std::string::npos; at = word.find(pair, at + 1)) word.erase(at + 1, 1);
  return word;
}

/// Marks of separation inside the name: hyphens, spaces, apostrophes, each in one shape.
std::string joints(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text, at);
    if (is_dash(point.value)) out += '-';
    else if (point.value == 0x2019 || point.value == '\'' || point.value == 0x2BC) out += '\'';
    else if (is_space(point.value)) out += ' ';
    at += point.size;
  }
  return out;
}

/// "Großkopf" beside "Grosskopf": folding spells the sharp s out. In capitals it has no other form.
bool sharp_s_differs(std::string_view a, std::string_view b) {
  const bool in_a = a.find("ß") != std::string_view::npos;
  const bool in_b = b.find("ß") != std::string_view::npos;
  return in_a != in_b && !is_all_capitals(in_a ? b : a);
}

}  // namespace

Variant compare_surnames(std::string_view a, std::string_view b) {
  if (a == b) return Variant::Same;
  const std::string with_a = fold_keeping_marks(a);
  const std::string with_b = fold_keeping_marks(b);
  if (with_a == with_b && sharp_s_differs(a, b)) return Variant::Marks;
  if (with_a == with_b) return joints(a) == joints(b) ? Variant::Same : Variant::Hyphen;
  const std::string plain_a = fold(a);
  const std::string plain_b = fold(b);
  if (plain_a == plain_b || loose(plain_a) == loose(plain_b)) {
    const bool capital_a = is_all_capitals(a) && with_a == plain_a;
    const bool capital_b = is_all_capitals(b) && with_b == plain_b;
    return capital_a || capital_b ? Variant::Same : Variant::Marks;
  }
  if (squeezed(plain_a) == squeezed(plain_b)) return Variant::Hyphen;
  const std::size_t shorter = std::min(plain_a.size(), plain_b.size());
  if (shorter < 5) return Variant::Different;
  const unsigned limit = shorter >= 8 ? 2 : 1;
  return edit_distance(plain_a, plain_b, limit) <= limit ? Variant::Spelling : Variant::Different;
}

std::string_view words_for(Variant variant) {
  switch (variant) {
    case Variant::Marks: return "accents";
    case Variant::Hyphen: return "a hyphen, space or apostrophe";
    default: return "spelling";
  }
}

}  // namespace subcite::rules_support
