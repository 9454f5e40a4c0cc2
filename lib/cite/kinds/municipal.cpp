// Ordinances of towns (Bluebook R. 12.9.2): "WEIR, DEL., MUNICIPAL CODE § 12-34 (2011)": the town, its state, the code.
#include <algorithm>
#include <string>
#include <unordered_set>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

/// "DEL.", "N.Y.", "California".
bool is_state(std::string_view words) {
  static const std::unordered_set<std::string> kStates = [] {
    std::unordered_set<std::string> states;
    for (const facts::Row& row : facts::geography())
      if (row.b == "us-state") states.emplace(row.key), states.insert(fold(row.a));
    return states;
  }();
  return kStates.contains(fold(words));
}

bool names_ordinances(std::string_view words) {
  const std::string small = lower_ascii(words);
  return small.find("code") != std::string::npos || small.find("ordinance") != std::string::npos || small.find("ord.") != std::string::npos || small.find("charter") != std::string::npos || small.find("mun.") != std::string::npos;
}

/// An ordinance by its number, and the section in it.
bool take_ordinance(const Head& head, Span lead, Citation& out) {
  out.kind = Kind::Statute;
  out.symbol = trim_of(head.text(), word_at(head.text(), lead.end, head.span.end), ",.");
  out.title = {head.span.begin, out.symbol.end};
  const Span rest = trim_of(head.text(), {out.symbol.end, head.span.end}, ",");
  if (const auto pin = rest.empty() ? std::nullopt : read_pincite(head.text(), rest)) set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (head.parts.size() < 3 || head.has_url || head.italic_title) return false;
  const Span town = head.parts[0];
  constexpr std::uint32_t kLongestTown = 40;
  if (town.size() > kLongestTown || has_digit(head.at(town)) || !may_be_names(head.text(), town)) return false;
  constexpr std::uint32_t kLongestLaw = 160;
  const Span law{head.parts[2].begin, std::min(head.span.end, head.parts[2].begin + kLongestLaw)};
  for (const std::string_view lead : {"Ordinance No. ", "Ordinance ", "Ord. No. ", "Ord. ", "ORDINANCE NO. ", "ORDINANCE ", "Resolution No. ", "Res. No. "})  // "Weir Cnty., Del., Ordinance 12-34"
    if (head.at(head.parts[2]).starts_with(lead) && is_digit(static_cast<unsigned char>(head.note[law.begin + static_cast<std::uint32_t>(lead.size())])) && is_state(head.at(head.parts[1]))) return take_ordinance(head, {law.begin, law.begin + static_cast<std::uint32_t>(lead.size())}, out);
  const std::uint32_t section = std::min({find_words(head, law, " §"), find_words(head, law, " tit. "), find_words(head, law, " ch. "), find_words(head, law, ", tit. "), find_words(head, law, ", ch. "), find_words(head, law, " art. "), find_words(head, law, ", art. ")});
  const Span name = trim_of(head.text(), {law.begin, section}, ",");
  if (section == law.end || !names_ordinances(head.at(name)) || lower_ascii(head.at(name)).starts_with("the ") || !is_state(head.at(head.parts[1]))) return false;
  const auto pin = read_sections(head.text(), {skip_spaces(head.text(), name.end + (head.note[name.end] == ',' ? 1U : 0U), law.end), law.end});
  if (!pin) return false;
  out.kind = Kind::Statute;
  out.container = {town.begin, name.end};
  set_pincite(out, *pin);
  return true;
}

}  // namespace

extern const KindParser kKindParser_municipal;
const KindParser kKindParser_municipal{"municipal", 29, parse};

}  // namespace subcite
