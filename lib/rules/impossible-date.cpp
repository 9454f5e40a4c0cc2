// D001: dates in citations that no calendar has.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "rules/days.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_impossible_date;

namespace {

using namespace rules_support;

constexpr std::array<std::string_view, 12> kMonths{"Jan", "Feb", "Mar", "Apr", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"};
constexpr std::array<std::string_view, 12> kLong{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"};

constexpr ByteSet kInitials = bytes_of("JFMASOND");

/// The month whose name or abbreviation begins here: its number and bytes, the period included.
std::pair<int, std::size_t> month_at(std::string_view text) {
  for (std::size_t m = 0; m < 12; ++m)
    for (const std::string_view name : {kLong[m], kMonths[m]})
      if (text[0] == name[0] && text.starts_with(name)) {
        std::size_t size = name.size();
        if (size < text.size() && text[size] == '.') ++size;
        if (size < text.size() && text[size] == ' ') return {static_cast<int>(m + 1), size + 1};
      }
  return {0, 0};
}

bool another_calendar(std::string_view raw) {
  for (const std::string_view mark : {"O.S.", "Old Style", "A.H.", "B.C.", "A.D.", "C.E.", " c. ", " ca. ", "AH ", "BCE"})
    if (raw.find(mark) != std::string_view::npos) return true;
  return false;
}

/// "–31", "-31" behind a day: the last one of a range.
std::optional<std::uint32_t> day_behind_dash(std::string_view text, std::size_t at) {
  const std::string_view behind = text.substr(at);
  const std::size_t dash = behind.starts_with("–") ? 3 : behind.starts_with("-") ? 1
                                                                                 : 0;
  const std::size_t end = std::min(behind.find_first_not_of("0123456789", dash), behind.size());
  return dash > 0 && end > dash && end - dash <= 2 ? to_number(behind.substr(dash, end - dash)) : std::nullopt;
}

constexpr std::array<std::string_view, 7> kWeekdays{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};

constexpr std::array<std::string_view, 10> kShortWeekdays{"Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat.", "Sun."};

std::string_view weekday_of(const Date& date) {
  const std::int64_t off = (day_number(date) - day_number({2018, 4, 30})) % 7;  // that was a Monday
  return kWeekdays.at(static_cast<std::size_t>(off < 0 ? off + 7 : off));
}

/// "31 Apr. 2018": the day before the month and the year behind it; where the date begins, 0 for none and for a day that the month has.
std::uint32_t impossible_day_before(std::string_view text, std::uint32_t at, int month, std::uint32_t year) {
  if (at < 3 || text[at - 1] != ' ' || year < 1753 || year > 2100) return 0;
  std::uint32_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_digit_at(text, begin - 1)) --begin;
  const auto day = to_number(text.substr(begin, at - 1 - begin));
  const bool apart = begin > 0 && (text[begin - 1] == '(' || text[begin - 1] == ' ');
  return day && apart && at - 1 - begin <= 2 && (*day < 1 || *day > days_in_month(static_cast<std::uint32_t>(month), year)) ? begin : 0;
}

/// "Monday" of "Monday, May 3", "Tues." of "Tues., May 4": empty for none.
std::string_view weekday_before(std::string_view text, std::uint32_t at) {
  const std::string_view before = text.substr(0, at);
  if (!before.ends_with(", ")) return {};
  for (const auto& days : {std::span<const std::string_view>(kWeekdays), std::span<const std::string_view>(kShortWeekdays)})
    for (const std::string_view day : days)
      if (before.substr(0, before.size() - 2).ends_with(day)) return day;
  return {};
}

/// A day and a month that one calendar has, in either order.
bool can_be(std::uint32_t a, std::uint32_t b, std::uint32_t year) {
  const auto fits = [&](std::uint32_t month, std::uint32_t day) { return month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(month, year); };
  return fits(a, b) || fits(b, a);
}

/// Where a date may stand behind a mark: at once in a parenthesis, or behind "last visited"; the text's end for none.
std::uint32_t date_behind(std::string_view text, std::uint32_t mark) {
  std::uint32_t at = mark + 1;
  if (at < text.size() && text[at] == ' ') ++at;
  const bool visit = at < text.size() && (text[at] == 'l' || text[at] == 'v');
  if (visit && text.substr(at).starts_with("last ")) at += 5;
  if (visit && text.substr(at).starts_with("visited ")) return at + 8;
  return text[mark] == '(' ? mark + 1 : static_cast<std::uint32_t>(text.size());
}

/// "13/13/2018", "2018-02-31": a date in figures that no reading makes one. True where it was told.
bool check_figures(const View& view, std::size_t i, std::uint32_t from, LazyMask& mask, Findings& out) {
  const Citation& c = view.citations[i];
  const std::string_view text = std::string_view(view.document.text).substr(0, c.raw.end);
  for (const std::uint32_t mark : marks_in(view, {from > 0 ? from - 1 : 0, c.raw.end})) {
    const std::uint32_t at = date_behind(text, mark);
    if (at < from || !is_digit_at(text, at)) continue;
    const std::size_t end = std::min(text.find_first_not_of("0123456789/-.", at), text.size());
    const std::string_view word = text.substr(at, end - at);
    if (end >= text.size() || text[end] != ')' || word.find_first_of("/-.") == std::string_view::npos) continue;
    const std::vector<std::string_view> parts = split(word, word[word.find_first_of("/-.")]);
    if (parts.size() != 3 || mask.hidden(at)) continue;
    const bool first = parts[0].size() == 4;
    const auto year = to_number(parts[first ? 0 : 2]);
    const auto a = to_number(parts[first ? 1 : 0]);
    const auto b = to_number(parts[first ? 2 : 1]);
    const bool numbers = parts[first ? 1 : 0].size() > 2 || parts[first ? 2 : 1].size() > 2;  // "Fallos (2006-329-2316)"
    if (!year || !a || !b || numbers || parts[first ? 0 : 2].size() != 4 || can_be(*a, *b, *year)) continue;
    report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {at, static_cast<std::uint32_t>(end)}, "There is no " + std::string(word) + ".", "Look the date up and correct it.");
    return true;
  }
  return false;
}

/// No periodical printed it then; a book and a year book may be of 1337, and the years behind 1250 are of the calendar of Iran, too.
bool is_before_periodicals(const Citation& c, std::uint32_t year) { return (c.kind == Kind::JournalArticle || c.kind == Kind::News) && year < 1250; }

/// "(10th Cir. 2203)", "(2203)": a year that no reader takes for one, behind a court or alone.
bool is_far_year(const Citation& c, std::string_view lead, std::string_view digits) {
  const bool court = c.kind == Kind::Case && lead.size() < 24 && lead.ends_with(' ') && lead.find("No.") == std::string_view::npos && (is_upper(decode_utf8(lead, 0).value) || is_digit_at(lead, 0));
  const std::uint32_t year = to_number(digits).value_or(0);
  return digits.size() == 4 && (year >= 2200 || (year >= 1000 && is_before_periodicals(c, year))) && (court || lead.empty());
}

/// "(20044)", "(3d ed. 204)": a year with a digit too many or too few, that ends the citation.
bool check_length(const View& view, std::size_t i, Findings& out) {
  const Citation& c = view.citations[i];
  if (c.form != Form::Full || !c.year.empty() || c.in_prose || c.quoted) return false;
  const bool dated = c.kind == Kind::Book || c.kind == Kind::BookChapter || c.kind == Kind::JournalArticle || c.kind == Kind::Case || c.kind == Kind::Report || c.kind == Kind::News || c.kind == Kind::WorkingPaper;
  if (!dated) return false;
  const std::string_view raw = trim(view.at({c.raw.begin, std::min(view.note_of(c).text.end, c.raw.end + 2)}));
  const std::size_t close = raw.rfind(')');
  if (close == std::string_view::npos || close + 3 < raw.size()) return false;
  const std::size_t open = raw.rfind('(', close);
  std::size_t digits = close;
  while (is_digit_at(raw, digits - 1)) --digits;
  const std::size_t size = close - digits;
  if (open == std::string_view::npos || (size != 3 && size != 5 && !is_far_year(c, raw.substr(open + 1, digits - open - 1), raw.substr(digits, size))) || (digits != open + 1 && size != 4 && !ends_with_any(raw.substr(open, digits - open), {" ed. ", " eds. ", " ed., ", " eds., ", " trans. ", " Cir. ", " Ct. "}))) return false;
  const Span span{c.raw.begin + static_cast<std::uint32_t>(raw.data() - view.at(c.raw).data() + static_cast<std::ptrdiff_t>(digits)), c.raw.begin + static_cast<std::uint32_t>(raw.data() - view.at(c.raw).data() + static_cast<std::ptrdiff_t>(close))};
  report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), span, "The year " + std::string(view.at(span)) + " cannot be.", "Correct the year.");
  return true;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.raw.empty() || c.form == Form::Unknown) continue;
    LazyMask mask(text, c.raw);
    const std::uint32_t from = c.kind == Kind::Treaty ? std::max(c.core.begin, c.title.end) : std::max({c.core.begin, c.title.end, c.container.end});
    bool told = check_figures(view, i, from, mask, out) || check_length(view, i, out);
    for (const std::uint32_t at : word_starts_in(view, {from, c.raw.end})) {
      if (told) break;
      if (!kInitials[static_cast<unsigned char>(text[at])] || (at > 0 && is_word_byte(text[at - 1]))) continue;
      const auto [month, size] = month_at(text.substr(0, c.raw.end).substr(at));
      if (month == 0) continue;
      std::uint32_t day_end = at + static_cast<std::uint32_t>(size);
      const std::uint32_t day_begin = day_end;
      while (day_end < c.raw.end && text[day_end] >= '0' && text[day_end] <= '9') ++day_end;
      const auto day = to_number(text.substr(day_begin, day_end - day_begin));
      const std::uint32_t european = day && day_end - day_begin == 4 ? impossible_day_before(text, at, month, *day) : 0;
      if (european > from && !mask.hidden(at) && !another_calendar(view.at(c.raw))) {
        report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {european, day_end}, "There is no " + std::string(text.substr(european, day_end - european)) + ".", "Look the date up and correct it.");
        told = true;
        continue;
      }
      if (!day || day_end - day_begin > 2) continue;
      const auto last_day = day_behind_dash(text.substr(0, c.raw.end), day_end);  // "Apr. 29–31"
      if (last_day) day_end = static_cast<std::uint32_t>(std::min<std::size_t>(text.find_first_not_of("0123456789", day_end + (text[day_end] == '-' ? 1 : 3)), c.raw.end));
      std::uint32_t year_begin = day_end;
      while (year_begin < c.raw.end && (text[year_begin] == ',' || text[year_begin] == ' ')) ++year_begin;
      std::uint32_t year_end = year_begin;
      while (year_end < c.raw.end && text[year_end] >= '0' && text[year_end] <= '9') ++year_end;
      const std::uint32_t digits = year_end - year_begin;
      const bool ends = year_end < text.size() && (text[year_end] == ')' || (digits == 5 && text[year_end] == ','));
      if ((digits == 3 || digits == 5) && year_begin == day_end + 2 && ends && !mask.hidden(at)) {
        report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {year_begin, year_end}, "The year " + std::string(text.substr(year_begin, digits)) + " cannot be.", "Correct the year.");
        told = true;
        continue;
      }
      const std::uint32_t year = year_end - year_begin == 4 ? to_number(text.substr(year_begin, 4)).value_or(0) : 0;
      if (year > 2100 && ends && year_begin == day_end + 2 && !mask.hidden(at)) {
        report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {year_begin, year_end}, "The year " + std::to_string(year) + " cannot be.", "Correct the year.");
        told = true;
        continue;
      }
      if (year != 0 && year < 1753) continue;
      const auto exists = [&](std::uint32_t d) { return d >= 1 && d <= days_in_month(static_cast<std::uint32_t>(month), year); };
      if (exists(*day) && exists(last_day.value_or(*day))) {
        const std::string_view day_printed = weekday_before(text, at);
        const std::string_view day_right = year == 0 ? day_printed : weekday_of({static_cast<std::uint16_t>(year), static_cast<std::uint8_t>(month), static_cast<std::uint8_t>(*day)});
        if (day_printed.empty() || day_printed.substr(0, 3) == day_right.substr(0, 3) || mask.hidden(at) || another_calendar(view.at(c.raw))) continue;
        const auto begin = at - 2 - static_cast<std::uint32_t>(day_printed.size());
        report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {begin, year_end}, std::string(text.substr(at, year_end - at)) + " was a " + std::string(day_right) + ".", "Look the date up and correct it.");
        told = true;
        continue;
      }
      if (mask.hidden(at) || another_calendar(view.at(c.raw))) continue;
      const std::uint32_t stop = year != 0 ? year_end : day_end;
      report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), {at, stop}, "There is no " + std::string(text.substr(at, stop - at)) + ".", "Look the date up and correct it.");
      told = true;
    }
    if (told || c.year.empty() || c.kind == Kind::None) continue;
    const bool long_year = c.year.size() > 4 && all_digits(view.at(c.year));
    const bool impossible = long_year || (c.year.size() == 4 && (c.date.year > 2100 || is_before_periodicals(c, c.date.year)));
    if (impossible && !another_calendar(view.at(c.raw))) report(out, kRule_impossible_date, view, static_cast<CitationIndex>(i), c.year, "The year " + std::string(view.at(c.year)) + " cannot be.", "Correct the year.");
  }
}

}  // namespace

const Rule kRule_impossible_date{"D001", "impossible-date", "A day that its month does not have, or a year that cannot be", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R30.1.2; Bluebook R. 16.4", check};

}  // namespace subcite
