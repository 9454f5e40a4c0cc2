// L002: a Congress sits for two known years, and a volume of the Statutes at Large holds one session's laws: number
// and year must agree.
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_congress_year;

namespace {

using namespace rules_support;

std::uint32_t number_at(std::string_view text, std::size_t at, std::size_t& end) {
  end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return to_number(text.substr(at, end - at)).value_or(0);
}

/// "99" of "Pub. L. No. 99-1", "H.R. Rep. No. 99-1".
std::optional<std::uint32_t> congress_behind(std::string_view raw, std::string_view mark) {
  const std::size_t at = raw.find(mark);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t end = 0;
  const std::uint32_t number = number_at(raw, at + mark.size(), end);
  const bool dash = raw.substr(end, 1) == "-" || raw.substr(end, 3) == "–";
  return number > 0 && dash ? std::optional(number) : std::nullopt;
}

/// "104" of "104th Cong.".
std::optional<std::uint32_t> ordinal_congress(std::string_view raw) {
  const std::size_t cong = raw.find(" Cong.");
  if (cong == std::string_view::npos || raw.substr(cong, 11) == " Cong. Rec." || raw.substr(cong, 12) == " Cong. Globe") return std::nullopt;
  std::size_t begin = cong;
  while (begin > 0 && raw[begin - 1] != ' ') --begin;
  std::size_t end = 0;
  const std::uint32_t number = number_at(raw, begin, end);
  const std::string_view tail = raw.substr(end, cong - end);
  return number > 0 && (tail == "th" || tail == "st" || tail == "d" || tail == "nd" || tail == "rd") ? std::optional(number) : std::nullopt;
}

std::optional<std::uint32_t> congress_of(std::string_view raw) {
  if (const auto ordinal = ordinal_congress(raw)) return ordinal;
  for (const std::string_view mark : {"Pub. L. No. ", "Pub. L. ", "H.R. Rep. No. ", "H.R. REP. NO. ", "S. Rep. No. ", "S. REP. NO. ", "H.R. Conf. Rep. No. ", "H.R. CONF. REP. NO. ", "S. Exec. Rep. No. ", "S. EXEC. REP. NO. ", "H.R. Doc. No. ", "H.R. DOC. NO. ", "S. Doc. No. ", "S. DOC. NO. "})
    if (const auto number = congress_behind(raw, mark)) return number;
  return std::nullopt;
}

std::optional<std::uint32_t> stat_volume(std::string_view raw) {
  const std::size_t at = raw.find(" Stat. ");
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t begin = at;
  while (begin > 0 && raw[begin - 1] >= '0' && raw[begin - 1] <= '9') --begin;
  return to_number(raw.substr(begin, at - begin));
}

std::string trouble_of(std::string_view raw, std::uint32_t year) {
  const auto congress = congress_of(raw);
  const auto volume = stat_volume(raw);
  if (congress && *congress > 0 && *congress < 200) {
    const std::uint32_t first = 1787 + 2 * *congress;
    const std::string name = "The " + ordinal(*congress) + " Congress sat from " + std::to_string(first) + " to " + std::to_string(first + 1);
    if (year != 0 && (year < first || year > first + 2)) return name + "; the year given is " + std::to_string(year) + ".";
    if (volume && *volume >= 64 && raw.find("Pub. L.") != std::string_view::npos && (*volume + 1886 < first || *volume + 1886 > first + 2)) return name + "; volume " + std::to_string(*volume) + " of the Statutes at Large is of " + std::to_string(*volume + 1886) + ".";
    if (*congress >= 80 && year == first + 1 && raw.find("1st Sess.") != std::string_view::npos) return "The first session of that Congress was in " + std::to_string(first) + ".";
    if (*congress >= 80 && year == first && raw.find("2d Sess.") != std::string_view::npos) return "The second session of that Congress was in " + std::to_string(first + 1) + ".";
  }
  if (volume && *volume >= 64 && year != 0 && (year < *volume + 1885 || year > *volume + 1887)) return "Volume " + std::to_string(*volume) + " of the Statutes at Large is of " + std::to_string(*volume + 1886) + "; the year given is " + std::to_string(year) + ".";
  return {};
}

/// The year of the first parenthesis that holds nothing but a date.
std::uint32_t own_year(std::string_view raw) {
  for (std::size_t open = raw.find('('); open != std::string_view::npos; open = raw.find('(', open + 1)) {
    const std::string_view inner = trim(raw.substr(open + 1, std::min(raw.find(')', open), raw.size()) - open - 1));
    if (inner.size() < 4) continue;
    const std::string_view last = inner.substr(inner.size() - 4);
    if (!all_digits(last)) continue;
    const std::string_view before = trim(inner.substr(0, inner.size() - 4));
    const bool plain = before.empty() || before.ends_with(',') || before.ends_with('.') || before.find(' ') == std::string_view::npos;
    return plain && before.find("codified") == std::string_view::npos && before.find("amended") == std::string_view::npos && before.find("effective") == std::string_view::npos ? to_number(last).value_or(0) : 0;
  }
  return 0;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!words.has_lowered({c.note, c.core}, {"cong.", "pub. l. ", "rep. no. ", "doc. no. ", "stat. "})) continue;
    if (c.form != Form::Full || (c.kind != Kind::Statute && c.kind != Kind::Bill && c.kind != Kind::Report && c.kind != Kind::Other)) continue;
    std::string_view raw = view.at(c.core);
    if (!c.parentheticals.empty()) raw = view.at({c.core.begin, std::min(c.parentheticals[0].inner.begin, c.core.end)});
    std::string trouble = trouble_of(raw, own_year(raw));
    if (!trouble.empty()) report(out, kRule_congress_year, view, static_cast<CitationIndex>(i), c.core, std::move(trouble), "Look the law or report up: correct the number or the year.");
  }
}

}  // namespace

const Rule kRule_congress_year{"L002", "congress-year", "Congress, Public Law, bill or session number contradicts the year", Severity::Error, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R21.1, R16.1.7; Bluebook R. 12.4, R. 13.2", check};

}  // namespace subcite
