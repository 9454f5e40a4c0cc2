// T005: resolutions are cited G.A. Res. or S.C. Res.; to 1975 the General Assembly's carry a Roman session, since
// 1976 session and number.
#include <array>
#include <set>
#include <string>

#include "base/roman.h"
#include "base/text.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_un_resolution_form;

namespace {

using namespace rules_support;

struct Label {
  std::string_view wrong;
  std::string_view right;
};
constexpr std::array<Label, 35> kLabels{{{"UNGA Res ", "G.A. Res. "}, {"UNSC Res ", "S.C. Res. "}, {"GA Res ", "G.A. Res. "}, {"SC Res ", "S.C. Res. "}, {"G.A. Res ", "G.A. Res. "}, {"S.C. Res ", "S.C. Res. "}, {"U.N.G.A. Resolution ", "G.A. Res. "}, {"U.N.S.C. Resolution ", "S.C. Res. "}, {"United Nations General Assembly Resolution ", "G.A. Res. "}, {"United Nations Security Council Resolution ", "S.C. Res. "}, {"U.N. G.A. Res. ", "G.A. Res. "}, {"U.N. S.C. Res. ", "S.C. Res. "}, {"U.N.G.A. Res. ", "G.A. Res. "}, {"U.N.S.C. Res. ", "S.C. Res. "}, {"UN General Assembly Resolution ", "G.A. Res. "}, {"UN Security Council Resolution ", "S.C. Res. "}, {"U.N. Security Council Resolution ", "S.C. Res. "}, {"Security Council Resolution ", "S.C. Res. "}, {"General Assembly Res. ", "G.A. Res. "}, {"Security Council Res. ", "S.C. Res. "}, {"S.C. Resolution ", "S.C. Res. "}, {"SC Resolution ", "S.C. Res. "}, {"U.N. General Assembly Res. ", "G.A. Res. "}, {"U.N. Security Council Res. ", "S.C. Res. "}, {"UNGA Res. ", "G.A. Res. "}, {"UNGA Resolution ", "G.A. Res. "}, {"U.N. General Assembly Resolution ", "G.A. Res. "}, {"General Assembly Resolution ", "G.A. Res. "}, {"G.A. Resolution ", "G.A. Res. "}, {"GA Res. ", "G.A. Res. "}, {"GA Resolution ", "G.A. Res. "}, {"UNSC Res. ", "S.C. Res. "}, {"UNSC Resolution ", "S.C. Res. "}, {"UNSCR ", "S.C. Res. "}, {"SC Res. ", "S.C. Res. "}}};

/// The session of a day: a session begins in September and runs into the next year. 0 where the month is not given.
std::uint32_t session_of(const Date& date) {
  constexpr std::uint32_t kFirst = 1945;
  constexpr std::uint32_t kSeptember = 9;
  if (date.month == 0 || date.year <= kFirst) return 0;
  return date.year == kFirst + 1 || date.month >= kSeptember ? date.year - kFirst : date.year - kFirst - 1U;
}

/// The number that a Roman numeral writes; 0 for what is none.
std::uint32_t value_of(std::string_view roman) {
  constexpr std::uint32_t kMost = 99;
  for (std::uint32_t n = 1; n <= kMost; ++n)
    if (roman_numeral(n) == roman) return n;
  return 0;
}

/// "Security Council Resolution 1540 (2004) was adopted": a sentence that goes on behind the year cites nothing.
bool runs_on_in_prose(const View& view, const Citation& c) {
  const std::string_view behind = view.at({c.raw.end, view.note_of(c).text.end});
  const std::size_t word = behind.find_first_not_of(" ,");
  if (word == std::string_view::npos || word == 0) return false;
  const bool low = behind[word] >= 'a' && behind[word] <= 'z';
  return low || behind.starts_with(", ");
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  const Words words(view);
  std::set<std::string> cited;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.in_prose || c.raw.empty() || !words.has({c.note, c.core}, {"Res", "UNSCR", "G.A. Dec. "})) continue;
    const std::string_view raw = view.at(c.core);
    bool told = false;
    for (const Label& label : kLabels) {
      const std::size_t at = raw.find(label.wrong);
      if (told || at == std::string_view::npos || (at > 0 && raw[at - 1] != ' ') || at + label.wrong.size() >= raw.size()) continue;
      const char next = raw[at + label.wrong.size()];
      if (next < '0' || next > '9') continue;
      const auto begin = static_cast<std::uint32_t>(c.core.begin + at);
      if (begin != c.container.begin || runs_on_in_prose(view, c)) continue;
      const Span span{begin, begin + static_cast<std::uint32_t>(label.wrong.size()) - 1};
      Finding& f = report(out, kRule_un_resolution_form, view, static_cast<CitationIndex>(i), span, quoted(view.at(span)) + " should be written " + std::string(trim(label.right)), "Write " + std::string(trim(label.right)));
      f.fix = Fix{"Write " + std::string(trim(label.right)), true, {{span, std::string(trim(label.right))}}};
      told = true;
    }
    const std::size_t general = raw.find("G.A. Res. ") != std::string_view::npos ? raw.find("G.A. Res. ") : raw.find("G.A. Dec. ");
    const std::size_t mark = general != std::string_view::npos ? general : raw.find("S.C. Res. ");
    if (told || mark == std::string_view::npos) continue;
    const std::string_view rest = raw.substr(mark + 10);
    const std::string number(rest.substr(0, rest.find_first_of(", (")));
    if (!cited.insert(std::string(raw.substr(mark, 4)) + number).second) continue;
    const auto begin = static_cast<std::uint32_t>(c.core.begin + mark);
    const Span span{begin, begin + 10 + static_cast<std::uint32_t>(number.size())};
    if (c.date.year == 0) {
      if (has_digit(text.substr(c.core.begin, c.core.size())) && c.year.empty()) report(out, kRule_un_resolution_form, view, static_cast<CitationIndex>(i), span, "The date of the resolution is missing.", "Add the date in parentheses.");
      continue;
    }
    if (general == std::string_view::npos) continue;
    const std::string_view behind = rest.substr(number.size(), 12);
    const std::size_t open = behind.find('(');
    const std::string_view session_words = open <= 3 ? behind.substr(open + 1, behind.find(')') == std::string_view::npos ? 0 : behind.find(')') - open - 1) : std::string_view();
    const bool roman = !session_words.empty() && session_words.find_first_not_of("IVXLES-") == std::string_view::npos;  // "(Sept. 22, 1980)" is none
    const bool slash = number.find('/') != std::string::npos;
    const std::uint32_t session = session_of(c.date);
    const bool plain = !number.empty() && all_digits(number);
    if (c.date.year <= 1975 && !roman) {
      Finding& f = report(out, kRule_un_resolution_form, view, static_cast<CitationIndex>(i), span, "Resolutions to 1975 carry their session in Roman numerals.", "Write G.A. Res. " + number + " (SESSION).");
      if (plain && session > 0 && !behind.starts_with(" ")) f.fix = Fix{"Write " + number + " (" + roman_numeral(session) + ")", false, {{{span.end, span.end}, " (" + roman_numeral(session) + ")"}}};
    } else if (c.date.year >= 1976 && (!slash || roman)) {
      Finding& f = report(out, kRule_un_resolution_form, view, static_cast<CitationIndex>(i), span, "Resolutions since 1976 are numbered session/number.", "Write G.A. Res. SESSION/NUMBER.");
      const std::size_t close = roman ? behind.find(')') : std::string_view::npos;
      const std::uint32_t own = close == std::string_view::npos ? session : value_of(behind.substr(open + 1, close - open - 1));
      if (plain && own > 0) f.fix = Fix{"Write " + std::to_string(own) + "/" + number, false, {{{span.begin + 10, span.end + static_cast<std::uint32_t>(close == std::string_view::npos ? 0 : close + 1)}, std::to_string(own) + "/" + number}}};
    }
  }
}

}  // namespace

const Rule kRule_un_resolution_form{"T005", "un-resolution-form", "U.N. resolution without session or date, or under another label", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.1 (1st ed.); Bluebook R. 21.7.2", check};

}  // namespace subcite
