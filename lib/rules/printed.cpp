// Looks in the tables of facts and in the words of one citation; reports nothing.
#include "rules/printed.h"

#include "base/text.h"

namespace subcite::rules_support {

std::string key_of(std::string_view printed) {
  std::string key;
  for (const char c : lower_ascii(printed))
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '&') key += c;
  return key;
}

const facts::Row* reporter_of(std::string_view printed) {
  const std::string key = key_of(printed);
  if (const facts::Row* row = facts::reporters().find(key)) return row;
  const facts::Row* variant = facts::reporter_variants().find(key);
  return variant == nullptr ? nullptr : facts::reporters().find(variant->a);
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

}  // namespace subcite::rules_support
