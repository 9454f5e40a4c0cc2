// Cases of national courts (Bluebook R. 10, R. 21.5): a name, the places where it is found, and the
// parenthesis with court and year. A name that is no whole one makes it a short form.
#include <algorithm>
#include <array>
#include <utility>

#include "base/text.h"
#include "base/utf8.h"
#include "cite/case_name.h"
#include "cite/case_place.h"
#include "cite/kind.h"
#include "cite/periodical.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite {
namespace {

using namespace cite;

/// Court from the parenthesis: the words before its date.
void take_court(const Head& head, Citation& out) {
  if (head.paren.empty() || !head.date) return;
  Span court = trim_of(head.text(), {head.paren.begin, head.date->span.begin}, ",");
  for (const std::string_view word : {"filed", "decided", "argued", "docketed"})
    if (head.at(court).ends_with(word)) court = trim_of(head.text(), {court.begin, static_cast<std::uint32_t>(court.end - word.size())}, ",");
  if (!court.empty() && !head.at(court).starts_with("No. ")) out.court = court;
}

void take_place(const CasePlace& place, Citation& out) {
  out.volume = place.volume;
  out.container = place.container;
  out.page = place.page;
  out.symbol = place.docket;
  out.pincite = place.pincite;
  out.locators = place.locators;
  out.parallel = place.parallel;
  out.year = place.year;
  out.date = place.date;
  out.court = place.court_printed;
}

/// "*Fell*, 2019 WL 1234567, at *5", "Fell, 2014 UT 12, ¶ 9": part of a name, no court and no date of its own.
bool is_short(const Head& head, const CasePlace& place, Span name) {
  const std::string_view words = head.at(name);
  const bool slip_only = place.slip && place.container.empty() && place.docket.empty();                 // "In re LeaseTune, slip op. at 6"
  const bool bare_docket = !place.docket.empty() && place.container.empty() && !place.pincite.empty();  // "In re Weirs, No. 14-CV-3, at 8": a full citation has court and day
  if (name.empty() || head.date || (!slip_only && (has_versus(words) || (opens_case_name(words) && !bare_docket))) || words.find(" ex rel. ") != std::string_view::npos) return false;
  const bool told = place.numbered || (place.slip && place.container.empty());
  const bool by_docket = !place.docket.empty() && place.container.empty();  // "Lower Fishers, No. 014/2015, ¶ 204", "Weirs, No. 14-55, slip op. at 10"
  return (told && !place.pincite.empty() && place.docket.empty()) || (by_docket && !place.pincite.empty()) || place.short_form;
}

/// A name may be short only where it stands alone: a few capitalised words.
Span short_name(const Head& head, Span before) {
  const Span words = trim_of(head.text(), before, ",");
  const Span name = without_lead(head, name_before(head.note, words.begin, words.end));
  return name.empty() || std::count(head.at(name).begin(), head.at(name).end(), ' ') > 6 ? Span{} : name;
}

/// "Ansell Gen. Hosp., 372 N.L.R.B. 12 (2022)": agencies and arbitrators name one party.
Span party_alone(const Head& head, const CasePlace& place, Span before) {
  const std::vector<Span> parts = comma_parts(head, trim_of(head.text(), before, ","));
  const bool paged = !place.volume.empty() && !place.page.empty() && is_reporter_alone(head.at(place.container));
  const bool one = parts.size() == 1 && head.date && paged;
  const bool name = one && may_be_names(head.text(), parts[0]) && std::count(head.at(parts[0]).begin(), head.at(parts[0]).end(), ' ') < 8;
  return name ? parts[0] : Span{};
}

/// "20 Op. O.L.C. 124", "41 Op. Att’y Gen. 57": law officers of the government give opinions, which bear titles as articles do.
bool is_of_opinions(std::string_view container) { return starts_with_any(container, {"Op. ", "Ops. ", "Supp. Op. "}); }

/// The title of such an opinion: all that stands before its place, where no sentence leads in.
Span opinion_title(const Head& head, Span before) {
  Span title = trim_of(head.text(), before, ",");
  if (const std::size_t quoted = head.at(title).rfind(",” "); quoted != std::string_view::npos) title.begin += static_cast<std::uint32_t>(quoted + 5);  // "a power to “use troops,” Use of Troops"
  if (title.empty() || !is_upper(decode_utf8(head.text(), title.begin).value)) return {};
  for (std::uint32_t at = title.begin; at < title.end;) {
    const Span word = word_at(head.text(), at, title.end);
    if (word.empty()) break;
    if (is_prose_word(head.at(trim_of(head.text(), word, ",")))) return {};
    at = skip_spaces(head.text(), word.end, title.end);
  }
  return title;
}

/// "In re Quill, Memorandum Opinion and Order": what the agency calls its decision is no part of the name.
Span without_document(const Head& head, Span name) {
  static constexpr std::array<std::string_view, 16> kDocuments{"Memorandum Opinion and Order", "Memorandum Opinion & Order", "Report and Order", "Report & Order", "Declaratory Ruling", "Declaratory Order", "Order on Reconsideration", "Decision and Order", "Decision & Order", "Opinion and Order", "Notice of Proposed Rulemaking", "Order on Remand", "Order on Rehearing", "Notice of Inquiry", "First Report and Order", "Second Report and Order"};
  const std::vector<Span> parts = comma_parts(head, name);
  for (std::size_t i = 1; i < parts.size(); ++i)
    if (std::find(kDocuments.begin(), kDocuments.end(), head.at(parts[i])) != kDocuments.end()) return {name.begin, parts[i - 1].end};
  return name;
}

bool parse_place(const Head& head, Citation& out) {
  const auto place = find_case_place(head.note, head.span, head.base);
  if (!place || (place->docket.empty() && place->container.empty() && !place->slip)) return false;
  const Span before{head.span.begin, place->whole.begin};
  const bool vessel = head.at(trim(head.text(), before)).starts_with("The ");  // "The Brig *Halcyon*"
  const bool authored = head.italic_title && head.title.end <= before.end && !head.authors.empty() && may_be_names(head.text(), head.authors);
  if (authored && !has_versus(head.at(before)) && !vessel) return false;
  Span name = find_case_name(head, before);
  if (name.empty() && place->bracketed) name = short_name(head, before);  // "Anonymous (1701) 88 Eng. Rep. 1512"
  const bool alone = !name.empty() && place->bracketed && !has_versus(head.at(name)) && !opens_case_name(head.at(name)) && !place->pincite.empty() && head.at(place->container) != "Eng. Rep.";
  if (name.empty()) {
    const Span partial = short_name(head, before);
    if (is_short(head, *place, partial)) name = partial;
  }
  const bool opinion = is_of_opinions(head.at(place->container));
  if (opinion) name = opinion_title(head, before);
  if (name.empty()) name = party_alone(head, *place, before);
  // The name may stand in the sentence before.
  const bool alone_here = place->whole.end >= trim_of(head.text(), head.span, ".,").end;  // "309 U.S. 323." and nothing else
  if (name.empty() && place->short_form) name = short_name(head, before);
  const bool bare = trim_of(head.text(), before, ",").empty() && !place->container.empty() && (head.date || place->numbered || alone_here);
  if (name.empty() && !bare) return false;
  const bool english = place->bracketed && head.at(place->container) == "Eng. Rep.";  // "New Marshal (1768) 98 Eng. Rep. 138, 138"
  const bool cut = !name.empty() && !english && is_short(head, *place, name);
  if (!cut && place->container.empty() && !has_versus(head.at(name)) && !opens_case_name(head.at(name))) return false;
  if (place->container.empty() && !head.date && place->pincite.empty()) return false;
  take_place(*place, out);
  out.kind = place->international || head.at(out.container) == "I.L.M." ? Kind::IntlDecision : Kind::Case;
  if (opinion) out.kind = Kind::Other;
  out.title = without_document(head, name);
  take_court(head, out);
  if (alone || cut) {
    out.form = Form::Short;
    out.name = name;
    out.title = {};
  }
  return true;
}

/// "Fell v. Reed, 301 F.3d (9th Cir. 2002)", "Fell, 301 F.3d.": volume and reporter behind the name, the page left out.
bool parse_pageless(const Head& head, Citation& out) {
  if (head.parts.size() < 2) return false;
  const Span place = head.parts.back();
  const Span volume = word_at(head.text(), place.begin, place.end);
  const Entry reporter = reporter_entry(head.text(), skip_spaces(head.text(), volume.end, place.end), place.end);
  if (!to_number(head.at(volume)) || reporter.row == nullptr || reporter.end != place.end) return false;
  const Span before{head.span.begin, place.begin};
  const Span name = trim_of(head.text(), head.date ? find_case_name(head, before) : short_name(head, before), ",");
  if (name.empty() || name.end != head.parts[head.parts.size() - 2].end) return false;
  out.kind = reporter.row->c == "intl" || reporter.row->c == "eu" ? Kind::IntlDecision : Kind::Case;
  out.volume = volume;
  out.container = {skip_spaces(head.text(), volume.end, place.end), place.end};
  if (head.at(out.container).ends_with('.') && !reporter.row->a.ends_with('.')) --out.container.end;  // "F.3d." at the end of a sentence
  take_court(head, out);
  if (head.date) {
    out.title = name;
  } else {
    out.form = Form::Short;
    out.name = name;
  }
  return true;
}

/// "Fenwick v. Marsh (Weir Interm. People’s Ct. Mar. 3, 2012)": the parties and the court, wherever it is printed.
bool parse_unreported(const Head& head, Citation& out) {
  if (!head.date || head.parts.size() != 1 || !has_versus(head.at(head.span))) return false;
  take_court(head, out);
  const std::string_view court = head.at(out.court);
  const std::string key = facts::printed_key(court);
  if (court.empty() || (facts::courts().find(key) == nullptr && court.find("Ct.") == std::string_view::npos && court.find("Cir.") == std::string_view::npos)) return false;
  out.title = find_case_name(head, head.span);
  out.kind = Kind::Case;
  return out.title == head.span;
}

/// "12 Zed. 33", "123 F.5th 44": a volume, one to four words of an abbreviation, a page; into the citation's fields.
bool take_report(const Head& head, Span part, Citation& out) {
  const Span volume = word_at(head.text(), part.begin, part.end);
  std::uint32_t last = part.end;
  while (last > part.begin && head.text()[last - 1] != ' ') --last;
  if (!is_page(head.at(volume)) || last <= volume.end + 1 || !is_page(head.at({last, part.end}))) return false;
  const Span report = trim(head.text(), {volume.end, last});
  const std::string_view words = head.at(report);
  if (words.empty() || std::count(words.begin(), words.end(), ' ') > 3 || words.find('.') == std::string_view::npos || !is_upper(decode_utf8(words, 0).value)) return false;
  out.volume = volume;
  out.container = report;
  out.page = {last, part.end};
  return true;
}

/// "Roe v. Poe, 12 Zed. 33, 36 (S.D.N.Y. 1990)": a report that no table has, behind the name of a case and before an American court.
bool parse_unknown_report(const Head& head, Citation& given) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 2 || !head.date) return false;
  Citation out;
  std::size_t at = parts.size() - 1;
  if (!take_report(head, parts[at], out) && (at < 2 || !take_report(head, parts[--at], out))) return false;
  const Span name = find_case_name(head, {head.span.begin, parts[at - 1].end});
  take_court(head, out);
  const std::string key = facts::printed_key(head.at(out.court));
  const facts::Row* court = out.court.empty() ? nullptr : facts::courts().find(key);
  if (name.empty() || court == nullptr || !court->b.starts_with("us") || journal_entry(head.text(), out.container.begin, out.page.begin).row != nullptr) return false;
  if (at + 1 < parts.size()) {
    const auto pin = read_pincite(head.text(), parts[at + 1]);
    if (!pin || pin->span != parts[at + 1]) return false;
    out.pincite = pin->span;
    out.locators = pin->locators;
  }
  out.kind = Kind::Case;
  out.title = name;
  given = std::move(out);
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (head.at(head.span).starts_with("Press Release")) return false;
  if (parse_unreported(head, out)) return true;
  out = {};
  if (parse_place(head, out)) return true;
  out = {};
  if (parse_pageless(head, out)) return true;
  out = {};
  return parse_unknown_report(head, out);
}

}  // namespace

extern const KindParser kKindParser_case;
const KindParser kKindParser_case{"case", 50, parse};

}  // namespace subcite
