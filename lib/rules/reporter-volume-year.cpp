// C007: the volume of a reporter tells the year of its decisions within two years; a year far from it is a slip in
// the one or the other.
#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/text.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_reporter_volume_year;

namespace {

using namespace rules_support;

struct Anchor {
  double volume = 0;
  double year = 0;
};

/// The anchors of a reporter; none where it has none.
std::vector<Anchor> anchors_of(std::string_view reporter) {
  std::vector<Anchor> out;
  const facts::Row* row = facts::reporter_years().find(reporter);
  if (row == nullptr) return out;
  for (const std::string_view anchor : split(row->a, ',')) {
    const std::size_t colon = anchor.find(':');
    out.push_back({static_cast<double>(to_number(anchor.substr(0, colon)).value_or(0)), static_cast<double>(to_number(anchor.substr(colon + 1)).value_or(0))});
  }
  return out;
}

/// Those of each reporter, read once.
class Reporters {
 public:
  const std::vector<Anchor>& of(const std::string& reporter) {
    const auto [at, fresh] = known_.try_emplace(reporter);
    if (fresh) at->second = anchors_of(reporter);
    return at->second;
  }

 private:
  std::unordered_map<std::string, std::vector<Anchor>> known_;
};

/// On the straight line between the two anchors around `at`; nothing outside them.
std::optional<double> between(const std::vector<Anchor>& anchors, double at, double Anchor::* from, double Anchor::* to) {
  for (std::size_t i = 1; i < anchors.size(); ++i) {
    const Anchor& a = anchors[i - 1];
    const Anchor& b = anchors[i];
    if (at < a.*from || at > b.*from) continue;
    return b.*from == a.*from ? a.*to : a.*to + (b.*to - a.*to) * (at - a.*from) / (b.*from - a.*from);
  }
  return std::nullopt;
}

void check_place(const View& view, Reporters& reporters, CitationIndex i, const PrintedPlace& place, std::uint32_t year, Findings& out) {
  constexpr double kSlack = 2;
  constexpr std::uint32_t kFirstOfUs = 5;  // before it the volumes mix courts and decades
  const std::vector<Anchor>& anchors = reporters.of(place.reporter);
  if (anchors.empty() || (place.reporter == "us" && place.volume < kFirstOfUs)) return;
  const auto expected = between(anchors, place.volume, &Anchor::volume, &Anchor::year);
  if (!expected || (year >= std::floor(*expected) - kSlack && year <= std::ceil(*expected) + kSlack)) return;
  const auto volume = between(anchors, year, &Anchor::year, &Anchor::volume);
  const std::string help = volume ? "Look which is wrong; the volumes of " + std::to_string(year) + " lie about " + std::to_string(static_cast<int>(std::lround(*volume))) + "." : "Look which of them is wrong.";
  report(out, kRule_reporter_volume_year, view, i, place.span, "This volume is of about " + std::to_string(static_cast<int>(std::lround(*expected))) + ", the year given is " + std::to_string(year) + ".", help);
}

/// "aff’d, 231 F.3d 40 (1st Cir. 2010)" behind the first year: each place with the year of its own parenthesis.
void check_history(const View& view, Reporters& reporters, CitationIndex i, const Citation& c, Findings& out) {
  const std::string_view raw = view.at(c.raw);
  std::size_t from = c.year.end - c.raw.begin;
  for (std::size_t open = raw.find(" (", from); open != std::string_view::npos; open = raw.find(" (", from)) {
    const std::size_t close = std::min(raw.find(')', open), raw.size());
    const std::size_t comma = raw.substr(from, open - from).rfind(", ");
    const auto year = close >= 4 ? to_number(raw.substr(close - 4, 4)) : std::nullopt;
    std::vector<PrintedPlace> places;
    if (comma != std::string_view::npos) places = printed_places(view, {c.raw.begin + static_cast<std::uint32_t>(from + comma) + 2, c.raw.begin + static_cast<std::uint32_t>(open)});
    for (const PrintedPlace& place : places)
      if (year) check_place(view, reporters, i, place, *year, out);
    from = close;
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  constexpr std::string_view kPrintedLate = "395 F.3d 932";  // decided in 2002
  Reporters reporters;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::Case || c.date.year == 0 || c.volume.empty() || c.title.empty() || view.at(c.raw).find(kPrintedLate) != std::string_view::npos) continue;
    for (const PrintedPlace& place : places_of(view, c)) check_place(view, reporters, static_cast<CitationIndex>(i), place, c.date.year, out);
    if (!c.year.empty() && c.year.end > c.raw.begin) check_history(view, reporters, static_cast<CitationIndex>(i), c, out);
  }
}

}  // namespace

const Rule kRule_reporter_volume_year{"C007", "reporter-volume-year", "Year does not fit the volume of the reporter", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text, tables", "Indigo R11.6, R12.1, T1; Bluebook R. 10.3, R. 10.5, T1", check};

}  // namespace subcite
