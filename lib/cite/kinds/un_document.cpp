// Documents of the United Nations (Bluebook R. 21.7): resolutions and decisions by organ and number,
// documents by their symbol. Press releases of the U.N. carry symbols of their own (SC/15171).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cite/case_name.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<Needle, 16> kResolutions{"Econ. & Soc. Council Res.", "U.N. Econ. & Soc. Council Res.", "G.A. Res.", "S.C. Res.", "E.S.C. Res.", "H.R.C. Res.", "UNGA Res.", "UNSC Res.", "Human Rights Council Res.", "Hum. Rts. Council Res.", "G.A. Dec.", "H.R.C. Dec.", "S.C. Pres.", "ECOSOC Res.", "C.H.R. Res.", "Comm’n on Hum. Rts. Res."};
/// What manuscripts write for G.A. Res. and S.C. Res.; words of prose too, so they count at the head of a part alone.
constexpr std::array<Needle, 31> kOtherResolutions{"UNGA Res", "UNSC Res", "GA Res", "SC Res", "G.A. Res", "S.C. Res", "U.N.G.A. Resolution", "U.N.S.C. Resolution", "United Nations General Assembly Resolution", "United Nations Security Council Resolution", "GA Res.", "SC Res.", "GA Resolution", "SC Resolution", "G.A. Resolution", "S.C. Resolution", "UNGA Resolution", "UNSC Resolution", "U.N.G.A. Res.", "U.N.S.C. Res.", "UNSCR", "General Assembly Res.", "General Assembly Resolution", "Security Council Res.", "Security Council Resolution", "U.N. General Assembly Resolution", "UN General Assembly Resolution", "U.N. Security Council Resolution", "UN Security Council Resolution", "U.N. G.A. Res.", "U.N. S.C. Res."};
constexpr std::array<Needle, 9> kSymbols{"U.N. Doc.", "UN Doc.", "U.N. Press Release", "U.N. Docs.", "U.N. DOC.", "U.N. Sales No.", "UN Doc", "League of Nations Doc.", "CIREFCA"};

template <std::size_t N>
Span find_any(const Head& head, const std::array<Needle, N>& words) {
  Span best{head.span.end, head.span.end};
  for (const Needle& word : words) {
    if (!head.pairs.may_have(word)) continue;
    const std::uint32_t at = find_words(head, head.span, word);
    if (at < best.begin || (at == best.begin && at < head.span.end && word.size() > best.size())) best = {at, static_cast<std::uint32_t>(at + word.size())};
  }
  return best;
}

/// "CCPR/C/GC/36" with nothing before it that says whose document it is: as a part of its own, and no parties are named.
Span bare_symbol(const Head& head) {
  constexpr std::size_t kMostParts = 12;
  if (!head.pairs.may_have("/C") && !head.pairs.may_have("S/") && !head.pairs.may_have("/H") && !head.pairs.may_have("/G")) return {head.span.end, head.span.end};
  if (has_versus(head.at(head.span))) return {head.span.end, head.span.end};
  for (std::size_t i = 0; i < head.parts.size() && i < kMostParts; ++i)
    if (const Span part = head.parts[i]; starts_with_any(head.at(part), {"CCPR/C/", "CEDAW/C/", "CAT/C/", "CAT/OP/", "CRC/C/", "CERD/C/", "CMW/C/", "CRPD/C/", "CED/C/", "E/C.12/", "E/CN.4/", "E/CN.9/", "A/HRC/", "A/CN.4/", "A/CN.9/", "A/RES/", "S/RES/", "S/PRST/", "HRI/GEN/"})) return {part.begin, part.begin};
  return {head.span.end, head.span.end};
}

Span find_resolution(const Head& head) {
  const Span usual = find_any(head, kResolutions);
  if (!usual.empty() && usual.begin == head.span.begin) return usual;
  const Span other = find_any(head, kOtherResolutions);
  const bool leads = other.begin == head.span.begin || (other.begin >= head.span.begin + 2 && head.at({other.begin - 2, other.begin}) == ", ");
  const bool numbered = !other.empty() && is_digit_at(head.text(), skip_spaces(head.text(), other.end, head.span.end));
  const bool titled = head.italic_title && other.begin < head.title.end && other.end > head.title.begin;
  const bool cited = !head.paren.empty() || !find_any(head, kSymbols).empty();
  return leads && numbered && cited && !titled && other.begin < usual.begin ? other : usual;
}

/// The number behind "Res.": up to the next comma, "(XVII)" included.
Span number_after(const Head& head, std::uint32_t at, std::uint32_t end) {
  at = skip_spaces(head.text(), at, end);
  std::uint32_t stop = at;
  while (stop < end && head.note[stop] != ',') ++stop;
  for (const std::string_view mark : {" ¶", " at ", " §", " art. "}) {  // no comma before the pincite
    const std::size_t found = head.at({at, stop}).find(mark);
    if (found != std::string_view::npos) stop = static_cast<std::uint32_t>(at + found);
  }
  const Span number = trim(head.text(), {at, stop});
  return head.at(number).ends_with(").") ? Span{number.begin, number.end - 1} : number;
}

bool is_press_symbol(std::string_view symbol) {
  const std::size_t slash = symbol.rfind('/');
  if (slash == std::string_view::npos || !to_number(symbol.substr(slash + 1))) return false;
  const std::string_view organ = symbol.substr(0, slash);
  return organ == "SC" || organ == "GA" || organ == "SG/SM" || organ == "ECOSOC" || organ == "HR";
}

void take_pin(const Head& head, std::uint32_t from, Citation& out) {
  const Span rest = trim_of(head.text(), {from, head.span.end}, ",");
  if (rest.empty() || !out.pincite.empty()) return;
  if (const auto pin = read_pincite(head.text(), rest)) set_pincite(out, *pin);
}

/// Parts that say where in the document: "¶ 12", "at xv", "annex". The title ends before them.
bool is_pinpoint(const Head& head, Span part, std::uint32_t end, Citation& out) {
  if (part.begin < out.pincite.end && part.end <= out.pincite.end && part.begin >= out.pincite.begin) return true;  // "¶¶ 12, 15"
  const auto pin = read_pincite(head.text(), {part.begin, end});
  if (!pin || (pin->locators == kPages && !head.at(part).starts_with("at "))) return false;
  if (out.pincite.empty()) set_pincite(out, *pin);
  return true;
}

/// "U.N. GAOR, 6th Comm., 3d Sess., 12th mtg. at 3": official records have neither author nor title.
bool is_official_record(std::string_view words) {
  for (const std::string_view record : {"GAOR", "SCOR", "ESCOR", "TCOR", "TDBOR"})
    if (words.starts_with(std::string("U.N. ") + std::string(record)) || words.starts_with(std::string("UN ") + std::string(record)) || words.starts_with(record)) return true;
  return false;
}

void take_record(const Head& head, Span before, Citation& out) {
  const std::size_t at = head.at(before).find(" at ");
  if (at == std::string_view::npos) return;
  if (const auto pin = read_pincite(head.text(), {static_cast<std::uint32_t>(before.begin + at + 1), before.end})) set_pincite(out, *pin);
}

/// The names of bodies may have commas: "Comm. on Econ., Soc. & Cultural Rts.", "Special Rapporteur on a Safe, Clean ...".
std::size_t author_parts(const Head& head, const std::vector<Span>& parts) {
  const std::string_view first = head.at(parts[0]);
  if (first.starts_with("Special Rapporteur") || first.starts_with("Independent Expert")) {
    std::size_t names = 1;
    while (names + 1 < parts.size() && (head.at(parts[names]).find(' ') == std::string_view::npos || head.at(parts[names + 1]).starts_with("and ") || head.at(parts[names]).starts_with("and ") || head.at(parts[names]).find(" and ") != std::string_view::npos)) ++names;
    return std::min(names, parts.size() - 1);
  }
  const std::string_view second = head.at(parts[1]);
  const bool goes_on = parts.size() > 2 && first.ends_with('.') && second.find(" & ") != std::string_view::npos && second.find(':') == std::string_view::npos && std::count(second.begin(), second.end(), ' ') <= 4;
  return goes_on ? 2 : 1;
}

/// "Ximena Roe (Special Rapporteur on the Human Right to Water)": the office is no part of the name.
void strip_role(const Head& head, Citation& out) {
  if (out.authors.empty()) return;
  Span& name = out.authors[0];
  for (const std::string_view mark : {" (Special Rapporteur", " (Independent Expert", " [", " (Chair"})
    if (const std::size_t role = head.at(name).find(mark); role != std::string_view::npos) name.end = static_cast<std::uint32_t>(name.begin + role);
}

/// "Draft Articles on Tides, [2001] 2 Y.B. Int’l L. Comm’n 31, U.N. Doc. ...": the yearbook that prints it, by its year.
Span without_yearbook(const Head& head, Span before, Citation& out) {
  const std::size_t open = head.at(before).rfind(" [");
  if (open == std::string_view::npos || head.at(before).find("Y.B.", open) == std::string_view::npos) return before;
  const auto begin = static_cast<std::uint32_t>(before.begin + open + 2);
  const auto year = read_date(head.text(), {begin, std::min(begin + 4, before.end)});
  if (!year || year->date.year == 0 || head.note[begin + 4] != ']') return before;
  out.date = year->date;
  out.year = year->span;
  return {before.begin, static_cast<std::uint32_t>(before.begin + open)};
}

/// "Guiding Principles, art. 11, Hum. Rts. Council": behind an article only the body that the document is of.
bool stand_bodies(const Head& head, const std::vector<Span>& parts, std::size_t from, const Pincite& pin) {
  if (pin.locators == kPages || pin.span.end != parts[from].end) return false;
  return std::all_of(parts.begin() + static_cast<long>(from) + 1, parts.end(), [&](Span part) { return is_institution(head.at(part)) && head.at(part).find('.') != std::string_view::npos; });
}

void take_title(const Head& head, Span before, Citation& out) {
  before = trim_of(head.text(), without_yearbook(head, trim_of(head.text(), before, ","), out), ",");
  if (before.empty()) return;
  if (is_official_record(head.at(before))) return take_record(head, before, out);
  if (head.italic_title && head.title.begin >= before.begin && head.title.end <= before.end) {
    const std::string_view printed = head.at(head.authors);
    const bool office = printed.find("Rapporteur") != std::string_view::npos || printed.find("Independent Expert") != std::string_view::npos;
    if (office) out.authors = {head.authors};
    else take_authors(head, head.authors, out);
    strip_role(head, out);
    out.title = head.title;
    for (const Span part : comma_parts(head, {head.title.end, before.end})) is_pinpoint(head, part, before.end, out);
    return;
  }
  std::vector<Span> parts = comma_parts(head, before);
  for (std::size_t i = 1; i < parts.size(); ++i) {  // "¶¶ 26, 62–63" ends the title
    const auto pin = is_span_of_years(head.at(parts[i])) ? std::nullopt : read_pincite(head.text(), {parts[i].begin, before.end});
    if (!pin || (pin->locators == kPages && !head.at(parts[i]).starts_with("at ")) || (!trim_of(head.text(), {pin->span.end, before.end}, ",").empty() && !stand_bodies(head, parts, i, *pin))) continue;
    if (out.pincite.empty()) set_pincite(out, *pin);
    parts.resize(i);
    break;
  }
  while (!parts.empty() && is_pinpoint(head, parts.front(), before.end, out)) parts.erase(parts.begin());
  if (parts.empty()) return;
  const bool press = head.at(parts[0]) == "Press Release" && parts.size() > 2;
  if (press) parts.erase(parts.begin());
  const std::string_view lead = head.at(parts[0]);
  const bool office = lead.find("Rapporteur") != std::string_view::npos || lead.find("Independent Expert") != std::string_view::npos;
  const bool list = parts.size() > 2 && parts.back().begin > parts[0].begin && head.at(parts.back()).starts_with("and ") && lead.find(' ') == std::string_view::npos && !out.symbol.empty();  // "G.A. Res. 12/3, Tides, Weirs, and the Harbor"
  const bool author = parts.size() > 1 && !list && (office || may_be_names(head.text(), parts[0])) && !head.at(parts[0]).starts_with("Rep. of ") && !head.at(parts[0]).starts_with("Draft ");
  const std::size_t names = author ? author_parts(head, parts) : 0;
  if (author && names == 1 && !is_institution(head.at(parts[0]))) take_authors(head, parts[0], out);
  else if (author) out.authors = {{parts[0].begin, parts[names - 1].end}};
  if (author) strip_role(head, out);
  out.title = {parts[names].begin, parts.back().end};
}

/// "Kyoto Protocol, Dec. 11, 1997, U.N. Doc. FCCC/CP/1997/7/Add.1, 37 I.L.M. 22": a treaty with its day before the document that prints
/// it, and a series of treaties behind.
bool prints_treaty(const Head& head) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 4 || !contains_any(head.at(parts[0]), {"Protocol", "Convention", "Covenant", "Treaty", "Agreement"})) return false;
  const auto day = read_date(head.text(), {parts[1].begin, parts[2].end});
  return day && day->date.day != 0 && day->span.begin == parts[1].begin && begins_treaty_series(head.text(), parts.back().begin, parts.back().end);
}

bool parse(const Head& head, Citation& out) {
  if (prints_treaty(head)) return false;
  const Span resolution = find_resolution(head);
  const Span label = find_any(head, kSymbols);
  const Span symbol = label.empty() && resolution.empty() ? bare_symbol(head) : label;
  const bool unlabelled = symbol.empty() && symbol.begin < head.span.end;
  if (resolution.empty() && symbol.empty() && !unlabelled) return false;
  out.kind = Kind::UnDocument;
  out.names_institution = true;
  take_title(head, {head.span.begin, std::min(resolution.begin, symbol.begin)}, out);
  if (!resolution.empty()) {
    const Span number = number_after(head, resolution.end, head.span.end);
    out.container = {resolution.begin, number.end};
    out.symbol = out.container;
    if (out.title.empty()) take_title(head, {number.end, symbol.empty() ? head.span.end : symbol.begin}, out);
    take_pin(head, number.end, out);
  }
  if (symbol.empty() && !unlabelled) return true;
  const bool bare = head.at(symbol) == "CIREFCA";
  const Span number = bare ? symbol : number_after(head, symbol.end, head.span.end);
  if (resolution.empty()) out.container = bare ? symbol : Span{symbol.begin, number.end};
  out.symbol = number;
  if (is_press_symbol(head.at(number))) out.kind = Kind::PressRelease;
  take_pin(head, number.end, out);
  return true;
}

}  // namespace

extern const KindParser kKindParser_un_document;
const KindParser kKindParser_un_document{"un-document", 10, parse, true};

}  // namespace subcite
