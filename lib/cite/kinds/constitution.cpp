// Constitutions (Bluebook R. 11) and the U.N. Charter (R. 21.7.1, a treaty in the report): name, then
// article, amendment, section or clause.
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

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
  const auto pin = read_pincite(head.text(), rest);
  if (!pin) return false;
  set_pincite(out, *pin);
  return true;
}

bool parse_charter(const Head& head, Citation& out) {
  for (const std::string_view charter : {"U.N. Charter", "UN Charter", "U.N. CHARTER", "UNITED NATIONS CHARTER", "United Nations Charter", "Charter of the United Nations"}) {
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
  for (const std::string_view word : {"CONST.", "Const."}) {
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

bool parse(const Head& head, Citation& out) { return parse_charter(head, out) || parse_canadian_charter(head, out) || parse_constitution(head, out) || parse_named(head, out) || parse_translated(head, out); }

}  // namespace

extern const KindParser kKindParser_constitution;
const KindParser kKindParser_constitution{"constitution", 20, parse};

}  // namespace subcite
