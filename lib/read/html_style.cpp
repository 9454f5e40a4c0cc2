// A style sheet is cut at its braces; of each selector only a class at its end is kept.
#include "read/html_style.h"

#include <algorithm>

#include "base/text.h"

namespace subcite {
namespace {

std::string without_blanks(std::string_view text) {
  std::string out;
  for (const char c : lower_ascii(text))
    if (c != ' ' && c != '\n' && c != '\t' && c != '\r') out += c;
  return out;
}

void declare(std::string_view declarations, HtmlLook& look) {
  const std::string css = without_blanks(declarations);
  const auto has = [&](std::string_view what) { return css.find(what) != std::string::npos; };
  if (has("font-style:italic") || has("font-style:oblique")) look.italic = true;
  else if (has("font-style:normal")) look.italic = false;
  if (has("font-variant:small-caps") || has("font-variant-caps:small-caps")) look.small_caps = true;
  else if (has("font-variant:normal")) look.small_caps = false;
  if (has("font-weight:bold") || has("font-weight:600") || has("font-weight:700") || has("font-weight:800") || has("font-weight:900")) look.bold = true;
  else if (has("font-weight:normal") || has("font-weight:400")) look.bold = false;
  if (has("text-decoration:underline")) look.underlined = true;
  else if (has("text-decoration:none")) look.underlined = false;
  if (has("vertical-align:super")) look.raised = true;
  else if (has("vertical-align:baseline")) look.raised = false;
}

}  // namespace

std::vector<std::string_view> words_of(std::string_view list) {
  std::vector<std::string_view> words;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t begin = list.find_first_not_of(" \n\t\r", at);
    if (begin == std::string_view::npos) break;
    at = std::min(list.find_first_of(" \n\t\r", begin), list.size());
    words.push_back(list.substr(begin, at - begin));
  }
  return words;
}

HtmlStyles::HtmlStyles(const std::vector<html::Node>& nodes) {
  for (std::size_t i = 0; i + 1 < nodes.size(); ++i)
    if (nodes[i].name == "style" && nodes[i + 1].is_text()) add_sheet(nodes[i + 1].text);
}

void HtmlStyles::add_sheet(std::string_view sheet) {
  constexpr std::size_t kMostClasses = 20'000;
  for (std::size_t at = 0; at < sheet.size() && classes_.size() < kMostClasses;) {
    const std::size_t open = sheet.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sheet.find('}', open);
    if (close == std::string_view::npos) return;
    std::string_view selectors = sheet.substr(at, open - at);
    while (!selectors.empty()) {
      const std::size_t comma = std::min(selectors.find(','), selectors.size());
      const std::string_view selector = trim(selectors.substr(0, comma));
      const std::size_t dot = selector.rfind('.');
      const std::string_view name = dot == std::string_view::npos ? std::string_view() : selector.substr(dot + 1);
      if (!name.empty() && selector.find_first_of(" >:[") == std::string_view::npos) classes_[std::string(name)] += std::string(sheet.substr(open + 1, close - open - 1)) + ';';
      selectors.remove_prefix(std::min(comma + 1, selectors.size()));
    }
    at = close + 1;
  }
}

HtmlLook HtmlStyles::with(const html::Node& element, HtmlLook outer) const {
  HtmlLook look = outer;
  if (is_one_of(element.name, {"i", "em", "cite", "dfn", "var"})) look.italic = true;
  if (element.name == "b" || element.name == "strong") look.bold = true;
  if (element.name == "u") look.underlined = true;
  if (element.name == "sup") look.raised = true;
  for (const std::string_view word : words_of(element.attribute("class"))) {
    if (const auto it = classes_.find(std::string(word)); it != classes_.end()) declare(it->second, look);
    if (is_one_of(word, {"smallcaps", "small-caps", "sc", "smcaps"})) look.small_caps = true;
    if (is_one_of(word, {"italic", "italics"})) look.italic = true;
    if (word == "MsoFootnoteReference" || word == "MsoEndnoteReference") look.raised = true;
  }
  declare(element.attribute("style"), look);
  return look;
}

}  // namespace subcite
