// T006: sessions of the General Assembly and the Human Rights Council sit in known years; a document's number holds
// its session or its year.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_un_session_year;

namespace {

using namespace rules_support;

struct Years {
  std::uint32_t first, last;
};

std::uint32_t roman(std::string_view word) {
  std::uint32_t sum = 0;
  std::uint32_t last = 0;
  for (std::size_t i = word.size(); i-- > 0;) {
    const std::uint32_t v = word[i] == 'I' ? 1 : word[i] == 'V' ? 5
                                             : word[i] == 'X'   ? 10
                                             : word[i] == 'L'   ? 50
                                                                : 0;
    if (v == 0) return 0;
    if (v < last) sum -= v;
    else sum += v, last = v;
  }
  return sum;
}

/// "61" and "295" of "61/295" behind a mark.
std::optional<std::uint32_t> session_behind(std::string_view raw, std::string_view mark) {
  const std::size_t at = raw.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  std::string_view rest = raw.substr(at + mark.size());
  const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
  if (digits == 0) return std::nullopt;
  if (rest.substr(digits, 1) == "/") return to_number(rest.substr(0, digits));
  const std::size_t open = rest.find('(');
  if (open == std::string_view::npos || open > digits + 3) return std::nullopt;
  const std::size_t close = rest.find(')', open);
  const std::uint32_t session = close == std::string_view::npos ? 0 : roman(rest.substr(open + 1, close - open - 1));
  return session == 0 ? std::nullopt : std::optional(session);
}

/// The steps of a symbol that begins with this.
std::vector<std::string_view> steps_of(std::string_view raw, std::string_view lead) {
  const std::size_t at = raw.find(lead);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = lead.find(' ') == std::string_view::npos ? at : at + lead.find(' ') + 1;
  std::size_t end = begin;
  while (end < raw.size() && (is_word_byte(raw[end]) || raw[end] == '/' || raw[end] == '.' || raw[end] == '-')) ++end;
  return split(raw.substr(begin, end - begin), '/');
}

std::optional<Years> expected(std::string_view raw, std::string& what) {
  for (const std::string_view mark : {"/Corr.", "/Rev.", "/Add.", "S-", "ES-"})
    if (raw.find(mark) != std::string_view::npos) return std::nullopt;
  for (const std::string_view mark : {"G.A. Res. ", "G.A. Dec. ", "A/RES/"})
    if (const auto session = session_behind(raw, mark); session && *session <= 100) {
      what = "session " + std::to_string(*session) + " of the General Assembly";
      return Years{1945 + *session, 1946 + *session};
    }
  for (const std::string_view mark : {"H.R.C. Res. ", "A/HRC/RES/"})
    if (const auto session = session_behind(raw, mark)) {
      const std::uint32_t year = 2006 + (*session - 1) / 3;
      what = "session " + std::to_string(*session) + " of the Human Rights Council";
      return Years{year, year + 1};
    }
  if (const auto steps = steps_of(raw, "A/HRC/"); steps.size() >= 4)
    if (const auto session = to_number(steps[2]); session && *session < 100) {
      const std::uint32_t year = 2006 + (*session - 1) / 3;
      what = "session " + std::to_string(*session) + " of the Human Rights Council";
      return Years{year - 1, year + 1};
    }
  if (const auto steps = steps_of(raw, "Doc. A/"); steps.size() >= 3)
    if (const auto session = to_number(steps[1].starts_with("C.") && is_digit_at(steps[1], 2) && steps.size() >= 4 ? steps[2] : steps[1]); session && *session >= 31 && *session <= 100) {
      what = "session " + std::to_string(*session) + " of the General Assembly";
      return Years{1944 + *session, 1946 + *session};
    }
  for (const auto& [lead, slack] : {std::pair<std::string_view, std::uint32_t>{"Doc. S/", 0}, {"Doc. E/", 1}})
    if (const auto steps = steps_of(raw, lead); steps.size() >= 3)
      if (const auto year = to_number(steps[1]); year && *year >= 1990 && *year <= 2100) {
        what = "a document of " + std::to_string(*year);
        return Years{*year - (slack > 0 ? 1U : 0U), *year + 1};
      }
  return std::nullopt;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.date.year == 0 || (c.kind != Kind::UnDocument && c.kind != Kind::Report && c.kind != Kind::Other && c.kind != Kind::Treaty)) continue;
    std::string what;
    std::uint32_t end = c.raw.end;
    if (!c.parentheticals.empty()) end = std::min(end, c.parentheticals[0].inner.begin);
    const auto years = expected(view.at({c.core.begin, std::max(end, c.core.begin)}), what);
    if (!years || (c.date.year >= years->first && c.date.year <= years->last)) continue;
    if (what.starts_with("a document") && c.date.year + 1U == years->first && c.date.month == 12) continue;
    report(out, kRule_un_session_year, view, static_cast<CitationIndex>(i), c.year.empty() ? c.core : c.year, "This is " + what + ", of the years " + std::to_string(years->first) + "–" + std::to_string(years->last) + "; the date says " + std::to_string(c.date.year) + ".", "Look the document up: correct its number or its date.");
  }
}

}  // namespace

const Rule kRule_un_session_year{"T006", "un-session-year", "Session of a U.N. resolution or document contradicts the year", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo T8.1 (1st ed.); Bluebook R. 21.7.2", check};

}  // namespace subcite
