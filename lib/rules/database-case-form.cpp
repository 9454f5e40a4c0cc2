// C008: a decision found in a database alone is cited with docket number, database number and full date, its pages
// with a star.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"
#include "rules/printed.h"

namespace subcite {

extern const Rule kRule_database_case_form;

namespace {

using namespace rules_support;

/// "(N.L.R.B. 2014)", "(Pub. Util. Comm’n 2020)": agencies number and date their decisions in their own way.
bool is_of_agency(std::string_view court) {
  static constexpr std::array<std::string_view, 20> kAgencies{"N.L.R.B.", "M.S.P.B.", "B.I.A.", "F.C.C.", "F.T.C.", "S.E.C.", "E.E.O.C.", "F.E.R.C.", "O.S.H.R.C.", "P.T.A.B.", "T.T.A.B.", "B.P.A.I.", "P.T.O.", "I.B.L.A.", "E.A.B.", "ASBCA", "CBCA", "Comp. Gen.", "Ben. Rev. Bd.", "A.R.B."};
  return std::find(kAgencies.begin(), kAgencies.end(), court) != kAgencies.end() || contains_any(court, {" Comm’n", " Comm'n", " Bd.", "Dep’t", "Dep't", " Arb."});
}

/// A docket: one of its words with a digit, or a token of its shape.
bool has_docket(std::string_view words) {
  for (const std::string_view word : {"No.", "Nos.", "Case", "Civ.", "Crim.", "C.A.", "Index", "Docket", "File"}) {
    const std::size_t at = words.find(word);
    if (at != std::string_view::npos && has_digit(words.substr(at))) return true;
  }
  for (const std::string_view token : split(words, ' ')) {
    const bool digits = has_digit(token);
    if (digits && token.find('-') != std::string_view::npos && token.size() >= 5) return true;
  }
  return false;
}

/// A decision known by its docket number and slip opinion alone.
bool is_slip_opinion(const View& view, const Citation& c) {
  return c.form == Form::Full && c.kind == Kind::Case && !c.quoted && c.container.empty() && !c.symbol.empty() && view.at(c.core).find("slip op") != std::string_view::npos;
}

/// "Roe v. Poe, slip op. at 4 (D. Me. May 4, 2023)".
bool is_slip_without_docket(const View& view, const Citation& c) {
  const bool bare = c.form == Form::Full && c.kind == Kind::Case && !c.quoted && !c.in_prose && c.container.empty() && c.symbol.empty() && !c.title.empty();
  return bare && c.date.given() && view.at({c.title.end, c.raw.end}).starts_with(", slip op.");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Id && !c.pincite.empty() && !c.quoted) {
      const CitationIndex full = view.index.references[i].antecedent;
      const bool stands_for = full >= 0 && is_database(view.at(view.citations[static_cast<std::size_t>(full)].container)) && view.citations[static_cast<std::size_t>(full)].kind == Kind::Case;
      const std::string_view pin = view.at(c.pincite);
      if (stands_for && (c.locators & kStarPages) == 0 && pin.find('*') == std::string_view::npos && pin.find("¶") == std::string_view::npos) report(out, kRule_database_case_form, view, static_cast<CitationIndex>(i), c.pincite, "Pages of a database carry a star.", "Write at *N.").severity = Severity::Style;
      continue;
    }
    if (is_slip_opinion(view, c) && c.date.year != 0 && (c.date.month == 0 || c.date.day == 0)) {
      report(out, kRule_database_case_form, view, static_cast<CitationIndex>(i), c.year.empty() ? c.core : c.year, "The full date is missing.", "Give month and day: (S.D.N.Y. Mar. 3, 2021).");
      continue;
    }
    if (const std::size_t page = is_slip_opinion(view, c) ? view.at(c.core).find("slip op. ") : std::string_view::npos; page != std::string_view::npos && is_digit_at(view.at(c.core), page + 9)) {
      const auto at = static_cast<std::uint32_t>(c.core.begin + page);
      Finding& f = report(out, kRule_database_case_form, view, static_cast<CitationIndex>(i), {at, at + 10}, "The page of a slip opinion should stand behind at.", "Write slip op. at N.");
      f.severity = Severity::Style;
      f.fix = Fix{"Write at", false, {{{at + 9, at + 9}, "at "}}};
      continue;
    }
    if (is_slip_without_docket(view, c)) {
      report(out, kRule_database_case_form, view, static_cast<CitationIndex>(i), c.title, "The docket number is missing.", "Add No. and the docket number before slip op.");
      continue;
    }
    if (c.quoted || c.container.empty() || !is_database(view.at(c.container))) continue;
    const auto tell = [&](Span span, std::string message, std::string help, Severity severity) {
      Finding& f = report(out, kRule_database_case_form, view, static_cast<CitationIndex>(i), span, std::move(message), std::move(help));
      f.severity = severity;
    };
    const bool case_name = c.form == Form::Full && c.kind == Kind::Case && !c.title.empty() && c.volume.begin > c.title.end;
    if (case_name && c.parallel.empty() && !is_of_agency(view.at(c.court))) {
      const std::size_t comma = view.at(c.title).rfind(", ");  // "In re Roe, Bankr. No. 18-20044" read as the name
      const auto from = static_cast<std::uint32_t>(comma == std::string_view::npos ? c.title.end : c.title.begin + comma);
      const std::string_view between = view.at({from, c.volume.begin});
      if (!has_digit(between) && !has_docket(between)) {
        tell({c.volume.begin, c.page.end}, "The docket number is missing.", "Add No. and the docket number before the database number.", Severity::Warning);
        continue;
      }
      const std::string_view behind = view.at({c.page.end, c.raw.end});
      const std::size_t open = behind.find('(');
      if (c.date.year != 0 && (c.date.month == 0 || c.date.day == 0) && open != std::string_view::npos && behind.substr(open, 60).find(std::to_string(c.date.year)) != std::string_view::npos) {
        const auto at = static_cast<std::uint32_t>(c.page.end + open);
        tell({at, static_cast<std::uint32_t>(std::min<std::size_t>(text.find(')', at) + 1, c.raw.end))}, "The full date is missing.", "Give month and day: (S.D.N.Y. Mar. 3, 2021).", Severity::Warning);
        continue;
      }
    }
    if (c.pincite.empty() || (c.page.empty() && c.form == Form::Full)) continue;
    const std::string_view pin = view.at(c.pincite);
    const std::uint32_t from = c.form == Form::Full ? c.page.end : c.pincite.begin;
    const std::string_view lead = view.at({from, std::max(from, c.pincite.end)});
    const bool star = pin.find('*') != std::string_view::npos;
    const bool paragraph = pin.find("¶") != std::string_view::npos;
    const bool bare = c.form == Form::Short && !c.page.empty() && star && text.substr(c.pincite.begin - 2, 2) == ", ";  // "2014 WL 889123, *5"
    if (!paragraph && (bare || !star || (c.form == Form::Full && lead.find(", at ") == std::string_view::npos && text.substr(from, 5) != ", at "))) tell(c.pincite, "Pages of a database should stand behind “, at” with a star.", "Write , at *N.", Severity::Style);
  }
}

}  // namespace

const Rule kRule_database_case_form{"C008", "database-case-form", "Unreported case without docket number, full date or star page", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R12.4, R12.4.1, R11.7; Bluebook R. 10.8.1, R. 10.9(a)", check};

}  // namespace subcite
