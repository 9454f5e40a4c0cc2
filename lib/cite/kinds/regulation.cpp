// Executive orders and documents of the European Union's institutions (Bluebook R. 14.7, R. 21.9): orders by
// number, acts by number and their place in the Official Journal, COM documents, documents of the Parliament.
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// Words between commas up to `end`: those before the first subdivision or date are the title.
void take_title(const Head& head, std::uint32_t end, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, trim_of(head.text(), {head.span.begin, end}, ","));
  if (parts.empty()) return;
  std::size_t last = 0;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto pin = read_pincite(head.text(), parts[i]);
    const bool subdivision = pin && (pin->locators != kPages || head.at(parts[i]).starts_with("at "));
    if (subdivision && out.pincite.empty()) set_pincite(out, *pin);
    const auto date = read_date(head.text(), {parts[i].begin, end});
    const bool dated = date && date->date.year != 0 && date->span.end >= parts[i].end;
    if (dated && !out.date.given()) out.date = date->date, out.year = date->year;
    if (subdivision || dated) break;
    last = i;
  }
  out.title = {parts[0].begin, parts[last].end};
  for (const std::string_view mark : {" art. ", " arts. ", " § ", " pmbl."}) {  // no comma before the subdivision
    const std::size_t at = head.at(out.title).find(mark);
    if (at == std::string_view::npos) continue;
    const auto pin = read_pincite(head.text(), {static_cast<std::uint32_t>(out.title.begin + at), out.title.end});
    if (pin && out.pincite.empty()) set_pincite(out, *pin);
    out.title.end = static_cast<std::uint32_t>(out.title.begin + at);
    break;
  }
}

/// "Corrigendum to Directive 93/13, O.J. (L 119) 2": the year of the journal left out.
bool parse_undated_journal(const Head& head, std::uint32_t mark, Span before, Citation& out) {
  if (before.empty() || head.note[before.end] != ',') return false;
  take_title(head, before.end, out);
  out.kind = Kind::Regulation;
  out.container = {mark, mark + 4};
  take_pages(head, {head.note.closing(mark + 5) + 1, head.span.end}, out);
  return !out.title.empty() && !out.page.empty();
}

/// "2016 O.J. (L 119) 1, 43".
bool parse_journal(const Head& head, Citation& out) {
  const std::uint32_t mark = find_words(head, head.span, "O.J. (");
  if (mark == head.span.end) return false;
  const Span before = trim_of(head.text(), {head.span.begin, mark}, ",");
  const std::size_t blank = head.at(before).rfind(' ');
  const Span year{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  const auto date = before.empty() ? std::nullopt : read_date(head.text(), year);
  if (!date || date->span != year) return parse_undated_journal(head, mark, before, out);
  take_title(head, year.begin, out);
  out.kind = head.at(out.title).find("Treaty") != std::string_view::npos && head.at(out.title).find("Directive") == std::string_view::npos ? Kind::Treaty : Kind::Regulation;
  out.volume = year;
  out.container = {mark, mark + 4};
  if (!out.date.given()) out.date = date->date, out.year = year;
  const Span pages{head.note.closing(mark + 5) + 1, head.span.end};
  const Span pincite = out.pincite;
  const std::uint8_t locators = out.locators;
  take_pages(head, pages, out);
  if (!pincite.empty()) {
    out.parallel = out.pincite;
    out.pincite = pincite;
    out.locators = locators;
  }
  return !out.title.empty() || !out.page.empty();
}

/// "Directive 2005/29, art. 5, OJ L 149, 11.6.2005, p. 22": in the EU's own order.
bool parse_own_order(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 6> kMarks{"OJ L ", "OJ C ", "OJ L, ", "O.J. L ", "O.J. C ", "OJ LI "};
  for (const Needle& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    if (at == head.span.end || at == head.span.begin) continue;
    take_title(head, at, out);
    out.kind = Kind::Regulation;
    out.container = {at, static_cast<std::uint32_t>(at + mark.words().find(' '))};
    const std::vector<Span> parts = comma_parts(head, {out.container.end + 1, head.span.end});
    if (parts.empty()) return false;
    out.symbol = parts[0];
    for (const Span part : parts) {
      const Date date = dotted_date(head.at(part));
      if (date.year != 0 && !out.date.given()) out.date = date, out.year = part;
      if (head.at(part).starts_with("p. ")) out.page = trim(head.text(), {part.begin + 3, part.end});
    }
    return !out.title.empty();
  }
  return false;
}

/// "Title, at 4, COM (2021) 206 final", "Title, EUR. PARL. DOC. B9-0168".
bool parse_document(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 9> kMarks{"COM (", "COM(", "SWD (", "SWD(", "JOIN (", "SEC (", "EUR. PARL. DOC.", "Eur. Parl. Doc.", "EUR. PARL. DOC"};
  for (const Needle& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    if (at == head.span.end) continue;
    out.kind = Kind::Regulation;
    take_title(head, at, out);
    const std::vector<Span> parts = comma_parts(head, {at, head.span.end});
    const bool bracket = mark.words().back() == '(';
    out.container = trim(head.text(), {at, static_cast<std::uint32_t>(at + mark.size() - (bracket ? 1 : 0))});
    out.symbol = bracket ? parts[0] : trim(head.text(), {static_cast<std::uint32_t>(at + mark.size()), parts[0].end});
    if (bracket)
      if (const auto date = read_date(head.text(), {head.note.is_bracket(out.container.end) ? out.container.end + 1 : out.container.end + 2, head.span.end})) out.date = date->date, out.year = date->year;
    if (parts.size() > 1 && out.pincite.empty())
      if (const auto pin = read_pincite(head.text(), {parts[1].begin, head.span.end})) set_pincite(out, *pin);
    if (out.title.empty()) out.title = parts[0];
    return true;
  }
  return false;
}

/// "Questions and Answers on Executive Order 13899 (Weirs) and Its Enforcement": words go on on both sides, the order is the matter of a title.
bool is_inside_title(std::string_view before, std::string_view number) {
  return ends_with_any(before, {" on", " about", " of", " to", " under", " Under", " About"}) && contains_any(number, {" and ", " on ", " in ", " for "});
}

/// "Exec. Order No. 14,028", "Council Directive 93/13, art. 3": by number, wherever printed.
bool parse_numbered(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 12> kMarks{"Exec. Order No.", "Executive Order No.", "Executive Order", "Proclamation No.", "Council Directive", "Council Regulation", "Commission Regulation", "Commission Decision", "Commission Directive", "Council Decision", "Regulation (EU)", "Directive (EU)"};
  for (const Needle& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    if (at == head.span.end) continue;
    std::vector<Span> parts = comma_parts(head, {at, head.span.end});
    Span number = trim(head.text(), {static_cast<std::uint32_t>(at + mark.size()), parts.empty() ? head.span.end : parts[0].end});
    if (parts.size() > 1 && parts[1].begin == number.end + 1 && parts[1].size() == 3 && is_page(head.at(parts[1]))) {  // "No. 14,028"
      number.end = parts[1].end;
      parts.erase(parts.begin());
    }
    if (!has_digit(head.at(number))) continue;
    if (is_inside_title(head.at(trim(head.text(), {head.span.begin, at})), head.at(number))) continue;
    out.kind = Kind::Regulation;
    out.container = {at, static_cast<std::uint32_t>(at + mark.size())};
    out.symbol = number;
    out.title = trim_of(head.text(), {head.span.begin, at}, ",");
    if (!head.title.empty() && head.title.end <= at) out.title = head.title;
    if (out.title.empty()) out.title = {at, number.end};
    if (parts.size() > 1)
      if (const auto pin = read_pincite(head.text(), {parts[1].begin, head.span.end})) set_pincite(out, *pin);
    return true;
  }
  return false;
}

/// "Regs. § 1.1001-2(c), exs. 7, 8": the Treasury’s, as papers on taxes shorten them.
bool parse_bare_sections(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (!starts_with_any(words, {"Regs. §", "Reg. §"})) return false;
  const auto begin = static_cast<std::uint32_t>(head.span.begin + words.find(' ') + 1);
  const auto pin = read_pincite(head.text(), {begin, head.span.end});
  if (!pin) return false;
  out.kind = Kind::Regulation;
  out.container = {head.span.begin, begin - 1};
  set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) { return parse_journal(head, out) || parse_own_order(head, out) || parse_document(head, out) || parse_numbered(head, out) || parse_bare_sections(head, out); }

}  // namespace

extern const KindParser kKindParser_regulation;
const KindParser kKindParser_regulation{"regulation", 32, parse, true};

}  // namespace subcite
