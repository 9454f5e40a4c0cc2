// Looks in the tables of facts and in the words of one citation; reports nothing.
#include "rules/printed.h"

#include <optional>
#include <utility>

#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::rules_support {

std::string key_of(std::string_view printed) { return facts::printed_key(printed); }

bool is_database(std::string_view container) { return container == "WL" || container == "LX" || container.ends_with("LEXIS"); }
bool numbers_papers(std::string_view container) { return is_database(container) || container.ends_with("WL") || container == "BL"; }

const facts::Row* reporter_of(std::string_view printed) { return facts::reporter_printed(printed); }

bool is_law_journal(std::string_view name) {
  const std::string key = key_of(name);
  if (facts::journals().find(key) != nullptr || facts::journal_variants().find(key) != nullptr) return true;
  for (const std::string_view tail : {"L. REV.", "L.J.", "L.Q.", "L. REV", "J.L."})
    if (name.ends_with(tail)) return true;
  return false;
}

std::optional<JournalInTitle> journal_in_title(std::string_view title) {
  constexpr int kLongest = 12;  // words of a journal's name
  std::size_t end = title.size();
  for (int words = 0; words < kLongest && end != std::string_view::npos && end > 0; ++words) {
    const std::size_t blank = title.rfind(' ', end - 1);
    const std::size_t begin = blank == std::string_view::npos ? 0 : blank + 1;
    if (words > 0 && begin > 0 && to_number(title.substr(begin, end - begin)) && is_law_journal(title.substr(end + 1))) return JournalInTitle{begin, title.substr(end + 1)};
    end = blank;
  }
  return std::nullopt;
}

Span year_parenthesis(const View& view, const Citation& full) {
  const std::string_view text = view.document.text;
  if (full.year.empty()) return {};
  std::uint32_t open = full.year.begin;
  for (int deep = 0; open > full.core.begin && (deep > 0 || text[open - 1] != '(');) {
    --open;
    if (text[open] == ')') ++deep;
    if (text[open] == '(') --deep;
  }
  const std::size_t close = text.substr(0, full.raw.end).find(')', full.year.end);
  if (open == full.core.begin || close == std::string_view::npos) return {};
  return {open, static_cast<std::uint32_t>(close)};
}

std::vector<PrintedPlace> printed_places(const View& view, Span within) {
  std::vector<PrintedPlace> out;
  if (within.empty()) return out;
  std::uint32_t at = within.begin;
  for (const std::string_view part : split(view.at(within), ',')) {
    const std::string_view words = trim(part);
    const std::size_t first = words.find(' ');
    const std::size_t last = words.rfind(' ');
    const auto volume = first == std::string_view::npos || last == first ? std::nullopt : to_number(words.substr(0, first));
    if (volume) out.push_back({*volume, key_of(words.substr(first, last - first)), {at, at + static_cast<std::uint32_t>(part.size())}});
    at += static_cast<std::uint32_t>(part.size()) + 1;
  }
  return out;
}

std::vector<PrintedPlace> places_of(const View& view, const Citation& decision) {
  std::vector<PrintedPlace> out;
  if (const auto volume = to_number(view.at(decision.volume))) out.push_back({*volume, key_of(view.at(decision.container)), {decision.volume.begin, decision.container.end}});
  for (PrintedPlace& place : printed_places(view, decision.parallel)) out.push_back(std::move(place));
  return out;
}

}  // namespace subcite::rules_support
