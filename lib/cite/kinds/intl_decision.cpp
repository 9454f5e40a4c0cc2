// Decisions of international courts and tribunals (Bluebook R. 21.5, R. 21.6): the I.C.J. by year and
// page, the European Court of Human Rights by application number, tribunals by case number.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

/// Reports with volumes or series of their own.
constexpr std::array<Needle, 19> kSeries{"I.M.T.", "Y.B. Eur. Conv. on H.R.", "I.C.J. Pleadings", "Inter-Am. Comm'n H.R.", "I.C.J. Reports", "I.C.J. Rep.", "I.C.J.", "P.C.I.J.", "Eur. Ct. H.R.", "Eur. H.R. Rep.", "E.C.R.", "Inter-Am. Ct. H.R.", "Inter-Am. Comm’n H.R.", "ITLOS Rep.", "ICSID Rep.", "R.I.A.A.", "Afr. Ct. H.P.R.", "ICJ Rep.", "ICJ Reports"};

/// Numbers by which a decision is known: applications, cases, documents.
constexpr std::array<Needle, 58> kNumbers{"NAFTA Arb. Trib.", "NAFTA Ch. 11 Arb. Trib.", "PCA Case Repository No.", "App No. ", "App Nos. ", "App no ", "App No ", "App nos ", "STL-1", "MICT-1", "BISD ", "EU:C:", "EU:T:", "EU:F:", "WT/DS", "SCSL-0", "IT-0", "Afr. Comm’n on Hum.", "Communication ", "WTO Docs.", "Afr. Comm'n H.P.R.", "Inter-Am. Comm'n on H.R.", "WTO Doc.", "GATT Doc.", "App. Nos.", "App. No.", "Application No.", "ECLI:", "Case No. IT-", "Case No. ICTR-", "Case No. ICC-", "Case No. MICT-", "Case No. SCSL-", "Case No. STL-", "African Court on Human", "African Commission on Human", "Afr. Comm’n H.P.R.", "Communication No.", "Inter-Am. Comm’n on H.R.", "No. ICC-", "No. IT-", "No. ICTR-", "ICC-0", "IT-9", "ICTR-9", "Case No. STL", "ITLOS Case No.", "ICSID Case No.", "PCA Case No.", "ICC Case No.", "UNCITRAL", "SCC Case No.", "LCIA Case No.", "Comm. No.", "Commc’n No.", "Case 00", "ECCC", "BIT Case No."};

bool is_document_type(std::string_view part) {
  static constexpr std::array<std::string_view, 21> kTypes{"Judgment", "Judgement", "Advisory Opinion", "Order", "Provisional Measures", "Preliminary Objection", "Merits", "Decision", "Award", "Final Award", "Partial Award", "Partial Final Award", "Jurisdiction", "Reparations", "Opinion", "Interim Measures", "Appeals Judg", "Trial Judg", "Sentencing Judg", "Admissibility", "Warrant of Arrest"};
  return std::any_of(kTypes.begin(), kTypes.end(), [&](auto type) { return part.starts_with(type); });
}

/// "Press Release from the International Court of Justice", "Appellate Body Report": what the document is.
bool is_document_lead(std::string_view part) {
  if (part.starts_with("Press Release") || (is_document_type(part) && part.find(" from ") != std::string_view::npos)) return true;
  for (const std::string_view lead : {"Letter from ", "Statement from ", "Communication from ", "Communiqué from ", "Request from "})
    if (part.starts_with(lead)) return true;
  return part == "Appellate Body Report" || part == "Panel Report" || part == "GATT Panel Report" || part == "Report of the Appellate Body" || part == "Report of the Panel" || part == "Award of the Panel" || part == "Decision by the Arbitrator";
}

/// "no. 12345/06", "nos. 12345/06 and 2345/07": applications as the European Court itself prints them; the span's end for none.
std::uint32_t find_application(const Head& head) {
  static constexpr Needle kLabels[] = {" no. ", " nos. "};
  for (const Needle& label : kLabels) {
    const std::uint32_t at = find_words(head, head.span, label);
    const std::uint32_t number = at + static_cast<std::uint32_t>(label.size());
    if (at == head.span.end || !has_versus(head.at({head.span.begin, at}))) continue;
    const std::string_view words = head.at(trim_of(head.text(), word_at(head.text(), number, head.span.end), ",."));
    const std::size_t slash = words.find('/');
    if (slash != std::string_view::npos && slash >= 3 && words.size() == slash + 3 && words.find_first_not_of("0123456789/") == std::string_view::npos) return at + 1;
  }
  return head.span.end;
}

/// "Report of the Panel, *Fenland: Tobacco*, L/6175 (Nov. 10, 1987)": the number of a panel’s report under the old agreement; the
/// span's end for none.
std::uint32_t find_panel_number(const Head& head) {
  if (head.parts.size() < 3 || !is_document_lead(head.at(head.parts[0]))) return head.span.end;
  for (const Span part : head.parts)
    if (const std::string_view words = head.at(part); words.starts_with("L/") && is_page(words.substr(2))) return part.begin;
  return head.span.end;
}

struct Mark {
  std::string_view words;
  std::uint32_t at = 0;
  bool series = false;
};

/// The first mark; a series before a number.
std::optional<Mark> find_mark(const Head& head) {
  std::optional<Mark> best;
  const auto look = [&](const Needle& words, bool series) {
    if (!head.pairs.may_have(words)) return;
    std::uint32_t at = find_words(head, head.span, words);
    if (at == head.span.begin && !series) at = find_words(head, {at + 1, head.span.end}, words);                                          // "Afr. Comm’n on Hum. & Peoples’ Rts. v. Roe": a party's name
    while (!series && at > head.span.begin && at < head.span.end && (is_word_byte(head.note[at - 1]) || head.note[at - 1] == '/')) --at;  // "NAFTA/UNCITRAL"
    if (at < head.span.end && (!best || at < best->at || (at == best->at && words.size() > best->words.size()))) best = Mark{words, at, series};
  };
  for (const Needle& words : kSeries) look(words, true);
  if (!best && has_versus(head.at(head.span)) && !read_reporter(head.note, head.span, head.base)) look("I.L.M.", true);  // "Prosecutor v. Tadić, 38 I.L.M. 1518"
  const std::optional<Mark> series = best;
  for (const Needle& words : kNumbers) look(words, false);
  if (const std::uint32_t at = find_application(head); at < head.span.end && (!best || at < best->at)) best = Mark{starts_with(head.text(), at, head.span.end, "nos.") ? "nos." : "no.", at, false};
  if (const std::uint32_t at = best ? head.span.end : find_panel_number(head); at < head.span.end) best = Mark{"L/", at, false};
  return series && best && !best->series && head.at({best->at, series->at}).find("ECLI") == std::string_view::npos && series->words != "ICSID Rep." ? series : best;
}

/// "Human Rights Committee", "Afr. Comm’n H.P.R.": who decided, behind the parties.
bool is_body(std::string_view part) {
  return part.find("Commi") != std::string_view::npos || part.find(" Ct.") != std::string_view::npos || part.find("Comm’n") != std::string_view::npos || part.find("Comm'n") != std::string_view::npos || part.find("Court") != std::string_view::npos || part.find("Tribunal") != std::string_view::npos;
}

/// "Judgment of July 1, 1999": the date stands with the type of the document.
void take_document_date(const Head& head, Citation& out) {
  if (head.date) return;
  for (const Span part : head.parts) {
    const bool adopted = head.at(part).starts_with("adopted ");  // "WT/DS58/AB/R, adopted 6 November 1998"
    const std::size_t of = head.at(part).find(" of ");
    if (!adopted && (!is_document_type(head.at(part)) || of == std::string_view::npos)) continue;
    const auto date = read_date(head.text(), {static_cast<std::uint32_t>(part.begin + (adopted ? 8 : of + 4)), head.span.end});
    if (date && date->date.year != 0 && date->date.month != 0) out.date = date->date, out.year = date->year;
  }
}

/// "ECHR 2011-IV", "3 March 2011": the Court's own reports, or the day, at the end of a citation in its own style.
void take_application_date(const Head& head, Citation& out) {
  if (head.date) return;
  for (const Span part : head.parts) {
    const bool reports = head.at(part).starts_with("ECHR ") || head.at(part).starts_with("Reports ");
    const Span from{reports ? static_cast<std::uint32_t>(part.begin + head.at(part).find(' ') + 1) : part.begin, part.end};
    const auto date = read_date(head.text(), from);
    if (!date || date->date.year == 0 || (!reports && date->span.end != part.end)) continue;
    out.date = date->date;
    out.year = date->year;
    out.parallel = trim_of(head.text(), part, ".,");
  }
}

/// Name of the case: everything before the type of document, the number or a pincite, "(A v. B)" included.
void take_name(const Head& head, std::uint32_t end, Citation& out) {
  const std::vector<Span> parts = comma_parts(head, trim_of(head.text(), {head.span.begin, end}, ","));
  if (parts.empty()) return;
  std::size_t first = 0;
  if (parts.size() > 1 && is_document_lead(head.at(parts[0]))) {
    if (head.at(parts[0]).starts_with("Press Release")) out.kind = Kind::PressRelease;
    const std::size_t from = head.at(parts[0]).find("from the ");
    if (from != std::string_view::npos) out.authors.push_back({static_cast<std::uint32_t>(parts[0].begin + from + 9), parts[0].end});
    out.names_institution = from != std::string_view::npos;
    first = 1;
  }
  const auto ends_name = [&](Span part) {
    const std::string_view words = head.at(part);
    const auto pin = read_pincite(head.text(), part);
    const bool number = words.starts_with("Communication ") || words.starts_with("Petition ") || (words.starts_with("Case ") && words.size() > 5 && is_digit(static_cast<unsigned char>(words[5]))) || words.starts_with("No.") || words.starts_with("Case No") || words.starts_with("App. No") || words.starts_with("Doc.");
    return is_document_type(words) || number || (pin && pin->locators != kPages);
  };
  std::size_t last = first;
  while (last + 1 < parts.size() && !ends_name(parts[last + 1]) && !(has_versus(head.at(parts[last])) && is_body(head.at(parts[last + 1])))) ++last;
  out.title = {parts[first].begin, parts[last].end};
  if (has_versus(head.at(out.title)))  // "As the Court put it in Fisheries (U.K. v. Nor.)"
    for (const std::string_view lead : {" in ", " of "}) {
      const std::size_t from = head.at(out.title).find(lead);
      const std::string_view front = head.at(out.title).substr(0, std::min(from, head.at(out.title).size()));
      if (from != std::string_view::npos && (front.starts_with("As ") || front.starts_with("In its ")) && front.find('(') == std::string_view::npos) out.title.begin += static_cast<std::uint32_t>(from + lead.size());
    }
  // "Panel Report, *Fenland: Tobacco*, ¶ 7": the italics are the name; those of "*LaGrand Case* (A v. B)" are not all of it.
  if (head.italic_title && head.title.begin > head.span.begin && head.title.end <= end && head.note[head.title.end] == ',') out.title = head.title;
}

/// The first subdivision among the parts, types of document left out.
void take_pincite(const Head& head, Span within, Citation& out) {
  for (const Span part : comma_parts(head, within)) {
    const std::string_view words = head.at(part);
    const auto pin = read_pincite(head.text(), {part.begin, within.end});
    const auto own = read_pincite(head.text(), part);  // of "Mar. 3, 2003, ¶ 12" the year is none
    const bool number = own && own->locators == kPages && !words.starts_with("at ");
    if (!pin || number || pin->span.begin > part.begin + 3 || is_document_type(words) || (pin->locators == kPages && !words.starts_with("at "))) continue;
    set_pincite(out, *pin);
    return;
  }
}

/// "(ser. A)", "(ser. C) No. 12" behind the name of a series; the place behind them.
std::uint32_t behind_series(const Head& head, std::uint32_t at, Citation& out) {
  while (at < head.span.end) {
    at = skip_spaces(head.text(), at, head.span.end);
    if (head.note[at] == '(' && head.note.is_bracket(at)) at = head.note.closing(at) + 1;
    else if (starts_with(head.text(), at, head.span.end, "No. ")) {
      const Span number = word_at(head.text(), at + 4, head.span.end);
      out.symbol = trim_of(head.text(), number, ",");
      at = number.end;
    } else break;
  }
  return at;
}

/// "(ser. A) No. 10": numbers stand for pages, and what follows is a pincite.
bool parenthetical_series(const Head& head, Span mark) {
  const std::uint32_t at = skip_spaces(head.text(), mark.end, head.span.end);
  return (starts_with(head.text(), at, head.span.end, "(ser.") || starts_with(head.text(), at, head.span.end, "(Ser.")) && head.at({at, head.span.end}).find("No. ") != std::string_view::npos;
}

void take_series(const Head& head, Span mark, Citation& out) {
  const std::string_view text = head.text();
  const Span before = trim_of(text, {head.span.begin, mark.begin}, ",");
  const std::size_t blank = head.at(before).rfind(' ');
  const Span word{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  const std::string_view volume = head.at(word);
  const bool parted = volume.size() > 5 && volume[4] == '-' && is_roman(volume.substr(5));                                         // "2003-IV"
  const bool lettered = volume.size() > 2 && volume[volume.size() - 2] == '-' && is_digit(static_cast<unsigned char>(volume[0]));  // "303-C"
  if (lettered) out.volume = word;
  const bool dated = head.at({word.end, mark.begin}).find(',') != std::string_view::npos;  // "Judgment of July 29, 1988, Inter-Am. Ct. H.R. (ser. C) No. 4"
  if ((is_page(volume) && !dated) || parted) out.volume = word;
  if (parted && !head.date)
    if (const auto year = read_date(text, {word.begin, word.begin + 4})) out.date = year->date, out.year = year->year;
  Span rest = trim_of(text, {behind_series(head, mark.end, out), head.span.end}, ",");
  if (rest.empty()) return;
  if (lettered && head.date && head.at(rest).starts_with("at ")) rest = trim(text, {rest.begin + 3, rest.end});
  const Span first = word_at(text, rest.begin, rest.end);
  const std::string_view number = head.at(trim_of(text, first, ","));
  const bool european = number.starts_with("I-") || number.starts_with("II-");  // pages of the E.C.R. since 1990
  const bool range = !european && (number.find('-') != std::string_view::npos || number.find("–") != std::string_view::npos);
  const bool year_again = !out.volume.empty() && number == volume;
  if (european) {
    out.page = trim_of(text, first, ",");
    const Span pins = trim_of(text, {first.end, rest.end}, ",");
    const Span pin = word_at(text, pins.begin, pins.end);
    if (head.at(pin).starts_with("I")) out.pincite = trim_of(text, {pin.begin, pins.end}, ","), out.locators = kPages;
    else if (const auto located = read_pincite(text, pins); located && !pins.empty()) set_pincite(out, *located);
    return;
  }
  if (is_page(number) && !range && !year_again && !parenthetical_series(head, mark)) {  // first page of the report
    take_pages(head, rest, out);
    return;
  }
  const Span pins = year_again ? trim_of(text, {first.end, rest.end}, ",") : rest;
  if (const auto pin = read_pincite(text, pins); pin && !pins.empty()) set_pincite(out, *pin);
}

void take_number(const Head& head, const Mark& mark, Citation& out) {
  const Span words{mark.at, static_cast<std::uint32_t>(mark.at + mark.words.size())};
  const std::vector<Span> parts = comma_parts(head, {words.begin, head.span.end});
  if (parts.empty()) return;
  const bool label = mark.words.ends_with("No.") || mark.words.starts_with("App ") || mark.words.starts_with("no") || mark.words.ends_with("Nos.") || mark.words.ends_with("Doc.") || mark.words.ends_with("Docs.");
  out.symbol = label ? trim(head.text(), {words.end, parts[0].end}) : parts[0];
  if (mark.words.starts_with("WTO Doc") || mark.words == "WT/DS" || mark.words == "ECLI:" || mark.words.starts_with("EU:")) out.container = parts[0];
  take_pincite(head, {parts[0].end, head.span.end}, out);
  if (out.pincite.empty()) take_pincite(head, {out.title.end, words.begin}, out);
}

/// "[1963] E.C.R. 1": the year in brackets is the volume.
void take_bracketed_year(const Head& head, std::uint32_t report, Citation& out) {
  const Span before = trim(head.text(), {head.span.begin, report});
  if (before.size() < 6 || !head.at(before).ends_with(']') || head.note[before.end - 6] != '[') return;
  const auto year = read_date(head.text(), {before.end - 5, before.end - 1});
  if (!year || year->date.year == 0) return;
  out.volume = year->span;
  if (!head.date) out.date = year->date, out.year = year->year;
}

/// "Case C-131/12, Google v. Roe, ECLI:...", "Joined Cases C-1/12 & C-2/12, ...", "Case 6/64, Costa v. E.N.E.L., 1964 E.C.R. 585".
bool parse_european(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2) return false;
  const std::string_view first = head.at(parts[0]);
  const bool cases = first.starts_with("Case ") || first.starts_with("Joined Cases ") || first.starts_with("Cases ") || first.starts_with("Opinion ");
  if (!cases || first.find('/') == std::string_view::npos || first.find("No.") != std::string_view::npos) return false;
  out.kind = Kind::IntlDecision;
  out.symbol = {static_cast<std::uint32_t>(parts[0].begin + first.find(' ') + 1), parts[0].end};
  if (const std::size_t digit = head.at(out.symbol).find("Cases "); digit == 0) out.symbol.begin += 6;
  const auto ends_name = [&](Span part) {
    const std::string_view words = head.at(part);
    return words.starts_with("ECLI") || words.starts_with("EU:") || words.starts_with("¶") || is_digit(static_cast<unsigned char>(words[0])) || words.starts_with("[");
  };
  std::size_t last = ends_name(parts[1]) ? 0 : 1;  // "Opinion 2/13, ECLI:EU:C:2014:2454" has no parties
  while (last + 1 < parts.size() && !ends_name(parts[last + 1])) ++last;
  out.title = {parts[std::min<std::size_t>(last, 1)].begin, parts[last].end};
  if (const std::size_t year = head.at(out.title).rfind(" ["); year != std::string_view::npos && head.at(out.title).find('E', year) != std::string_view::npos) out.title.end = static_cast<std::uint32_t>(out.title.begin + year);  // "Van Quill v. Weir [1963] ECR 1"
  const std::uint32_t report = std::min(find_words(head, {out.title.end, head.span.end}, "E.C.R."), find_words(head, {out.title.end, head.span.end}, "ECR"));
  if (report < head.span.end) {
    out.container = {report, report + (head.note[report + 1] == '.' ? 6U : 3U)};
    take_bracketed_year(head, report, out);
    take_series(head, out.container, out);
  } else {
    for (std::size_t i = last + 1; i < parts.size(); ++i)
      if (head.at(parts[i]).starts_with("ECLI") || head.at(parts[i]).starts_with("EU:")) out.container = parts[i];
  }
  if (out.pincite.empty()) take_pincite(head, {out.title.end, head.span.end}, out);
  return true;
}

/// A name, a number and a pincite, but neither date nor type of document nor page: "Dravić, Case No. IT-97-33-T, ¶ 215".
void mark_short(const Head& head, const Mark& mark, Citation& out) {
  if (out.date.given() || is_document_lead(head.at(head.parts[0]))) return;  // "Appellate Body Report, Norland—Ferries, WT/DS123/AB/R, ¶ 112"
  if (head.date || !out.page.empty() || out.pincite.empty() || head.has_url) return;
  const std::vector<Span> parts = comma_parts(head, {out.title.end, head.span.end});
  const bool numbered = !mark.series && mark.words.find("Case No.") != std::string_view::npos && !has_versus(head.at(out.title));  // "LG&E, ICSID Case No. ARB/02/1, Decision on Liability, ¶ 245"
  if (!numbered && std::any_of(parts.begin(), parts.end(), [&](Span p) { return is_document_type(head.at(p)); })) return;
  if (head.at(out.title).ends_with(')') || ((mark.words.starts_with("App") || mark.words.starts_with("no")) && has_versus(head.at(out.title)))) return;
  out.form = Form::Short;
  out.name = out.title;
  out.title = {};
}

bool is_european_number(std::string_view part) {
  for (const std::string_view lead : {"Case C-", "Case T-", "Case F-", "Joined Cases C-", "Joined Cases T-"})
    if (part.starts_with(lead) && part.find('/') != std::string_view::npos) return true;
  return false;
}

/// "Slovak Republic v. Achmea BV, Case C-284/16, ECLI:EU:C:2018:158, ¶ 56", and its short form "Achmea, Case C-284/16, ¶ 60".
bool parse_named_european(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2 || !is_european_number(head.at(parts[1])) || !is_upper(decode_utf8(head.text(), parts[0].begin).value)) return false;
  out.kind = Kind::IntlDecision;
  out.symbol = {static_cast<std::uint32_t>(parts[1].begin + head.at(parts[1]).find(' ') + 1), parts[1].end};
  if (head.at(out.symbol).starts_with("Cases ")) out.symbol.begin += 6;
  for (const Span part : parts)
    if (head.at(part).starts_with("ECLI") || head.at(part).starts_with("EU:")) out.container = part;
  take_pincite(head, {parts[1].end, head.span.end}, out);
  const bool short_form = !head.date && !has_versus(head.at(parts[0])) && !out.pincite.empty() && out.container.empty();
  if (short_form) out.form = Form::Short;
  (short_form ? out.name : out.title) = parts[0];
  return true;
}

/// "Application of the Convention (S. Afr. v. Isr.), Order, ¶ 54 (Jan. 26, 2024)": known by parties and type, in no report yet.
bool parse_titled(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2 || !head.date || head.date->date.month == 0) return false;
  const auto type = std::find_if(parts.begin() + 1, parts.end(), [&](Span part) { return is_document_type(head.at(part)); });
  if (type == parts.end()) return false;
  std::size_t last = static_cast<std::size_t>(type - parts.begin()) - 1;
  if (last > 0 && head.at(parts[last]).starts_with("Case No. ")) {
    out.symbol = {parts[last].begin + 9, parts[last].end};
    --last;
  }
  const Span name{parts[0].begin, parts[last].end};
  const std::size_t open = head.at(name).rfind('(');
  const bool parties = head.at(name).ends_with(')') && open != std::string_view::npos && has_versus(head.at(name).substr(open));
  const bool court = head.at(*type) == "Advisory Opinion" && head.at(name).starts_with("Legal ");  // consequences, questions
  if (!parties && !court) return false;
  out.kind = Kind::IntlDecision;
  out.title = name;
  take_pincite(head, {type->begin, head.span.end}, out);
  if (out.pincite.empty() && type + 1 != parts.end()) take_pincite(head, {(type + 1)->begin, head.span.end}, out);
  if (const std::uint32_t sign = find_words(head, head.span, "¶"); out.pincite.empty() && sign < head.span.end)
    if (const auto pin = read_pincite(head.text(), {sign, head.span.end})) set_pincite(out, *pin);
  return true;
}

/// "Inter-Am. Comm’n H.R., Report No. 12/03, Case 12.345, Fenwick (Norl.), Mar. 3, 2003, ¶ 12": the commission, its report, the case.
bool parse_commission_report(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 3 || !starts_with_any(head.at(parts[0]), {"Inter-Am. Comm", "IACHR"}) || !head.at(parts[1]).starts_with("Report No. ")) return false;
  out.kind = Kind::IntlDecision;
  out.container = parts[0];
  out.symbol = {parts[1].begin + 11, parts[1].end};
  std::size_t name = 2;
  while (name < parts.size() && starts_with_any(head.at(parts[name]), {"Case ", "Petition "})) ++name;
  if (name == parts.size() || !is_upper(decode_utf8(head.text(), parts[name].begin).value) || read_date(head.text(), parts[name])) return false;
  out.title = parts[name];
  for (std::size_t i = name + 1; i < parts.size() && !head.date && !out.date.given(); ++i)
    if (const auto date = read_date(head.text(), {parts[i].begin, head.span.end}); date && date->date.year != 0) out.date = date->date, out.year = date->year;
  take_pincite(head, {out.title.end, head.span.end}, out);
  return out.date.given() || head.date;
}

/// "what the I.C.J. said": a word of prose right before the court's name.
bool is_spoken_of(const Head& head, const Mark& mark) {
  const std::string_view lead = trim(head.at({head.span.begin, mark.at}));
  const std::size_t blank = lead.rfind(' ');
  const std::string_view word = lead.substr(blank == std::string_view::npos ? 0 : blank + 1);
  return mark.series && is_one_of(word, {"the", "The", "an", "a", "of", "in", "by", "before", "that", "and"});
}

bool parse(const Head& head, Citation& out) {
  if (parse_commission_report(head, out)) return true;
  out = {};
  if (parse_european(head, out) || parse_named_european(head, out)) return true;
  const auto mark = find_mark(head);
  if (!mark || mark->at == head.span.begin) return parse_titled(head, out);
  if (is_spoken_of(head, *mark)) return false;
  const bool authored = head.italic_title && !head.authors.empty() && may_be_names(head.text(), head.authors) && !has_versus(head.at(head.authors)) && !is_document_lead(head.at(head.authors));
  if (authored && head.title.end > mark->at) return false;
  out.kind = mark->words == "I.C.J. Pleadings" ? Kind::Other : Kind::IntlDecision;  // what the parties filed is no decision
  std::uint32_t before = mark->at;
  const Span lead = trim(head.text(), {head.span.begin, before});
  if (const std::size_t blank = head.at(lead).rfind(' '); mark->series && blank != std::string_view::npos) {
    const Span volume{static_cast<std::uint32_t>(lead.begin + blank + 1), lead.end};
    if (is_digit(static_cast<unsigned char>(head.note[volume.begin])) && head.note[volume.end - 1] != ',') before = volume.begin;
  }
  take_name(head, before, out);
  if (mark->series) {
    out.container = {mark->at, static_cast<std::uint32_t>(mark->at + mark->words.size())};
    take_series(head, out.container, out);
    if (out.pincite.empty() && out.page.empty()) take_pincite(head, {out.container.end, head.span.end}, out);
    static constexpr Needle kLabels[] = {"App. Nos. ", "App. No. "};
    for (const Needle& label : kLabels)  // "App. Nos. 12345/03 & 12346/03, Eur. Ct. H.R., ¶ 44"
      if (const std::uint32_t at = out.symbol.empty() ? find_words(head, {head.span.begin, mark->at}, label) : mark->at; at < mark->at)
        out.symbol = trim_of(head.text(), {static_cast<std::uint32_t>(at + label.size()), at + static_cast<std::uint32_t>(std::min<std::size_t>(head.at({at, mark->at}).find(','), mark->at - at))}, ",");
  } else {
    take_number(head, *mark, out);
  }
  if (out.title.empty()) return false;
  take_document_date(head, out);
  if (mark->words.starts_with("no") || mark->words.starts_with("App")) take_application_date(head, out);
  if (const std::uint32_t sign = find_words(head, head.span, "¶"); out.pincite.empty() && sign < head.span.end)
    if (const auto pin = read_pincite(head.text(), {sign, head.span.end})) set_pincite(out, *pin);
  mark_short(head, *mark, out);
  return true;
}

}  // namespace

extern const KindParser kKindParser_intl_decision;
const KindParser kKindParser_intl_decision{"intl-decision", 26, parse, true};

}  // namespace subcite
