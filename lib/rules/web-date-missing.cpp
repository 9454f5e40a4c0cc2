// U006: a web source that says neither when it was published nor when it was read, and access dates in other words or
// another place than the Bluebook's.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "base/text.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_web_date_missing;

namespace {

using namespace rules_support;

struct Visit {
  std::size_t at = std::string::npos;
  std::size_t count = 0;
  bool has_day = true;
};

/// "(last visited Mar. 3, 2021)" in the citation.
Visit find_visits(std::string_view raw) {
  Visit visit;
  for (std::size_t at = raw.find("last visited"); at != std::string_view::npos; at = raw.find("last visited", at + 1)) {
    if (visit.count++ > 0) continue;
    visit.at = at;
    const std::string_view rest = raw.substr(at + 12, std::min(raw.find(')', at), raw.size()) - at - 12);
    const std::size_t digit = rest.find_first_of("0123456789");
    visit.has_day = digit != std::string_view::npos && rest.find(',', digit) != std::string_view::npos;
  }
  return visit;
}

/// "on May 4, 2020", "4 May", ": 2020-05-04": a date begins here, no word of a title.
bool begins_date(std::string_view words) {
  words = trim(words);
  for (const std::string_view lead : {":", "on ", "at "})
    if (words.starts_with(lead)) words = trim(words.substr(lead.size()));
  static constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
  return is_digit_at(words, 0) || std::any_of(kMonths.begin(), kMonths.end(), [&](std::string_view month) { return lower_ascii(words.substr(0, 3)) == month; });
}

/// "(accessed ...)", "(retrieved ...)": an access date in other words.
std::string_view other_words(const View& view, const Words& known, Part part) {
  static constexpr std::array<std::string_view, 11> kWords{"[accessed", "[last accessed", "[retrieved", "(last accessed", "(accessed", "(visited on", "(viewed", "(retrieved", ", accessed ", ", last accessed ", ", retrieved "};
  if (!known.has_lowered(part, {"accessed", "retrieved", "(visited on", "(viewed"})) return {};
  const std::string_view behind = view.at(part.span);
  const std::string_view low = known.lowered(part.span);
  for (const std::string_view word : kWords) {
    const std::size_t at = low.find(word);
    if (at == std::string_view::npos) continue;
    const std::string_view date = behind.substr(at + word.size(), 40);
    if (word[0] == ',' && !begins_date(date)) continue;
    if (has_digit(date)) return behind.substr(at, word.size());
  }
  return {};
}

/// "https://… . Accessed June 3, 2020.": a sentence of its own.
std::string_view visit_behind(const View& view, const Citation& c) {
  const std::string_view rest = view.at({c.raw.end, view.note_of(c).text.end});
  for (const std::string_view lead : {". Accessed ", ". Last accessed ", ". Retrieved ", " Accessed ", " Retrieved "}) {
    if (!rest.starts_with(lead)) continue;
    constexpr std::size_t kLongestDay = 22;
    const std::string_view day = rest.substr(lead.size(), kLongestDay);
    return day.find("20") == std::string_view::npos ? std::string_view{} : rest.substr(lead.find(' ') + 1, lead.size() - lead.find(' ') - 2);
  }
  return {};
}

bool is_dated(const View& view, const Citation& c) {
  if (c.date.given()) return true;
  const std::string_view raw = view.at(c.raw);
  for (const std::string_view words : {"last updated", "last modified", "last visited", "(as of ", "forthcoming", "(n.d.)"})
    if (raw.find(words) != std::string_view::npos) return true;
  const std::string_view before = view.at({c.core.begin, c.url.begin});  // a year anywhere before the address
  for (std::size_t at = before.find_first_of("12"); at != std::string_view::npos; at = before.find_first_of("12", at + 1)) {
    const bool year = at + 4 <= before.size() && all_digits(before.substr(at, 4)) && (before[at] == '2' ? before[at + 1] == '0' : before[at + 1] > '6');
    if (year && (at == 0 || !is_word_byte(before[at - 1])) && (at + 4 == before.size() || !is_word_byte(before[at + 4]))) return true;
  }
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words known(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.url.empty() || c.nested || c.form == Form::Unknown) continue;
    const std::string_view raw = view.at(c.raw);
    const Visit visit = find_visits(raw);
    const auto tell = [&](Span span, std::string message, std::string help) { report(out, kRule_web_date_missing, view, static_cast<CitationIndex>(i), span, std::move(message), std::move(help)); };
    std::string_view words = other_words(view, known, {c.note, {c.url.end, c.raw.end}});
    if (const std::uint32_t from = std::max(c.core.begin, c.title.end); words.empty() && c.url.begin > from) words = other_words(view, known, {c.note, {from, c.url.begin}});
    if (words.empty()) words = visit_behind(view, c);
    if (!words.empty()) {
      const auto at = static_cast<std::uint32_t>(words.data() - view.document.text.data());
      tell(trim_of(view.document.text, {at, at + static_cast<std::uint32_t>(words.size())}, "([,"), "The access date is given in other words than “last visited”.", "Write (last visited Mon. D, YYYY).");
    } else if (visit.count > 1) {
      tell(c.url, "The citation says twice when the page was visited.", "Keep the later date.");
    } else if (visit.count == 1 && visit.at < c.url.begin - c.raw.begin) {
      const auto at = static_cast<std::uint32_t>(c.raw.begin + visit.at);
      tell({at, at + 12}, "The access date stands before the address.", "Put (last visited ...) behind the address.");
    } else if (visit.count == 1 && !visit.has_day) {
      const auto at = static_cast<std::uint32_t>(c.raw.begin + visit.at);
      tell({at, at + 12}, "The access date has no day.", "Write (last visited Mon. D, YYYY).");
    } else if (is_web_source(view, c) && !c.title.empty() && !is_dated(view, c)) {
      tell(c.url, "Neither a date of publication nor the day of the visit is given.", "Add the date that the page shows, or (last visited Mon. D, YYYY).");
    }
  }
}

}  // namespace

const Rule kRule_web_date_missing{"U006", "web-date-missing", "Web source has neither publication date nor “last visited”, or the form is wrong", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.5, R33.5.2; Bluebook R. 18.2.2(c)", check};

}  // namespace subcite
