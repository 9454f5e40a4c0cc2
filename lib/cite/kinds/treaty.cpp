// Treaties (Bluebook R. 21.4): name, parties, subdivision, date of signature, series. The date stands between
// commas, not in a parenthesis. Constituent treaties may be cited by name and article alone.
#include <algorithm>
#include <array>

#include "base/byte_set.h"
#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<Needle, 14> kNames{"Convention", "Treaty", "Covenant", "Agreement", "Protocol", "Charter", "Statute of", "Pact", "Accord", "Final Act", "Understanding", "Constitution of", "Declaration", "Modus Vivendi"};

bool is_named(const Head& head, std::string_view words) {
  return std::any_of(kNames.begin(), kNames.end(), [&](const Needle& name) { return head.pairs.may_have(name) && words.find(name) != std::string_view::npos; });
}

struct Series {
  Span name;
  Span volume;
  Span number;
  std::uint32_t end = 0;
  bool senate = false;  // where the Senate received it, which a series of treaties goes before
};

/// "999 U.N.T.S. 171", "T.I.A.S. No. 11,091", "E.T.S. No. 5", "8 Stat. 80" at `at`.
std::optional<Series> series_at(const Head& head, std::uint32_t at) {
  const std::string_view text = head.text();
  Series read;
  const Span word = word_at(text, at, head.span.end);
  const bool year = word.size() == 6 && head.note[at] == '[' && is_year(head.at({at + 1, at + 5}));  // "[2015] A.T.S. 15"
  if (year || is_page(head.at(word))) {
    read.volume = year ? Span{at + 1, at + 5} : word;
    at = skip_spaces(text, word.end, head.span.end);
  }
  const Entry entry = longest_entry(facts::treaty_series(), text, at, head.span.end);
  if (entry.row == nullptr || !is_upper(decode_utf8(text, at).value)) return std::nullopt;
  read.name = trim_of(text, {at, entry.end}, ",");
  std::uint32_t from = skip_spaces(text, entry.end, head.span.end);
  const bool numbered = starts_with(text, from, head.span.end, "No. ");
  if (numbered) from = skip_spaces(text, from + 4, head.span.end);
  Span number = word_at(text, from, head.span.end);
  if (head.at(number).size() == 2 && head.at(number)[1] == ',' && !is_page(head.at(number).substr(0, 1))) number.end = word_at(text, skip_spaces(text, number.end, head.span.end), head.span.end).end;  // "S. Exec. Doc. E, 95-2"
  read.number = trim_of(text, number, ",.;");
  read.senate = entry.row->key == "streatydoc" || entry.row->key == "sexecdoc";
  const bool plain = entry.row->key == "stat" || entry.row->key == "ts" || entry.row->key == "malloy" || entry.row->key == "bevans";
  if (!numbered && read.volume.empty() && plain) return std::nullopt;
  if (!has_digit(head.at(read.number)) && head.at(read.number).find('_') == std::string_view::npos) return std::nullopt;
  read.end = read.number.end;
  return read;
}

/// The first series behind a comma, one of treaties before documents of the Senate.
std::optional<Series> find_series(const Head& head, std::uint32_t from) {
  std::optional<Series> senate;
  static constexpr ByteSet kBefore = bytes_of(",)");
  for (std::uint32_t at = from; (at = find_in(head.text(), kBefore, at, head.span.end)) + 2 < head.span.end; ++at) {
    const bool comma = head.note[at] == ',' && head.note.depth(at) == head.base;
    const bool dates = head.note[at] == ')' && head.note.is_bracket(at) && head.note.depth(at) == head.base + 1;  // "(adopted 16 December 1966) 999 UNTS 171"
    if ((!comma && !dates) || head.note.in_quote(at)) continue;
    const std::uint32_t next = skip_spaces(head.text(), at + 1, head.span.end);
    if (auto read = series_at(head, next); read && !read->senate) return read;
    else if (read && !senate) senate = read;
  }
  return senate;
}

/// "art. 31(1)" at the end of a part, without a comma before it.
void take_inner_subdivision(const Head& head, Citation& out) {
  const std::string_view title = head.at(out.title);
  for (const std::string_view mark : {" art. ", " arts. ", " Art. ", " Arts. ", " art ", " arts ", " pmbl.", " annex ", " § ", " ch. ", " Article "}) {
    const std::size_t at = title.find(mark);
    if (at == std::string_view::npos) continue;
    const auto pin = read_pincite(head.text(), {static_cast<std::uint32_t>(out.title.begin + at + 1), out.title.end});
    if (!pin || pin->span.end < out.title.end) continue;
    const bool goes_on = !out.pincite.empty() && out.pincite.begin <= pin->span.end + 2;  // "ch. V, reg. 13"
    set_pincite(out, Pincite{{pin->span.begin, goes_on ? out.pincite.end : pin->span.end}, static_cast<std::uint8_t>(pin->locators | out.locators)});
    out.title.end = static_cast<std::uint32_t>(out.title.begin + at);
    return;
  }
}

/// Without a label that stands before the date: "Convention [hereinafter VCLT], May 23, 1969".
void drop_inner_label(const Head& head, Citation& out) {
  const std::size_t at = head.at(out.title).find(" [hereinafter ");
  if (at != std::string_view::npos && head.at(out.title).ends_with(']')) out.title.end = static_cast<std::uint32_t>(out.title.begin + at);
}

std::optional<DateRead> signature(const Head& head, Span part, std::uint32_t end) {
  std::uint32_t at = part.begin;
  for (const std::string_view lead : {"opened for signature ", "adopted ", "done at ", "signed ", "concluded ", "done ", "entered into force "})
    if (head.at(part).starts_with(lead)) at += static_cast<std::uint32_t>(lead.size());
  const auto date = read_date(head.text(), {at, end});
  return date && date->date.year != 0 ? date : std::nullopt;
}

/// A list of subdivisions ends before the date: "arts. 31, 32, May 23, 1969".
std::uint32_t pin_limit(const Head& head, const std::vector<Span>& parts, std::size_t from, std::uint32_t end) {
  for (std::size_t i = from + 1; i < parts.size(); ++i)
    if (signature(head, parts[i], end)) return parts[i - 1].end;
  return end;
}

/// "Gr. Brit.-U.S.", "Fiji-Tonga": states joined by a hyphen or dash, which follow the name.
bool are_parties(std::string_view part) {
  const std::size_t dash = std::min(part.find('-'), part.find("–"));
  if (dash == std::string_view::npos || dash == 0 || part.size() > 40 || part.find_first_of("0123456789:") != std::string_view::npos) return false;
  const std::size_t next = dash + (part[dash] == '-' ? 1 : 3);
  return next < part.size() && part[next] >= 'A' && part[next] <= 'Z' && std::count(part.begin(), part.end(), ' ') <= 3;
}

/// Name and parties, subdivision, date: the parts before the series.
void take_parts(const Head& head, std::uint32_t end, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, trim_of(head.text(), {head.span.begin, end}, ","));
  std::size_t last = 0;
  bool ended = false;
  for (std::size_t i = 1; i < parts.size() && !out.date.given(); ++i) {
    if (const auto date = signature(head, parts[i], end)) {
      out.date = date->date;
      out.year = date->year;
      break;
    }
    const auto pin = read_pincite(head.text(), {parts[i].begin, end});
    if (pin && pin->locators != kPages) {
      if (out.pincite.empty()) set_pincite(out, Pincite{trim_of(head.text(), {pin->span.begin, std::min(pin->span.end, pin_limit(head, parts, i, end))}, ","), pin->locators});
      ended = true;
    } else if (are_parties(head.at(parts[i]))) {
      ended = true;
    } else if (!ended) {
      last = i;
    }
  }
  if (!parts.empty()) out.title = {parts[0].begin, parts[last].end};
  drop_inner_label(head, out);
  take_inner_subdivision(head, out);
  drop_inner_label(head, out);
}

/// "Covenant (adopted 16 December 1966, entered into force 23 March 1976)": dates in brackets behind the name.
void take_bracketed_dates(const Head& head, Citation& out) {
  const std::size_t open = head.at(out.title).rfind(" (");
  if (open == std::string_view::npos || !head.at(out.title).ends_with(')')) return;
  const auto bracket = static_cast<std::uint32_t>(out.title.begin + open + 1);
  const auto date = signature(head, {bracket + 1, out.title.end - 1}, out.title.end - 1);
  if (!date) return;
  out.title.end = bracket - 1;
  out.date = date->date;
  out.year = date->year;
}

/// "999 UNTS 171 (ICCPR) art 19": the acronym and the article behind the series.
void take_bare_article(const Head& head, std::uint32_t at, Citation& out) {
  at = skip_spaces(head.text(), at, head.span.end);
  if (at < head.span.end && head.note[at] == '(' && head.note.is_bracket(at) && in_capitals(head.at({at + 1, head.note.closing(at)}))) at = skip_spaces(head.text(), head.note.closing(at) + 1, head.span.end);
  if (at < head.span.end && head.note[at] == ',') at = skip_spaces(head.text(), at + 1, head.span.end);
  for (const std::string_view word : {"art ", "arts ", "art. ", "arts. "}) {
    const std::uint32_t from = at + static_cast<std::uint32_t>(word.size());
    const auto pin = starts_with(head.text(), at, head.span.end, word) ? read_sections(head.text(), {from, head.span.end}) : std::nullopt;
    if (pin) set_pincite(out, Pincite{{at, pin->span.end}, kArticles});
  }
}

/// Pages behind the first series, and further series: "999 U.N.T.S. 171, 175, 19 U.S.T. 6259".
void take_further(const Head& head, std::uint32_t at, Citation& out) {
  const std::uint32_t begin = skip_spaces(head.text(), std::min(at + 1, head.span.end), head.span.end);
  if (head.note[at] != ',' || begin >= head.span.end) return;
  std::uint32_t stop = at;
  const auto pin = series_at(head, begin) ? std::nullopt : read_pincite(head.text(), {begin, head.span.end});
  if (pin) {
    const auto next = find_series(head, pin->span.begin);
    const Span pages = trim_of(head.text(), {pin->span.begin, next ? std::min(pin->span.end, next->volume.empty() ? next->name.begin : next->volume.begin) : pin->span.end}, ",");
    if (out.pincite.empty()) set_pincite(out, Pincite{pages, pin->locators});
    stop = pages.end;
  }
  while (stop < head.span.end && head.note[stop] == ',') {
    const std::uint32_t next = skip_spaces(head.text(), stop + 1, head.span.end);
    const auto series = series_at(head, next);
    if (!series) break;
    out.parallel = {out.parallel.empty() ? next : out.parallel.begin, series->end};
    stop = series->end;
  }
}

/// The title without the short names in brackets behind it: "(European Convention on Human Rights, as amended) (ECHR)".
Span without_short_names(const Head& head, Span title) {
  const std::size_t open = head.at(title).find(" (");
  return open != std::string_view::npos && head.at(title).ends_with(')') ? Span{title.begin, title.begin + static_cast<std::uint32_t>(open)} : title;
}

/// "Agreement on Pilotage, Den.-U.S., May 3, 1961", "Covenant on Tides, Dec. 16, 1966, 999 U.N.T.S.": parties, or a series whose number
/// is lost, name a treaty with its day.
bool has_parties_or_series(const Head& head) {
  return std::any_of(head.parts.begin(), head.parts.end(), [&](Span part) {
    const Span volume = word_at(head.text(), part.begin, part.end);
    const std::uint32_t name = is_page(head.at(volume)) ? skip_spaces(head.text(), volume.end, part.end) : part.begin;
    return are_parties(head.at(part)) || (part.begin > head.span.begin && longest_entry(facts::treaty_series(), head.text(), name, part.end).row != nullptr);
  });
}

/// "Purchase Agreement art. 4": private parties make these.
bool is_contract(std::string_view title) {
  return contains_any(title, {"Purchase Agreement", "License Agreement", "Licensing Agreement", "Lease Agreement", "Merger Agreement", "Loan Agreement", "Credit Agreement", "Employment Agreement", "Settlement Agreement", "Operating Agreement", "Partnership Agreement", "Plea Agreement", "User Agreement", "Service Agreement", "Services Agreement", "Security Agreement", "Shareholders", "Stockholders", "Bargaining Agreement", "Franchise Agreement", "Distribution Agreement", "Confidentiality Agreement"});
}

/// "Covenant of the League of Nations art. 16": a constituent treaty by its name and article, and a date at most.
bool parse_by_article(const Head& head, Citation& out) {
  if (head.italic_title || find_words(head, head.span, "O.J. (") < head.span.end) return false;
  take_parts(head, head.span.end, out);
  const std::string_view title = head.at(out.title);
  const Span first = word_at(head.text(), out.title.begin, out.title.end);
  const bool placed = !out.pincite.empty() && (out.locators & (kArticles | kOtherLocator)) != 0;
  const bool whole = (placed || (out.date.day != 0 && has_parties_or_series(head))) && is_named(head, title) && is_upper(decode_utf8(head.text(), first.begin).value);
  const bool bare_day = head.date && head.date->date.month != 0 && head.note[head.paren.begin - 1] != '(';
  if (head.has_url && !bare_day && (!out.date.given() || out.date.month == 0)) return false;
  if (!whole || (is_contract(title) && !has_parties_or_series(head)) || title.find("supra") != std::string_view::npos || !may_be_names(head.text(), without_short_names(head, out.title))) return false;
  out.kind = Kind::Treaty;
  return true;
}

bool parse(const Head& head, Citation& out) {
  const auto series = find_series(head, head.span.begin);
  const bool named = is_named(head, head.at(head.span));
  if (!series) return named && parse_by_article(head, out);
  if (head.italic_title && !named) return false;
  const std::uint32_t begin = series->volume.empty() ? series->name.begin : series->volume.begin;
  take_parts(head, begin, out);
  take_bracketed_dates(head, out);
  if (out.title.empty() || has_versus(head.at(out.title)) || (!out.date.given() && !named && !head.date)) return false;
  const bool statute = head.at(series->name) == "Stat." && (!is_named(head, head.at(out.title)) || head.at(out.title).find(" Act") != std::string_view::npos);
  if (statute) return false;
  out.kind = Kind::Treaty;
  out.container = series->name;
  out.volume = series->volume;
  out.page = series->number;
  take_further(head, series->end, out);
  if (out.pincite.empty()) take_bare_article(head, series->end, out);
  return true;
}

}  // namespace

extern const KindParser kKindParser_treaty;
const KindParser kKindParser_treaty{"treaty", 29, parse, true};

}  // namespace subcite
