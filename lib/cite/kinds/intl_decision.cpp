// Decisions of international courts and tribunals (Bluebook R. 21.5, R. 21.6): the I.C.J. by year and
// page, the European Court of Human Rights by application number, tribunals by case number.
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<std::string_view, 23> kMarks{"WTO Doc.", "I.C.J. Reports", "I.C.J. Rep.", "I.C.J.", "P.C.I.J.", "App. Nos.", "App. No.", "Eur. Ct. H.R.", "Eur. H.R. Rep.", "Inter-Am. Ct. H.R.", "Case C-", "Case T-", "Case C‑", "ECLI:", "E.C.R.", "Case No. IT-", "Case No. ICTR-", "Case No. ICC-", "No. ICC-", "ITLOS", "ICSID Case No.", "Case No. SCSL-", "PCA Case No."};

bool is_document_type(std::string_view part) {
  constexpr std::array<std::string_view, 14> kTypes{"Judgment", "Judgement", "Advisory Opinion", "Order", "Provisional Measures", "Preliminary Objections", "Merits", "Decision", "Award", "Final Award", "Jurisdiction", "Reparations", "Opinion", "Interim Measures"};
  for (const std::string_view type : kTypes)
    if (part.starts_with(type)) return true;
  return false;
}

/// "Press Release from the International Court of Justice", "Provisional Measures Order from ...".
bool is_document_lead(std::string_view part) { return part.find(" from ") != std::string_view::npos || part.starts_with("Press Release"); }

/// Name of the case: everything before the type of document or the series, "(A v. B)" included.
void take_name(const Head& head, std::uint32_t end, Citation& out) {
  std::vector<Span> parts = comma_parts(head, trim_of(head.text(), {head.span.begin, end}, ","));
  if (parts.empty()) return;
  std::size_t first = 0;
  if (parts.size() > 1 && is_document_lead(head.at(parts[0]))) {
    if (head.at(parts[0]).starts_with("Press Release")) out.kind = Kind::PressRelease;
    const std::size_t from = head.at(parts[0]).find("from the ");
    if (from != std::string_view::npos) out.authors.push_back({static_cast<std::uint32_t>(parts[0].begin + from + 9), parts[0].end});
    out.names_institution = true;
    first = 1;
  }
  std::size_t last = first;
  while (last + 1 < parts.size() && !is_document_type(head.at(parts[last + 1])) && !head.at(parts[last + 1]).starts_with("No.")) ++last;
  out.title = {parts[first].begin, parts[last].end};
  // "Panel Report, *Fenland: Tobacco*, ¶ 7": the italics are the name; those of "*LaGrand Case* (A v. B)" are not all of it.
  if (head.italic_title && head.title.begin > head.span.begin && head.title.end <= end && head.note[head.title.end] == ',') out.title = head.title;
}

void take_series(const Head& head, Span mark, Citation& out) {
  const std::string_view text = head.text();
  const Span before = trim_of(text, {head.span.begin, mark.begin}, ",");
  const std::size_t blank = head.at(before).rfind(' ');
  const Span word{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  if (is_page(head.at(word))) out.volume = word;
  std::uint32_t at = mark.end;
  while (at < head.span.end) {  // "(ser. A)", "(ser. C) No. 12"
    at = skip_spaces(text, at, head.span.end);
    if (head.note[at] == '(' && head.note.is_bracket(at)) at = head.note.closing(at) + 1;
    else if (starts_with(text, at, head.span.end, "No. ")) {
      const Span number = word_at(text, at + 4, head.span.end);
      out.symbol = trim_of(text, number, ",");
      at = number.end;
    } else break;
  }
  const Span rest = trim_of(text, {at, head.span.end}, ",");
  if (rest.empty()) return;
  const Span first = word_at(text, rest.begin, rest.end);
  const std::string_view number = head.at(trim_of(text, first, ","));
  const bool range = number.find('-') != std::string_view::npos || number.find("–") != std::string_view::npos;
  const bool year_again = !out.volume.empty() && number == head.at(out.volume);
  if (is_page(number) && !range && !year_again) {  // first page of the report
    take_pages(head, rest, out);
    return;
  }
  const Span pins = year_again ? trim_of(text, {first.end, rest.end}, ",") : rest;
  if (const auto pin = read_pincite(text, pins); pin && !pins.empty()) set_pincite(out, *pin);
}

void take_number(const Head& head, Span mark, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, {mark.begin, head.span.end});
  if (parts.empty()) return;
  Span symbol = parts[0];
  if (head.at(mark).ends_with("No.") || head.at(mark).ends_with("Nos.")) symbol = trim(head.text(), {mark.end, parts[0].end});
  out.symbol = symbol;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto pin = read_pincite(head.text(), {parts[i].begin, head.span.end});
    if (!pin || is_document_type(head.at(parts[i]))) continue;
    set_pincite(out, *pin);
    break;
  }
}

bool parse(const Head& head, Citation& out) {
  std::string_view mark;
  std::uint32_t at = head.span.end;
  for (const std::string_view m : kMarks) {
    const std::uint32_t found = find_words(head, head.span, m);
    if (found < at) at = found, mark = m;
  }
  if (mark.empty()) return false;
  const bool european = mark.starts_with("Case ") && at == head.span.begin;  // "Case C-131/12, Google v. Roe, ECLI:..."
  if (at == head.span.begin && !european) return false;
  if (head.italic_title && !head.authors.empty() && may_be_names(head.text(), head.authors) && head.at(head.authors).find(" v. ") == std::string_view::npos && !is_document_lead(head.at(head.authors)) && head.title.end > at) return false;
  if (european) {
    const std::vector<Span> parts = comma_parts(head, head.span);
    if (parts.size() < 2) return false;
    out.kind = Kind::IntlDecision;
    out.symbol = parts[0];
    std::size_t last = 1;
    while (last + 1 < parts.size() && !head.at(parts[last + 1]).starts_with("ECLI") && !head.at(parts[last + 1]).starts_with("¶") && !(head.at(parts[last + 1])[0] >= '0' && head.at(parts[last + 1])[0] <= '9')) ++last;
    out.title = {parts[1].begin, parts[last].end};
    for (std::size_t i = last + 1; i < parts.size(); ++i) {
      if (head.at(parts[i]).starts_with("ECLI")) out.container = parts[i];
      else if (const auto pin = read_pincite(head.text(), parts[i]); pin && head.at(parts[i]).starts_with("¶")) set_pincite(out, *pin);
    }
    return true;
  }
  const Span words{at, static_cast<std::uint32_t>(at + mark.size())};
  out.kind = Kind::IntlDecision;
  Span before{head.span.begin, at};
  Span volume;
  if (const std::size_t blank = head.at(trim(head.text(), before)).rfind(' '); blank != std::string_view::npos && mark.ends_with(".")) {
    const Span trimmed = trim(head.text(), before);
    volume = {static_cast<std::uint32_t>(trimmed.begin + blank + 1), trimmed.end};
    if (is_page(head.at(volume))) before.end = volume.begin;
  }
  take_name(head, before.end, out);
  const bool series = mark.starts_with("I.C.J") || mark.starts_with("P.C.I.J") || mark == "Eur. Ct. H.R." || mark == "Eur. H.R. Rep." || mark == "E.C.R." || mark == "Inter-Am. Ct. H.R.";
  if (series) {
    out.container = words;
    take_series(head, words, out);
  } else {
    take_number(head, words, out);
  }
  return !out.title.empty();
}

}  // namespace

extern const KindParser kKindParser_intl_decision;
const KindParser kKindParser_intl_decision{"intl-decision", 40, parse};

}  // namespace subcite
