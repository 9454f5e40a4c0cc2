// F003: no comma stands before the parenthesis that dates a citation.
#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_comma_before_parenthetical;

namespace {

using namespace rules_support;

/// "Colom./Peru", "U.K. v. Alb.": the parties of an international decision.
bool names_parties(std::string_view inner) {
  const std::size_t slash = inner.find('/');
  const bool joined = slash != std::string_view::npos && slash > 1 && slash + 2 < inner.size() && inner[slash + 1] >= 'A' && inner[slash + 1] <= 'Z';
  return inner.find(" v. ") != std::string_view::npos || (joined && !has_digit(inner));
}

/// "July 9, 2018, 4:12 PM": the date without its time of day.
std::string_view without_time(std::string_view inner) {
  const std::size_t comma = inner.rfind(", ");
  const std::string_view time = comma == std::string_view::npos ? std::string_view{} : inner.substr(comma + 2);
  return is_digit_at(time, 0) && time.find(':') < 3 ? inner.substr(0, comma) : inner;
}

/// A year, alone or behind court, editors or edition.
bool dates(std::string_view inner) {
  inner = without_time(trim(inner));
  if (inner.starts_with("last visited") || inner.starts_with("last updated") || inner.starts_with("last modified")) return true;
  if (inner.size() < 4 || inner.size() > 70) return false;
  if (inner.find(" v. ") != std::string_view::npos) return true;
  const std::string_view year = inner.substr(inner.size() - 4);
  return all_digits(year) && year >= "1500" && year < "2101" && (inner.size() == 4 || inner[inner.size() - 5] == ' ');
}

/// The year is the volume ("Byrne v. Keel, (1970) I.R. 12"), or the parenthesis is of a work cited inside ("quoting ..."), which is looked
/// at by itself.
bool dates_no_work(const Citation& c, std::uint32_t open) {
  if (c.volume.begin == open + 1) return true;
  return std::any_of(c.parentheticals.begin(), c.parentheticals.end(), [&](const Parenthetical& p) { return p.relation && p.inner.contains(open); });
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  std::vector<std::pair<std::size_t, std::uint32_t>> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.form == Form::CrossReference || c.quoted || c.in_prose) continue;
    LazyMask mask(text, c.raw);
    const bool decision = c.kind == Kind::IntlDecision;  // whose title holds the parties
    const std::uint32_t from = decision ? c.core.begin : std::max(c.core.begin, c.title.end);
    for (const std::uint32_t open : marks_in(view, {from + 2, c.raw.end})) {
      const std::uint32_t at = open - 2;
      if (text[open] != '(' || text[at] != ',' || text[at + 1] != ' ' || mask.hidden(at)) continue;
      const std::size_t close = text.substr(0, std::min<std::size_t>(text.size(), c.raw.end + 1)).find(')', at);
      if (close == std::string_view::npos || close > c.raw.end || dates_no_work(c, at + 2)) continue;
      const std::string_view inner = text.substr(at + 3, close - at - 3);
      if (!dates(inner) && !(decision && names_parties(inner))) continue;
      if (at < c.title.end && !names_parties(inner) && text.substr(at, close - at).find(" v. ") == std::string_view::npos) continue;
      const std::string_view behind = trim(text.substr(close + 1, 4));
      if (!behind.empty() && ((behind[0] >= '0' && behind[0] <= '9') || (behind[0] >= 'a' && behind[0] <= 'z'))) continue;  // ", (1999) 197 C.L.R. 250", and prose
      found.emplace_back(i, at);
      break;
    }
  }
  const bool many = found.size() > kMany;
  for (const auto& [i, at] : found) {
    Finding& f = report(out, kRule_comma_before_parenthetical, view, static_cast<CitationIndex>(i), {at, at + 1}, many ? "A comma stands before the date’s parenthesis in " + counted(found.size(), "citation") + ", here first." : "No comma should stand before the date’s parenthesis.", "Leave the comma out.");
    if (!many) f.fix = Fix{"Leave the comma out", true, {{{at, at + 1}, ""}}};
    if (many) break;
  }
}

}  // namespace

const Rule kRule_comma_before_parenthetical{"F003", "comma-before-parenthetical", "Comma before a date parenthesis", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R11.1, R28.1; Bluebook R. 10.1, R. 15.4", check};

}  // namespace subcite
