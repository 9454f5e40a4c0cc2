// The name of the field and its bookmark, then switches in any order.
#include "docx/reference.h"

#include <algorithm>
#include <vector>

#include "base/text.h"

namespace subcite::docx {
namespace {

/// The words of an instruction; a switch is a word, and quotation marks go.
std::vector<std::string> words_of(std::string_view instruction) {
  std::vector<std::string> words(1);
  for (const char c : instruction.substr(0, 1000)) {
    if (c == ' ' || c == '\t' || c == '\\') words.emplace_back();
    if (c != ' ' && c != '\t' && c != '"') words.back() += c;
  }
  std::erase(words, "");
  return words;
}

std::optional<ReferenceKind> kind_of(std::string_view name) {
  if (equals_ignoring_case(name, "NOTEREF")) return ReferenceKind::Note;
  if (equals_ignoring_case(name, "REF")) return ReferenceKind::Text;
  return equals_ignoring_case(name, "PAGEREF") ? std::optional(ReferenceKind::Page) : std::nullopt;
}

}  // namespace

std::optional<FieldReference> read_reference(std::string_view instruction) {
  const std::vector<std::string> words = words_of(instruction);
  const std::optional<ReferenceKind> kind = words.size() < 2 ? std::nullopt : kind_of(words[0]);
  const auto has = [&](std::string_view word) { return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return equals_ignoring_case(w, word); }); };
  if (!kind || (*kind == ReferenceKind::Note && has("\\p"))) return std::nullopt;
  return FieldReference{*kind, lower_ascii(words[1]), has("\\n") || has("\\r") || has("\\w") || has("\\p"), has("\\*") && !has("MERGEFORMAT") && !has("CHARFORMAT")};
}

}  // namespace subcite::docx
