// Decisions of courts that are cited without parties (Bluebook T2): the court, its name translated in brackets or by its
// own abbreviation, then a date, a docket number, the report, paragraphs; and reports that stand first ("BVerfGE 7, 198").
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/kind.h"
#include "cite/periodical.h"

namespace subcite {
namespace {

using namespace cite;

struct Court {
  Span name;
  std::uint32_t end = 0;  // behind the brackets of its translation
};

/// "Bundesverfassungsgericht [BVerfG] [Federal Constitutional Court]".
std::optional<Court> translated_court(const Head& head, Span part) {
  const std::string_view first = head.at(part);
  const std::size_t bracket = first.find(" [");
  const std::size_t close = first.rfind(']');
  if (bracket == std::string_view::npos || close == std::string_view::npos) return std::nullopt;
  const std::string_view name = first.substr(0, bracket);
  const bool court = contains_any(name, {"gericht", "Cour ", "Conseil ", "Corte ", "Tribunal", "Gerechtshof", "Hoge Raad", "Bundes", "Supremo", "Court", "Sąd", "hof", "domstol", "Saibansho"});
  if (!court || name.find("setz") != std::string_view::npos) return std::nullopt;
  return Court{{part.begin, static_cast<std::uint32_t>(part.begin + bracket)}, static_cast<std::uint32_t>(part.begin + close + 1)};
}

/// "BVerfG", "Cass. civ. 1e", "CE Ass.".
std::optional<Court> abbreviated_court(const Head& head, Span part) {
  static constexpr std::array<std::string_view, 32> kCourts{"STF", "S.T.F.", "STJ", "S.T.J.", "BVerfG", "BGH", "BVerwG", "BAG", "BSG", "BFH", "OLG", "VfGH", "VwGH", "OGH", "BGer", "Cass.", "Cons. const.", "Cons. constit.", "CE", "C.E.", "Corte cost.", "Corte Cost.", "Cour de cassation", "Cour de Cassation", "Conseil d’État", "Conseil d'État", "Conseil constitutionnel", "Conseil Constitutionnel", "Bundesverfassungsgericht", "Bundesgerichtshof", "Hoge Raad", "HR"};
  const std::string_view first = head.at(part);
  const auto court = std::find_if(kCourts.begin(), kCourts.end(), [&](std::string_view c) { return !first.empty() && first[0] == c[0] && (first == c || (first.starts_with(c) && first[c.size()] == ' ')); });
  if (court == kCourts.end()) return std::nullopt;
  const auto end = static_cast<std::uint32_t>(part.begin + court->size());
  return Court{{part.begin, end}, end};
}

/// The date at the begin of the words, "03.03.2012" too; the year of a number ("2004Hun-Ma554") is none.
std::optional<DateRead> dated_at(const Head& head, Span words) {
  if (const auto date = read_date(head.text(), words)) {
    const bool inside = date->span.end < words.end && is_word_byte(head.note[date->span.end]);
    return inside ? std::nullopt : date;
  }
  const Span word = trim_of(head.text(), word_at(head.text(), words.begin, words.end), ",");
  const Date date = dotted_date(head.at(word));
  if (date.year == 0) return std::nullopt;
  return DateRead{date, {word.end - 4, word.end}, word};
}

/// The date in the part: at its begin, behind "Judgment of", behind the chamber.
std::optional<DateRead> date_in(const Head& head, Span part) {
  for (std::uint32_t at = part.begin; at < part.end; at = skip_spaces(head.text(), word_at(head.text(), at, part.end).end + 1, part.end))
    if (const auto date = dated_at(head, {at, head.span.end}); date && date->date.year != 0 && (date->date.month != 0 || at == part.begin)) return date;
  return std::nullopt;
}

/// "1 BvR 357/05", "No. 71-44 DC", "Sentencia C-355/06".
bool is_docket(std::string_view words) {
  const bool slash = !words.empty() && is_digit(static_cast<unsigned char>(words[0])) && words.find('/') != std::string_view::npos;
  if (starts_with_any(words, {"ADI ", "ADPF ", "ADC ", "ADO ", "RE ", "HC ", "REsp ", "MS "}) && is_digit(static_cast<unsigned char>(words.back()))) return true;
  const bool number = contains_any(words, {"No. ", "no. ", "Nos. ", "n° ", "n. ", "Sentencia ", "S.T.C. ", "STC ", "Hun-"}) && has_digit(words);
  return slash || number;
}

/// "BVerfGE 7, 198 (207)": the volume behind the report, the page behind a comma; the pages meant in brackets.
bool take_report_first(const Head& head, Span part, Citation& out) {
  const Entry report = reporter_entry(head.text(), part.begin, head.span.end);
  if (report.row == nullptr || !(report.row->c == "de" || report.row->c == "ch" || report.row->c == "at")) return false;
  const Span volume = word_at(head.text(), skip_spaces(head.text(), report.end, head.span.end), head.span.end);
  if (volume.size() < 2 || head.note[volume.end - 1] != ',' || !is_page(head.at({volume.begin, volume.end - 1}))) return false;
  const Span page = trim_of(head.text(), word_at(head.text(), skip_spaces(head.text(), volume.end, head.span.end), head.span.end), ",");
  if (page.empty() || !is_page(head.at(page))) return false;
  out.container = {part.begin, report.end};
  out.volume = {volume.begin, volume.end - 1};
  out.page = page;
  const std::uint32_t next = skip_spaces(head.text(), page.end, head.span.end);
  const bool bracket = next < head.span.end && head.note[next] == '(' && head.note.is_bracket(next);
  const Span pins = bracket ? Span{next + 1, head.note.closing(next)} : trim_of(head.text(), {page.end, head.span.end}, ",");
  if (const auto pin = pins.empty() ? std::nullopt : read_pincite(head.text(), pins)) set_pincite(out, *pin);
  return true;
}

/// "NJ 1959, 548", "D. 1991, 417": the year of the decision stands for the volume, the page behind a comma.
bool take_yearly_report(const Head& head, Span part, Citation& out) {
  if (out.year.empty() || part.size() < 6 || head.at({part.end - 4, part.end}) != head.at(out.year) || head.note[part.end - 5] != ' ' || part.end >= head.span.end || head.note[part.end] != ',') return false;
  const Span page = trim_of(head.text(), word_at(head.text(), skip_spaces(head.text(), part.end + 1, head.span.end), head.span.end), ",");
  if (!is_upper(decode_utf8(head.text(), part.begin).value) || page.empty() || !is_page(head.at(page))) return false;
  const Span report = trim(head.text(), {part.begin, part.end - 4});
  if (const Entry known = reporter_entry(head.text(), report.begin, report.end); known.row != nullptr && known.row->c.starts_with("us")) {  // "NJ" is not New Jersey's
    if (out.symbol.empty()) out.symbol = {part.begin, page.end};
    return true;
  }
  out.container = report;
  out.volume = {part.end - 4, part.end};
  out.page = page;
  return true;
}

/// "7 BVERFGE 198, 207", "Rec. Lebon 110", "NEUE JURISTISCHE WOCHENSCHRIFT [NJW] 2114, 2001", "Bull. civ. I, No. 129".
bool take_report(const Head& head, Span part, Citation& out) {
  if (take_report_first(head, part, out) || take_yearly_report(head, part, out)) return true;
  const std::string_view words = head.at(part);
  const auto read = read_volume(head, {part.begin, head.span.end});
  if (!read) return false;
  const bool french = words.starts_with("Rec. ") || words.starts_with("Bull. ") || words.starts_with("Lebon");
  const bool named = is_upper(decode_utf8(head.text(), read->container.begin).value) && (!read->volume.empty() || french || in_capitals(head.at(read->container)));
  if (!named || (read->after.empty() && !words.starts_with("Bull. "))) return false;
  out.volume = french && read->volume.empty() ? out.year : read->volume;  // a volume for each year
  out.container = {read->container.begin, std::min(read->container.end, part.end)};
  if (read->after.empty() || read->after.begin > part.end) return true;
  const Span date = out.year;
  if (!take_pages(head, read->after, out)) return false;
  if (date.empty() || head.at(out.pincite) != head.at(date)) return true;
  out.year = std::exchange(out.pincite, Span{});  // "[NJW] 2114, 2001" ends with the year
  out.locators = 0;
  return true;
}

/// "No. 129 (Fr.)": the number alone.
Span without_country(const Head& head, Span part) {
  const std::size_t open = head.at(part).find(" (");
  return open == std::string_view::npos ? trim_of(head.text(), part, ".") : Span{part.begin, static_cast<std::uint32_t>(part.begin + open)};
}

/// What stands behind the court, part by part.
void take_parts(const Head& head, const std::vector<Span>& parts, Citation& out) {
  std::uint32_t done = 0;
  Span printed;  // the date as it stands
  for (const Span part : parts) {
    if (part.begin < done) continue;
    const std::string_view words = head.at(part);
    const auto date = out.date.given() ? std::nullopt : date_in(head, part);
    const auto pin = read_pincite(head.text(), {part.begin, head.span.end});
    if (date) {
      out.date = date->date;
      out.year = date->year;
      printed = date->span;
      done = date->span.end;
    } else if (out.page.empty() && head.at(out.container).starts_with("Bull. ") && words.starts_with("No. ")) {
      out.page = without_country(head, part);  // the bulletin numbers its decisions
    } else if (out.symbol.empty() && is_docket(words)) {
      out.symbol = without_country(head, part);
    } else if (out.container.empty() && take_report(head, part, out)) {
      continue;
    } else if (out.pincite.empty() && pin && ((pin->locators & ~(kPages | kRomanPages)) != 0 || words.starts_with("at ") || words.starts_with("p."))) {
      set_pincite(out, *pin);
    } else if (out.title.empty() && out.date.given() && out.container.empty() && is_upper(decode_utf8(words, 0).value) && words.find_first_of("0123456789[") == std::string_view::npos) {
      out.title = part;  // "CE, Oct. 30, 1998, Sarran"
    }
  }
  if (out.symbol.empty() && out.container.empty()) out.symbol = printed;
}

bool parse(const Head& head, Citation& out) {
  if (head.parts.empty()) return false;
  const Span first = head.parts[0];
  auto court = translated_court(head, first);
  const bool translated = court.has_value();
  if (!court) court = abbreviated_court(head, first);
  if (!court) {
    out.kind = Kind::Case;
    return take_report_first(head, first, out);
  }
  out.kind = Kind::Case;
  out.court = court->name;
  const std::vector<Span> parts = comma_parts(head, {court->end, head.span.end});
  if (parts.empty() || has_versus(head.at(head.span))) return false;
  take_parts(head, parts, out);
  if (const auto year = !out.date.given() && !head.date && out.symbol.size() > 5 && head.note[out.symbol.end - 5] == '/' ? read_date(head.text(), {out.symbol.end - 4, out.symbol.end}) : std::nullopt) out.date = year->date, out.year = year->year;  // "S.T.C. 12/2004"
  const bool told = out.date.given() || (head.date && (!out.symbol.empty() || !out.container.empty()));
  if (!told) return false;
  if (!translated && out.title.empty() && !out.symbol.empty() && out.symbol.begin == parts[0].begin) out.title = {first.begin, out.symbol.end};
  return translated || !out.symbol.empty() || !out.container.empty();
}

}  // namespace

extern const KindParser kKindParser_foreign_decision;
const KindParser kKindParser_foreign_decision{"foreign-decision", 49, parse};

}  // namespace subcite
