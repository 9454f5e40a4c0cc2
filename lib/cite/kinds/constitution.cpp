// Constitutions (Bluebook R. 11) and the U.N. Charter (R. 21.7.1, a treaty in the report): name, then
// article, amendment, section or clause.
#include <optional>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

/// Behind "Amendment ", "Clause " and their like written out, which are words of titles everywhere else.
std::uint32_t behind_division(const Head& head, Span rest) {
  for (const std::string_view word : {"Amendment ", "Amendments ", "AMENDMENT ", "AMENDMENTS ", "AMEND. ", "Amend. ", "Amends. ", "Clause ", "Clauses ", "Cl. ", "Preamble"})
    if (starts_with(head.text(), rest.begin, rest.end, word)) return rest.begin + static_cast<std::uint32_t>(word.size());
  return rest.begin;
}

/// "art. I, § 8, cl. 3", "Amendment XIV, Section 1", "Art. I, Section 8, Clause 3".
std::optional<Pincite> read_subdivision(const Head& head, Span rest) {
  constexpr int kMostDivisions = 4;
  std::optional<Pincite> read;
  Span left = rest;
  for (int division = 0; division < kMostDivisions && !left.empty(); ++division) {
    const std::uint32_t from = behind_division(head, left);
    if (from == left.begin && read) break;
    const bool alone = from > left.begin && head.note[from - 1] == 'e';  // the preamble has no number
    const auto pin = alone ? std::optional(Pincite{{left.begin, from}, kOtherLocator}) : from > left.begin ? read_sections(head.text(), {from, left.end})
                                                                                                           : read_pincite(head.text(), left);
    if (!pin) break;
    const std::uint8_t locator = from > left.begin ? std::uint8_t{kOtherLocator} : pin->locators;
    const std::uint32_t begin = from > left.begin ? left.begin : pin->span.begin;
    read = Pincite{{read ? read->span.begin : begin, pin->span.end}, static_cast<std::uint8_t>((read ? read->locators : 0) | locator)};
    left = trim_of(head.text(), {pin->span.end, rest.end}, ",");
  }
  return read;
}

/// The subdivision behind the name; a year of adoption may stand between ("of 1821,", ", 1996,").
bool take_subdivision(const Head& head, Span name, Citation& out) {
  Span rest = trim_of(head.text(), {name.end, head.span.end}, ",");
  if (head.at(rest).starts_with("of ")) rest = trim_of(head.text(), {rest.begin + 3, rest.end}, ",");
  if (const auto date = rest.empty() ? std::nullopt : read_date(head.text(), rest); date && date->date.year != 0) {
    out.date = date->date;
    out.year = date->year;
    rest = trim_of(head.text(), {date->span.end, rest.end}, ",");
  }
  out.title = name;
  if (rest.empty()) return true;
  const auto pin = read_subdivision(head, rest);
  if (!pin) return false;
  set_pincite(out, *pin);
  return true;
}

/// "U.S. Constitution, Amendment V", "Ohio Constitution, art. VII, § 9": the word written out, a place before it, and nothing but its
/// subdivision behind it.
bool parse_written_out(const Head& head, Citation& out) {
  constexpr std::string_view kWord = " Constitution";
  const std::uint32_t at = find_words(head, head.span, kWord);
  const auto end = static_cast<std::uint32_t>(at + kWord.size());
  if (at == head.span.end || at == head.span.begin || at - head.span.begin > 30) return false;
  const std::string_view place = head.at({head.span.begin, at});
  const bool known = place == "The" || place == "U.S." || place == "US" || place == "Federal" || facts::geography().find(fold(place)) != nullptr;
  if (!known || !take_subdivision(head, {head.span.begin, end}, out)) return false;
  out.kind = Kind::Constitution;
  const bool whole = trim_of(head.text(), {out.pincite.end, head.span.end}, ",.").empty();
  return whole && !out.pincite.empty() && (out.locators & kPages) == 0;
}

bool parse_charter(const Head& head, Citation& out) {
  static constexpr Needle kCharters[] = {"U.N. Charter", "UN Charter", "U.N. CHARTER", "UNITED NATIONS CHARTER", "United Nations Charter", "Charter of the United Nations"};
  for (const Needle& charter : kCharters) {
    const std::uint32_t at = find_words(head, head.span, charter);
    if (at == head.span.end) continue;
    const Span name{at, static_cast<std::uint32_t>(at + charter.size())};
    if (at != head.span.begin && !head.date) return false;
    out.kind = Kind::Treaty;
    return take_subdivision(head, name, out);
  }
  return false;
}

/// "CONSTITUTION OF KIRIBATI July 12, 1979, art. 119(2)".
bool parse_named(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (!words.starts_with("CONSTITUTION OF ") && !words.starts_with("Constitution of ") && !words.starts_with("CONSTITUTION ") && !words.starts_with("CONSTITUCI")) return false;
  const std::vector<Span>& parts = head.parts;
  Span name = parts[0];
  for (std::uint32_t at = name.begin; at < name.end; ++at)
    if (head.note[at] == ' ')
      if (const auto date = read_date(head.text(), {at, head.span.end}); date && (date->date.month != 0 || head.note[at - 1] == ',')) name.end = at;
  out.kind = Kind::Constitution;
  out.title = trim_of(head.text(), name, ",");
  if (const auto date = read_date(head.text(), {name.end, head.span.end})) out.date = date->date, out.year = date->year;
  for (const Span part : parts)
    if (const auto pin = read_pincite(head.text(), {part.begin, head.span.end}); pin && !is_digit(static_cast<unsigned char>(head.note[part.begin])) && out.pincite.empty()) set_pincite(out, *pin);
  return !out.pincite.empty();
}

bool parse_constitution(const Head& head, Citation& out) {
  static constexpr Needle kWords[] = {"CONST.", "Const."};
  for (const Needle& word : kWords) {
    const std::uint32_t at = find_words(head, head.span, word);
    if (at == head.span.end) continue;
    const Span before = name_before(head.note, head.span.begin, at);
    const bool alone = at == head.span.begin;
    if (!alone && (before.begin >= at || at - before.begin > 30)) return false;
    out.kind = Kind::Constitution;
    return take_subdivision(head, {alone ? at : before.begin, static_cast<std::uint32_t>(at + word.size())}, out) && !out.pincite.empty();
  }
  return false;
}

/// "GRUNDGESETZ [GG] [BASIC LAW] art. 1": the name in its own language, what it means in brackets.
bool parse_translated(const Head& head, Citation& out) {
  for (const std::string_view meaning : {"[BASIC LAW]", "[Basic Law]", "[CONSTITUTION]", "[Constitution]", "[Constitution of ", "[CONSTITUTION OF "}) {
    const std::string_view words = head.at(head.span);
    const std::size_t at = words.find(meaning);
    const std::size_t close = at == std::string_view::npos ? at : words.find(']', at);
    if (close == std::string_view::npos) continue;
    out.kind = Kind::Constitution;
    const auto end = static_cast<std::uint32_t>(head.span.begin + close + 1);
    return take_subdivision(head, {head.span.begin, end}, out);
  }
  return false;
}

/// "Canadian Charter of Rights and Freedoms, s 7, Part I of the Constitution Act, 1982, being Schedule B to the Canada Act 1982, c 11 (U.K.)".
bool parse_canadian_charter(const Head& head, Citation& out) {
  if (head.parts.empty() || !head.at(head.parts[0]).starts_with("Canadian Charter of Rights and Freedoms")) return false;
  out.kind = Kind::Constitution;
  out.title = {head.parts[0].begin, head.parts[0].begin + 39};
  for (const Span part : comma_parts(head, {out.title.end, head.span.end})) {
    const std::string_view words = head.at(part);
    const bool section = words.starts_with("s ") || words.starts_with("s. ") || words.starts_with("ss ") || words.starts_with("§");
    const Span number{part.begin, part.begin + static_cast<std::uint32_t>(std::min(words.find(" ("), words.size()))};  // "§ 7 (U.K.)"
    if (section && out.pincite.empty()) out.pincite = trim_of(head.text(), number, "."), out.locators = kSections;
    if (words.starts_with("Part I of the Constitution Act") || words.starts_with("pt. I of the Constitution Act")) out.parallel = trim_of(head.text(), {part.begin, head.span.end}, ".");  // the act that it is printed in
  }
  return !out.pincite.empty() || !out.parallel.empty();
}

bool parse(const Head& head, Citation& out) { return parse_charter(head, out) || parse_canadian_charter(head, out) || parse_constitution(head, out) || parse_written_out(head, out) || parse_named(head, out) || parse_translated(head, out); }

}  // namespace

extern const KindParser kKindParser_constitution;
const KindParser kKindParser_constitution{"constitution", 20, parse, true};

}  // namespace subcite
