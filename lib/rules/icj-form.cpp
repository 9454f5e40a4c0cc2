// T001: a decision of the International Court of Justice is Name (Party v. Party), Type, YEAR I.C.J. PAGE, pincite
// (Mon. D).
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_icj_form;

namespace {

using namespace rules_support;

bool is_series(std::string_view container) {
  for (const std::string_view name : {"I.C.J.", "I.C.J. Rep.", "I.C.J. Reports", "P.C.I.J."})
    if (container == name) return true;
  return false;
}

bool is_other(std::string_view raw) {
  for (const std::string_view mark : {"I.C.J. Statute", "I.C.J. Rules", "Pleadings", "Acts & Docs", "Press Release", "General List", "Statute of the"})
    if (raw.find(mark) != std::string_view::npos) return true;
  return false;
}

std::string paragraph_trouble(std::string_view pincite) {
  const std::size_t at = pincite.find("¶");
  if (at == std::string_view::npos) return {};
  const bool two = pincite.substr(at + 2, 2) == "¶";
  const std::string_view numbers = trim(pincite.substr(at + (two ? 4 : 2)));
  const bool several = numbers.find("–") != std::string_view::npos || numbers.find('-') != std::string_view::npos || numbers.find(", ") != std::string_view::npos || numbers.find(" & ") != std::string_view::npos;
  if (two == several) return {};
  return several ? "Several paragraphs take ¶¶." : "One paragraph takes ¶.";
}

/// The decision was cited before, with its day, and this is its short name.
bool was_dated(const View& view, std::size_t citation) {
  const Citation& c = view.citations[citation];
  return std::any_of(view.citations.begin(), view.citations.begin() + static_cast<std::ptrdiff_t>(citation), [&](const Citation& before) {
    return before.form == Form::Full && before.date.month != 0 && before.title.size() > c.title.size() && view.at(before.container) == view.at(c.container) && view.at(before.volume) == view.at(c.volume) && view.at(before.page) == view.at(c.page);
  });
}

/// Without the parentheticals, in which another decision may be cited.
std::string_view own_words(const View& view, const Citation& c) {
  if (c.parentheticals.empty()) return view.at(c.core);
  return view.at({c.core.begin, std::min(c.core.end, std::max(c.core.begin, c.parentheticals[0].inner.begin - 1))});
}

/// "Case concerning the Frontier Dispute": the words before the name, which the parser may have left to prose; empty for none.
Span case_concerning(const View& view, const Citation& c) {
  constexpr std::uint32_t kSize = 15;
  const std::string_view text = view.document.text;
  const std::string_view before = text.substr(0, c.core.begin);
  for (const std::string_view lead : {"Case concerning the ", "Case concerning ", "Case Concerning the ", "Case Concerning "})
    if (before.ends_with(lead)) return {c.core.begin - static_cast<std::uint32_t>(lead.size()), c.core.begin - static_cast<std::uint32_t>(lead.size()) + kSize};
  const bool own = starts_ignoring_case(view.at(c.core), "Case concerning ");
  return own ? Span{c.core.begin, c.core.begin + kSize} : Span{};
}

/// "ICJ Reports 1986, p. 554".
Span reports_form_without_points(const View& view, const Citation& c) {
  const std::string_view raw = own_words(view, c);
  const std::size_t at = raw.find("ICJ Reports ");
  if (at == std::string_view::npos || !to_number(raw.substr(at + 12, 4)) || !raw.substr(std::min(raw.size(), at + 16)).starts_with(", p. ")) return {};
  return {c.core.begin + static_cast<std::uint32_t>(at), c.core.begin + static_cast<std::uint32_t>(at + 16)};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  const Words words(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.in_prose) continue;
    const std::string_view raw = own_words(view, c);
    if (const Span form = c.kind == Kind::IntlDecision ? reports_form_without_points(view, c) : Span{}; !form.empty()) {
      report(out, kRule_icj_form, view, static_cast<CitationIndex>(i), form, "This is the Court’s own form.", "Write YEAR I.C.J. PAGE.");
      continue;
    }
    if (!words.has(whole(c), {"I.C.J.", "P.C.I.J."})) continue;
    const std::size_t own = raw.find("I.C.J. Reports ");
    const bool reports_form = own != std::string_view::npos && own + 19 <= raw.size() && to_number(raw.substr(own + 15, 4)) && raw.substr(own + 19, 5) == ", p. ";
    const std::size_t at = raw.find("I.C.J.") != std::string_view::npos ? raw.find("I.C.J.") : raw.find("P.C.I.J.");
    if (at == std::string_view::npos || is_other(raw) || (c.kind != Kind::IntlDecision && !is_series(view.at(c.container)))) continue;
    const auto tell = [&](Span span, std::string message, std::string help) -> Finding& { return report(out, kRule_icj_form, view, static_cast<CitationIndex>(i), span, std::move(message), std::move(help)); };
    const auto series = static_cast<std::uint32_t>(c.core.begin + at);
    const bool permanent = raw.find("P.C.I.J.") != std::string_view::npos;
    if (const Span lead = case_concerning(view, c); !lead.empty()) {
      tell(lead, "The name of the case begins behind “Case Concerning”.", "Leave the words out.");
      continue;
    }
    if (reports_form) {
      tell({series, series + 19}, "This is the Court’s own form.", "Write YEAR I.C.J. PAGE.");
      continue;
    }
    std::uint32_t before = series;
    while (before > c.core.begin && text[before - 1] == ' ') --before;
    const bool year = before >= c.core.begin + 4 && to_number(text.substr(before - 4, 4)).has_value();
    if (!year) {
      tell({series, series + (permanent ? 8U : 6U)}, "No year stands before the series.", "Write YEAR " + std::string(permanent ? "P.C.I.J." : "I.C.J.") + ".");
      continue;
    }
    if (permanent) {
      const std::size_t letter = std::min(raw.find("(ser."), raw.find("(Ser."));
      const std::size_t close = letter == std::string_view::npos ? letter : raw.find(')', letter);
      const bool numbered = close != std::string_view::npos && lower_ascii(raw.substr(close, 6)).find("no") != std::string::npos;
      if (!numbered) {
        tell({series, series + 8}, letter == std::string_view::npos ? "The series and number of the P.C.I.J. are missing." : "The number in the series is missing.", "Write YEAR P.C.I.J. (ser. A/B) No. n.");
        continue;
      }
    }
    if (!permanent && (c.page.empty() || c.page.begin < series)) {
      tell({series, series + 6}, "The first page behind I.C.J. is missing.", "Give the page on which the decision begins.");
      continue;
    }
    const std::string_view name = raw.substr(0, at);
    const std::size_t parties = name.find(", (");
    if (parties != std::string_view::npos && (name.find(" v. ", parties) != std::string_view::npos || name.substr(parties, name.find(')', parties) - parties).find('/') != std::string_view::npos)) {
      const auto comma = static_cast<std::uint32_t>(c.core.begin + parties);
      tell({comma, comma + 1}, "No comma should stand before the parties.", "Leave the comma out.").fix = Fix{"Leave the comma out", true, {{{comma, comma + 1}, ""}}};
      continue;
    }
    const bool contentious = name.find(" v. ") != std::string_view::npos || name.find('/') != std::string_view::npos;
    if (name.find(", Judgment") != std::string_view::npos && !contentious) {
      tell(c.title.empty() ? c.core : c.title, "The parties of the judgment are missing.", "Add them in parentheses behind the name.");
      continue;
    }
    const bool dated = c.date.month != 0 || (permanent && raw.find('(', raw.find(')', at)) != std::string_view::npos) || text.substr(std::max(c.page.end, c.pincite.end), 3).find('(') != std::string_view::npos;
    if (!dated && !was_dated(view, i)) {
      tell({series, std::max(c.page.end, series + (permanent ? 8U : 6U))}, "The date is missing.", "Add month and day in parentheses.");
      continue;
    }
    if (std::string trouble = paragraph_trouble(view.at(c.pincite)); !trouble.empty()) tell(c.pincite, std::move(trouble), "Correct the sign.");
  }
}

}  // namespace

const Rule kRule_icj_form{"T001", "icj-form", "ICJ/PCIJ citation lacks the year-volume, first page or date, or carries stray words", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.1 (1st ed.); Bluebook R. 21.5.1, T3", check};

}  // namespace subcite
