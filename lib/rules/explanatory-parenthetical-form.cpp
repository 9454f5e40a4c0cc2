// Q007: an explanatory parenthetical begins with a participle in small letters and has no period of its own. Off
// unless selected.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/words.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_explanatory_parenthetical_form;

namespace {

using namespace rules_support;

std::string_view word_at(std::string_view words, std::size_t index) {
  const std::vector<std::string_view> all = split(words.substr(0, std::min<std::size_t>(words.size(), 120)), ' ');
  return index < all.size() ? all[index] : std::string_view();
}

bool has_capital(std::string_view words) {
  const std::string_view first = word_at(words, 0);
  const std::string_view second = word_at(words, 1);
  const bool known = is_one_of(first, {"The", "A", "An", "This", "That", "In", "It"}) || (first.size() > 5 && first.ends_with("ing") && first[0] >= 'A' && first[0] <= 'Z');
  return known && !second.empty() && second[0] >= 'a' && second[0] <= 'z';
}

bool has_finite_verb(std::string_view words) {
  const std::string low = lower_ascii(words.substr(0, std::min<std::size_t>(words.size(), 80)));
  static constexpr std::array<std::string_view, 10> kSubjects{"the court ", "this case ", "this article ", "the author ", "which ", "it ", "he ", "she ", "they ", "the article "};
  for (const std::string_view subject : kSubjects)
    if (low.starts_with(subject)) return is_one_of(low.substr(subject.size(), low.find(' ', subject.size()) - subject.size()), {"held", "holds", "found", "finds", "ruled", "stated", "states", "argued", "argues", "says", "said", "noted", "notes", "explained"});
  return false;
}

bool ends_with_period(std::string_view words) {
  if (!words.ends_with('.') || words.ends_with("..") || words.find("“") != std::string_view::npos || words.find('"') != std::string_view::npos) return false;
  const std::size_t blank = words.rfind(' ');
  const std::string_view last = words.substr(blank == std::string_view::npos ? 0 : blank + 1);
  constexpr std::size_t kWord = 4;
  const bool possessive = last.ends_with("’s.") || last.ends_with("'s.");
  return last.size() >= kWord && (possessive || !facts::is_abbreviation(last)) && last.substr(0, last.size() - 1).find('.') == std::string_view::npos && std::all_of(last.begin(), last.end() - 1, [](char c) { return (c >= 'a' && c <= 'z') || c == '\'' || static_cast<unsigned char>(c) >= 0x80; });
}

/// The one quotation that the parenthetical is, without its marks; empty where it is more or less than that.
std::string_view whole_quotation(std::string_view words) {
  constexpr std::string_view kOpen = "“";
  constexpr std::string_view kClose = "”";
  if (words.starts_with('"') && words.size() > 2 && words.find('"', 1) == words.size() - 1) return words.substr(1, words.size() - 2);
  if (!words.starts_with(kOpen) || !words.ends_with(kClose) || words.find(kOpen, kOpen.size()) != std::string_view::npos) return {};
  return words.substr(kOpen.size(), words.size() - kOpen.size() - kClose.size());
}

/// "Co.", "N.Y.", "etc.": the period belongs to the word; "arm." ends its sentence, though Armenia is Arm.
bool has_own_period(std::string_view last) {
  const bool small = !last.empty() && last[0] >= 'a' && last[0] <= 'z';
  if (small) return last.find('.') + 1 < last.size() || is_one_of(last, {"etc.", "al.", "seq.", "cf.", "vs."});
  return facts::is_abbreviation(last);
}

/// A phrase with the period of a sentence, or a sentence without one.
std::string_view fault_of_quotation(std::string_view inner) {
  if (inner.size() < 2) return {};
  const bool ends = is_one_of(inner.substr(inner.size() - 1), {".", "?", "!"}) || inner.ends_with(".’") || inner.ends_with("?’");
  if (inner[0] >= 'a' && inner[0] <= 'z' && inner.find('[') == std::string_view::npos && inner.ends_with('.') && !inner.ends_with(". .") && !has_own_period(inner.substr(inner.rfind(' ') + 1))) return "A quoted phrase that begins in small letters has no period.";
  if (inner[0] == '[' && inner[1] >= 'A' && inner[1] <= 'Z' && !ends) return "A quotation that is made a sentence ends with its period.";
  return {};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.quoted || c.form == Form::Unknown || c.parentheticals.empty() || c.parentheticals.back().relation) continue;
    const Span inner = c.parentheticals.back().inner;
    const std::string_view words = view.at(inner);
    const auto tell = [&](std::string message, std::string help) -> Finding& { return report(out, kRule_explanatory_parenthetical_form, view, static_cast<CitationIndex>(i), inner, std::move(message), std::move(help)); };
    if (has_capital(words)) tell("The parenthetical begins with a capital.", "Begin it with a participle in small letters (holding that ...).").fix = Fix{"Begin it with a small letter", false, {{{inner.begin, inner.begin + 1}, lower_ascii(words.substr(0, 1))}}};
    else if (const std::string_view fault = fault_of_quotation(whole_quotation(words)); !fault.empty()) tell(std::string(fault), "Write a phrase without a period, or a sentence with one (“[T]he lien survives.”).");
    else if (has_finite_verb(words)) tell("The parenthetical is a sentence.", "Begin it with a participle (holding that ...).");
    else if (ends_with_period(words)) tell("The parenthetical has a period of its own.", "Leave the period out.").fix = Fix{"Leave the period out", false, {{{inner.end - 1, inner.end}, ""}}};
  }
}

}  // namespace

const Rule kRule_explanatory_parenthetical_form{"Q007", "explanatory-parenthetical-form", "Explanatory parenthetical with a capital, a period inside, or a finite verb", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R10.1; Bluebook R. 1.5(a)", check, true};

}  // namespace subcite
