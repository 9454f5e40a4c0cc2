// Documents of other intergovernmental organisations (Bluebook R. 21.12 to R. 21.15): the Organization of
// American States, the African Union, the Council of Europe. Their own marks tell them; decisions and
// resolutions are "other" in the report, studies and opinions are reports.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<Needle, 16> kMarks{"AG/RES.", "CP/RES.", "OEA/Ser.", "OAS Doc.", "OAU Doc.", "AU Doc.", "AHG/", "Eur. Consult. Ass.", "Eur. Parl. Ass.", "EUR. PARL. ASS.", "EUR. CONSULT. ASS.", "CDL-AD", "Council of Eur., Doc.", "CM/Rec", "ASEAN Doc.", "OECD Doc."};

bool is_act(std::string_view title) {
  static constexpr std::array<std::string_view, 8> kActs{"Resolution", "Decision", "Res.", "Dec.", "Recommendation", "Declaration", "AG/RES", "Communiqué"};
  return std::any_of(kActs.begin(), kActs.end(), [&](auto act) { return title.find(act) != std::string_view::npos; });
}

/// "OEA/Ser.Q, CJI/doc. 637/21 rev. 2": a symbol may have several parts; pincites end it.
std::uint32_t symbol_end(const Head& head, const std::vector<Span>& parts, std::size_t document) {
  std::size_t last = document;
  while (last + 1 < parts.size() && (head.at(parts[last + 1]).find("doc.") != std::string_view::npos || head.at(parts[last + 1]).find("rev. ") != std::string_view::npos)) ++last;
  return parts[last].end;
}

bool parse(const Head& head, Citation& out) {
  std::uint32_t mark = head.span.end;
  for (const Needle& words : kMarks) mark = std::min(mark, find_words(head, head.span, words));
  if (mark == head.span.end || head.at({head.span.begin, mark}).find(" v. ") != std::string_view::npos) return false;
  std::vector<Span> parts = head.parts;
  std::size_t document = 0;
  while (document + 1 < parts.size() && parts[document].end <= mark) ++document;
  // "EUR. PARL. ASS., Resolution 1900": the mark is the body itself.
  const bool opens = parts.size() > document + 1 && (head.at(parts[document]).ends_with("Ass.") || head.at(parts[document]).ends_with("ASS."));
  std::size_t title = 0;
  while (title + 1 < std::max<std::size_t>(document, 1) && is_institution(head.at(parts[title]))) ++title;
  if (opens) title = document + 1;
  if (title > 0) take_authors(head, {parts[0].begin, parts[title - 1].end}, out);
  std::size_t last = title;
  const auto numbered = [&](Span part) { return head.at(part).find(" No. ") != std::string_view::npos; };  // "Opinion No. 946/2019"
  const auto pinpoint = [&](Span part) { const auto pin = read_pincite(head.text(), part); return pin && (pin->locators != kPages || head.at(part).starts_with("at ")); };
  while (last + 1 < (opens ? parts.size() : document) && !pinpoint(parts[last + 1]) && !numbered(parts[last + 1]) && !opens) ++last;
  out.title = {parts[title].begin, parts[last].end};
  for (const Span part : parts)
    if (pinpoint(part) && out.pincite.empty()) set_pincite(out, *read_pincite(head.text(), part));
  out.symbol = {parts[document].begin, symbol_end(head, parts, document)};
  out.container = parts[document];
  if (!opens && title + 1 == document && last == title && is_act(head.at(out.symbol)) && !is_act(head.at(out.title)) && is_institution(head.at(out.title))) {  // "OAS, Gen. Assembly, AG/RES. 2435"
    out.authors.push_back(out.title);
    out.title = out.symbol;
  }
  out.names_institution = true;
  out.kind = is_act(head.at(out.title)) || is_act(head.at(out.symbol)) ? Kind::Other : Kind::Report;
  return head.date || !head.paren.empty() || !out.pincite.empty();
}

}  // namespace

extern const KindParser kKindParser_organisation;
const KindParser kKindParser_organisation{"organisation", 12, parse, true};

}  // namespace subcite
