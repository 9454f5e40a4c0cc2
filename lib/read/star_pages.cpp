// A number is a page where the one before or behind it is its neighbour.
#include "read/star_pages.h"

#include <optional>

#include "base/text.h"

namespace subcite::plain {
namespace {

struct StarPage {
  Span span;
  std::uint32_t value = 0;
};

bool is_blank_at(std::string_view text, std::size_t at) { return at >= text.size() || text[at] == ' ' || text[at] == '\t'; }

/// The star page at a star or a bracket of the line.
std::optional<StarPage> star_page_at(std::string_view line, std::size_t at) {
  const bool bracket = line[at] == '[';
  const std::size_t star = at + (bracket ? 1 : 0);
  if (star >= line.size() || line[star] != '*') return std::nullopt;
  std::size_t end = digits_end(line, star + 1);
  constexpr std::size_t kMostDigits = 4;
  const auto value = end - star - 1 <= kMostDigits ? to_number(line.substr(star + 1, end - star - 1)) : std::nullopt;
  if (!value || (bracket && line.substr(end, 1) != "]") || (!bracket && !is_blank_at(line, end))) return std::nullopt;
  if (bracket) ++end;
  const std::string_view before = line.substr(0, at);
  if (!before.empty() && !before.ends_with(' ') && !bracket) return std::nullopt;
  if (ends_with_any(trim(before), {" at", ",", "–", "-", " and", " &"}) || trim(before) == "at") return std::nullopt;  // "at *3, *5"
  std::size_t begin = at;
  if (!before.empty() && before.ends_with(' ')) --begin;
  else if (before.empty() && is_blank_at(line, end) && end < line.size()) ++end;
  return StarPage{{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)}, *value};
}

std::vector<StarPage> all_star_pages(std::string_view source, const std::vector<Line>& lines) {
  std::vector<StarPage> out;
  for (const Line& line : lines) {
    const std::string_view text = slice(source, line.text);
    for (std::size_t star = text.find('*'); star != std::string_view::npos; star = text.find('*', star + 1)) {
      auto page = star_page_at(text, star > 0 && text[star - 1] == '[' ? star - 1 : star);
      if (!page) continue;
      star = page->span.end - 1;
      page->span = {line.text.begin + page->span.begin, line.text.begin + page->span.end};
      out.push_back(*page);
    }
  }
  return out;
}

}  // namespace

std::vector<Span> find_star_pages(std::string_view source, const std::vector<Line>& lines) {
  constexpr std::size_t kFewest = 3;
  const std::vector<StarPage> all = all_star_pages(source, lines);
  std::vector<Span> out;
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool before = i > 0 && all[i - 1].value + 1 == all[i].value;
    const bool behind = i + 1 < all.size() && all[i].value + 1 == all[i + 1].value;
    if (before || behind) out.push_back(all[i].span);
  }
  return out.size() >= kFewest ? out : std::vector<Span>();
}

}  // namespace subcite::plain
