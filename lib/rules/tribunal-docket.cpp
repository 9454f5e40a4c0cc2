// T008: a filing of an international tribunal is found by its case number and its type, and has a date not before the
// case.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_tribunal_docket;

namespace {

using namespace rules_support;

struct Number {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::uint32_t year = 0;  // in which the case was opened; 0 where it does not tell
  bool well_formed = false;
};

std::uint32_t whole_year(std::string_view two) {
  const std::uint32_t year = to_number(two).value_or(0);
  constexpr std::uint32_t kOldest = 90;  // 90 to 99 are of the last century
  return year >= kOldest ? 1900 + year : 2000 + year;
}

/// dd/dd[-dd/dd]
bool is_icc(std::string_view words, std::size_t& at) {
  const auto pair = [&](std::size_t from) { return is_digit_at(words, from) && is_digit_at(words, from + 1) && from + 2 < words.size() && words[from + 2] == '/' && is_digit_at(words, from + 3) && is_digit_at(words, from + 4); };
  if (!pair(at)) return false;
  at += 5;
  if (at < words.size() && words[at] == '-' && pair(at + 1)) at += 6;
  return at >= words.size() || !(words[at] == '/' || is_digit_at(words, at));
}

/// yy-n[/n]
bool is_dashed(std::string_view words, std::size_t& at) {
  if (!is_digit_at(words, at) || !is_digit_at(words, at + 1) || at + 2 >= words.size() || words[at + 2] != '-' || !is_digit_at(words, at + 3)) return false;
  at += 3;
  while (is_digit_at(words, at)) ++at;
  if (at < words.size() && words[at] == '/' && is_digit_at(words, at + 1))
    for (++at; is_digit_at(words, at);) ++at;
  return true;
}

std::optional<Number> number_in(std::string_view raw) {
  for (const std::string_view lead : {"ICC", "ICTR", "SCSL", "MICT", "IT"})
    for (std::size_t at = raw.find(lead); at != std::string_view::npos; at = raw.find(lead, at + 1)) {
      std::size_t next = at + lead.size();
      if (at > 0 && is_word_byte(raw[at - 1])) continue;
      if (next + 2 >= raw.size() || (raw[next] != '-' && raw[next] != ' ' && raw[next] != '/') || !is_digit_at(raw, next + 1) || !is_digit_at(raw, next + 2)) continue;
      Number n;
      n.begin = at;
      const bool hyphen = raw[next] == '-' || (raw[next] == ' ' && lead == "ICTR");
      n.year = whole_year(raw.substr(next + 1, 2));
      ++next;
      n.well_formed = hyphen && (lead == "ICC" ? is_icc(raw, next) : is_dashed(raw, next));
      if (lead == "ICC" && n.well_formed) n.year = whole_year(raw.substr(next - 2, 2));  // of the case, else of the situation
      while (next < raw.size() && (is_word_byte(raw[next]) || raw[next] == '-' || raw[next] == '/')) ++next;
      n.end = next;
      return n;
    }
  return std::nullopt;
}

bool has_type(std::string_view raw) {
  static constexpr std::array<std::string_view, 16> kTypes{"Judgment", "Judgement", "Decision", "Order", "Warrant", "Opinion", "Merits", "Indictment", "Objections", "Reparations", "Motion", "Sentence", "Report", "Request", "Application", "Verdict"};
  return std::any_of(kTypes.begin(), kTypes.end(), [&](auto type) { return raw.find(type) != std::string_view::npos; });
}

struct Told {
  std::string message;
  std::string help;
  std::optional<Edit> edit{};  // of the citation's words, from their begin
};

/// "ICC 01/04", "IT/95-17": a hyphen in place of what stands behind the court's letters, where that puts it right.
std::optional<Edit> with_hyphen(std::string_view raw, const Number& n) {
  const auto mark = raw.substr(n.begin, n.end - n.begin).find_first_of(" /-");
  if (mark == std::string_view::npos) return std::nullopt;
  std::string right(raw);
  right[n.begin + mark] = '-';
  const auto again = number_in(right);
  const auto at = static_cast<std::uint32_t>(n.begin + mark);
  return again && again->well_formed ? std::optional<Edit>({{at, at + 1}, "-"}) : std::nullopt;
}

std::optional<Told> criminal(const Citation& c, std::string_view raw, const Number& n) {
  const std::string_view before = trim(raw.substr(0, n.begin));
  if (!n.well_formed) return Told{"The number " + quoted(raw.substr(n.begin, n.end - n.begin)) + " has other separators than the court’s own.", "Write it as the court does: ICC-01/04-01/06, IT-95-17/1-T, ICTR-99-52-T.", with_hyphen(raw, n)};
  if (!before.ends_with("No.") && !before.ends_with("Nos.")) return Told{"Case No. should stand before the number.", "Write Case No. " + std::string(raw.substr(n.begin, n.end - n.begin)) + ".", Edit{{static_cast<std::uint32_t>(n.begin), static_cast<std::uint32_t>(n.begin)}, "Case No. "}};
  if (c.date.year != 0 && n.year > c.date.year) return Told{"The case number is of " + std::to_string(n.year) + ", the date of " + std::to_string(c.date.year) + ".", "Look at number and date: a decision does not come before its case."};
  return std::nullopt;
}

std::optional<Told> regional(std::string_view raw) {
  if (raw.find("Inter-Am. Ct. H.R.") != std::string_view::npos && ((raw.find("(ser. ") == std::string_view::npos && raw.find("(Ser. ") == std::string_view::npos) || raw.find(") No. ") == std::string_view::npos)) return Told{"A decision of the Inter-American Court has its series and number.", "Add (ser. C) No. and the number."};
  const bool itlos = raw.find("ITLOS") != std::string_view::npos;
  if (itlos && raw.find("Case No") == std::string_view::npos && raw.find("ITLOS Rep") == std::string_view::npos && raw.find("Cases Nos") == std::string_view::npos) return Told{"A decision of ITLOS has its case number or its place in ITLOS Rep.", "Add Case No. and the number."};
  return std::nullopt;
}

bool is_tribunal(std::string_view raw) { return raw.find("Inter-Am. Ct. H.R.") != std::string_view::npos || raw.find("ITLOS") != std::string_view::npos; }

/// "Prosecutor v. Name, Judgment (2012)" with nothing that locates it.
bool is_lost(const Citation& c, std::string_view raw) {
  if (raw.find("Prosecutor v. ") == std::string_view::npos || !has_type(raw) || !c.volume.empty() || !c.page.empty() || !c.symbol.empty() || !c.url.empty()) return false;
  return raw.find("No.") == std::string_view::npos && raw.find("I.L.M.") == std::string_view::npos;
}

/// A year somewhere, as in "Judgment of July 1, 1999".
bool has_year(std::string_view raw) {
  for (std::size_t at = 0; at + 4 <= raw.size(); ++at)
    if (const auto year = to_number(raw.substr(at, 4)); year && *year >= 1900 && *year < 2100 && at > 0 && raw[at - 1] == ' ' && !is_digit_at(raw, at + 4)) return true;
  return false;
}

std::optional<Told> fault_of(const View& view, const Citation& c) {
  const std::string_view raw = view.at(c.core);
  const auto number = number_in(raw);
  if (number) {
    if (auto told = criminal(c, raw, *number)) return told;
  } else if (is_tribunal(raw)) {
    if (auto told = regional(raw)) return told;
  } else {
    return is_lost(c, raw) ? std::optional<Told>({"Nothing tells where this decision is found.", "Add its case number."}) : std::nullopt;
  }
  if (!has_type(raw)) return Told{"The type of the document is missing.", "Add Judgment, Decision, Order or what it is."};
  if (c.date.year == 0 && !has_year(raw)) return Told{"The decision has no date.", "Add its date in parentheses."};
  return std::nullopt;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || (c.kind != Kind::IntlDecision && c.kind != Kind::Case && c.kind != Kind::Other) || c.quoted || c.in_prose) continue;
    const auto told = fault_of(view, c);
    if (!told) continue;
    Finding& f = report(out, kRule_tribunal_docket, view, static_cast<CitationIndex>(i), c.core, told->message, told->help);
    if (told->edit) f.fix = Fix{told->help, false, {{{c.core.begin + told->edit->span.begin, c.core.begin + told->edit->span.end}, told->edit->replacement}}};
  }
}

}  // namespace

const Rule kRule_tribunal_docket{"T008", "tribunal-docket", "International criminal and regional tribunals: case number, document type, date", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo T8.3 (1st ed.); Bluebook R. 21.5.5, R. 21.5.7", check};

}  // namespace subcite
