// D002: a source cannot be younger than the manuscript, nor stay forthcoming for years. The day of the program's run
// plays no part, so that two runs a year apart say the same.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "facts/table.h"
#include "rules/days.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_future_or_stale;

namespace {

using namespace rules_support;

/// Words that speak of a day to come.
bool looks_ahead(const Words& words, const Citation& c) { return words.has_lowered(whole(c), {"effective", "in force", "into force", "expire", "take effect", "codified", "scheduled", "due ", "fiscal", " fy "}) || words.has(whole(c), {"forthcoming"}); }

struct Dated {
  std::size_t citation = 0;
  Date date;
  bool ahead = false;
};

std::vector<Dated> dates_of(const View& view) {
  const Words words(view);
  std::vector<Dated> out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.quoted) continue;
    if (c.date.year != 0) out.push_back({i, c.date, looks_ahead(words, c)});
    if (const auto day = visited_day(view, c)) out.push_back({i, *day, false});
  }
  return out;
}

bool is_later(const Date& date, const Date& own) {
  if (date.month == 0) return date.year > own.year + 1;
  if (date.day == 0) return date.year > own.year || (date.year == own.year && date.month > own.month);
  return day_number(date) > day_number(own) + 1;
}

/// The day the file keeps is not the manuscript's own where much of what it cites is later (a template's day).
bool is_believable(const std::vector<Dated>& dates, const Date& own) {
  const auto later = std::count_if(dates.begin(), dates.end(), [&](const Dated& d) { return !d.ahead && is_later(d.date, own); });
  constexpr std::ptrdiff_t kFew = 3;
  return later <= std::max(kFew, static_cast<std::ptrdiff_t>(dates.size() / 20));
}

std::optional<Date> believable_day(const View& view, const RuleOptions& options, const std::vector<Dated>& dates) {
  const auto option = options.values.find("as_of");
  if (option != options.values.end()) return read_day(option->second);
  if (!view.as_of.empty()) return read_day(view.as_of);
  for (const auto& day : {read_day(view.document.dated), day_in_body(view.document)})
    if (day && day->day != 0 && is_believable(dates, *day)) return day;
  return std::nullopt;
}

/// The latest date of the citations, and the latest of those that are not the citation which carries it.
class Latest {
 public:
  explicit Latest(const std::vector<Dated>& dates) {
    first_ = latest_but(dates, kNone);
    second_ = latest_but(dates, first_.citation);
  }
  [[nodiscard]] Date all() const { return first_.date; }
  [[nodiscard]] Date but(std::size_t citation) const { return citation == first_.citation ? second_.date : first_.date; }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// A year alone counts as its last day.
  static Dated latest_but(const std::vector<Dated>& dates, std::size_t but) {
    Dated latest{kNone, {}, false};
    for (const Dated& d : dates) {
      const Date whole{d.date.year, static_cast<std::uint8_t>(d.date.month == 0 ? 12 : d.date.month), static_cast<std::uint8_t>(d.date.day == 0 ? 31 : d.date.day)};
      if (d.citation != but && !d.ahead && (latest.date.year == 0 || day_number(whole) > day_number(latest.date))) latest = {d.citation, whole, false};
    }
    return latest;
  }

  Dated first_, second_;
};

Span span_of(const Citation& c) { return c.year.empty() ? c.core : c.year; }

void tell_later(const View& view, const Dated& d, const std::string& than, Findings& out) {
  report(out, kRule_future_or_stale, view, static_cast<CitationIndex>(d.citation), span_of(view.citations[d.citation]), "The date " + to_iso(d.date) + " lies after " + than + ".", "Look whether the date is right.");
}

/// The year of "filed (U.S. May 3, 2020)", or the number that follows directly.
std::uint32_t year_behind(std::string_view raw, std::size_t at) {
  const std::size_t close = raw.find(')', at);
  const std::string_view inside = close == std::string_view::npos ? std::string_view() : raw.substr(at, close - at);
  if (inside.size() > 4 && inside.size() < 60 && inside[inside.size() - 5] == ' ')
    if (const auto year = to_number(inside.substr(inside.size() - 4)); year && *year > 1800 && *year < 2200) return *year;
  const std::size_t digit = raw.find_first_of("0123456789)", at);
  return digit == std::string_view::npos ? 0 : to_number(raw.substr(digit, 4)).value_or(0);
}

/// An expectation and the years it may last.
struct Hope {
  std::string_view words;
  std::uint32_t years;
};
constexpr std::array<Hope, 5> kHopes{{{"forthcoming ", 1}, {"petition for cert. filed", 1}, {"cert. pending", 1}, {"appeal docketed", 3}, {"appeal pending", 3}}};

void check_hopes(const View& view, std::size_t i, std::uint32_t reference, Findings& out) {
  const Citation& c = view.citations[i];
  const std::string low = lower_ascii(view.at(c.raw));
  for (const Hope& hope : kHopes) {
    const std::size_t at = low.find(hope.words);
    const std::uint32_t year = at == std::string::npos ? 0 : year_behind(low, at + hope.words.size());
    if (year == 0 || year + hope.years >= reference) continue;
    Finding& f = report(out, kRule_future_or_stale, view, static_cast<CitationIndex>(i), {c.raw.begin + static_cast<std::uint32_t>(at), c.raw.begin + static_cast<std::uint32_t>(at + trim(hope.words).size())}, "Of " + std::to_string(year) + ", in a manuscript of " + std::to_string(reference) + ".", hope.words == kHopes[0].words ? "Cite it as it appeared." : "Give the outcome.");
    f.severity = Severity::Warning;
    return;
  }
}

/// The one date that lies years after all others. A year beyond the one that followed the making of the tables is wrong; an earlier one may be
/// a late addition, and beside old sources alone a modern piece.
void check_alone(const View& view, const std::vector<Dated>& dates, const Dated& d, std::uint32_t others, Findings& out) {
  constexpr std::uint32_t kGrace = 2;
  constexpr std::uint32_t kFar = 15;
  constexpr std::ptrdiff_t kDense = 4;  // dates of the years before the last of the others
  const std::uint32_t known = to_number(facts::kTablesDay.substr(0, 4)).value_or(0);
  if (d.date.year <= others + kGrace) return;
  const bool coming = d.date.year > known + 1;
  const auto near = std::count_if(dates.begin(), dates.end(), [&](const Dated& other) { return other.citation != d.citation && other.date.year + 5U >= others; });
  if (!coming && (d.date.year > others + kFar || near < kDense)) return;
  tell_later(view, d, "every other date of the manuscript by more than two years", out);
  if (!coming) out.back().severity = Severity::Warning;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::vector<Dated> dates = dates_of(view);
  const std::optional<Date> own = believable_day(view, options, dates);
  constexpr std::size_t kEnough = 10;
  const Latest latest(dates);
  const Words words(view);
  for (const Dated& d : dates) {
    if (d.ahead || (!own && (dates.size() <= kEnough || d.date.year < latest.all().year))) continue;
    if (own && is_later(d.date, *own)) tell_later(view, d, "the manuscript’s own day, " + to_iso(*own), out);
    if (!own) check_alone(view, dates, d, latest.but(d.citation).year, out);
  }
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && !c.quoted && words.has(whole(c), {"forthcoming", "pending", "filed", "docketed"})) check_hopes(view, i, own ? own->year : latest.but(i).year, out);
  }
}

}  // namespace

const Rule kRule_future_or_stale{"D002", "future-or-stale", "Date after the manuscript's own day, or an expectation long past", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.5; Bluebook R. 17, R. 18.2.2(c)", check, false, "as_of"};

}  // namespace subcite
