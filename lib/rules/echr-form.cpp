// T003: a decision of the European Court of Human Rights is found by its application number, written App. No.
// 12345/67.
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "base/url.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_echr_form;

namespace {

using namespace rules_support;

struct Number {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t year = 0;  // of filing
  char mark = '/';
};

/// Digits, a mark and two digits: an application's number.
std::optional<Number> number_at(std::string_view text, std::uint32_t at, std::uint32_t end, bool spaced = false) {
  std::uint32_t stop = at;
  while (stop < end && text[stop] >= '0' && text[stop] <= '9') ++stop;
  if (stop == at || stop - at > 5 || stop + 2 >= end) return std::nullopt;
  const char mark = text[stop];
  if (mark != '/' && mark != '-' && mark != '.' && !(spaced && mark == ' ')) return std::nullopt;
  const auto year = to_number(text.substr(stop + 1, 2));
  if (!year || (stop + 3 < end && text[stop + 3] >= '0' && text[stop + 3] <= '9')) return std::nullopt;
  return Number{at, stop + 3, *year >= 55 ? 1900 + *year : 2000 + *year, mark};
}

struct Application {
  Span prefix;
  Number number;
};

/// "Roe v. Norway, 41207/09, ¶ 33": no word before the number.
std::optional<Application> bare_application(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.raw);
  const std::size_t versus = raw.find('/') == std::string_view::npos ? std::string_view::npos : raw.find(" v. ");
  if (versus == std::string_view::npos || raw.find("No.") != std::string_view::npos || raw.find("Nos.") != std::string_view::npos || raw.find("Case ") != std::string_view::npos) return std::nullopt;
  for (std::size_t comma = raw.find(", ", versus); comma != std::string_view::npos; comma = raw.find(", ", comma + 1)) {
    auto at = static_cast<std::uint32_t>(c.raw.begin + comma + 2);
    const std::uint32_t word = at;
    for (const std::string_view no : {"no. ", "nos. "})  // as the Court itself prints it
      if (std::string_view(view.document.text).substr(at).starts_with(no)) at += static_cast<std::uint32_t>(no.size());
    const auto number = number_at(view.document.text, at, c.raw.end);
    if (number && number->mark == '/' && number->end - at > 5 && is_one_of(view.document.text.substr(number->end, 1), {",", " "})) return Application{{word, at > word ? at - 1 : at}, *number};
  }
  return std::nullopt;
}

std::optional<Application> find_application(const View& view, const Words& words, const Citation& c) {
  static constexpr Needle kPrefixes[] = {"Applications Nos. ", "Applications nos. ", "Applications ", "Appl. Nos. ", "Appl. nos. ", "App no ", "App no. ", "App No. ", "App Nos. ", "App nos. ", "App nos ", "App No ", "App. Nos. ", "App. No. ", "App. no. ", "App. nos. ", "Appl. No. ", "Appl. no. ", "Application No. ", "Application no. ", "Application Nos. ", "application no. ", "App. ", "Application "};
  if (!words.has(whole(c), kPrefixes)) return bare_application(view, c);
  const std::string_view text = view.document.text;
  const std::string_view raw = view.at(c.raw);
  for (const std::string_view prefix : kPrefixes) {
    const std::size_t at = raw.find(prefix);
    if (at == std::string_view::npos) continue;
    const auto begin = static_cast<std::uint32_t>(c.raw.begin + at);
    const auto number = number_at(text, begin + static_cast<std::uint32_t>(prefix.size()), c.raw.end, true);
    if (number) return Application{{begin, begin + static_cast<std::uint32_t>(prefix.size()) - 1}, *number};
  }
  return bare_application(view, c);
}

/// "¶ 12–14", "¶¶ 12": one sign for several, or two for one.
std::string paragraph_trouble(std::string_view pincite) {
  const std::size_t at = pincite.find("¶");
  if (at == std::string_view::npos) return {};
  const bool two = pincite.substr(at + 2, 2) == "¶";
  const std::string_view rest = pincite.substr(at + (two ? 4 : 2));
  const std::string_view numbers = trim(rest);
  const bool several = numbers.find("–") != std::string_view::npos || numbers.find('-') != std::string_view::npos || numbers.find(", ") != std::string_view::npos || numbers.find(" & ") != std::string_view::npos;
  if (two == several) return {};
  return several ? "Several paragraphs take ¶¶." : "One paragraph takes ¶.";
}

/// Behind "i=", or the first figures behind "itemid": the document's number in an address of HUDOC.
std::optional<std::string> hudoc_number(const std::string& url) {
  if (const std::size_t id = url.find("i="); id != std::string::npos) return url.substr(id + 2);
  const std::size_t item = url.find("itemid");
  const std::size_t digit = item == std::string::npos ? item : url.find_first_of("0123456789", item);
  return digit == std::string::npos ? std::nullopt : std::optional(url.substr(digit));
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.quoted || c.raw.empty()) continue;
    const auto application = find_application(view, words, c);
    const bool hudoc = !c.url.empty() && view.at(c.url).find("hudoc.echr.coe.int") != std::string_view::npos;
    if (!application && !hudoc) continue;
    const auto tell = [&](Span span, std::string message, std::string help) -> Finding& { return report(out, kRule_echr_form, view, static_cast<CitationIndex>(i), span, std::move(message), std::move(help)); };
    if (application) {
      const std::string_view prefix = view.at(application->prefix);
      const Span number{application->number.begin, application->number.end};
      if (prefix.empty()) {
        tell(number, "App. No. should stand before the application’s number.", "Write App. No.").fix = Fix{"Write App. No.", true, {{{number.begin, number.begin}, "App. No. "}}};
        continue;
      }
      if (prefix != "App. No." && prefix != "App. Nos.") {
        tell(application->prefix, "The application is cited as App. No.", "Write App. No.").fix = Fix{"Write App. No.", true, {{application->prefix, "App. No."}}};
        continue;
      }
      if (application->number.mark != '/') {
        const Span mark{number.end - 3, number.end - 2};
        tell(number, "Number and year of an application are divided by a slash.", "Write NNNNN/YY.").fix = Fix{"Write a slash", false, {{mark, "/"}}};
        continue;
      }
      if (c.form == Form::Full && c.date.year != 0 && c.date.year < application->number.year) {
        tell(number, "The application was filed in " + std::to_string(application->number.year) + ", the decision is dated " + std::to_string(c.date.year) + ".", "Look up the number and the date.");
        continue;
      }
      if (c.form == Form::Full && !c.nested && c.date.year == 0 && !c.in_prose) {
        tell(number, "The decision’s date is missing.", "Add the date in parentheses.");
        continue;
      }
    }
    if (hudoc) {
      const std::string_view url = view.at(c.url);
      if (const auto id = hudoc_number(percent_decoded(url))) {
        const std::string_view value = *id;
        const std::size_t digits = std::min(value.find_first_not_of("0123456789"), value.size());
        if (digits != 3 || value.substr(3, 1) != "-") {
          tell(c.url, "The address lacks HUDOC’s own number (001-12345).", "Copy the address from the decision’s page.");
          continue;
        }
      }
    }
    if (std::string trouble = paragraph_trouble(view.at(c.pincite)); !trouble.empty()) {
      Finding& f = tell(c.pincite, std::move(trouble), "Correct the sign.");
      const auto at = c.pincite.begin + static_cast<std::uint32_t>(view.at(c.pincite).find("¶"));
      const bool two = view.at({at, c.pincite.end}).starts_with("¶¶");
      f.fix = Fix{two ? "Write ¶" : "Write ¶¶", true, {{{at, at + (two ? 4U : 2U)}, two ? "¶" : "¶¶"}}};
    }
  }
}

}  // namespace

const Rule kRule_echr_form{"T003", "echr-form", "European Court of Human Rights citation: application number, date or report form", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.2 (1st ed.); Bluebook R. 21.5.3", check};

}  // namespace subcite
