// T009: the Official Journal is cited by year, series and page, no act is younger than its journal, and the treaties
// of the Council of Europe changed their series after number 193. Off unless selected.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/days.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_eu_doc_form;

namespace {

using namespace rules_support;

std::uint32_t number_at(std::string_view text, std::size_t at, std::size_t& end) {
  end = at;
  while (is_digit_at(text, end) && end - at < 9) ++end;
  return to_number(text.substr(at, end - at)).value_or(0);
}

struct Told {
  std::size_t at = 0;
  std::size_t size = 0;
  std::string message;
};

/// "OJ L 119, 4.5.2016, p. 1".
std::optional<Told> own_order(std::string_view words) {
  for (const std::string_view lead : {"OJ ", "O.J. "})
    for (std::size_t at = words.find(lead); at != std::string_view::npos; at = words.find(lead, at + 1)) {
      const std::size_t series = at + lead.size();
      const bool dated = lead == "OJ " && is_digit_at(words, series) && is_digit_at(words, series + 3) && (words.size() == series + 4 || words.substr(series + 4, 3) == " L " || words.substr(series + 4, 3) == " C ");  // "OJ 2003 L 1/1"
      if (dated && (at == 0 || !is_word_byte(words[at - 1]))) return Told{at, 9, "The Official Journal is cited as 2016 O.J. (L 119) 1."};
      const bool letter = series < words.size() && (words[series] == 'L' || words[series] == 'C' || words[series] == 'S');
      if (letter && series + 2 < words.size() && (words[series + 1] == ' ' || words[series + 1] == 'I' || is_digit_at(words, series + 1)) && (at == 0 || !is_word_byte(words[at - 1]))) return Told{at, lead.size() + 1, "The Official Journal is cited as 2016 O.J. (L 119) 1."};
    }
  return std::nullopt;
}

/// The year of the act in front: its four-digit part, or the two digits of an act before 1999.
std::uint32_t year_of_act(std::string_view before) {
  static constexpr std::array<std::string_view, 3> kActs{"Regulation", "Directive", "Decision"};
  std::size_t from = std::string_view::npos;
  for (const std::string_view act : kActs)
    if (const std::size_t at = before.find(act); at != std::string_view::npos && (from == std::string_view::npos || at < from)) from = at;
  if (from == std::string_view::npos) return 0;
  const std::size_t slash = before.find('/', from);
  if (slash == std::string_view::npos || slash == 0) return 0;
  std::size_t begin = slash;
  while (begin > from && is_digit_at(before, begin - 1)) --begin;
  std::size_t end = 0;
  const std::uint32_t left = number_at(before, begin, end);
  const std::uint32_t right = number_at(before, slash + 1, end);
  const auto is_year = [](std::uint32_t n) { return n >= 1952 && n <= 2100; };
  if (is_year(left) && is_year(right)) return 0;
  if (is_year(left)) return left;
  if (is_year(right)) return right;
  const bool directive = before.substr(from).starts_with("Directive") || before.substr(from).starts_with("Decision");
  const std::uint32_t two = directive ? left : right;
  return two >= 52 && two <= 99 ? 1900 + two : 0;
}

std::optional<Told> journal(std::string_view words) {
  for (std::size_t at = words.find("O.J."); at != std::string_view::npos; at = words.find("O.J.", at + 1)) {
    const std::string_view behind = words.substr(at + 4);
    if (behind.starts_with(" SPEC") || behind.starts_with(" Spec")) return std::nullopt;
    const std::string_view before = trim(words.substr(0, at));
    const bool year = before.size() >= 4 && is_digit_at(before, before.size() - 1) && is_digit_at(before, before.size() - 4) && (before.size() == 4 || !is_digit_at(before, before.size() - 5));
    if (!year) return Told{at, 4, "The year should stand before O.J."};
    if (!behind.starts_with(" (")) return Told{at, 4, "The series should stand behind O.J.: (L 119)."};
    const std::string_view inner = behind.substr(2, behind.find(')') == std::string_view::npos ? 0 : behind.find(')') - 2);
    if (inner.empty() || std::string_view("LCS").find(inner[0]) == std::string_view::npos) return Told{at, 4, "The series of the Official Journal is L, C or S."};
    const std::uint32_t own = to_number(before.substr(before.size() - 4)).value_or(0);
    const std::uint32_t act = year_of_act(before.substr(0, before.size() - 4));
    if (act != 0 && (act > own || act + 1 < own)) return Told{at - 5 > at ? 0 : at - 5, 4, "The act is of " + std::to_string(act) + ", its journal of " + std::to_string(own) + "."};
  }
  return std::nullopt;
}

std::optional<Told> commission(std::string_view words, const Citation& c) {
  for (std::size_t at = words.find("COM "); at != std::string_view::npos; at = words.find("COM ", at + 1)) {
    if (at > 0 && is_word_byte(words[at - 1])) continue;
    std::size_t end = 0;
    if (is_digit_at(words, at + 4) && number_at(words, at + 4, end) != 0) return Told{at, 3, "A document of the Commission has its year in parentheses: COM (2020) 12."};
    if (words.substr(at + 4, 1) != "(") continue;
    const std::uint32_t year = number_at(words, at + 5, end);
    const std::size_t open = words.find('(', end + 1);
    const auto day = c.date.month == 0 && open != std::string_view::npos ? read_day(words.substr(open + 1)) : std::optional<Date>();
    if (year >= 1950 && day && day->month != 0 && year != day->year) return Told{at, end + 1 - at, "The number is of " + std::to_string(year) + ", the date of " + std::to_string(day->year) + "."};
    if (year >= 1950 && c.date.month != 0 && c.date.year != 0 && year != c.date.year) return Told{at, end + 1 - at, "The number is of " + std::to_string(year) + ", the date of " + std::to_string(c.date.year) + "."};
  }
  return std::nullopt;
}

std::optional<Told> parliament(std::string_view words) {
  std::size_t at = words.find("EUR. PARL. DOC.");
  if (at == std::string_view::npos) at = words.find("Eur. Parl. Doc.");
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view behind = words.substr(at + 15);
  if (!behind.starts_with(" (")) return Told{at, 15, "The number of a document of Parliament should stand in parentheses, its year behind it."};
  return std::nullopt;
}

std::optional<Told> council(std::string_view words) {
  constexpr std::uint32_t kLast = 193;  // of E.T.S.
  for (const std::string_view series : {"C.E.T.S. No. ", "E.T.S. No. "}) {
    const std::size_t at = words.find(series);
    if (at == std::string_view::npos) continue;
    std::size_t end = 0;
    const std::uint32_t number = number_at(words, at + series.size(), end);
    const bool older = series.starts_with('E');
    if (older && number > kLast) return Told{at, 6, "From number 194 on the series is C.E.T.S."};
    if (!older && number != 0 && number <= kLast) return Told{at, 8, "Up to number 193 the series is E.T.S."};
    return std::nullopt;
  }
  return std::nullopt;
}

bool is_covered(const View& view, std::size_t note, std::uint32_t at) {
  return is_cited_at(view, static_cast<std::uint32_t>(note), at, [](const Citation& c) { return c.form != Form::Unknown; });
}

/// Acts whose journal is so misplaced that they are read as no citation.
void check_unread(const View& view, std::size_t note, Findings& out) {
  const Span whole = view.document.notes[note].text;
  std::uint32_t at = whole.begin;
  for (const std::string_view part : split(view.at(whole), ';')) {
    const std::uint32_t begin = at;
    at += static_cast<std::uint32_t>(part.size()) + 1;
    const std::size_t act = std::min({part.find("Regulation "), part.find("Directive "), part.find("Decision ")});
    if (const std::size_t com = part.find("COM "); com != std::string_view::npos && !is_covered(view, note, begin + static_cast<std::uint32_t>(com)))
      if (const auto told = commission(part, Citation{}); told && !mask_of_note(view, note).hidden(begin + static_cast<std::uint32_t>(told->at)) && !is_covered(view, note, begin + static_cast<std::uint32_t>(told->at)) && contains_any(part, {"Commission", "COMM", "European", "EU ", "EC ", " final"})) report_note(out, kRule_eu_doc_form, view, static_cast<std::int32_t>(note), {begin + static_cast<std::uint32_t>(told->at), begin + static_cast<std::uint32_t>(told->at + told->size)}, told->message, "Look at the document’s own number and write it so.");
    if (act == std::string_view::npos || (part.find("OJ ") == std::string_view::npos && part.find("O.J.") == std::string_view::npos) || is_covered(view, note, begin + static_cast<std::uint32_t>(act))) continue;
    std::optional<Told> told = own_order(part);
    if (!told) told = journal(part);
    const std::uint32_t place = told ? begin + static_cast<std::uint32_t>(told->at) : 0;
    if (!told || mask_of_note(view, note).hidden(place) || is_covered(view, note, place)) continue;
    report_note(out, kRule_eu_doc_form, view, static_cast<std::int32_t>(note), {place, std::min(place + static_cast<std::uint32_t>(told->size), whole.end)}, told->message, "Look at the document’s own number and write it so.");
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) check_unread(view, n, out);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const bool article = c.kind == Kind::JournalArticle && view.at(c.container) != "COM";
    if (c.form != Form::Full || c.quoted || c.in_prose || article || c.kind == Kind::Case) continue;
    const std::string_view words = view.at(c.core);
    std::optional<Told> told = own_order(words);
    if (!told) told = journal(words);
    if (!told) told = commission(words, c);
    if (!told) told = parliament(words);
    if (!told) told = council(words);
    if (!told) continue;
    const Span span{c.core.begin + static_cast<std::uint32_t>(told->at), c.core.begin + static_cast<std::uint32_t>(std::min(words.size(), told->at + told->size))};
    report(out, kRule_eu_doc_form, view, static_cast<CitationIndex>(i), span, told->message, "Look at the document’s own number and write it so.");
  }
}

}  // namespace

const Rule kRule_eu_doc_form{"T009", "eu-doc-form", "EU and Council of Europe documents: series, number, year", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text", "Indigo T8.2 (1st ed.); Bluebook R. 21.8, R. 21.9, T3", check, true};

}  // namespace subcite
