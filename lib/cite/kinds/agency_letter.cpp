// Letters in which an agency says what it will do or how it reads the law (Bluebook R. 14.4): "Fenwick Ferries, Inc., SEC
// No-Action Letter, 2011 WL 12345, at *2 (Mar. 3, 2011)". Whom it answers, what it is, where a database has it.
#include <array>
#include <optional>

#include "base/text.h"
#include "cite/case_place.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool names_letter(std::string_view part) {
  return ends_with_any(part, {"No-Action Letter", "Opinion Letter", "Interpretive Letter", "Exemptive Letter", "Advisory Letter", "Discussion Letter", "Guidance Letter", "Determination Letter", "Exemption Letter", "Administrator Letter", "Warning Letter"});
}

bool parse(const Head& head, Citation& out) {
  if (!head.date || head.italic_title || head.has_url) return false;
  std::size_t letter = 0;
  while (letter < head.parts.size() && !names_letter(head.at(head.parts[letter]))) ++letter;
  if (letter >= head.parts.size() || letter > 4) return false;
  const Span named = head.parts[letter];
  if (!may_be_names(head.text(), {head.span.begin, named.end})) return false;
  out.kind = Kind::Other;
  out.title = {head.span.begin, named.end};
  const Span rest = trim_of(head.text(), {named.end, head.span.end}, ",");
  if (rest.empty()) return true;
  const auto place = find_case_place(head.note, rest, head.base);
  if (!place || place->whole.begin != rest.begin || place->whole.end < rest.end) return false;
  out.volume = place->volume;
  out.container = place->container;
  out.page = place->page;
  out.symbol = place->docket;
  out.pincite = place->pincite;
  out.locators = place->locators;
  return true;
}

}  // namespace

extern const KindParser kKindParser_agency_letter;
const KindParser kKindParser_agency_letter{"agency-letter", 9, parse};

}  // namespace subcite
