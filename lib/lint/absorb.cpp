// Each pair of rules that speak of one cause is a row: the one that stays, the one that yields, and where
// they meet.
#include "lint/absorb.h"

#include <algorithm>
#include <array>
#include <set>
#include <span>
#include <tuple>
#include <utility>
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

/// The rows in the order of one of their rules, for a search by halves.
constexpr std::array<Row, kRows.size()> by(std::string_view Row::* rule) {
  std::array<Row, kRows.size()> rows = kRows;
  std::sort(rows.begin(), rows.end(), [rule](const Row& a, const Row& b) { return a.*rule < b.*rule; });
  return rows;
}
constexpr std::array<Row, kRows.size()> kByStaying = by(&Row::stays);
constexpr std::array<Row, kRows.size()> kByYielding = by(&Row::yields);

std::span<const Row> rows_of(const std::array<Row, kRows.size()>& sorted, std::string_view Row::* rule, std::string_view code) {
  const auto first = std::lower_bound(sorted.begin(), sorted.end(), code, [rule](const Row& row, std::string_view wanted) { return row.*rule < wanted; });
  const auto end = std::find_if(first, sorted.end(), [&](const Row& row) { return row.*rule != code; });
  return {first, end};
}

/// The findings of rules that stay, by rule, note and place, so that a manuscript with very many findings is gone through once.
class Staying {
 public:
  Staying(const View& view, const Findings& findings) : view_(view) {
    for (const Finding& f : findings)
      if (!rows_of(kByStaying, &Row::stays, f.rule).empty()) sorted_.push_back(&f);
    std::stable_sort(sorted_.begin(), sorted_.end(), [](const Finding* a, const Finding* b) { return std::tie(a->rule, a->note, a->span.begin) < std::tie(b->rule, b->note, b->span.begin); });
  }

  /// One of them says what this one would say again.
  [[nodiscard]] bool explain(const Finding& f) const {
    const std::span<const Row> rows = rows_of(kByYielding, &Row::yields, f.rule);
    return std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return explains(row, f.note, f) || (row.meet == Meet::DamagedNote && std::any_of(f.related.begin(), f.related.end(), [&](const Related& r) { return explains(row, r.note, f); }));
    });
  }

 private:
  [[nodiscard]] bool explains(const Row& row, std::int32_t note, const Finding& yields) const {
    auto [first, end] = std::equal_range(sorted_.begin(), sorted_.end(), Place{row.stays, note}, Before());
    if (row.meet == Meet::SameWords) {  // of one rule the last that begin before these words end
      end = std::lower_bound(first, end, yields.span.end, [](const Finding* f, std::uint32_t stop) { return f->span.begin < stop; });
      first = end - std::min<std::ptrdiff_t>(end - first, 3);
    }
    return std::any_of(first, end, [&](const Finding* stays) { return meets(view_, row, *stays, yields); });
  }

  using Place = std::pair<std::string_view, std::int32_t>;  // rule and note
  struct Before {
    bool operator()(const Finding* f, const Place& place) const { return Place(f->rule, f->note) < place; }
    bool operator()(const Place& place, const Finding* f) const { return place < Place(f->rule, f->note); }
  };

  const View& view_;
  std::vector<const Finding*> sorted_;
};

}  // namespace

void absorb(const View& view, Findings& findings) {
  absorb_drift(findings);
  const Staying staying(view, findings);
  std::size_t kept = 0;
  std::vector<bool> gone(findings.size(), false);
  for (std::size_t i = 0; i < findings.size(); ++i) gone[i] = staying.explain(findings[i]);
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!gone[i] && kept++ != i) findings[kept - 1] = std::move(findings[i]);
  findings.resize(kept);
}

}  // namespace subcite
