// Decisions whose number stands before the parties, as in Israel (Bluebook T2): "HCJ 5100/94 Marsh v. Norland, 53(4) PD 817
// (1999) (Isr.)", and reports that count by volume and page with a colon, as in Argentina: "Fallos: 329:2316".
#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr WordList kDockets(std::array<std::string_view, 22>{"HCJ", "H.C.", "HC", "CA", "C.A.", "CrimA", "CrA", "Cr.A.", "LCA", "L.C.A.", "CFH", "CrimFH", "HCJFH", "FH", "AdminA", "AAA", "EA", "EDA", "LCrimA", "MApp", "CC", "CrimC"});

/// "HCJ 5100/94" at the span's begin; empty where none stands there.
Span docket_at(const Head& head) {
  const Span letters = word_at(head.text(), head.span.begin, head.span.end);
  const Span number = word_at(head.text(), skip_spaces(head.text(), letters.end, head.span.end), head.span.end);
  const std::string_view digits = head.at(trim_of(head.text(), number, ","));
  const std::size_t slash = digits.find('/');
  const bool plain = slash != std::string_view::npos && slash > 0 && slash + 1 < digits.size() && digits.find_first_not_of("0123456789/") == std::string_view::npos;
  return kDockets.has(head.at(letters)) && plain ? Span{letters.begin, number.begin + static_cast<std::uint32_t>(digits.size())} : Span{};
}

/// "53(4)", "12".
bool is_volume(std::string_view word) {
  const std::size_t part = word.find('(');
  const std::string_view number = word.substr(0, part);
  const bool bracketed = part == std::string_view::npos || (word.ends_with(')') && part + 2 < word.size());
  return bracketed && !number.empty() && number.size() <= 3 && all_digits(number);
}

/// "53(4) PD 817", "IsrSC 53(4) 817": into the citation; where it begins, or nothing.
std::optional<std::uint32_t> take_report(const Head& head, std::uint32_t from, Citation& out) {
  static constexpr WordList kReports(std::array<std::string_view, 7>{"PD", "P.D.", "IsrSC", "Isr.S.C.", "IsrLR", "PM", "IsrDC"});
  const std::string_view text = head.text();
  Span before;
  for (std::uint32_t at = from; at < head.span.end;) {
    const Span word = word_at(text, at, head.span.end);
    const std::uint32_t next = skip_spaces(text, std::max(word.end, at + 1), head.span.end);
    if (kReports.has(head.at(word))) {
      const bool behind = !is_volume(head.at(before));  // "IsrSC 53(4) 817"
      const Span volume = behind ? word_at(text, next, head.span.end) : before;
      const std::uint32_t page = behind ? skip_spaces(text, volume.end, head.span.end) : next;
      if (!is_volume(head.at(volume)) || page >= head.span.end || !take_pages(head, {page, head.span.end}, out) || out.page.empty()) return std::nullopt;
      out.volume = volume;
      out.container = word;
      const std::uint32_t year = skip_spaces(text, std::max(out.page.end, out.pincite.end), head.span.end);  // "58(5) PD 807 [2004]"
      if (const auto date = year < head.span.end && head.note[year] == '[' && !head.date ? read_date(text, {year + 1, head.note.closing(year)}) : std::nullopt) out.date = date->date, out.year = date->year, out.parallel = {year, head.note.closing(year) + 1};
      return std::min(word.begin, volume.begin);
    }
    before = word;
    at = next;
  }
  return std::nullopt;
}

bool parse_docketed(const Head& head, Citation& out) {
  const Span docket = docket_at(head);
  if (docket.empty()) return false;
  std::uint32_t name = skip_spaces(head.text(), docket.end, head.span.end);
  if (name < head.span.end && head.note[name] == ',') name = skip_spaces(head.text(), name + 1, head.span.end);
  const auto report = take_report(head, name, out);
  if (!report && !head.date) return false;
  out.kind = Kind::Case;
  out.symbol = docket;
  out.title = trim_of(head.text(), {name, report.value_or(head.span.end)}, ",");
  if (!report) {  // "HCJ 5100/94 Marsh v. Norland, ¶ 12 (Sept. 6, 1999)"
    const std::vector<Span> parts = comma_parts(head, out.title);
    const auto pin = parts.size() > 1 ? read_pincite(head.text(), {parts.back().begin, head.span.end}) : std::nullopt;
    if (pin) set_pincite(out, *pin), out.title.end = parts[parts.size() - 2].end;
  }
  return has_versus(head.at(out.title)) && is_upper(decode_utf8(head.text(), out.title.begin).value);
}

/// "329:2316" or "(2006-329-2316)": volume and page, the year perhaps before them.
bool take_colon_place(const Head& head, std::uint32_t at, Citation& out) {
  const bool bracket = head.note[at] == '(';
  const Span words = bracket ? Span{at + 1, head.note.closing(at)} : trim_of(head.text(), word_at(head.text(), at, head.span.end), ",.");
  if (!bracket && head.at(words).find(':') == std::string_view::npos) return false;
  std::array<Span, 3> numbers{};
  std::size_t count = 0;
  for (std::uint32_t from = words.begin; from < words.end && count < numbers.size(); ++count) {
    std::uint32_t stop = from;
    while (stop < words.end && is_digit(static_cast<unsigned char>(head.note[stop]))) ++stop;
    if (stop == from || (stop < words.end && head.note[stop] != ':' && head.note[stop] != '-')) return false;
    numbers[count] = {from, stop};
    from = stop + 1;
  }
  if (count < 2 || (bracket && count < 3)) return false;
  out.volume = numbers[count - 2];
  out.page = numbers[count - 1];
  if (const auto year = count == 3 ? read_date(head.text(), numbers[0]) : std::nullopt) out.date = year->date, out.year = year->year;
  return true;
}

/// Without its quotation marks and the comma before the closing one.
Span unquoted(const Head& head, Span name) {
  Span bare = trim_of(head.text(), name, ",\"");
  if (starts_with(head.text(), bare.begin, bare.end, "“")) bare.begin += 3;
  if (head.at(bare).ends_with("”")) bare.end -= 3;
  return trim_of(head.text(), bare, ",");
}

/// "CSJN, “Quill c. Provincia de Weir”, Fallos: 329:2316 (2006)".
bool parse_fallos(const Head& head, Citation& out) {
  const std::uint32_t report = find_words(head, head.span, "Fallos");
  if (report == head.span.end) return false;
  std::uint32_t at = report + 6;
  if (at < head.span.end && head.note[at] == ':') ++at;
  at = skip_spaces(head.text(), at, head.span.end);
  if (at >= head.span.end || !take_colon_place(head, at, out)) return false;
  out.kind = Kind::Case;
  out.container = {report, report + 6};
  const Span before = trim_of(head.text(), {head.span.begin, report}, ",");
  const std::vector<Span> parts = comma_parts(head, before);
  if (before.empty()) return true;
  const std::string_view first = head.at(parts[0]);
  const bool court = first.starts_with("CSJN") || first.starts_with("Corte Suprema");
  if (court) out.court = {parts[0].begin, static_cast<std::uint32_t>(parts[0].begin + std::min(first.size(), first.find(" [")))};
  const bool parties = contains_any(head.at(before), {"“", "\"", " c. ", " c/ ", " s/ ", " v. "}) || head.note.in_italic(before.begin);
  if (!court && !parties) return false;  // "The Fallos 329:2316 is a landmark"
  if (!court) out.title = unquoted(head, before);
  else if (parts.size() > 1) out.title = unquoted(head, parts.back());
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (head.parts.empty()) return false;
  if (parse_docketed(head, out)) return true;
  out = {};
  return parse_fallos(head, out);
}

}  // namespace

extern const KindParser kKindParser_docketed_decision;
const KindParser kKindParser_docketed_decision{"docketed-decision", 27, parse};

}  // namespace subcite
