// C011: the weight of a decision stands in a parenthesis of its own: (en banc), (per curiam), (Harlan, J.,
// dissenting).
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_weight_parenthetical_form;

namespace {

using namespace rules_support;

constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kWeights{{{"Per Curiam", "per curiam"}, {"Per curiam", "per curiam"}, {"per Curiam", "per curiam"}, {"per curium", "per curiam"}, {"En Banc", "en banc"}, {"En banc", "en banc"}, {"en Banc", "en banc"}, {"Mem.", "mem."}, {"plurality", "plurality opinion"}, {"plurality op.", "plurality opinion"}}};

/// The role behind those who joined: "Scalia, J., joined by Thomas, J., dissent".
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kNouns{{{", dissent", ", dissenting"}, {", concurrence", ", concurring"}}};

struct Judges {
  std::vector<std::string_view> names;  // as printed
  std::string title;                    // J., JJ., C.J.; empty for none
  bool title_misprinted = false;        // J, CJ, J.J.
  bool spelled_title = false;           // Justice
  bool commas = true;                   // before and behind the title
  bool spelled_and = false;
  std::string_view role;  // as printed
  std::size_t role_at = 0;
};

std::string_view title_of(std::string_view word) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kTitles{{{"J.", "J."}, {"C. J.", "C.J."}, {"JJ.", "JJ."}, {"C.J.", "C.J."}, {"J", "J."}, {"JJ", "JJ."}, {"CJ", "C.J."}, {"J.J.", "JJ."}}};
  for (const auto& [printed, title] : kTitles)
    if (word == printed) return title;
  return {};
}

bool is_role(std::string_view word) {
  static constexpr std::array<std::string_view, 6> kRoles{"concurring", "dissenting", "concurrence", "dissent", "conc.", "diss."};
  return std::find(kRoles.begin(), kRoles.end(), word) != kRoles.end();
}

/// Reads "Scalia, Kennedy & Thomas, JJ., dissenting"; false where it is anything else.
bool read_judges(std::string_view inner, Judges& out) {
  bool comma_before = false;
  std::string_view name;
  const auto end_name = [&] {
    if (!name.empty()) out.names.push_back(name);
    name = {};
  };
  for (std::size_t at = 0; at < inner.size();) {
    std::size_t stop = std::min(inner.find(' ', at), inner.size());
    const bool apart = inner.substr(at).starts_with("C. J.");
    if (apart) stop = std::min(inner.find(' ', stop + 1), inner.size());
    std::string_view word = inner.substr(at, stop - at);
    const bool comma = word.ends_with(',');
    if (comma) word.remove_suffix(1);
    if (is_role(word)) {
      end_name();
      out.role = word, out.role_at = at;
      if (!out.title.empty() && !comma_before) out.commas = false;
      const bool noun = word == "dissent" || word == "concurrence";
      return !out.names.empty() && (!noun || stop == inner.size() || comma);
    }
    if (const std::string_view title = title_of(word); !title.empty() && (!out.names.empty() || !name.empty())) {
      end_name();
      out.title = title, out.title_misprinted = word != title;
      if (!comma_before) out.commas = false;
    } else if (word == "Justice" || word == "Judge" || word == "Chief" || word == "Mr." || word == "Justices" || word == "Judges") {
      out.spelled_title = true;
    } else if (word == "&" || word == "and") {
      end_name();
      out.spelled_and = out.spelled_and || word == "and";
    } else if (word.starts_with("Comm") && word.find_first_of("'’") != std::string_view::npos) {
      return false;  // "Comm’r Orme, dissenting": commissions name theirs in their own way
    } else if (!word.empty() && word.find('.') == std::string_view::npos && ((word[0] >= 'A' && word[0] <= 'Z') || word == "de" || word == "la" || word == "van")) {
      name = name.empty() ? word : inner.substr(static_cast<std::size_t>(name.data() - inner.data()), at + word.size() - static_cast<std::size_t>(name.data() - inner.data()));
      if (comma) end_name();
    } else {
      return false;
    }
    comma_before = comma;
    at = stop + 1;
  }
  return false;
}

std::string role_of(std::string_view printed) { return printed.starts_with("conc") ? "concurring" : "dissenting"; }

std::string fault_of(const Judges& j) {
  if (j.spelled_title || j.title.empty()) return j.spelled_title ? "A judge’s title should be abbreviated behind the name." : "The judge’s title is missing.";
  if (j.role != "concurring" && j.role != "dissenting") return "The role should be named by a participle.";
  if (j.title_misprinted) return "The title is misprinted.";
  if (j.names.size() > 1 && j.title == "J.") return "Several judges take JJ.";
  if (j.names.size() == 1 && j.title == "JJ.") return "One judge takes J.";
  if (!j.commas) return "The title should stand between commas.";
  return j.spelled_and && j.names.size() > 1 ? "Names of judges should be joined by &." : "";
}

std::string right_form(const Judges& j, std::string_view inner) {
  std::string out;
  for (std::size_t i = 0; i < j.names.size(); ++i) {
    if (i > 0) out += i + 1 == j.names.size() ? " & " : ", ";
    out += j.names[i];
  }
  std::string title = j.title;
  if (title.empty() || title == "J." || title == "JJ.") title = j.names.size() > 1 ? "JJ." : inner.find("Chief") != std::string_view::npos ? "C.J."
                                                                                                                                           : "J.";
  return out + ", " + title + ", " + role_of(j.role) + std::string(inner.substr(j.role_at + j.role.size()));
}

void check_parenthetical(const View& view, CitationIndex i, Span inner, Findings& out) {
  const std::string_view words = view.at(inner);
  const auto tell = [&](const std::string& message, const std::string& right) {
    Finding& f = report(out, kRule_weight_parenthetical_form, view, i, inner, message, "Write (" + right + ").");
    f.fix = Fix{"Write (" + right + ")", true, {{inner, right}}};
  };
  for (const auto& [wrong, right] : kWeights)
    if (words == wrong) tell("The weight of the decision is written otherwise.", std::string(right));
  for (const auto& [noun, participle] : kNouns)
    if (words.ends_with(noun) && words.find(" joined by ") != std::string_view::npos) return tell("The role should be named by a participle.", std::string(words.substr(0, words.size() - noun.size())) + std::string(participle));
  Judges judges;
  constexpr std::size_t kLongest = 200;
  if (words.size() > kLongest || !read_judges(words, judges)) return;
  if (const std::string fault = fault_of(judges); !fault.empty()) tell(fault, right_form(judges, words));
}

/// Where words of weight stand among others, and how long they are.
std::pair<std::size_t, std::size_t> weight_in(std::string_view words) {
  for (const std::string_view weight : {"en banc", "per curiam", "mem.", "plurality"}) {
    const std::size_t at = words.find(weight);
    if (at != std::string_view::npos && (at == 0 || words[at - 1] == ' ' || words[at - 1] == '(')) return {at, weight.size()};
  }
  return {std::string_view::npos, 0};
}

/// "(9th Cir. 2005, en banc)", "(9th Cir. 2005 per curiam)": a year right before the weight.
bool holds_date(std::string_view words) {
  const std::string_view head = words.substr(0, std::min(weight_in(words).first, words.size()));
  const std::size_t end = head.size() == words.size() ? std::string_view::npos : head.find_last_not_of(" ,;(");
  return end != std::string_view::npos && end >= 3 && to_number(head.substr(end - 3, 4)).has_value();
}

void check_date(const View& view, CitationIndex i, const Citation& c, Findings& out) {
  std::vector<Span> places{year_parenthesis(view, c)};
  for (const Parenthetical& p : c.parentheticals)
    if (holds_date(view.at(p.inner))) places.push_back(p.inner);
  for (const Span place : places) {
    const auto [at, size] = weight_in(view.at(place));
    if (place.empty() || at == std::string_view::npos) continue;
    report(out, kRule_weight_parenthetical_form, view, i, {place.begin + static_cast<std::uint32_t>(at), place.begin + static_cast<std::uint32_t>(at + size)}, "The weight of the decision stands in the parenthesis of the date.", "Give it a parenthesis of its own behind the date.");
  }
}

/// "[1994] 1 A.C. 212": courts elsewhere name their judges in their own way.
bool is_foreign(const View& view, const Citation& c) {
  const facts::Row* row = c.container.empty() ? nullptr : reporter_of(view.at(c.container));
  return (row != nullptr && !row->c.starts_with("us")) || (!c.year.empty() && !c.volume.empty() && c.year.end < c.volume.begin);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const CitationIndex antecedent = view.index.references[i].antecedent;
    const Kind kind = c.form == Form::Full || antecedent < 0 ? c.kind : view.citations[static_cast<std::size_t>(antecedent)].kind;
    if (kind != Kind::Case || c.quoted || c.form == Form::Unknown || is_foreign(view, antecedent < 0 ? c : view.citations[static_cast<std::size_t>(antecedent)])) continue;
    for (const Parenthetical& p : c.parentheticals)
      if (!p.relation) check_parenthetical(view, static_cast<CitationIndex>(i), p.inner, out);
    if (c.form == Form::Full) check_date(view, static_cast<CitationIndex>(i), c, out);
  }
}

}  // namespace

const Rule kRule_weight_parenthetical_form{"C011", "weight-parenthetical-form", "Weight or judge parenthetical malformed: comma, J./JJ., role word, capitals, place", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R13.1, R10.2, T10; Bluebook R. 10.6.1, R. 1.5(b), T11", check};

}  // namespace subcite
