// Returns of a census (Bluebook R. 17): "1850 U.S. Census, Weir County, Delaware, Roll M432_12, Page 34".
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// "Roll 153", "Page 4A", "Sheet 12", "Line 5": where in the returns.
bool is_place(std::string_view part) { return has_digit(part) && starts_with_any(part, {"Roll ", "roll ", "Page ", "page ", "p. ", "Sheet ", "sheet ", "Line ", "line ", "Microfilm ", "Enumeration District ", "E.D. ", "Dwelling ", "Family "}); }

bool parse(const Head& head, Citation& out) {
  if (head.parts.size() < 2) return false;
  const auto year = read_date(head.text(), head.parts[0]);
  const bool census = head.at(head.parts[0]).find("Census") != std::string_view::npos || head.at(head.parts[0]).find("CENSUS") != std::string_view::npos;
  if (!census || !year || year->span.begin != head.parts[0].begin || year->date.month != 0) return false;
  std::size_t place = 1;
  while (place < head.parts.size() && !is_place(head.at(head.parts[place]))) ++place;
  if (place == head.parts.size()) return false;
  out.kind = Kind::Other;
  out.title = {head.parts[0].begin, head.parts[place - 1].end};
  out.pincite = trim_of(head.text(), {head.parts[place].begin, head.span.end}, ",.");
  out.locators = kOtherLocator;
  if (!head.date) out.date = year->date, out.year = year->year;
  return true;
}

}  // namespace

extern const KindParser kKindParser_census;
const KindParser kKindParser_census{"census", 9, parse};

}  // namespace subcite
