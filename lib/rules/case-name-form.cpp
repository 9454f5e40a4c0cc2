// C005: the name of a case as a citation prints it.
#include <array>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "base/text.h"
#include "facts/table.h"
#include "rules/given_names.h"
#include "rules/other_decisions.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_name_form;

namespace {

using namespace rules_support;

bool is_american(const View& view, const Citation& c) {
  const std::string key = key_of(view.at(c.container));
  if (key.ends_with("wl") || key.ends_with("lexis") || key == "lx") return true;
  const facts::Row* row = reporter_of(view.at(c.container));
  return row != nullptr && row->c.starts_with("us");
}

/// "Fell Co., Inc.": a second word that only says what the first has said.
std::optional<Span> second_suffix(std::string_view party, std::uint32_t base) {
  if (!ends_with_any(party, {"Inc.", "Ltd.", "LLC", "L.L.C.", "N.A.", "F.S.B."})) return std::nullopt;
  for (const std::string_view first : {"Ass’n", "Ass'n", "Bros.", "Co.", "Corp.", "R.R."}) {
    const std::size_t at = party.find(first);
    if (at == std::string_view::npos) continue;
    const std::size_t end = at + first.size();
    for (const std::string_view second : {", Inc.", " Inc.", ", Ltd.", " Ltd.", ", LLC", ", L.L.C.", ", N.A.", ", F.S.B."})
      if (party.substr(end).starts_with(second) && end + second.size() == party.size()) return Span{base + static_cast<std::uint32_t>(end), base + static_cast<std::uint32_t>(party.size())};
  }
  return std::nullopt;
}

/// All that is wrong with the name, in order.
std::vector<Trouble> troubles_of(const View& view, Span title) {
  const std::string_view name = view.at(title);
  const std::uint32_t base = title.begin;
  const auto span = [&](std::size_t at, std::size_t size) { return Span{base + static_cast<std::uint32_t>(at), base + static_cast<std::uint32_t>(at + size)}; };
  const std::size_t versus = name.find(" v. ");
  for (const std::string_view wrong : {" vs. ", " vs ", " v ", " V. "})
    if (const std::size_t at = versus == std::string_view::npos ? name.find(wrong) : versus; at != versus) return {Trouble{span(at + 1, wrong.size() - 2), "Between the parties should stand v.", "v."}};
  for (const std::string_view head : {"In the Matter of ", "Petition of ", "Application of "})
    if (name.starts_with(head)) return {Trouble{span(0, head.size() - 1), quoted(head.substr(0, head.size() - 1)) + " should be written In re.", "In re"}};
  std::vector<Trouble> out;
  if (versus == std::string_view::npos) return out;
  for (const auto& [begin, end] : {std::pair{std::size_t{0}, versus}, std::pair{versus + 4, name.size()}}) {
    const std::string_view party = name.substr(begin, end - begin);
    const bool et = party.find(" et ") != std::string_view::npos;
    for (const std::string_view tail : {", et al.", " et al.", ", et ux.", " et ux.", ", et vir", " et vir"})
      if (const std::size_t at = et ? party.find(tail) : std::string_view::npos; at != std::string_view::npos) out.push_back(Trouble{span(begin + at, tail.size()), "Further parties are left out of the name.", ""});
    if (party == "U.S." || party == "USA" || party == "U.S.A.") out.push_back(Trouble{span(begin, party.size()), "As a party, the United States should be spelled out.", "United States"});
    if (party.starts_with("The ") && party != "The King" && party != "The Queen" && !starts_with_any(party, {"The Schooner ", "The Brig ", "The Ship ", "The Sloop ", "The Steamer ", "The Steamship ", "The Barge ", "The S.S. "})) out.push_back(Trouble{span(begin, 4), "A party’s name does not begin with The.", ""});
    if (const std::size_t at = party.find(" and "); at != std::string_view::npos && party.find("by and through") == std::string_view::npos && party.find("Trinidad") == std::string_view::npos && party.find("Antigua") == std::string_view::npos && party.find("Bosnia") == std::string_view::npos) out.push_back(Trouble{span(begin + at + 1, 3), "In the name of a case, and should be written &.", "&"});
    if (const auto suffix = second_suffix(party, base + static_cast<std::uint32_t>(begin))) out.push_back(Trouble{*suffix, "One word for a business is enough.", ""});
  }
  return out;
}

/// "United States v. John Fell": a person against a government goes by the surname.
std::optional<Trouble> given_name(const View& view, const Citation& c) {
  const std::string_view name = view.at(c.title);
  const std::size_t versus = name.find(" v. ");
  if (versus == std::string_view::npos) return std::nullopt;
  for (const auto& [begin, end, other] : {std::tuple{std::size_t{0}, versus, name.substr(versus + 4)}, std::tuple{versus + 4, name.size(), name.substr(0, versus)}}) {
    if (!is_one_of(other, {"United States", "State", "People", "Commonwealth"})) continue;
    const std::vector<std::string_view> words = split(name.substr(begin, end - begin), ' ');
    const bool middle = words.size() == 3 && words[1].size() == 2 && words[1][1] == '.';
    if ((words.size() != 2 && !middle) || !is_given_name(words[0])) continue;
    const std::string_view surname = words.back();
    if (surname.size() < 3 || surname.find('.') != std::string_view::npos || surname[0] < 'A' || surname[0] > 'Z' || facts::words().find(lower_ascii(surname)) != nullptr) continue;
    const auto from = c.title.begin + static_cast<std::uint32_t>(begin);
    return Trouble{{from, from + static_cast<std::uint32_t>(end - begin - surname.size())}, "A person goes by the surname in the name of a case.", ""};
  }
  return std::nullopt;
}

/// "aff’d sub nom. Fell v. Doe, 231 F.3d 40": the name under which the case went on; empty for none.
Span later_name(const View& view, const OtherDecision& other, std::uint32_t from) {
  const std::string_view words = view.at({from, std::max(from, other.span.begin)});
  const std::size_t mark = words.rfind("sub nom. ");
  if (mark == std::string_view::npos || !words.ends_with(", ")) return {};
  return {from + static_cast<std::uint32_t>(mark + 9), other.span.begin - 2};
}

void tell(const View& view, std::size_t i, const std::vector<Trouble>& troubles, Findings& out) {
  if (troubles.empty()) return;
  const Trouble* trouble = troubles.data();
  Finding& f = report(out, kRule_case_name_form, view, static_cast<CitationIndex>(i), trouble->span, trouble->message, trouble->right.empty() ? "Leave it out." : "Write " + trouble->right + ".");
  f.fix = Fix{trouble->right.empty() ? "Leave it out" : "Write " + trouble->right, true, {}};
  for (const Trouble& each : troubles) f.fix->edits.push_back({each.span, each.right});
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::Case || c.title.empty() || c.quoted || c.in_prose || !is_american(view, c)) continue;
    const std::vector<Trouble> troubles = troubles_of(view, c.title);
    if (const auto given = !troubles.empty() ? std::nullopt : given_name(view, c)) {
      Finding& f = report(out, kRule_case_name_form, view, static_cast<CitationIndex>(i), given->span, given->message, "Leave the given name out.");
      f.fix = Fix{"Leave the given name out", false, {{given->span, ""}}};
    }
    tell(view, i, troubles, out);
    std::uint32_t from = c.title.end;
    for (const OtherDecision& other : other_decisions(view, static_cast<CitationIndex>(i))) {
      if (const Span name = later_name(view, other, from); !name.empty()) tell(view, i, troubles_of(view, name), out);
      from = other.parenthesis.end;
    }
  }
}

}  // namespace

const Rule kRule_case_name_form{"C005", "case-name-form", "Case-name mechanics: vs., et al., The, given names, two business suffixes, U.S. as party", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R11.3–R11.5; Bluebook R. 10.2.1, R. 10.2.2, T6", check};

}  // namespace subcite
