// L005: the Federal Register is cited by volume, Fed. Reg., a page with its comma, and the day; its volume tells the
// year.
#include <array>
#include <optional>
#include <string>

#include "base/text.h"
#include "rules/days.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_fed_reg_form;

namespace {

using namespace rules_support;

struct Cite {
  std::uint32_t volume = 0;
  Span name;
  Span page;
};

std::string_view register_at(std::string_view rest) {
  static constexpr std::array<std::string_view, 5> kNames{"Fed. Reg. ", "Federal Register ", "Fed. Register ", "F.R. ", "FR "};
  for (const std::string_view name : kNames)
    if (rest.starts_with(name) && is_digit_at(rest, name.size() + (rest.substr(name.size()).starts_with("at ") ? 3 : 0))) return name.substr(0, name.size() - 1);
  return {};
}

Span number_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t stop = at;
  while (stop < end && (is_digit_at(text, stop) || (text[stop] == ',' && is_digit_at(text, stop + 1) && is_digit_at(text, stop + 2) && is_digit_at(text, stop + 3)))) ++stop;
  return {at, stop};
}

/// The number that ends just before `at`, with a space between.
std::optional<std::uint32_t> volume_before(std::string_view text, std::uint32_t at, std::uint32_t from) {
  if (at < from + 2 || text[at - 1] != ' ') return std::nullopt;
  std::uint32_t begin = at - 1;
  while (begin > from && is_digit_at(text, begin - 1)) --begin;
  return to_number(text.substr(begin, at - 1 - begin));
}

struct Told {
  Span span;
  std::string message;
  std::string help;
  std::string right;
  bool warning = false;
  bool drop = false;  // the words go
};

std::string with_comma(std::string_view page) { return page.size() < 5 ? std::string(page) : std::string(page.substr(0, page.size() - 3)) + "," + std::string(page.substr(page.size() - 3)); }

bool lacks_comma(std::string_view page) { return page.size() >= 5 && page.size() <= 6 && page.find(',') == std::string_view::npos; }

/// What the date parenthesis behind the page lacks, or how it contradicts the volume.
Told date_fault(std::string_view text, const Cite& place, std::uint32_t end) {
  constexpr std::size_t kNear = 120;
  const std::string_view near = text.substr(0, std::min<std::size_t>(end, place.page.end + kNear));
  const std::size_t open = near.find('(', place.page.end);
  if (open == std::string_view::npos || near.find(';', place.page.end) < open || open > place.page.end + kNear / 3) return {};
  const std::size_t close = std::min(near.find(')', open), near.size());
  std::string_view inner = text.substr(open + 1, close - open - 1);
  for (const std::string_view lead : {"proposed ", "notice "})
    if (inner.starts_with(lead)) inner.remove_prefix(lead.size());
  const Span span{static_cast<std::uint32_t>(open) + 1, static_cast<std::uint32_t>(close)};
  const std::string_view between = text.substr(place.page.end, open - place.page.end);
  if (between.starts_with(" at ") && is_digit_at(between, 4)) return {{place.page.end, place.page.end + 4}, "A pincite of the Federal Register has no at.", "Write 12,345, 12,350.", ", ", false};
  const auto at_word = between.find(", at ");
  if (at_word != std::string_view::npos) return {{place.page.end + static_cast<std::uint32_t>(at_word) + 2, place.page.end + static_cast<std::uint32_t>(at_word) + 5}, "A pincite of the Federal Register has no at.", "Write 12,345, 12,350.", "", false, true};
  const auto day = read_day(inner);
  const bool year_alone = inner.size() == 4 && to_number(inner);
  if (year_alone || (day && day->day == 0)) return {span, "The day is missing.", "Give the day of the issue: (Mar. 3, 2021).", "", false};
  if (!day) return {};
  const std::int64_t off = std::int64_t{day->year} - 1935 - place.volume;
  const bool turn_of_year = day->month == 1 || day->month == 12;
  if (off == 0 || (turn_of_year && (off == 1 || off == -1))) return {};
  return {span, "Volume " + std::to_string(place.volume) + " is of " + std::to_string(place.volume + 1935) + ", the date of " + std::to_string(day->year) + ".", "Look which of them is wrong.", "", true};
}

/// The name and the commas.
Told form_fault(std::string_view text, const Cite& place, std::uint32_t end) {
  if (slice(text, place.name) != "Fed. Reg.") return {place.name, "The Federal Register is cited Fed. Reg.", "Write Fed. Reg.", "Fed. Reg.", false};
  if (lacks_comma(slice(text, place.page)) && text.substr(place.page.end, 2) == ", " && is_digit_at(text, place.page.end + 2))
    if (const Span pincite = number_at(text, place.page.end + 2, end); lacks_comma(slice(text, pincite))) {
      const std::string right = with_comma(slice(text, place.page)) + ", " + with_comma(slice(text, pincite));
      return {{place.page.begin, pincite.end}, "A page of five digits has a comma.", "Write " + right + ".", right, false};
    }
  if (lacks_comma(slice(text, place.page))) return {place.page, "A page of five digits has a comma.", "Write " + with_comma(slice(text, place.page)) + ".", with_comma(slice(text, place.page)), false};
  if (text.substr(place.page.end, 2) == ", " && is_digit_at(text, place.page.end + 2)) {
    const Span pincite = number_at(text, place.page.end + 2, end);
    if (lacks_comma(slice(text, pincite))) return {pincite, "A page of five digits has a comma.", "Write " + with_comma(slice(text, pincite)) + ".", with_comma(slice(text, pincite)), false};
  }
  return {};
}

Told fault_of(std::string_view text, const Cite& place, std::uint32_t end) {
  Told told = form_fault(text, place, end);
  return told.message.empty() ? date_fault(text, place, end) : told;
}

CitationIndex citation_at(const View& view, std::size_t& from, std::uint32_t at) {
  while (from < view.citations.size() && view.citations[from].raw.end <= at) ++from;
  return from < view.citations.size() && view.citations[from].raw.begin <= at ? static_cast<CitationIndex>(from) : -1;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  std::size_t from = 0;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span note = view.document.notes[n].text;
    if (view.at(note).find('F') == std::string_view::npos) continue;
    for (std::uint32_t at = note.begin; at < note.end; ++at) {
      if (text[at] != 'F') continue;
      const std::string_view name = register_at(text.substr(0, note.end).substr(at));
      const auto volume = name.empty() ? std::nullopt : volume_before(text, at, note.begin);
      if (!volume || *volume == 0 || *volume > 150 || mask_of_note(view, n).hidden(at)) continue;
      const auto end_of_name = at + static_cast<std::uint32_t>(name.size());
      const bool brief = text.substr(end_of_name, 4) == " at ";  // the short form
      const Cite place{*volume, {at, end_of_name}, number_at(text, end_of_name + (brief ? 4 : 1), note.end)};
      const Told told = brief ? form_fault(text, place, note.end) : fault_of(text, place, note.end);
      if (told.message.empty()) continue;
      const CitationIndex citation = citation_at(view, from, at);
      Finding& f = citation < 0 ? report_note(out, kRule_fed_reg_form, view, static_cast<std::int32_t>(n), told.span, told.message, told.help) : report(out, kRule_fed_reg_form, view, citation, told.span, told.message, told.help);
      if (told.warning) f.severity = Severity::Warning;
      if (told.drop) f.fix = Fix{"Leave at out", true, {{told.span, ""}}};
      if (!told.right.empty()) f.fix = Fix{"Write " + told.right, true, {{told.span, told.right}}};
    }
  }
}

}  // namespace

const Rule kRule_fed_reg_form{"L005", "fed-reg-form", "Federal Register: name, commas in pages, day, or volume against year", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R19.4, R19.1; Bluebook R. 14.2, R. 6.2(a)", check};

}  // namespace subcite
