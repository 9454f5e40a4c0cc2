// D005: books, articles, cases, reports, treaties and documents are cited with their year.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_date_missing;

namespace {

using namespace rules_support;

bool needs_date(const Citation& c) {
  switch (c.kind) {
    case Kind::Book:
    case Kind::BookChapter:
    case Kind::JournalArticle:
    case Kind::News:
    case Kind::Web:
    case Kind::Report:
    case Kind::PressRelease:
    case Kind::Case:
    case Kind::IntlDecision:
    case Kind::Treaty:
    case Kind::UnDocument:
    case Kind::WorkingPaper: return true;
    default: return false;
  }
}

/// Four digits that may be a year, anywhere in the citation.
bool has_year(std::string_view raw) {
  for (std::size_t at = 0; at + 4 <= raw.size(); ++at) {
    const std::string_view word = raw.substr(at, 4);
    const bool digits = all_digits(word);
    const bool bounded = (at == 0 || raw[at - 1] < '0' || raw[at - 1] > '9') && (at + 4 == raw.size() || raw[at + 4] < '0' || raw[at + 4] > '9');
    if (digits && bounded && word >= "1200" && word < "2101") return true;
  }
  return false;
}

/// "(citing BEN POE, SLUICES 88 (1999))", "(arguing that the Act of 1934 was dead)": the years are not the work's.
bool speaks_of_others(const View& view, const Parenthetical& p) {
  const std::string_view first = view.at(p.inner).substr(0, view.at(p.inner).find(' '));
  return p.relation || (first.ends_with("ing") && first != "forthcoming" && is_lower(decode_utf8(first, 0).value));
}

/// The citation with its pages, the volume of a treaty and what is said of others blotted out: 1398 and 1555 U.N.T.S. are no years.
std::string without_numbers(const View& view, const Citation& c) {
  std::string raw(view.at(c.raw));
  for (const Parenthetical& p : c.parentheticals)
    if (c.raw.contains(p.inner) && speaks_of_others(view, p)) std::fill(raw.begin() + (p.inner.begin - c.raw.begin), raw.begin() + (p.inner.end - c.raw.begin), '~');
  if (const std::size_t number = c.kind == Kind::UnDocument ? raw.find("S.C. Res. ") : std::string::npos; number != std::string::npos)  // "1624" is no year
    for (std::size_t at = number + 10; is_digit_at(raw, at); ++at) raw[at] = '~';
  for (const Span span : {c.page, c.pincite, c.kind == Kind::Treaty ? c.volume : Span{}})
    if (!span.empty() && c.raw.contains(span)) std::fill(raw.begin() + (span.begin - c.raw.begin), raw.begin() + (span.end - c.raw.begin), '~');
  return raw;
}

/// "(2d ed. 20018)": a year with a digit too many or too few, which D001 reports.
bool has_wrong_year(std::string_view raw) {
  const std::size_t close = raw.rfind(')');
  if (close == std::string_view::npos) return false;
  std::size_t begin = close;
  while (begin > 0 && is_digit_at(raw, begin - 1)) --begin;
  const bool far = close - begin == 4 && raw.substr(begin, 4) >= "2200";
  return begin > 0 && (close - begin == 3 || close - begin == 5 || far) && (raw[begin - 1] == '(' || raw[begin - 1] == ' ');
}

/// "(c. 44 B.C.E.)", "(’85)": a year that is not of four digits.
bool has_other_year(std::string_view raw) {
  const std::string_view last = raw.substr(std::min(raw.rfind('('), raw.size()));  // elsewhere "B.C. L. REV.", "112 A.D. 1101"
  const bool era = contains_any(last, {"B.C.", "BCE", "A.D.", "A.H.", "AH"});
  if (era && has_digit(last)) return true;
  const std::size_t open = raw.rfind("(’");
  return open != std::string_view::npos && is_digit_at(raw, open + 4) && is_digit_at(raw, open + 5) && raw.substr(open + 6, 1) == ")";
}

bool says_why(std::string_view raw) {
  const std::string words = lower_ascii(raw);
  for (const std::string_view mark : {"forthcoming", "n.d.", "undated", "date unknown", "last visited", "last updated", "last modified", "supra", "charter", "const.", "model ", "restatement", "federalist no", "statute of the", "covenant of the league", "league of nations covenant", " act ", " sc. "})
    if (words.find(mark) != std::string::npos) return true;
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.nested || c.in_prose || c.quoted || !needs_date(c) || c.date.given() || !c.year.empty()) continue;
    const WorkIndex work = view.index.references[i].work;
    if (work >= 0 && view.index.works[static_cast<std::size_t>(work)].first != static_cast<CitationIndex>(i)) continue;  // once a work
    const bool play = view.at(c.pincite).starts_with("act ") || view.at(c.pincite).starts_with("bk. ");
    const bool classic = ((c.locators & kStarPages) != 0 || play) && c.kind == Kind::Book;
    constexpr std::uint32_t kShortest = 20;
    if (classic || (c.core.size() < kShortest && c.kind != Kind::UnDocument)) continue;
    if (view.index.references[i].has(kCollection)) continue;
    const std::string raw = is_web_source(view, c) ? std::string(view.at(c.raw)) : without_numbers(view, c);
    if (has_year(raw) || has_wrong_year(raw) || has_other_year(raw) || says_why(raw) || (c.title.empty() && c.container.empty())) continue;
    const bool decision = c.kind == Kind::Case || c.kind == Kind::IntlDecision;
    if (decision && (c.title.empty() || (c.page.empty() && (c.kind != Kind::IntlDecision || c.symbol.empty())))) continue;  // named by its place in a sentence
    report(out, kRule_date_missing, view, static_cast<CitationIndex>(i), c.core, "This citation gives no year.", "Add the date in its parenthesis.");
  }
}

}  // namespace

const Rule kRule_date_missing{"D005", "date-missing", "A full citation without any date", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R11.1, R28.2.5, R30.1, R33.5; Bluebook R. 10.5, R. 15.4, R. 16.4, R. 18.2.2", check};

}  // namespace subcite
