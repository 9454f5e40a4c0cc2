// Clause by clause: the words up to a parenthesis that ends in a year name the place of one decision.
#include "rules/other_decisions.h"

#include <optional>

#include "base/text.h"
#include "rules/printed.h"

namespace subcite::rules_support {
namespace {

/// The last place printed in the words of a clause: behind its phrase stands a volume.
std::optional<OtherDecision> place_in(const View& view, Span clause) {
  std::optional<OtherDecision> found;
  std::size_t reports = 0;
  std::uint32_t at = clause.begin;
  for (const std::string_view part : split(view.at(clause), ',')) {
    const std::size_t digit = part.find_first_of("0123456789");
    if (digit != std::string_view::npos && (digit == 0 || part[digit - 1] == ' '))
      for (const PrintedPlace& place : printed_places(view, trim(view.document.text, Span{at + static_cast<std::uint32_t>(digit), at + static_cast<std::uint32_t>(part.size())}))) {
        const std::size_t page = view.at(place.span).rfind(' ');
        if (to_number(view.at(place.span).substr(page + 1))) found = {{place.span.begin, place.span.begin + static_cast<std::uint32_t>(page)}, place.volume, 0, ++reports, {}};
      }
    at += static_cast<std::uint32_t>(part.size()) + 1;
  }
  return found;
}

}  // namespace

namespace {

std::vector<OtherDecision> find_decisions(const View& view, const Citation& c) {
  std::vector<OtherDecision> out;
  const std::string_view text = std::string_view(view.document.text).substr(0, c.raw.end);
  std::uint32_t from = year_parenthesis(view, c).end;
  while (from != 0 && from < c.raw.end) {
    const std::size_t open = text.find('(', from);
    if (open == std::string_view::npos) break;
    const std::size_t close = text.find_first_of("()", open + 1);
    if (close == std::string_view::npos || text[close] == '(') break;  // a parenthetical that cites others
    const auto year = close - open < 5 ? std::nullopt : to_number(text.substr(close - 4, 4));
    auto place = year ? place_in(view, {from + 1, static_cast<std::uint32_t>(open)}) : std::nullopt;
    from = static_cast<std::uint32_t>(close);
    if (!place) continue;
    place->year = *year;
    place->parenthesis = {static_cast<std::uint32_t>(open) + 1, from};
    out.push_back(*place);
  }
  return out;
}

/// By citation, where a rule has asked.
struct Known {
  std::vector<std::optional<std::vector<OtherDecision>>> of;
};

}  // namespace

const std::vector<OtherDecision>& other_decisions(const View& view, CitationIndex citation) {
  Known& known = view.shared->once<Known>([&] { return Known{std::vector<std::optional<std::vector<OtherDecision>>>(view.citations.size())}; });
  const auto i = static_cast<std::size_t>(citation);
  if (!known.of[i]) known.of[i] = find_decisions(view, view.citations[i]);
  return *known.of[i];
}

}  // namespace subcite::rules_support
