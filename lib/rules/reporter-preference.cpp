// C009: a decision is cited to one reporter, the United States Reports or the regional one, and a section to the
// official code.
#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>
#include <vector>

#include "base/text.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_reporter_preference;

namespace {

using namespace rules_support;

constexpr std::string_view kDatabaseBeside = "A database number stands beside a printed reporter or another one.";
constexpr std::string_view kKeepOne = "Keep one: U.S., the regional reporter with its own pages, or the number of the database.";

enum class Series { Other,
                    Us,
                    BesideUs,
                    West,
                    State,
                    Database };

/// Regional series, and those of California and New York.
bool is_west(std::string_view key) { return is_one_of(key, {"a", "a2d", "a3d", "ne", "ne2d", "ne3d", "nw", "nw2d", "nw3d", "p", "p2d", "p3d", "se", "se2d", "so", "so2d", "so3d", "sw", "sw2d", "sw3d", "calrptr", "calrptr2d", "calrptr3d", "nys", "nys2d", "nys3d"}); }

Series series_of(const PrintedPlace& place) {
  const std::string& key = place.reporter;
  if (key == "us") return Series::Us;
  if (is_one_of(key, {"sct", "led", "led2d", "uslw"})) return Series::BesideUs;
  if (is_west(key)) return Series::West;
  if (key.ends_with("wl") || key.ends_with("lexis") || key.ends_with("lx")) return Series::Database;
  constexpr std::uint32_t kYearAsVolume = 1900;  // of a neutral number
  const facts::Row* row = facts::reporters().find(key);
  const bool state = row != nullptr && row->c.size() == 5 && row->c.starts_with("us-");
  return state && place.volume < kYearAsVolume ? Series::State : Series::Other;
}

std::string fault_of(const std::vector<PrintedPlace>& places, std::uint32_t year, std::uint32_t latest, bool allow_parallel) {
  std::array<std::size_t, 6> count{};
  for (const PrintedPlace& p : places) ++count.at(static_cast<std::size_t>(series_of(p)));
  const auto of = [&](Series s) { return count.at(static_cast<std::size_t>(s)); };
  constexpr std::uint32_t kYearsBehind = 6;  // the United States Reports are printed that late
  if (of(Series::Us) > 0 && of(Series::BesideUs) > 0) return "The United States Reports are cited alone.";
  if (of(Series::Us) == 0 && of(Series::BesideUs) > 0 && year != 0 && year + kYearsBehind <= latest) return "By now the United States Reports have this decision of " + std::to_string(year) + ".";
  if (of(Series::Database) > 0 && places.size() > 1) return std::string(kDatabaseBeside);
  if (!allow_parallel && of(Series::West) > 0 && (of(Series::State) > 0 || of(Series::West) > 1)) return "The regional reporter is cited alone.";
  return {};
}

bool is_unofficial_code(const View& view, const Citation& c) {
  if (c.kind != Kind::Statute || !is_one_of(key_of(view.at(c.container)), {"usca", "uscs"})) return false;
  const std::string low = lower_ascii(view.at(c.raw));
  for (const std::string_view words : {"supp", "pub. l.", "stat.", "note", "annot", "hist."})
    if (low.find(words) != std::string::npos) return false;
  return true;
}

/// "(8th Cir. 1984), 1984 WL 44512": the number of a database behind the parenthesis of the year; empty for none.
Span database_behind(const View& view, const Citation& c) {
  const Span inside = year_parenthesis(view, c);
  const std::string_view behind = inside.empty() ? std::string_view() : view.at({inside.end, std::max(inside.end, c.raw.end)});
  constexpr std::size_t kMarks = 3;  // "), "
  if (!behind.starts_with("), ") || behind.size() < kMarks + 8 || !to_number(behind.substr(kMarks, 4)) || !is_one_of(behind.substr(kMarks + 4, 4), {" WL ", " LX "})) return {};
  const std::size_t digits = behind.find_first_not_of("0123456789", kMarks + 8);
  return {inside.end + static_cast<std::uint32_t>(kMarks), inside.end + static_cast<std::uint32_t>(std::min(digits, behind.size()))};
}

bool is_court_document(std::string_view raw) {
  for (const std::string_view word : {"Brief", "Complaint", "Motion", "Transcript", "Petition", "Memorandum"})
    if (raw.find(word) != std::string_view::npos) return true;
  return false;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t latest = latest_year(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.container.empty()) continue;
    if (is_unofficial_code(view, c)) {
      report(out, kRule_reporter_preference, view, static_cast<CitationIndex>(i), c.container, "An unofficial code is cited.", "Cite U.S.C., unless the section stands only in the other.");
      continue;
    }
    if (c.kind != Kind::Case || is_court_document(view.at(c.raw))) continue;
    if (view.at(c.page).starts_with('_')) continue;  // 601 U.S. ___ beside S. Ct.
    const std::string fault = fault_of(places_of(view, c), c.date.year, latest, options.flag("allow_parallel"));
    const Span database = fault.empty() ? database_behind(view, c) : Span{};
    if (!database.empty()) report(out, kRule_reporter_preference, view, static_cast<CitationIndex>(i), database, std::string(kDatabaseBeside), std::string(kKeepOne));
    if (!fault.empty()) report(out, kRule_reporter_preference, view, static_cast<CitationIndex>(i), c.parallel.empty() ? c.container : c.parallel, fault, std::string(kKeepOne));
  }
}

}  // namespace

const Rule kRule_reporter_preference{"C009", "reporter-preference", "Parallel or unofficial reporter or code where the preferred one stands or is known", Severity::Style, "0.1", Stage::Stable, FixKind::None, "text, tables", "Indigo R11.6.2, R11.6.3, R12.2, R16.1.4; Bluebook R. 10.3.1, R. 12.2, T1", check, false, "allow_parallel"};

}  // namespace subcite
