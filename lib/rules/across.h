// Rules that compare what several manuscripts cite (family Y). Each says which citations speak of one thing (its group) and what
// they should agree in (its value); groups are gathered on disk, so that a rule sees no more than the differing values of one
// group, each with its count and a few examples.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/rule.h"

namespace subcite {

/// A work as one manuscript cites it first in full; or, where `own` is set, the manuscript itself.
struct Cited {
  std::string path;       // of the manuscript
  std::string note;       // label
  std::string citation;   // "17.1"
  CitationIndex at = -1;  // in the manuscript's citations; for nobody but who gathers
  std::string words;      // the citation as printed, its signal left out
  Place place;
  Kind kind = Kind::None;
  std::vector<std::string> authors;  // as printed
  std::string author;                // folded surname of the first, or the folded name of a body
  std::string title;
  std::string title_key;  // folded, abbreviations undone
  std::string container;
  std::string container_key;
  std::string volume;
  std::string page;
  std::uint32_t year = 0;
  std::string date;  // ISO 8601
  std::string url;
  bool forthcoming = false;
  bool own = false;
};

/// Citations of a group that agree.
struct Variant {
  std::string value;
  std::uint64_t papers = 0;
  std::vector<Cited> examples;  // of the first few papers
};

/// What a rule has to say of a group; the places are those of the variants named.
struct AcrossTold {
  std::string message;
  std::string help;
  std::vector<std::size_t> variants;
};

struct AcrossRule {
  std::string (*group)(const Cited&) = nullptr;  // empty for citations that the rule does not look at
  std::string (*value)(const Cited&) = nullptr;
  /// Of groups with two values or more; the values come in order.
  std::vector<AcrossTold> (*judge)(const std::vector<Variant>&) = nullptr;
};

/// Fills the keys from what they are keys of.
void fold_keys(Cited& c);

/// What a manuscript cites; nothing of citations inside parentheticals and quotations.
std::vector<Cited> cited_works(const View& view);

namespace rules_across {

/// One string of several, which none of them can counterfeit; empty where one of them is.
std::string key_of(const std::vector<std::string>& parts);

/// "“Weirs” (2 papers)" and the like, one after the other.
std::string listed(const std::vector<Variant>& variants, std::string (*shown)(const Cited&));

/// All variants as one finding.
std::vector<AcrossTold> all_told(const std::vector<Variant>& variants, std::string message, std::string help);

/// Has come out: its volume and first page are numbers.
bool is_placed(const Cited& c);

/// Words of a folded title.
std::size_t words_in(std::string_view title_key);

}  // namespace rules_across

}  // namespace subcite
