// C003: a decision in a series that had not begun or had ended, a volume that no series has, or a reporter that
// nobody knows under an American court.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/other_decisions.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_reporter_unknown_or_impossible;

namespace {

using namespace rules_support;

/// Keys as the tables have them: small letters, digits and the ampersand.
/// A spelling far from the reporter's own ("Fed. Rptr. 3d") is none that a reader would look under.
constexpr unsigned kFarSpelling = 4;

const facts::Row* near_reporter(std::string_view printed) {
  const facts::Row* row = reporter_of(printed);
  return row == nullptr || edit_distance(key_of(printed), row->key, kFarSpelling + 1) > kFarSpelling ? nullptr : row;
}

/// West's series, which begin again before their thousandth volume.
bool is_west_series(std::string_view key) {
  static constexpr std::array<std::string_view, 11> kSeries{"f", "fsupp", "a", "p", "ne", "nw", "se", "sw", "so", "nys", "calrptr"};
  std::string bare(key);
  for (const std::string_view tail : {"2d", "3d", "4th"})
    if (bare.ends_with(tail)) bare.resize(bare.size() - tail.size());
  return bare == "sct" || std::find(kSeries.begin(), kSeries.end(), bare) != kSeries.end();
}

bool is_american_court(const View& view, const Citation& c) {
  const facts::Row* court = c.court.empty() ? nullptr : facts::courts().find(key_of(view.at(c.court)));
  return court != nullptr && court->b.starts_with("us");
}

const facts::Row* nearest_reporter(std::string_view printed) {
  const std::string key = key_of(printed);
  if (const facts::Row* variant = facts::reporter_variants().find(key)) return facts::reporters().find(variant->a);
  const facts::Row* best = nullptr;
  unsigned distance = 3;
  for (const facts::Row& row : facts::reporters())
    if (const unsigned d = !key.empty() && row.key.front() == key.front() ? edit_distance(key, row.key, 2) : distance; d < distance && d + d < key.size()) distance = d, best = &row;
  return best;
}

/// What the series cannot hold, in words; empty where it can.
std::string trouble_of(const facts::Row& row, std::optional<std::uint32_t> volume, std::uint32_t year) {
  constexpr std::uint32_t kFirstOfDallas = 1754;  // his four volumes print older decisions of Pennsylvania
  const auto first = row.key == "us" && volume && *volume <= 4 ? kFirstOfDallas : to_number(row.d);
  const auto last = to_number(row.e);
  if (first && *first > 1750 && year + 1U < *first) return std::string(row.a) + " begins in " + std::string(row.d) + "; the decision is of " + std::to_string(year) + ".";
  if (last && year > *last + 1U) return std::string(row.a) + " ends in " + std::string(row.e) + "; the decision is of " + std::to_string(year) + ".";
  if (volume && *volume > 999 && is_west_series(row.key)) return std::string(row.a) + " has no volume " + std::to_string(*volume) + ".";
  return {};
}

constexpr std::string_view kHelp = "Look the decision up: correct the series, the volume or the year.";

void check_history(const View& view, CitationIndex i, Findings& out) {
  for (const OtherDecision& place : other_decisions(view, i)) {
    const std::string_view printed = view.at(place.span);
    const facts::Row* row = near_reporter(printed.substr(std::min(printed.find(' ') + 1, printed.size())));
    if (row == nullptr || !row->c.starts_with("us")) continue;
    if (std::string trouble = trouble_of(*row, place.volume, place.year); !trouble.empty()) report(out, kRule_reporter_unknown_or_impossible, view, i, place.span, std::move(trouble), std::string(kHelp));
  }
}

void tell_unknown(const View& view, CitationIndex i, Findings& out) {
  const Citation& c = view.citations[static_cast<std::size_t>(i)];
  const facts::Row* near = nearest_reporter(view.at(c.container));
  if (facts::reporter_printed(view.at(c.container)) != nullptr && near != nullptr) {
    report(out, kRule_reporter_unknown_or_impossible, view, i, c.container, quoted(view.at(c.container)) + " is no abbreviation of Bluebook table T1; " + std::string(near->a) + " is.", "Write " + std::string(near->a) + ", if that reporter is meant.").severity = Severity::Warning;
    return;
  }
  Finding& f = report(out, kRule_reporter_unknown_or_impossible, view, i, c.container, quoted(view.at(c.container)) + " is no reporter that the tables know" + (near == nullptr ? std::string(".") : "; " + std::string(near->a) + " may be meant."), "Write the reporter as Bluebook table T1 has it, or look whether the decision exists.");
  f.severity = Severity::Warning;
}

/// "Roe v. Poe, 44 Or. Rptr. 120 (9th Cir. 1988)": a case by its name and its court, in what might be a periodical.
bool is_case_elsewhere(const View& view, const Citation& c) {
  if (c.kind != Kind::JournalArticle || !c.authors.empty() || view.at(c.title).find(" v. ") == std::string_view::npos) return false;
  const Span inside = year_parenthesis(view, c);
  if (inside.empty() || c.year.begin <= inside.begin) return false;
  const facts::Row* court = facts::courts().find(key_of(view.at({inside.begin, c.year.begin})));
  return court != nullptr && court->b.starts_with("us") && facts::journals().find(key_of(view.at(c.container))) == nullptr;
}

void check_case(const View& view, CitationIndex i, Findings& out) {
  const Citation& c = view.citations[static_cast<std::size_t>(i)];
  const std::string key = key_of(view.at(c.container));
  if (key.ends_with("wl") || key.ends_with("lexis") || key.ends_with("lx")) return;
  const facts::Row* row = near_reporter(view.at(c.container));
  if ((row == nullptr || (facts::reporters().find(key) == nullptr && view.at(c.container).find('(') == std::string_view::npos)) && is_american_court(view, c)) return tell_unknown(view, i, out);
  if (row == nullptr || !row->c.starts_with("us") || c.date.year == 0) return;
  if (std::string trouble = trouble_of(*row, to_number(view.at(c.volume)), c.date.year); !trouble.empty()) report(out, kRule_reporter_unknown_or_impossible, view, i, {c.volume.begin, c.container.end}, std::move(trouble), std::string(kHelp));
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.volume.empty() || c.container.empty() || c.page.empty()) continue;
    const bool neutral = c.volume.size() == 4 && (view.at(c.volume).starts_with("2") || to_number(view.at(c.volume)) == c.date.year);  // and database numbers
    const auto index = static_cast<CitationIndex>(i);
    if (is_case_elsewhere(view, c)) tell_unknown(view, index, out);
    if (c.kind != Kind::Case) continue;
    if (!neutral) check_case(view, index, out);
    check_history(view, index, out);
  }
}

}  // namespace

const Rule kRule_reporter_unknown_or_impossible{"C003", "reporter-unknown-or-impossible", "Unknown reporter abbreviation, or a reporter series that did not exist in that year", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text, tables", "Indigo R11.6, T1, T3; Bluebook R. 10.3.2, T1", check};

}  // namespace subcite
