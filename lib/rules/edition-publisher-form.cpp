// B001: a book's parenthesis holds editors, edition and year; the first edition and the publisher are not named.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_edition_publisher_form;

namespace {

using namespace rules_support;

bool is_edition_word(std::string_view before) {
  const std::size_t blank = before.rfind(' ');
  const std::string_view word = blank == std::string_view::npos ? before : before.substr(blank + 1);
  return !word.empty() && ((word[0] >= '0' && word[0] <= '9') || word == "rev." || word == "Rev.");
}

/// "Springer 2d ed. 1990": where the edition behind a publisher begins; 0 where it is behind names of editors or none stands.
std::size_t edition_behind_name(std::string_view inner) {
  const std::size_t ed = inner.find(" ed. ");
  if (ed == std::string_view::npos || !is_edition_word(inner.substr(0, ed)) || inner.find("eds.") != std::string_view::npos || inner.substr(0, ed).find(',') != std::string_view::npos) return 0;
  const std::size_t blank = inner.rfind(' ', ed - 1);
  return blank == std::string_view::npos ? 0 : blank + 1;
}

/// " (1853)", " (c. 360 B.C.E.)" behind the parenthesis: the year of the first printing.
bool has_second_year(std::string_view behind) {
  if (!behind.starts_with(") (")) return false;
  const std::string_view inner = behind.substr(3, behind.find(')', 3) == std::string_view::npos ? 0 : behind.find(')', 3) - 3);
  return inner.size() <= 20 && has_digit(inner);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  static constexpr std::array<std::string_view, 16> kPublishers{"Univ. Press", "University Press", "Press", "Oxford", "Cambridge", "Harvard", "Yale", "Princeton", "Routledge", "Springer", "Brill", "Elgar", "Palgrave", "Wiley", "Norton", "Hart Pub"};
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || (c.kind != Kind::Book && c.kind != Kind::BookChapter) || c.quoted) continue;
    const Span inside = year_parenthesis(view, c);
    if (inside.empty()) continue;
    const std::string_view inner = view.at(inside);
    const std::string low = lower_ascii(inner);
    const auto tell = [&](std::size_t at, std::size_t size, std::string message, std::string help) -> Finding& { return report(out, kRule_edition_publisher_form, view, static_cast<CitationIndex>(i), {inside.begin + static_cast<std::uint32_t>(at), inside.begin + static_cast<std::uint32_t>(at + size)}, std::move(message), std::move(help)); };
    std::size_t at = low.find("1st ed.");
    if (at != std::string::npos && at > 0 && is_digit_at(low, at - 1)) at = std::string::npos;  // "21st ed."
    if (at == std::string::npos) at = low.find("first ed.");
    if (at != std::string::npos) {
      const std::size_t size = low.find("ed.", at) + 3 - at;
      Finding& f = tell(at, size, "The first edition should not be named.", "Leave it out.");
      const bool year_follows = at + size + 1 == c.year.begin - inside.begin && inner[at + size] == ' ';
      if (year_follows && (at == 0 || inner[at - 1] == ' ')) f.fix = Fix{"Leave it out", false, {{{inside.begin + static_cast<std::uint32_t>(at), c.year.begin}, ""}}};
      continue;
    }
    if (const std::size_t spelled = low.find(" edition"); spelled != std::string::npos) {
      tell(spelled + 1, 7, "Edition should be written ed.", "Write ed.").fix = Fix{"Write ed.", false, {{{inside.begin + static_cast<std::uint32_t>(spelled) + 1, inside.begin + static_cast<std::uint32_t>(spelled) + 8}, "ed."}}};
      continue;
    }
    const std::size_t year = c.year.begin - inside.begin;
    if (const std::size_t ed = inner.find(" ed.", year); ed != std::string_view::npos && is_edition_word(inner.substr(0, ed))) {
      Finding& f = tell(year, inner.size() - year, "The edition should stand before the year.", "Write (2d ed. 2007).");
      const std::string_view behind = inner.substr(year + c.year.size());
      if (behind.starts_with(", ") && behind.ends_with(" ed.") && behind.find(',', 2) == std::string_view::npos) f.fix = Fix{"Put the edition first", false, {{{c.year.begin, inside.end}, std::string(behind.substr(2)) + " " + std::string(view.at(c.year))}}};
      continue;
    }
    if (const std::size_t ed = inner.find(" ed., "); ed != std::string_view::npos && ed + 6 == year && is_edition_word(inner.substr(0, ed))) {
      const auto comma = static_cast<std::uint32_t>(inside.begin + ed + 4);
      tell(ed + 4, 1, "No comma should stand between edition and year.", "Leave the comma out.").fix = Fix{"Leave the comma out", true, {{{comma, comma + 1}, ""}}};
      continue;
    }
    const bool reprint = low.find(" ser.") != std::string::npos || low.find("stud.") != std::string::npos || low.find("trans") != std::string::npos || low.find("reprint") != std::string::npos || low.find("photo") != std::string::npos || low.find("rev.") != std::string::npos || has_second_year(text.substr(inside.end));
    if (reprint) continue;
    std::size_t from = 0;  // behind editors and edition
    for (const std::string_view mark : {"eds., ", "ed., ", "eds. ", "ed. "})
      if (const std::size_t end = inner.rfind(mark); end != std::string_view::npos) from = std::max(from, end + mark.size());
    std::size_t editors = 0;
    for (const std::string_view mark : {"eds., ", "ed., "})
      if (const std::size_t end = inner.find(mark); end != std::string_view::npos && !is_edition_word(inner.substr(0, end == 0 ? 0 : end - 1))) editors = std::max(editors, end + mark.size());
    const std::size_t edition = edition_behind_name(inner);
    const bool leads = edition > 0 && std::any_of(kPublishers.begin(), kPublishers.end(), [&](std::string_view name) { return inner.substr(0, edition).find(name) != std::string_view::npos; });
    if (leads) {
      tell(0, edition, "The publisher should not be named.", "Leave it out.").fix = Fix{"Leave it out", false, {{{inside.begin, inside.begin + static_cast<std::uint32_t>(edition)}, ""}}};
      continue;
    }
    for (const std::string_view publisher : kPublishers) {
      const std::size_t name = inner.find(publisher, from);
      const std::size_t before_edition = name == std::string_view::npos && editors > 0 ? inner.find(publisher, editors) : std::string_view::npos;
      if (before_edition < from) {  // "Mara Tell ed., Edward Elgar 2d ed. 2018"
        tell(editors, before_edition + publisher.size() - editors, "The publisher should not be named.", "Leave it out.");
        break;
      }
      if (name == std::string_view::npos || name > year) continue;
      Finding& f = tell(from, year - from, "The publisher should not be named.", "Leave it out.");
      if (year > from) f.fix = Fix{"Leave it out", false, {{{inside.begin + static_cast<std::uint32_t>(from), c.year.begin}, ""}}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_edition_publisher_form{"B001", "edition-publisher-form", "Book parenthetical: first edition named, publisher named, edition misplaced, comma errors", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R28.2.5; Bluebook R. 15.4", check};

}  // namespace subcite
