// Finds the full citations a name or a place may mean without looking at all of them: by words, labels,
// initials and places. Like citations of one work are kept together, so that a work cited in full a
// thousand times is looked at once. What it returns still has to be judged by match.h.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "model/index.h"
#include "resolve/match.h"
#include "resolve/postings.h"

namespace subcite::resolving {

class NameIndex {
 public:
  /// In document order. `place` is the volume and the container or symbol, squeezed; it may be empty.
  void add(CitationIndex full, WorkIndex work, const Names& names, const std::string& place);

  /// The first of each group of like citations that has all words, the label or the initials of the name.
  [[nodiscard]] std::vector<CitationIndex> named(const Wanted& wanted) const;

  /// Those with a name of persons that differs by a slip of spelling.
  [[nodiscard]] std::vector<CitationIndex> nearly_named(const Wanted& wanted) const;

  [[nodiscard]] std::vector<CitationIndex> placed(const std::string& place) const;

  /// The last of the group of `first` that does not stand behind `limit`; -1 where all do.
  [[nodiscard]] CitationIndex last_alike(CitationIndex first, CitationIndex limit) const;

 private:
  using Group = std::int32_t;
  using Groups = std::vector<Group>;

  [[nodiscard]] const Postings::List* rarest(const std::vector<std::string>& words) const;
  [[nodiscard]] std::vector<CitationIndex> firsts(Groups groups) const;
  void post_people(const Names& names, Group group);
  void slips_of(const std::string& word, Groups& found) const;

  std::unordered_map<std::string, Group> known_;
  std::vector<std::vector<CitationIndex>> members_;
  std::vector<Group> group_of_;  // by citation; -1 for none
  Postings words_, labels_, initials_, people_, double_names_, places_;
  std::unordered_map<std::string, std::vector<std::string>> spellings_;  // people's words by beginning and by end
  Groups anonymous_;                                                     // without author: "Note", "Editorial"
};

}  // namespace subcite::resolving
