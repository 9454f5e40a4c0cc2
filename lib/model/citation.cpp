// The names by which forms and kinds go in reports, and dates in ISO 8601.
#include "model/citation.h"

#include <array>
#include <cstdio>

namespace subcite {

std::string_view name_of(Form form) {
  static constexpr std::array<std::string_view, 7> names{"full", "short", "id", "supra", "infra",
                                                         "cross-reference", "unknown"};
  return names.at(static_cast<std::size_t>(form));
}

std::string_view name_of(Kind kind) {
  static constexpr std::array<std::string_view, 18> names{
      "", "case", "intl-decision", "statute", "constitution", "regulation", "bill", "treaty",
      "un-document", "book", "book-chapter", "journal-article", "news", "web", "working-paper",
      "report", "press-release", "other"};
  return names.at(static_cast<std::size_t>(kind));
}

std::string to_iso(const Date& date) {
  if (date.year == 0) return {};
  std::array<char, 24> out{};
  if (date.month == 0) std::snprintf(out.data(), out.size(), "%04u", date.year);
  else if (date.day == 0) std::snprintf(out.data(), out.size(), "%04u-%02u", date.year, date.month);
  else std::snprintf(out.data(), out.size(), "%04u-%02u-%02u", date.year, date.month, date.day);
  return out.data();
}

std::string id_of(const Citation& citation, std::string_view note_label) {
  return std::string(note_label) + '.' + std::to_string(citation.index);
}

}  // namespace subcite
