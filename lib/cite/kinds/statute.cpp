// Statutes, session laws, codes and rules of procedure (Bluebook R. 12): title number, code, section.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/case_name.h"
#include "cite/case_place.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

constexpr WordList kActWords(std::array<std::string_view, 14>{"act", "acts", "law", "laws", "code", "statute", "amendment", "amendments", "bill", "rule", "rules", "standards", "ordinance", "regulation"});

/// The name of an act before the code: "Lanham Act § 43(a), 15 U.S.C. § 1125(a)".
void take_act(const Head& head, std::uint32_t end, Citation& out) {
  const Span before = trim_of(head.text(), {head.span.begin, end}, ",");
  if (before.empty()) return;
  const std::vector<Span> parts = comma_parts(head, before);
  Span name = parts.back();
  const bool dated = std::any_of(parts.begin() + 1, parts.end(), [&](Span p) { return is_digit(static_cast<unsigned char>(head.at(p)[0])) || read_pincite(head.text(), p).has_value(); });
  if (parts.size() > 1 && (dated || head.at(name).find(" Release No. ") != std::string_view::npos || !may_be_names(head.text(), name))) name = before;
  // "Response, Compensation, and Liability Act", "Authorization Act, Fiscal Year 2003": the name has commas of its own.
  for (std::size_t k = parts.size() - 1; k > 0 && name.begin == parts[k].begin && (k + 1 < parts.size() || head.at(name).starts_with("and ") || head.at(name).starts_with("& ") || head.at(name).starts_with("Fiscal Year ")) && may_be_names(head.text(), parts[k - 1]) && (head.at(parts[k - 1]).find(" Act") == std::string_view::npos || head.at(name).starts_with("Fiscal Year ")) && !has_versus(head.at(parts[k - 1])); --k) name.begin = parts[k - 1].begin;
  const std::uint32_t section = std::min({find_words(head, name, "§"), find_words(head, name, ", ch. "), find_words(head, name, ", c. "), find_words(head, name, ", art. "), find_words(head, name, ", sec. ")});
  out.title = trim_of(head.text(), {name.begin, section}, ",");
  const std::vector<Span> titles = comma_parts(head, out.title);
  for (std::size_t i = 1; i < titles.size(); ++i)  // "..., Exchange Act Release No. 49,424"
    if (head.at(titles[i]).find(" No. ") != std::string_view::npos) out.title.end = titles[i - 1].end;
  if (head.at(out.title).starts_with("in ")) out.title.begin += 3;
  const std::size_t initials = head.at(out.title).rfind(" (");  // "Clean Water Act (CWA)"
  if (initials != std::string_view::npos && head.at(out.title).ends_with(')') && (in_capitals(head.at(out.title).substr(initials)) || ends_with_any(head.at(out.title), {" Act)", "”)", "\")"}))) out.title.end = static_cast<std::uint32_t>(out.title.begin + initials);
}

/// "Owners pay, 46 U.S.C. § 30511": words that end small and name no act are the sentence's.
void drop_clause(const Head& head, Citation& out) {
  const std::string_view title = head.at(out.title);
  const std::string_view last = title.substr(title.rfind(' ') == std::string_view::npos ? 0 : title.rfind(' ') + 1);
  const bool small = last.size() >= 3 && last.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  const std::vector<std::string_view> words = split(title, ' ');
  const bool act = std::any_of(words.begin(), words.end(), [](std::string_view word) { return kActWords.has(lower_ascii(word)); });
  if (out.kind == Kind::Statute && small && !act && !head.note.in_italic(out.title.begin)) out.title = {};
}

/// Prose before the act's name: "as amended by the Clean Basin Act" keeps the capitalised run.
void drop_lead(const Head& head, Citation& out) {
  if (out.title.empty() || head.at(out.title).starts_with("Act ")) return;
  const Span name = name_before(head.note, out.title.begin, out.title.end);
  int small = 0;
  for (std::uint32_t at = out.title.begin; at < name.begin;) {
    const Span word = word_at(head.text(), at, name.begin);
    if (!word.empty() && is_prose_word(head.at(word))) ++small;
    at = skip_spaces(head.text(), word.end, name.begin);
    if (word.empty()) ++at;
  }
  if (small > 0) out.title = name;
}

/// "s 6", "ss 12–14", "sch 2", "pt 3": divisions of an act as Commonwealth countries print them, without periods.
Span commonwealth_division(const Head& head, std::uint32_t at) {
  for (const std::string_view word : {"s ", "ss ", "s. ", "ss. ", "sch ", "sch. ", "pt ", "reg ", "section ", "sections "}) {
    const std::uint32_t from = at + static_cast<std::uint32_t>(word.size());
    if (!starts_with(head.text(), at, head.span.end, word) || from >= head.span.end || !is_digit(static_cast<unsigned char>(head.note[from]))) continue;
    if (const auto pin = read_sections(head.text(), {from, head.span.end})) return {at, pin->span.end};
  }
  return {at, at};
}

void take_sections(const Head& head, std::uint32_t at, Citation& out) {
  Span rest = trim_of(head.text(), {at, head.span.end}, ",");
  if (rest.empty()) return;
  if (const Span revision = word_at(head.text(), rest.begin, rest.end); head.at(revision).ends_with(",") && out.volume.empty()) {
    // "R.S.C. 1985, c C-46, § 718.2(e)": the year of the revision, then the chapter
    const auto year = read_date(head.text(), revision);
    const std::vector<Span> parts = comma_parts(head, {revision.end, rest.end});
    if (year && year->span.end + 1 == revision.end && !parts.empty()) {
      out.volume = year->span;
      if (head.at(parts[0]).starts_with("c")) out.symbol = parts[0];
      rest = parts.size() > 1 ? Span{parts[1].begin, rest.end} : Span{parts[0].begin, rest.end};
    }
  }
  if (const Span division = commonwealth_division(head, rest.begin); !division.empty()) {
    set_pincite(out, Pincite{division, kSections});
    return;
  }
  const bool rule = head.at(rest).starts_with("R. ");  // "MODEL RULES OF PRO. CONDUCT R. 1.6(a)"
  const auto pin = read_sections(head.text(), rule ? Span{rest.begin + 3, rest.end} : rest);
  if (!pin) return;
  set_pincite(out, rule ? Pincite{{rest.begin, pin->span.end}, kOtherLocator} : *pin);
  const std::uint32_t behind = skip_spaces(head.text(), pin->span.end, head.span.end);
  for (const std::string_view notes : {"advisory committee’s note", "advisory committee's note", "advisory committee notes"})
    if (starts_with(head.text(), behind, head.span.end, notes)) out.pincite.end = trim_of(head.text(), head.span, ".,").end;
}

struct CodeAt {
  Span code;
  Span number;  // title or volume before it
  const facts::Row* row = nullptr;
  std::uint32_t after = 0;
  bool at = false;  // "85 Fed. Reg. at 20,124"
};

/// What may stand behind the name of a code: a section sign, a locator or a number.
bool numbered_at(const Head& head, std::uint32_t at) {
  if (at >= head.span.end) return false;
  const char c = head.note[at];
  if (c >= '0' && c <= '9') return true;
  static constexpr std::array<std::string_view, 29> kMarks{"R. ", "§", "Part ", "Parts ", "part ", "parts ", "Section ", "Sections ", "section ", "sections ", "Sec. ", "Secs. ", "sec. ", "secs. ", "pt.", "pts.", "No.", "ch.", "tit.", "art.", "arts.", "r.", "app.", "Rule", "c.", "bk.", "subch.", "_", "div."};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](auto mark) { return starts_with(head.text(), at, head.span.end, mark); });
}

/// "REVISED UNIF. RESIDENTIAL LANDLORD & TENANT ACT": capitals right before a name in capitals belong to it.
std::uint32_t with_prefix(const Head& head, std::uint32_t at) {
  std::uint32_t begin = at;
  while (begin > head.span.begin + 1 && head.note[begin - 1] == ' ') {
    std::uint32_t word = begin - 1;
    while (word > head.span.begin && head.note[word - 1] != ' ') --word;
    const std::string_view words = head.at({word, begin - 1});
    if (!in_capitals(words) || words.find_first_of(",.0123456789") != std::string_view::npos) break;
    begin = word;
  }
  return begin;
}

/// The first code of the table with a number behind it.
std::optional<CodeAt> find_code(const Head& head) {
  const std::string_view text = head.text();
  for (std::uint32_t at = head.span.begin; at < head.span.end;) {
    const Span word = word_at(text, at, head.span.end);
    const bool journal = head.at({head.span.begin, at}).ends_with(" J. ");  // "6 J. Pub. L. 279"
    const bool may = !word.empty() && is_upper(decode_utf8(text, at).value) && !journal && !head.note.in_quote(at) && head.note.depth(at) == head.base;
    const Entry entry = may ? longest_entry(facts::codes(), text, at, head.span.end) : Entry{};
    if (entry.row != nullptr && reporter_entry(text, at, head.span.end).end <= entry.end) {  // "So. 3d" is no "S.O."
      std::uint32_t after = skip_spaces(text, entry.end, head.span.end);
      if (head.note[after] == ',') after = skip_spaces(text, after + 1, head.span.end);
      const bool told = starts_with(text, after, head.span.end, "at ");
      if (told) after = skip_spaces(text, after + 3, head.span.end);
      if (numbered_at(head, after)) {
        CodeAt found{trim_of(text, {with_prefix(head, at), entry.end}, ","), {}, entry.row, after};
        const Span before = trim(text, {head.span.begin, found.code.begin});
        const std::size_t blank = slice(text, before).rfind(' ');
        const Span number{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
        if (is_page(slice(text, number))) found.number = number;
        found.at = told;
        return found;
      }
    }
    at = skip_spaces(text, word.end, head.span.end);
    if (word.empty()) ++at;
  }
  return std::nullopt;
}

Kind kind_of(std::string_view kind) {
  return kind == "regulation" ? Kind::Regulation : kind == "other" ? Kind::Other
                                                                   : Kind::Statute;
}

/// Registers are cited by page, and so are session laws, which have years for volumes.
bool is_paged(const Head& head, const CodeAt& found) {
  const auto year = found.number.empty() ? std::nullopt : read_date(head.text(), found.number);
  const bool presidential = found.row->a == "C.F.R." && (found.number.empty() || head.at(found.number) == "3") && head.note[found.after] >= '0' && head.note[found.after] <= '9';  // "3 C.F.R. 638, 645"
  return presidential || found.row->a == "Stat." || found.row->a == "Fed. Reg." || found.row->a == "S.C." || (year && year->span == found.number);
}

/// The section of an act that is cited by the page of a session law: "ch. 12, § 4, 2 Stat. 104, 105".
void take_act_section(const Head& head, std::uint32_t end, Citation& out) {
  const Span between{out.title.empty() ? head.span.begin : out.title.end, end};
  const std::uint32_t section = std::min({find_words(head, between, "§"), find_words(head, between, "art. "), find_words(head, between, "sec. ")});
  if (section < between.end)
    if (const auto pin = read_sections(head.text(), {section, between.end})) {
      if (!out.pincite.empty()) out.parallel = out.pincite;  // "1999 Minn. Laws 123, 125": the page of the section
      set_pincite(out, Pincite{trim_of(head.text(), pin->span, ","), pin->locators});
    }
}

/// "Marlowe v. Fell, 212 So. 3d 321": what looks like a code is the reporter of a case.
bool is_case(const Head& head, std::uint32_t code) {
  if (starts_with_any(head.at(head.span), {"Conseil constitutionnel", "Conseil d’État", "Conseil d'État", "Cour de cassation"})) return true;
  if (!has_versus(head.at({head.span.begin, code}))) return false;
  const auto place = find_case_place(head.note, head.span, head.base);
  return place && place->whole.begin <= code;
}

/// "tit. 8, § 102(b)(7)": the title is to the code what "8" is to the U.S.C.
void take_title_number(const Head& head, Citation& out) {
  const std::string_view words = head.at(out.pincite);
  if (!out.volume.empty() || !words.starts_with("tit. ")) return;
  const std::size_t comma = words.find(", ");
  if (comma == std::string_view::npos) return;
  out.volume = {out.pincite.begin + 5, static_cast<std::uint32_t>(out.pincite.begin + comma)};
  const auto pin = read_sections(head.text(), {static_cast<std::uint32_t>(out.pincite.begin + comma + 2), out.pincite.end});
  if (pin) set_pincite(out, *pin);
}

/// The end of the comma part in which a place lies.
std::uint32_t end_of_part(const std::vector<Span>& parts, std::uint32_t at) {
  std::uint32_t end = 0;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (!parts[i].contains(at)) continue;
    end = parts[i].end;
    // "§§ 1, 4" goes on over the comma as long as bare numbers follow
    while (++i < parts.size() && parts[i].size() <= 4) end = parts[i].end;
    break;
  }
  return end;
}

/// "Rev. Rul. 83-137, 1983-2 C.B. 41": rulings by number, then their place in the Cumulative Bulletin.
bool parse_ruling(const Head& head, Span name, std::uint32_t number, Citation& out) {
  out.kind = Kind::Regulation;
  out.symbol = trim_of(head.text(), word_at(head.text(), number, head.span.end), ",.");
  out.title = {name.begin, out.symbol.end};
  out.container = name;
  const Span rest = trim_of(head.text(), {out.symbol.end, head.span.end}, ",");
  const auto read = rest.empty() ? std::nullopt : read_volume(head, rest);
  if (read && !read->volume.empty() && !read->after.empty()) {
    out.volume = read->volume;
    out.container = read->container;
    take_pages(head, read->after, out);
  } else if (const auto pin = rest.empty() ? std::nullopt : read_pincite(head.text(), rest)) {
    set_pincite(out, *pin);
  }
  if (const auto year = out.volume.size() >= 4 ? read_date(head.text(), {out.volume.begin, out.volume.begin + 4}) : std::nullopt; year && !head.date) out.date = year->date, out.year = year->year;
  return true;
}

/// "I.R.S. Notice 2018-35", "I.R.S. Priv. Ltr. Rul. 2009-31-914": rulings that no code of the table names.
bool parse_notice(const Head& head, Citation& out) {
  static constexpr Needle kMarks[] = {"I.R.S. Notice", "I.R.S. Priv. Ltr. Rul.", "Priv. Ltr. Rul.", "P.L.R.", "I.R.S. Tech. Adv. Mem.", "I.R.S. Chief Couns. Mem.", "I.R.S. Announcement", "I.R.S. Info. Ltr.", "Treas. Dec.", "T.D."};
  for (const Needle& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    const bool whole = at == head.span.begin || head.note[at - 1] == ' ';  // "N.Y. C.P.L.R. 3211" is none
    const std::uint32_t number = skip_spaces(head.text(), at + static_cast<std::uint32_t>(mark.size()), head.span.end);
    if (whole && number < head.span.end && head.note[number] >= '0' && head.note[number] <= '9') return parse_ruling(head, {at, static_cast<std::uint32_t>(at + mark.size())}, number, out);
  }
  return false;
}

bool parse_code(const Head& head, Citation& out) {
  const auto found = find_code(head);
  if (!found || is_case(head, found->code.begin)) return false;
  if (found->row->key == "revrul" || found->row->key == "revproc") return parse_ruling(head, found->code, found->after, out);
  out.kind = kind_of(found->row->b);
  out.container = found->code;
  out.volume = found->number;
  take_act(head, found->number.empty() ? found->code.begin : found->number.begin, out);
  drop_lead(head, out);
  drop_clause(head, out);
  const bool paged = is_paged(head, *found) && head.note[found->after] >= '0' && head.note[found->after] <= '9';
  if (!paged) take_sections(head, found->after, out);
  else if (!take_pages(head, {found->after, head.span.end}, out) || out.page.empty()) return false;
  if (head.at(out.container).ends_with("§") && !out.pincite.empty()) out.pincite.begin = out.container.end -= 2;                                                       // "Gov’t Code§ 65581"
  if (out.kind == Kind::Other && is_institution(head.at(out.title)) && !has_versus(head.at(out.title)) && head.at(out.title).find("Act") == std::string_view::npos) {  // "U.S. DEP’T OF JUST., JUSTICE MANUAL"
    out.authors = {out.title};
    out.names_institution = true;
    out.title = {};
  }
  if (out.kind == Kind::Other && out.title.empty()) out.title = found->code;
  const std::uint32_t begin = found->number.empty() ? found->code.begin : found->number.begin;
  if (found->at) out.form = Form::Short, out.name = out.title, out.pincite = out.page, out.page = {};
  if (paged) take_act_section(head, begin, out);
  else take_title_number(head, out);
  return true;
}

/// "Pub. L. No. 55-425, 30 Stat. 1121": the law's number, then its place in the Statutes at Large. The first period may be lost.
bool parse_public_law(const Head& head, Citation& out) {
  const std::uint32_t marked = find_words(head, head.span, "Pub. L. ");
  const std::uint32_t law = std::min(marked, find_words(head, head.span, "Pub L. "));
  const std::uint32_t size = law == marked ? 7 : 6;
  if (law > head.span.begin + 3 && head.at({head.span.begin, law}).ends_with("J. ")) return false;  // "6 J. Pub. L. 279"
  if (law == head.span.end) return false;
  std::uint32_t from = law + size + 1;
  if (starts_with(head.text(), from, head.span.end, "No. ")) from += 4;
  out.kind = Kind::Statute;
  out.symbol = trim_of(head.text(), word_at(head.text(), from, head.span.end), ",.");
  take_act(head, law, out);
  const Span rest = trim_of(head.text(), {out.symbol.end, head.span.end}, ",");
  const std::uint32_t stat = find_words(head, rest, "Stat.");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty() && pin->span.end < stat && pin->locators != kPages) set_pincite(out, *pin);
  if (stat >= rest.end) {
    out.container = {law, law + size};
    return true;
  }
  const Span before = trim(head.text(), {rest.begin, stat});
  const std::size_t blank = head.at(before).rfind(' ');
  out.volume = {static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  out.container = {stat, stat + 5};
  const Span page = word_at(head.text(), skip_spaces(head.text(), stat + 5, head.span.end), head.span.end);
  out.page = trim_of(head.text(), page, ",.");
  const Span behind = trim_of(head.text(), {out.page.end, head.span.end}, ",");
  const auto pin = behind.empty() || head.note[out.page.end] != ',' ? std::nullopt : read_pincite(head.text(), behind);
  if (pin && out.pincite.empty()) set_pincite(out, *pin);
  else if (pin) out.parallel = pin->span;  // "241, 255"
  return true;
}

/// Words that make a run of capitalised words the name of a code.
bool names_code(std::string_view name) {
  const std::string words = lower_ascii(name);
  const bool code = words.find("code") != std::string::npos || words.find("stat.") != std::string::npos || words.find(" laws") != std::string::npos || words.find("rev. st") != std::string::npos;
  return code && words.find("codes of") == std::string::npos;
}

/// Codes that no table knows, and acts by their own sections: "NAVAJO NATION CODE tit. 9, § 2", "Sherman Act § 1".
bool parse_unlisted(const Head& head, Citation& out) {
  const std::uint32_t section = find_words(head, head.span, "§");
  if (section == head.span.end) return false;
  Span before = trim_of(head.text(), {head.span.begin, section}, ",");
  if (const std::uint32_t title = find_words(head, before, "tit. "); title < before.end) before = trim_of(head.text(), {before.begin, title}, ",");
  if (const std::uint32_t chapter = find_words(head, before, "ch. "); chapter < before.end) before = trim_of(head.text(), {before.begin, chapter}, ",");
  const Span name = name_before(head.note, before.begin, before.end);
  const std::string_view words = head.at(name);
  const std::size_t numbered_act = words.find(" Act ");  // "National Water Act 36 of 1998"
  const bool act = (numbered_act != std::string_view::npos && words.substr(numbered_act).find(" of ") != std::string_view::npos && is_digit(static_cast<unsigned char>(words.back()))) || words.ends_with("Act") || words.find(" Act of ") != std::string_view::npos || words.ends_with(" ACT");
  const bool code = names_code(words);
  const std::size_t comma = words.find(", ");
  const bool authored = comma != std::string_view::npos && in_capitals(words) && words.substr(0, comma).find('.') == std::string_view::npos;
  if ((!code && !act) || authored || words.find(']') != std::string_view::npos || head.at(name).find(" v. ") != std::string_view::npos) return false;
  out.kind = Kind::Statute;
  if (code) out.container = name;
  else out.title = name;
  if (const auto year = numbered_act != std::string_view::npos && !head.date ? last_date(head.text(), out.title) : std::nullopt) out.date = year->date, out.year = year->year;
  take_sections(head, before.end, out);
  return !out.pincite.empty();
}

/// Where the years of a reign begin: "22 & 23 Geo. 5" is a session of two.
std::uint32_t years_begin(const Head& head, std::uint32_t number) {
  const std::string_view before = head.at({head.span.begin, number});
  if (!before.ends_with(" & ")) return number;
  const std::size_t blank = before.substr(0, before.size() - 3).rfind(' ');
  const auto begin = static_cast<std::uint32_t>(head.span.begin + (blank == std::string_view::npos ? 0 : blank + 1));
  return is_page(head.at({begin, number - 3})) ? begin : number;
}

/// "Ferries Act 1706, 5 Ann. c. 14, § 3 (Eng.)", "13 Geo. 1, ch. 4": by the year of a reign.
bool parse_regnal(const Head& head, Citation& out) {
  static constexpr std::array<std::string_view, 18> kReigns{"Ann.", "Geo.", "Vict.", "Edw.", "Hen.", "Will.", "W. & M.", "Wm. & M.", "Car.", "Eliz.", "Jac.", "Phil. & M.", "Rich.", "Ric.", "Mar.", "Will. & Mar.", "Eliz. 2", "Gul."};
  if (!head.pairs.may_have("c. ") && !head.pairs.may_have("ch. ")) return false;  // the chapter of the reign's acts
  for (std::uint32_t at = head.span.begin; at < head.span.end;) {
    const Span word = word_at(head.text(), at, head.span.end);
    const std::uint32_t next = skip_spaces(head.text(), std::max(word.end, at + 1), head.span.end);
    const bool number = is_page(head.at(word)) && word.size() <= 2;
    const bool reign = number && std::any_of(kReigns.begin(), kReigns.end(), [&](auto r) { return starts_with(head.text(), next, head.span.end, r); });
    const std::uint32_t chapter = reign ? std::min(find_words(head, {next, head.span.end}, "c. "), find_words(head, {next, head.span.end}, "ch. ")) : head.span.end;
    if (chapter < head.span.end && chapter - next < 24) {
      out.kind = Kind::Statute;
      out.volume = {years_begin(head, word.begin), word.end};
      out.title = trim_of(head.text(), {head.span.begin, out.volume.begin}, ",");
      out.container = trim_of(head.text(), {next, chapter}, ",");
      out.symbol = trim_of(head.text(), {chapter, word_at(head.text(), skip_spaces(head.text(), chapter + 3, head.span.end), head.span.end).end}, ",");
      take_sections(head, out.symbol.end, out);
      if (out.title.empty()) out.title = {out.volume.begin, out.symbol.end};
      return true;
    }
    at = next;
  }
  return false;
}

/// "Act of Nov. 2, 1717, ch. 340, § 3, in 1 The Colonial Laws 923", "Act of Apr. 9, 1813, ch. 66, 2 N.Y. Rev. Laws 210":
/// an act by its date, and where it is printed.
bool parse_dated_act(const Head& head, Citation& out) {
  const std::string_view words = head.at(head.span);
  if (!words.starts_with("Act of ") && !words.starts_with("An Act ") && !words.starts_with("Ordinance of ")) return false;
  const std::vector<Span>& parts = head.parts;
  out.kind = Kind::Statute;
  out.title = parts[0];
  if (parts.size() > 1 && read_date(head.text(), {parts[1].begin, head.span.end}) && head.at(parts[1]).size() == 4) out.title.end = parts[1].end;
  if (const auto date = head.date ? std::nullopt : last_date(head.text(), out.title); date && date->date.year != 0) out.date = date->date, out.year = date->year;
  for (const Span part : parts) {
    const auto pin = read_sections(head.text(), {part.begin, head.span.end});
    if (head.at(part).starts_with("ch. ")) out.symbol = part;
    else if (pin && out.pincite.empty() && (head.at(part).starts_with("§") || head.at(part).starts_with("art. "))) set_pincite(out, *pin);
  }
  if (!out.pincite.empty()) out.pincite.end = std::min(out.pincite.end, end_of_part(parts, out.pincite.begin));
  for (std::size_t i = parts.size(); i-- > 1;) {
    Span from{parts[i].begin, head.span.end};
    const bool reprinted = head.at(parts[i]).starts_with("reprinted in ");
    const bool inside = reprinted || head.at(parts[i]).starts_with("in ");
    if (inside) from.begin = skip_spaces(head.text(), from.begin + (reprinted ? 13U : 3U), from.end);
    if (inside) {
      const Span pages = pincite_at_end(head.text(), from);
      const Span volume = word_at(head.text(), from.begin, from.end);
      if (is_page(head.at(volume))) out.volume = volume, from.begin = skip_spaces(head.text(), volume.end, from.end);
      out.container = trim_of(head.text(), {from.begin, pages.empty() ? from.end : pages.begin}, ",");
      if (head.at(out.container).ends_with(" at")) out.container.end -= 4;
      const Span section = out.pincite;
      if (!pages.empty()) take_pages(head, pages, out);
      if (!section.empty()) out.pincite = section;
      return true;
    }
    const auto read = read_volume(head, from);
    if (!read || read->volume.empty() || read->after.empty() || (!inside && head.at(read->container).find("Laws") == std::string_view::npos && head.at(read->container).find("Stat") == std::string_view::npos)) continue;
    out.volume = read->volume;
    out.container = read->container;
    const Span pincite = out.pincite;
    take_pages(head, read->after, out);
    if (!pincite.empty()) out.pincite = pincite;
    break;
  }
  return !out.container.empty() || !out.symbol.empty();
}

/// "DEL. CH. CT. R. 23.1(a)": rules of a court that no table lists.
bool parse_court_rule(const Head& head, Citation& out) {
  static constexpr Needle kMarks[] = {" R. Civ. P. ", " R. CIV. P. ", " R. Crim. P. ", " R. CRIM. P. ", " R. App. P. ", " R. APP. P. ", " R. Evid. ", " R. EVID. ", " R. Prof’l Conduct ", " LOC. R. ", " Loc. R. ", " L.R. ", " LR ", " R. "};
  for (const Needle& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    const std::uint32_t number = at + static_cast<std::uint32_t>(mark.size());
    if (at == head.span.end || number >= head.span.end || head.at(word_at(head.text(), number, head.span.end)).find_first_of("0123456789") > 4) continue;  // "5.1", "CV-5"
    const Span name = name_before(head.note, head.span.begin, at);
    const bool court = !name.empty() && name.begin == head.span.begin && head.at(name).ends_with('.') && head.at(name).find(',') == std::string_view::npos && head.at(name).size() < 40;
    if (!court) return false;
    out.kind = Kind::Other;
    out.container = {name.begin, number - 1};
    out.title = out.container;
    take_sections(head, number, out);
    return !out.pincite.empty();
  }
  return false;
}

/// "p. 11168 (Fr.)": the number alone.
Span gazette_page(const Head& head, std::uint32_t at) {
  const Span number = trim_of(head.text(), word_at(head.text(), at, head.span.end), ",.");
  return is_page(head.at(number)) ? number : Span{};
}

/// "Bürgerliches Gesetzbuch [BGB] [Civil Code], § 242 (Ger.)", "Human Rights Act 1998, c. 42, § 6(1) (UK)".
bool parse_foreign(const Head& head, Citation& out) {
  std::vector<Span> parts = head.parts;
  if (parts.empty()) return false;
  if (parts.size() > 2 && head.at(parts[0]).ends_with(" Act") && head.at(parts[1]).size() == 4 && to_number(head.at(parts[1])).value_or(0) > 1200) {  // "Companies Act, 2013, No. 18"
    parts[0].end = parts[1].end;
    parts.erase(parts.begin() + 1);
  }
  const std::string_view first = head.at(parts[0]);
  const std::size_t bracket = first.find(" [");
  std::string_view second = parts.size() > 1 ? head.at(parts[1]) : std::string_view();
  second = second.substr(0, second.find(" ("));                                                                                                                                                                              // "(Kenya)"
  const bool numbered_year = first.ends_with(" Act") && second.starts_with("No. ") && second.size() > 8 && second.find(" of ") != std::string_view::npos && to_number(second.substr(second.size() - 4)).value_or(0) > 1200;  // "Companies Act, No. 18 of 2013"
  const bool year_act = numbered_year || (first.find(" Act") != std::string_view::npos && first.size() > 5 && to_number(first.substr(first.size() - 4)).value_or(0) > 1200);
  std::uint32_t from = parts[0].end;
  if (bracket != std::string_view::npos) {
    const std::size_t close = first.rfind(']');
    const std::string_view inside = first.substr(bracket);
    const bool code = inside.find("Code") != std::string_view::npos || inside.find("CODE") != std::string_view::npos || inside.find("Act") != std::string_view::npos || inside.find("Law") != std::string_view::npos || inside.find("Decree") != std::string_view::npos || inside.find("Statute") != std::string_view::npos;
    if (close == std::string_view::npos || !code) return false;
    from = static_cast<std::uint32_t>(parts[0].begin + close + 1);
  } else if (!year_act || parts.size() < 2 || !(head.at(parts[1]).starts_with("c. ") || head.at(parts[1]).starts_with("ch. ") || head.at(parts[1]).starts_with("§") || head.at(parts[1]).starts_with("s. ") || head.at(parts[1]).starts_with("ss. ") || head.at(parts[1]).starts_with("No. "))) {
    return false;
  }
  out.kind = Kind::Statute;
  out.title = {parts[0].begin, from};
  if (const auto year = year_act ? last_date(head.text(), numbered_year ? parts[1] : out.title) : std::nullopt) out.date = year->date, out.year = year->year;
  for (const Span part : comma_parts(head, {from, head.span.end})) {
    const std::string_view words = head.at(part);
    if (words.starts_with("c. ") || words.starts_with("No. ")) out.symbol = {part.begin, part.begin + static_cast<std::uint32_t>(std::min(words.find(" ("), words.size()))};
    else if (starts_with_any(words, {"s. ", "ss. "}) && out.pincite.empty()) out.pincite = {part.begin, part.begin + static_cast<std::uint32_t>(std::min(words.find(" ("), words.size()))}, out.locators = kSections;
    else if (const auto pin = read_sections(head.text(), {part.begin, head.span.end}); pin && out.pincite.empty() && (words.starts_with("§") || words.starts_with("art") || words.starts_with("ch.") || words.starts_with("pt.") || words.starts_with("sch."))) set_pincite(out, *pin);
    else if (words.starts_with("p. ") && out.pincite.empty()) out.pincite = gazette_page(head, part.begin + 3), out.locators = kPages;  // of the gazette
  }
  const std::vector<Span> rest = comma_parts(head, {from, head.span.end});
  for (std::size_t i = 0; i < rest.size(); ++i)  // the gazette and its date
    if (const auto date = read_date(head.text(), {rest[i].begin, head.span.end}); date && date->date.year != 0 && date->date.month != 0) out.date = date->date, out.year = date->year;
  return !out.pincite.empty() || year_act || (out.date.given() && rest.size() > 1);
}

/// "Privacy Act 1988 (Cth) s 6", "Human Rights Act 1998, s 6(1)": act, year, jurisdiction and section.
bool parse_commonwealth(const Head& head, Citation& out) {
  const std::uint32_t act = find_words(head, head.span, " Act ");
  const std::uint32_t year = act + 5;
  if (act == head.span.end || year + 4 > head.span.end) return false;
  const auto date = read_date(head.text(), {year, year + 4});
  const Span name{head.span.begin, act + 4};
  if (!date || date->date.year == 0 || !may_be_names(head.text(), name) || head.at(name).find(',') != std::string_view::npos) return false;
  std::uint32_t at = skip_spaces(head.text(), year + 4, head.span.end);
  bool told = false;
  if (at < head.span.end && head.note[at] == '(' && head.note.is_bracket(at)) {
    static constexpr std::array<std::string_view, 16> kWhere{"Cth", "Vic", "NSW", "Qld", "Tas", "WA", "SA", "ACT", "NT", "NZ", "UK", "Imp", "Can", "Ont", "Ir", "Scot"};
    const std::string_view inner = head.at({at + 1, head.note.closing(at)});
    told = std::find(kWhere.begin(), kWhere.end(), inner) != kWhere.end();
    if (!told) return false;
    at = head.note.closing(at) + 1;
  }
  std::uint32_t section = skip_spaces(head.text(), at, head.span.end);
  if (section < head.span.end && head.note[section] == ',') section = skip_spaces(head.text(), section + 1, head.span.end);
  const Span division = commonwealth_division(head, section);
  if (!told && division.empty()) return false;
  out.kind = Kind::Statute;
  out.title = {head.span.begin, year + 4};
  out.date = date->date;
  out.year = date->year;
  if (!division.empty()) out.pincite = division, out.locators = kSections;
  else out.parallel = {year + 4, at};
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (head.italic_title && !head.rest.empty() && head.rest.begin > head.span.begin && head.at(head.rest).find("§") == std::string_view::npos && head.at(head.rest).find("U.S.C.") == std::string_view::npos && head.at(head.rest).find("Fed. Reg.") == std::string_view::npos) return false;
  return parse_public_law(head, out) || parse_notice(head, out) || parse_code(head, out) || parse_regnal(head, out) || parse_dated_act(head, out) || parse_commonwealth(head, out) || parse_foreign(head, out) || parse_unlisted(head, out) || parse_court_rule(head, out);
}

}  // namespace

extern const KindParser kKindParser_statute;
const KindParser kKindParser_statute{"statute", 30, parse, true};

}  // namespace subcite
