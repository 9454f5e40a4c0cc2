// S010: a short form names the authors as its full citation does: one, both, or the first and et al.
#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_author_count;

namespace {

using namespace rules_support;

constexpr std::string_view kOtherOrder = "The authors stand in another order than in the full citation.";

constexpr std::string_view kOtherCase = "The author is in capitals in the full citation or here, not in both.";

struct Named {
  std::string text;  // as printed, without styles
  std::vector<std::string> words;
  bool et_al = false;
  bool ampersand = false;
  bool spelled_and = false;
};

Named read_named(std::string_view name) {
  Named n;
  n.text = std::string(name);
  n.words = folded_words(name);
  const std::string low = lower_ascii(name);
  n.et_al = low.find("et al") != std::string::npos;
  n.ampersand = name.find(" & ") != std::string_view::npos;
  n.spelled_and = low.find(" and ") != std::string::npos;
  return n;
}

/// Names the author, in the same spelling or a near one (of which another rule speaks).
bool names(const Named& n, std::string_view surname) {
  constexpr std::size_t kLong = 5;
  const auto same = [&](const std::string& word) { return word == surname || (surname.size() >= kLong && edit_distance(word, surname, 2) <= 1); };
  return !surname.empty() && std::any_of(n.words.begin(), n.words.end(), same);
}

/// Both are named, the one before the other.
bool stands_before(const Named& n, std::string_view first, std::string_view second) {
  const auto a = std::find(n.words.rbegin(), n.words.rend(), first);  // a surname may be another's given name
  const auto b = std::find(n.words.rbegin(), n.words.rend(), second);
  return a != n.words.rend() && b != n.words.rend() && a > b;
}

/// The last word of it.
std::string_view surname_of(const View& view, Span author) {
  const std::string_view words = folded_surname(view, author);
  return words.substr(words.rfind(' ') + 1);
}

/// What is wrong with the names; empty where nothing is.
std::string fault_of(const View& view, const Citation& full, const Named& n, const std::vector<std::string_view>& surnames) {
  std::size_t given = 0;
  for (const std::string_view s : surnames) given += names(n, s) ? 1 : 0;
  if (full.et_al) return n.et_al || given > 1 ? "" : "The full citation has et al.";
  if (surnames.size() == 1) return n.et_al ? "The work has one author." : "";
  if (surnames.size() == 2) {
    if (n.et_al) return "Two authors should be named, not et al.";
    if (given < 2) return names(n, surnames[0]) ? "The second author is missing." : "The first author is missing.";
    if (stands_before(n, surnames[1], surnames[0])) return std::string(kOtherOrder);
    return n.spelled_and && !n.ampersand ? "Two authors should be joined by &." : "";
  }
  if (n.et_al) return view.edition == "bluebook22" && surnames.size() == 3 ? "Three authors should all be named." : "";
  if (given == surnames.size() || (given == 1 && view.edition == "indigo2")) return "";
  return given == 1 ? "The other authors are missing." : "Some authors are missing.";
}

std::string right_form(const View& view, const Citation& full) {
  const std::string first(read_person(view.at(full.authors.front())).surname());
  const bool capitals = is_all_capitals(first);
  if (full.et_al || full.authors.size() > 2) return first + (capitals ? " ET AL." : " et al.");
  return full.authors.size() == 1 ? first : first + " & " + std::string(read_person(view.at(full.authors[1])).surname());
}

/// Of each note, the surnames of the first authors of its full citations, and how often each stands there.
using Namesakes = std::map<std::pair<std::uint32_t, std::string_view>, std::size_t>;

Namesakes namesakes_of(const View& view) {
  Namesakes out;
  for (const Citation& c : view.citations)
    if (c.form == Form::Full && !c.authors.empty()) ++out[{c.note, surname_of(view, c.authors.front())}];
  return out;
}

/// The name alone stands there (no title behind it), and it is one in the writing of its full citation.
bool may_be_rewritten(const std::string& printed, const std::string& right) { return printed.find(',') == std::string::npos && is_all_capitals(printed) == is_all_capitals(right); }

/// The authors with what joins them.
std::string_view names_in_full(const View& view, const Citation& full) { return view.at({full.authors.front().begin, full.authors.back().end}); }

enum class Case : std::uint8_t { None,
                                 Small,
                                 Capitals };

/// How the surname is set among the words of the span.
Case case_of(const View& view, Span words, std::string_view surname) {
  constexpr std::size_t kShortest = 3;
  if (surname.size() < kShortest) return Case::None;
  for (std::uint32_t at = words.begin; at < words.end;) {
    std::uint32_t end = at;
    while (end < words.end && view.document.text[end] != ' ') ++end;
    const std::string_view word = view.at({at, end});
    if (fold(word) == surname) return is_all_capitals(word) || is_small_caps(view, {at, end}) ? Case::Capitals : Case::Small;
    at = end + 1;
  }
  return Case::None;
}

/// The full citation of a supra that names a person and no label; null for none.
const Citation* person_meant(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  if (c.form != Form::Supra || c.name.empty() || c.quoted || r.antecedent < 0 || r.has(kAmbiguous) || r.has(kNoteHasNot) || r.has(kNoteMissing) || r.has(kCollection)) return nullptr;
  const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
  return full.form != Form::Full || full.authors.empty() || full.names_institution || !full.hereinafter.empty() ? nullptr : &full;
}

/// Supras that keep the capitals of an author.
struct Keepers {
  std::size_t first = 0;
  std::size_t count = 0;
  [[nodiscard]] bool beside(std::size_t citation) const { return count > 1 || (count == 1 && first != citation); }
};

Keepers keepers_of_capitals(const View& view) {
  Keepers keepers;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation* full = person_meant(view, i);
    if (full == nullptr) continue;
    const std::string_view surname = surname_of(view, full->authors.front());
    if (case_of(view, full->authors.front(), surname) != Case::Capitals || case_of(view, view.citations[i].name, surname) != Case::Capitals) continue;
    if (keepers.count++ == 0) keepers.first = i;
  }
  return keepers;
}

/// The surname is in capitals in one of the two alone.
bool differs_in_case(const View& view, const Citation& c, const Citation& full, std::string_view surname) {
  const Case in_full = case_of(view, full.authors.front(), surname);
  const Case in_short = case_of(view, c.name, surname);
  return in_full != Case::None && in_short != Case::None && in_full != in_short;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  Namesakes namesakes = namesakes_of(view);
  const Keepers keepers = keepers_of_capitals(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    const Citation* meant = person_meant(view, i);
    if (meant == nullptr) continue;
    const Citation& full = *meant;
    std::vector<std::string_view> surnames;
    for (const Span author : full.authors) surnames.push_back(surname_of(view, author));
    const Named named = read_named(view.at(c.name));
    const bool second_alone = surnames.size() == 2 && !named.et_al && !names(named, surnames[0]) && names(named, surnames[1]) && namesakes[{full.note, surnames[1]}] == 0;
    if ((!names(named, surnames.front()) && !second_alone) || namesakes[{full.note, surnames.front()}] > 1) continue;
    std::string fault = fault_of(view, full, named, surnames);
    if (fault.empty() && keepers.beside(i) && !c.in_prose && differs_in_case(view, c, full, surnames.front())) fault = kOtherCase;
    if (fault.empty()) continue;
    const std::string right = right_form(view, full);
    Finding& f = report(out, kRule_supra_author_count, view, static_cast<CitationIndex>(i), c.name, fault, "Write " + right + ".");
    f.related.push_back({static_cast<std::int32_t>(full.note), r.antecedent, "The full citation."});
    const bool joined = surnames.size() != 2 || names_in_full(view, full).find(" & ") != std::string_view::npos || names_in_full(view, full).find(" and ") != std::string_view::npos;
    if (may_be_rewritten(named.text, right) && joined) f.fix = Fix{"Write " + right, fault != kOtherOrder, {{c.name, right}}};  // of two orders either may be wrong
  }
}

}  // namespace

const Rule kRule_supra_author_count{"S010", "supra-author-count", "Short form names too few, too many or wrongly joined authors", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R28.2.2, R29.2, R30.2.3; Bluebook R. 15.1(a), R. 4.2(a)", check};

}  // namespace subcite
