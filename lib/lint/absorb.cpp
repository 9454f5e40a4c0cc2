// Each pair of rules that speak of one cause is a row: the one that stays, the one that yields, and where
// they meet.
#include "lint/absorb.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <vector>

namespace subcite {
namespace {

enum class Meet : std::uint8_t { SamePlace,
                                 SameWords,
                                 DamagedNote };

struct Row {
  std::string_view stays;
  std::string_view yields;
  Meet meet;
};

constexpr std::array<Row, 50> kRows{{{"S014", "S002", Meet::SamePlace},
                                     {"S014", "S009", Meet::SamePlace},
                                     {"I012", "I004", Meet::SamePlace},
                                     {"I012", "P001", Meet::SamePlace},
                                     {"S017", "N004", Meet::SamePlace},
                                     {"S017", "S001", Meet::SamePlace},
                                     {"S017", "S002", Meet::SamePlace},
                                     {"S017", "S003", Meet::SamePlace},
                                     {"S017", "S004", Meet::SamePlace},
                                     {"S017", "S005", Meet::SamePlace},
                                     {"S017", "S011", Meet::SamePlace},
                                     {"S001", "P002", Meet::SamePlace},
                                     {"S001", "S004", Meet::SamePlace},
                                     {"I004", "P001", Meet::SamePlace},
                                     {"U003", "Q004", Meet::SamePlace},
                                     {"N004", "S001", Meet::SamePlace},
                                     {"X006", "X003", Meet::SamePlace},
                                     {"X006", "X005", Meet::SamePlace},
                                     {"X001", "U007", Meet::SamePlace},
                                     {"X001", "U008", Meet::SamePlace},
                                     {"X003", "I011", Meet::SamePlace},
                                     {"D003", "D004", Meet::SamePlace},
                                     {"C003", "C007", Meet::SamePlace},
                                     {"C004", "I007", Meet::SamePlace},
                                     {"P009", "A006", Meet::SameWords},
                                     {"N004", "I011", Meet::SameWords},
                                     {"N004", "S011", Meet::SameWords},
                                     {"C004", "D005", Meet::SameWords},
                                     {"C004", "X003", Meet::SameWords},
                                     {"C010", "F001", Meet::SameWords},
                                     {"I010", "F001", Meet::SameWords},
                                     {"U011", "F001", Meet::SameWords},
                                     {"I005", "F004", Meet::SameWords},
                                     {"P007", "F004", Meet::SameWords},
                                     {"I006", "I001", Meet::SameWords},
                                     {"X007", "A002", Meet::SameWords},
                                     {"I007", "P005", Meet::SameWords},
                                     {"T007", "P006", Meet::SamePlace},
                                     {"C002", "D005", Meet::SamePlace},
                                     {"T001", "D005", Meet::SamePlace},
                                     {"T003", "D005", Meet::SamePlace},
                                     {"T005", "D005", Meet::SamePlace},
                                     {"T007", "D005", Meet::SamePlace},
                                     {"U006", "D005", Meet::SamePlace},
                                     {"Q004", "I001", Meet::DamagedNote},
                                     {"Q004", "I002", Meet::DamagedNote},
                                     {"Q004", "I004", Meet::DamagedNote},
                                     {"Q004", "S002", Meet::DamagedNote},
                                     {"Q004", "S003", Meet::DamagedNote},
                                     {"Q004", "P001", Meet::DamagedNote}}};

bool overlap(Span a, Span b) { return a.begin <= b.end && b.begin <= a.end; }

/// The work that a supra means stands before the damage, and so was read whole.
bool stands_before(const View& view, const Related& home, const Finding& damage) {
  return home.citation >= 0 && view.citations[static_cast<std::size_t>(home.citation)].raw.begin < damage.span.begin;
}

bool meets(const View& view, const Row& row, const Finding& stays, const Finding& yields) {
  if (stays.note < 0) return false;
  switch (row.meet) {
    case Meet::SamePlace: return stays.note == yields.note && (overlap(stays.span, yields.span) || (stays.citation >= 0 && stays.citation == yields.citation));
    case Meet::SameWords: return stays.note == yields.note && stays.span.begin < yields.span.end && yields.span.begin < stays.span.end;
    case Meet::DamagedNote:
      // Behind the damage in the note itself, and wherever a reference leads into it.
      if (stays.note == yields.note) return yields.span.end >= stays.span.begin;
      return std::any_of(yields.related.begin(), yields.related.end(), [&](const Related& r) { return r.note == stays.note && !(yields.rule.starts_with("S") && stands_before(view, r, stays)); });
  }
  return false;
}

/// References that a drift of numbers explains (S006): their own findings say nothing more.
void absorb_drift(Findings& findings) {
  std::set<std::int32_t> explained;
  for (const Finding& f : findings) {
    if (f.rule != "S006") continue;
    explained.insert(f.citation);
    for (const Related& r : f.related) explained.insert(r.citation);
  }
  if (explained.empty()) return;
  std::erase_if(findings, [&](const Finding& f) { return (f.rule == "S002" || f.rule == "S003" || f.rule == "S004" || f.rule == "S005") && explained.count(f.citation) > 0; });
}

}  // namespace

void absorb(const View& view, Findings& findings) {
  absorb_drift(findings);
  // By rule and note, so that a manuscript with very many findings is gone through once.
  std::map<std::pair<std::string_view, std::int32_t>, std::vector<std::size_t>> at;
  for (std::size_t i = 0; i < findings.size(); ++i) at[{findings[i].rule, findings[i].note}].push_back(i);
  for (auto& [key, places] : at) std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) { return findings[a].span.begin < findings[b].span.begin; });
  const auto explains = [&](const Row& row, std::int32_t note, const Finding& yields) {
    const auto found = at.find({row.stays, note});
    if (found == at.end()) return false;
    auto first = found->second.begin();
    auto end = found->second.end();
    if (row.meet == Meet::SameWords) {  // of one rule the last that begin before these words end
      end = std::lower_bound(first, end, yields.span.end, [&](std::size_t k, std::uint32_t stop) { return findings[k].span.begin < stop; });
      first = end - std::min<std::ptrdiff_t>(end - first, 3);
    }
    return std::any_of(first, end, [&](std::size_t k) { return meets(view, row, findings[k], yields); });
  };
  std::vector<bool> gone(findings.size(), false);
  for (std::size_t i = 0; i < findings.size(); ++i)
    for (const Row& row : kRows) {
      if (findings[i].rule != row.yields) continue;
      bool told = explains(row, findings[i].note, findings[i]);
      if (row.meet == Meet::DamagedNote)
        for (const Related& r : findings[i].related) told = told || explains(row, r.note, findings[i]);
      if (told) gone[i] = true;
    }
  Findings kept;
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!gone[i]) kept.push_back(std::move(findings[i]));
  findings = std::move(kept);
}

}  // namespace subcite
