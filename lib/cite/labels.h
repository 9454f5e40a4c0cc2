// Names by which a manuscript calls what it has cited: labels of "[hereinafter ...]", the initials an act
// gives itself, and the first parties of cases. They make short forms without supra ("CWA § 404", "Roe at 62").
#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "cite/note_text.h"
#include "model/citation.h"

namespace subcite::cite {

class Labels {
 public:
  /// Keeps what this citation says it will be called.
  void learn(std::string_view text, const Citation& c);

  /// A label that begins at the place and has its pincite behind it; fills the citation, returns where its tail ends.
  std::optional<std::uint32_t> read_at(const NoteText& note, std::uint32_t at, std::uint32_t end, Citation& c) const;

  /// A label inside the sentence with a page or section behind it: "first appears in RGL 05-09 at 4".
  [[nodiscard]] std::optional<std::uint32_t> find(const NoteText& note, Span within, std::uint32_t base) const;

  /// A party of a case cited before, with a page: "as Lowgap at 552 held".
  [[nodiscard]] std::optional<Span> find_party(const NoteText& note, Span within, std::uint32_t base) const;

  /// The first party of a case cited before.
  [[nodiscard]] bool is_known_party(std::string_view name) const { return parties_.contains(std::string(name)); }

  /// A decision of an international court at this volume and page was cited in full.
  [[nodiscard]] bool is_known_place(std::string_view text, const Citation& c) const;

 private:
  void learn_party(std::string_view title);

  std::vector<std::string> labels_;
  std::unordered_set<std::string> parties_;
  std::unordered_set<std::string> places_;  // "volume|page"
};

}  // namespace subcite::cite
