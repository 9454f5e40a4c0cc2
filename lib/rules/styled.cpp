// Runs are counted from the beginning of the words.
#include "rules/styled.h"

#include <algorithm>

#include "rules/support.h"

namespace subcite::rules_support {

Styled& Styled::plain(std::string_view words) {
  text += words;
  return *this;
}

Styled& Styled::italic(std::string_view words) {
  const auto begin = static_cast<std::uint32_t>(text.size());
  runs.push_back({{begin, begin + static_cast<std::uint32_t>(words.size())}, Style::Italic, {}});
  return plain(words);
}

Styled& Styled::printed(const View& view, Span span) {
  const auto begin = static_cast<std::uint32_t>(text.size());
  for (const Style style : {Style::Italic, Style::SmallCaps})
    for (const Span run : runs_of(view, span, style)) runs.push_back({{begin + std::max(run.begin, span.begin) - span.begin, begin + std::min(run.end, span.end) - span.begin}, style, {}});
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) { return a.span.begin < b.span.begin; });
  for (std::size_t k = 1; k < runs.size();)
    if (runs[k].span.begin < runs[k - 1].span.end) runs.erase(runs.begin() + static_cast<std::ptrdiff_t>(k));
    else ++k;
  return plain(view.at(span));
}

Edit put(const View& view, Span place, Styled words) {
  Edit edit{place, std::move(words.text)};
  if (has_italics(view, place) || keeps_italics(view)) edit.runs = std::move(words.runs);
  return edit;
}

}  // namespace subcite::rules_support
