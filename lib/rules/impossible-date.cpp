// D001: dates in citations that no calendar has.
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_impossible_date;

namespace {

using namespace rules_support;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> kLong{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

/// The month whose name or abbreviation begins here: its number and bytes, the period included.
std::pair<int, std::size_t> month_at(std::string_view text) {
  for (std::size_t m = 0; m < 12; ++m)
    for (const std::string_view name : {kLong.at(m), kMonths.at(m)})
      if (text.starts_with(name)) {
        std::size_t size = name.size();
        if (size < text.size() && text[size] == '.') ++size;
        if (size < text.size() && text[size] == ' ') return {static_cast<int>(m + 1), size + 1};
      }
  return {0, 0};
}

int days_of(int month, std::uint32_t year) {
  static constexpr std::array<int, 12> kDays{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool leap = year == 0 || (year % 4 == 0 && (year % 100 != 0 || year % 400 == 0));
  return kDays.at(static_cast<std::size_t>(month - 1)) + (month == 2 && leap ? 1 : 0);
}

bool another_calendar(std::string_view raw) {
  for (const std::string_view mark : {"O.S.", "Old Style", "A.H.", "B.C.", "A.D.", "C.E.", " c. ", " ca. ", "AH ", "BCE"})
    if (raw.find(mark) != std::string_view::npos) return true;
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.raw.empty() || c.form == Form::Unknown) continue;
    LazyMask mask(text, c.raw);
    const std::uint32_t from = std::max({c.core.begin, c.title.end, c.container.end});
    bool told = false;
    for (std::uint32_t at = from; at < c.raw.end && !told; ++at) {
      if (text[at] < 'A' || text[at] > 'S' || (at > 0 && is_word_byte(text[at - 1]))) continue;
      const auto [month, size] = month_at(text.substr(0, c.raw.end).substr(at));
      if (month == 0) continue;
      std::uint32_t day_end = at + static_cast<std::uint32_t>(size);
      const std::uint32_t day_begin = day_end;
      while (day_end < c.raw.end && text[day_end] >= '0' && text[day_end] <= '9') ++day_end;
      const auto day = to_number(text.substr(day_begin, day_end - day_begin));
      if (!day || day_end - day_begin > 2) continue;
      std::uint32_t year_begin = day_end;
      while (year_begin < c.raw.end && (text[year_begin] == ',' || text[year_begin] == ' ')) ++year_begin;
      std::uint32_t year_end = year_begin;
      while (year_end < c.raw.end && text[year_end] >= '0' && text[year_end] <= '9') ++year_end;
      const std::uint32_t year = year_end - year_begin == 4 ? to_number(text.substr(year_begin, 4)).value_or(0) : 0;
      if (year != 0 && year < 1753) continue;
      if (*day >= 1 && static_cast<int>(*day) <= days_of(month, year)) continue;
      if (mask.hidden(at) || another_calendar(view.at(c.raw))) continue;
      const std::uint32_t stop = year != 0 ? year_end : day_end;
      report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {at, stop}, "There is no " + std::string(text.substr(at, stop - at)) + ".", "Look the date up and correct it.");
      told = true;
    }
    if (told || c.year.empty() || c.kind == Kind::None) continue;
    const bool long_year = c.year.size() > 4 && view.at(c.year).find_first_not_of("0123456789") == std::string_view::npos;
    const bool impossible = long_year || (c.year.size() == 4 && c.date.year > 2100);
    if (impossible && !another_calendar(view.at(c.raw))) report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), c.year, "The year " + std::string(view.at(c.year)) + " cannot be.", "Correct the year.");
  }
}

}  // namespace

const Rule kRule_impossible_date{"D001", "impossible-date", "A day that its month does not have, or a year that cannot be", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R30.1.2; Bluebook R. 16.4", check};

}  // namespace subcite
