// A001: dates of citations are Month day, year, the month as Bluebook table T12 abbreviates it.
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_month_date_form;

namespace {

using namespace rules_support;

constexpr std::array<std::string_view, 12> kRight{"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."};
constexpr std::array<std::string_view, 12> kNames{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"};

/// The month that a word means: its number from 0, or nothing.
std::optional<std::size_t> month_of(std::string_view word) {
  std::string bare = lower_ascii(word);
  while (bare.ends_with('.') || bare.ends_with(',')) bare.pop_back();
  if (bare.size() < 3) return std::nullopt;
  for (std::size_t m = 0; m < 12; ++m)
    if (kNames.at(m).starts_with(bare) && (bare.size() <= 4 || bare == kNames.at(m) || bare == "febr" || bare == "sept")) return m;
  return bare == "febr" ? std::optional<std::size_t>(1) : std::nullopt;
}

bool is_year(std::string_view w) {
  while (w.ends_with(',') || w.ends_with(')')) w.remove_suffix(1);
  return w.size() == 4 && all_digits(w) && w >= "1400" && w < "2101";
}

/// "6", "6,", "6th": a day; `ordinal` where it has an ending.
std::optional<std::uint32_t> day_of(std::string_view w, bool& ordinal) {
  while (w.ends_with(',') || w.ends_with(')')) w.remove_suffix(1);
  const std::size_t digits = std::min(w.find_first_not_of("0123456789"), w.size());
  const std::string_view tail = w.substr(digits);
  ordinal = tail == "th" || tail == "st" || tail == "nd" || tail == "rd" || tail == "d";
  const auto day = digits > 0 && digits <= 2 && (tail.empty() || ordinal) ? to_number(w.substr(0, digits)) : std::nullopt;
  return day && *day >= 1 && *day <= 31 ? day : std::nullopt;
}

struct Slot {
  std::size_t citation;
  Span span;
  std::string message;
  std::string right;
};

/// Words of a date slot, with their spans.
std::vector<Span> words_in(std::string_view text, Span slot) {
  std::vector<Span> words;
  for (std::uint32_t at = slot.begin; at < slot.end;) {
    while (at < slot.end && text[at] == ' ') ++at;
    std::uint32_t end = at;
    while (end < slot.end && text[end] != ' ') ++end;
    if (end > at) words.push_back({at, end});
    at = end;
  }
  return words;
}

/// 11/06/2023, 6.11.2023, 2023-11-06.
bool is_figures(std::string_view w) {
  while (w.ends_with(',') || w.ends_with(')')) w.remove_suffix(1);
  std::size_t marks = 0;
  for (const char c : w) {
    if (c == '/' || c == '.' || c == '-') ++marks;
    else if (c < '0' || c > '9') return false;
  }
  return marks == 2 && w.size() >= 8 && w.size() <= 10;
}

void judge(const View& view, std::size_t i, Span slot, std::vector<Slot>& out) {
  const std::string_view text = view.document.text;
  const std::vector<Span> words = words_in(text, slot);
  for (std::size_t k = 0; k < words.size(); ++k) {
    const std::string_view word = view.at(words[k]);
    const bool of_court = view.citations[i].kind == Kind::Case && !view.citations[i].court.empty() && word.find('.') != std::string_view::npos;  // "STF, ADI 12, 03.03.2012"
    if (is_figures(word) && !of_court) {
      out.push_back({i, words[k], "The date is given in figures alone.", {}});
      return;
    }
    if (word[0] < 'A' || word[0] > 'S') continue;
    const auto month = month_of(word);
    if (!month) continue;
    bool ordinal = false;
    bool before_ordinal = false;
    const auto day = k + 1 < words.size() ? day_of(view.at(words[k + 1]), ordinal) : std::nullopt;
    std::optional<std::uint32_t> day_before;
    if (k > 0 && !day) day_before = day_of(view.at(words[k - 1]), before_ordinal);
    const std::size_t y = k + (day ? 2 : 1);
    const bool year = y < words.size() && is_year(view.at(words[y]));
    const std::string month_right(kRight.at(*month));
    if (day_before && !year && words.size() == 2) {  // "(9 April)", the volume's year standing before the series
      out.push_back({i, slot, "The day stands before the month.", month_right + " " + std::to_string(day_before.value_or(0))});
      return;
    }
    if (!day && !year) continue;
    if (day_before && year) {
      const std::string right = month_right + " " + std::to_string(*day_before) + ", " + std::string(view.at(words[y]).substr(0, 4));
      out.push_back({i, {words[k - 1].begin, words[y].begin + 4}, "The day stands before the month.", right});
      return;
    }
    std::string_view printed = word;
    const bool comma = printed.ends_with(',');
    if (comma) printed.remove_suffix(1);
    const Span whole{words[k].begin, year ? words[y].begin + 4 : words[k + 1].end};
    const std::string right = month_right + (day ? " " + std::to_string(*day) : std::string()) + (year ? (day ? ", " : " ") + std::string(view.at(words[y]).substr(0, 4)) : std::string());
    if (printed != month_right) out.push_back({i, {words[k].begin, words[k].begin + static_cast<std::uint32_t>(printed.size())}, quoted(printed) + " should be written " + month_right + " in citations.", month_right});
    else if (ordinal) out.push_back({i, whole, "The day should be written without an ending.", year ? right : std::string()});
    else if (comma && !day) out.push_back({i, whole, "No comma should stand between month and year.", right});
    else if (day && year && !view.at(words[k + 1]).ends_with(',')) out.push_back({i, whole, "A comma should stand between day and year.", right});
    else continue;
    return;
  }
}

/// Behind page and pincite of an international decision: month and day alone, the year being that of the volume.
Span day_of_decision(const View& view, const Citation& c) {
  const std::string_view text = std::string_view(view.document.text).substr(0, c.raw.end);
  const std::uint32_t from = std::max({c.container.end, c.page.end, c.pincite.end});
  if (c.kind != Kind::IntlDecision || c.year.begin > from || text.substr(std::min<std::size_t>(from, text.size()), 2) != " (") return {};
  const std::size_t close = text.find(')', from);
  return close == std::string_view::npos || close > from + 24 ? Span{} : Span{from + 2, static_cast<std::uint32_t>(close)};
}

/// "(U.S. October 2, 2000)" behind the citation's own date: the days of its later history.
void later_slots(const View& view, const Citation& c, std::vector<Span>& slots) {
  const std::string_view text = std::string_view(view.document.text).substr(0, c.raw.end);
  constexpr std::size_t kLongest = 40;
  for (std::size_t at = c.year.empty() ? text.size() : text.find('(', c.year.end); at < text.size(); at = text.find('(', at + 1)) {
    const std::size_t close = text.find(')', at);
    const Span inner{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(std::min(close, text.size()))};
    const bool told = std::any_of(c.parentheticals.begin(), c.parentheticals.end(), [&](const Parenthetical& p) { return p.relation && p.inner.contains(inner); });
    const bool court = !told && inner.size() > 8 && inner.size() <= kLongest && is_upper(decode_utf8(text, inner.begin).value) && is_year(view.at({inner.end - 4, inner.end}));
    if (court) slots.push_back(inner);
  }
}

/// The date parenthesis or slot of a citation, and the one of its visit.
std::vector<Span> slots_of(const View& view, const Words& known, const Citation& c) {
  std::vector<Span> slots;
  const std::string_view text = view.document.text;
  if (!c.year.empty()) {
    std::uint32_t begin = c.year.begin;
    while (begin > c.raw.begin && text[begin - 1] != '(' && text[begin - 1] != ';' && !(text[begin - 1] == ' ' && begin >= 2 && text[begin - 2] == ',' && c.year.end - begin > 5)) --begin;
    std::uint32_t floor = c.raw.begin;
    for (const std::uint32_t end : {c.title.end, c.container.end, c.page.end, c.pincite.end})
      if (end <= c.year.begin) floor = std::max(floor, end);
    std::uint32_t end = c.year.end;  // of figures: 2023-11-06
    while (end < c.raw.end && (is_digit_at(text, end) || (is_one_of(text.substr(end, 1), {"-", "/"}) && is_digit_at(text, end + 1)))) ++end;
    if (c.year.begin - begin <= 40) slots.push_back({std::max(begin, floor), end});
  }
  if (const Span day = day_of_decision(view, c); !day.empty()) slots.push_back(day);
  if (c.kind == Kind::Case) later_slots(view, c, slots);
  if (!known.has(whole(c), {"(last "})) return slots;
  const std::string_view raw = view.at(c.raw);
  for (const std::string_view words : {"(last visited ", "(last updated ", "(last modified "}) {
    const std::size_t at = raw.find(words);
    const std::size_t close = at == std::string_view::npos ? at : raw.find(')', at);
    if (close != std::string_view::npos) slots.push_back({static_cast<std::uint32_t>(c.raw.begin + at + words.size()), static_cast<std::uint32_t>(c.raw.begin + close)});
  }
  return slots;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Slot> found;
  const Words known(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.in_prose) continue;
    for (const Span slot : slots_of(view, known, c)) judge(view, i, slot, found);
  }
  const bool many = found.size() > kMany;
  for (const Slot& slot : found) {
    Finding& f = report(out, kRule_month_date_form, view, static_cast<CitationIndex>(slot.citation), slot.span, many ? slot.message + " " + std::to_string(found.size() - 1) + " further dates are not in the table’s form." : slot.message, slot.right.empty() ? "Write Mon. D, YYYY." : "Write " + slot.right + ".");
    if (!many && !slot.right.empty()) f.fix = Fix{"Write " + slot.right, true, {{slot.span, slot.right}}};
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[found[k].citation].note), static_cast<CitationIndex>(found[k].citation), found[k].message});
    break;
  }
}

}  // namespace

const Rule kRule_month_date_form{"A001", "month-date-form", "Month or date in a citation not in the table’s form", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo T17, R30.1.2; Bluebook T12, R. 10.5", check};

}  // namespace subcite
