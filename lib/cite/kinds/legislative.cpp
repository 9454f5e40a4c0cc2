// Bills, committee reports, hearings and debates (Bluebook R. 13).
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

struct Mark {
  Needle printed;
  Kind kind;
};

constexpr std::array<Mark, 62> kMarks{{{"H.R. Exec. Doc. No.", Kind::Report}, {"H.R. EXEC. DOC. NO.", Kind::Report}, {"H.R. Misc. Doc. No.", Kind::Report}, {"H.R. MISC. DOC. NO.", Kind::Report}, {"S. Exec. Doc. No.", Kind::Report}, {"S. EXEC. DOC. NO.", Kind::Report}, {"S. Misc. Doc. No.", Kind::Report}, {"S. MISC. DOC. NO.", Kind::Report}, {"H.R. CONF. REP. NO.", Kind::Report}, {"H.R. Conf. Rep. No.", Kind::Report}, {"S. CONF. REP. NO.", Kind::Report}, {"H.R. REP. NO.", Kind::Report}, {"H.R. Rep. No.", Kind::Report}, {"S. EXEC. REP. NO.", Kind::Report}, {"S. Exec. Rep. No.", Kind::Report}, {"S. REP. NO.", Kind::Report}, {"S. Rep. No.", Kind::Report}, {"H. REP. NO.", Kind::Report}, {"H. Rep. No.", Kind::Report}, {"H.R. REP.", Kind::Report}, {"H.R. Rep.", Kind::Report}, {"S. REP.", Kind::Report}, {"S. Rep.", Kind::Report}, {"H.R. Doc. No.", Kind::Report}, {"H.R. DOC. NO.", Kind::Report}, {"S. Doc. No.", Kind::Report}, {"S. DOC. NO.", Kind::Report}, {"S. TREATY DOC. NO.", Kind::Report}, {"S. Treaty Doc. No.", Kind::Report}, {"CONG. REC.", Kind::Other}, {"Cong. Rec.", Kind::Other}, {"CONG. GLOBE", Kind::Other}, {"Cong. Globe", Kind::Other}, {"ANNALS OF CONG.", Kind::Other}, {"Annals of Cong.", Kind::Other}, {"CONG. DEB.", Kind::Other}, {"Parl. Deb.", Kind::Other}, {"PARL. DEB.", Kind::Other}, {"H.R. Con. Res.", Kind::Bill}, {"S. Con. Res.", Kind::Bill}, {"H.R.J. Res.", Kind::Bill}, {"H.J. Res.", Kind::Bill}, {"S.J. Res.", Kind::Bill}, {"H.R. Res.", Kind::Bill}, {"S. Res.", Kind::Bill}, {"H.R. CON. RES.", Kind::Bill}, {"S. CON. RES.", Kind::Bill}, {"H.R.J. RES.", Kind::Bill}, {"H.J. RES.", Kind::Bill}, {"S.J. RES.", Kind::Bill}, {"H.R. RES.", Kind::Bill}, {"S. RES.", Kind::Bill}, {"H.R.", Kind::Bill}, {"Assemb. B.", Kind::Bill}, {"S.B.", Kind::Bill}, {"H.B.", Kind::Bill}, {"A.B.", Kind::Bill}, {"S.F.", Kind::Bill}, {"H.F.", Kind::Bill}, {"H. File", Kind::Bill}, {"L.D.", Kind::Bill}, {"S.", Kind::Bill}}};

bool is_record(std::string_view words) { return words.find("REC") != std::string_view::npos || words.find("Rec") != std::string_view::npos || words.find("Deb") != std::string_view::npos || words.find("DEB") != std::string_view::npos || words.find("ANNALS") != std::string_view::npos || words.find("Annals") != std::string_view::npos; }

/// Behind "Cong." and the session: the pages.
Span behind_session(const Head& head, Span rest) {
  for (const std::string_view mark : {"Sess.", "SESS.", "Cong.", "CONG."}) {
    const std::size_t at = head.at(rest).rfind(mark);
    if (at == std::string_view::npos) continue;
    rest.begin += static_cast<std::uint32_t>(at + mark.size());
    return trim_of(head.text(), rest, ",");
  }
  return trim_of(head.text(), rest, ",");
}

void take_pincite(const Head& head, Span rest, Citation& out) {
  if (rest.empty()) return;
  if (const auto pin = read_pincite(head.text(), rest)) set_pincite(out, *pin);
}

bool is_hearing(std::string_view words) { return words.find("Hearing") != std::string_view::npos || words.find("Before the ") != std::string_view::npos || words.find("HEARING") != std::string_view::npos; }

bool parse_hearing(const Head& head, Citation& out) {
  const std::uint32_t cong = find_words(head, head.span, "Cong.");
  if (cong == head.span.end || !is_hearing(head.at({head.span.begin, cong}))) return false;
  const std::size_t comma = head.at({head.span.begin, cong}).rfind(", ");
  if (comma == std::string_view::npos) return false;
  out.kind = Kind::Other;
  out.title = head.italic_title && is_hearing(head.at(head.title)) ? head.title : Span{head.span.begin, static_cast<std::uint32_t>(head.span.begin + comma)};
  take_pincite(head, behind_session(head, {cong, head.span.end}), out);
  return true;
}

/// "CONG. GLOBE, 39th Cong., 1st Sess. 2765 (1866)".
bool parse_globe(const Head& head, Span words, Citation& out) {
  if (find_words(head, {words.end, head.span.end}, "Cong.") == head.span.end) return false;
  out.kind = Kind::Other;
  out.container = words;
  take_pincite(head, behind_session(head, {words.end, head.span.end}), out);
  return true;
}

bool parse_record(const Head& head, Span words, std::uint32_t from, Citation& out) {
  const Span before = trim_of(head.text(), {head.span.begin, words.begin}, ",");
  const std::size_t blank = head.at(before).rfind(' ');
  const Span volume{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  if (!is_page(head.at(volume)) && !before.empty()) return false;
  out.kind = Kind::Other;
  out.container = words;
  out.volume = volume;
  const bool old = head.at(words).find("NNALS") != std::string_view::npos || head.at(words).find("nnals") != std::string_view::npos;  // columns, not first pages
  if (!old) return take_pages(head, {from, head.span.end}, out);
  take_pincite(head, {from, head.span.end}, out);
  return true;
}

/// Series, date, volume and column behind the name of the debates.
void take_debate(const Head& head, std::uint32_t at, Citation& out) {
  const std::string_view text = head.text();
  const std::uint32_t end = head.note.span().end;
  for (int turn = 0; turn < 8; ++turn) {
    at = skip_spaces(text, at, end);
    if (at < end && text[at] == ',') at = skip_spaces(text, at + 1, end);
    if (at >= end) return;
    if (text[at] == '(' && head.note.is_bracket(at) && out.pincite.empty()) {
      const Span inner = trim(text, {at + 1, head.note.closing(at)});
      const auto date = read_date(text, inner);
      if (date && date->span == inner) out.date = date->date, out.year = date->year;
      else if (is_page(head.at(inner)) && out.volume.empty()) out.volume = inner;
      else if (head.at(inner).find("ser.") == std::string_view::npos) return;
      at = head.note.closing(at) + 1;
      continue;
    }
    if (const auto date = out.date.given() ? std::nullopt : read_date(text, {at, end}); date && date->date.month != 0) {
      out.date = date->date, out.year = date->year;
      at = date->span.end;
      continue;
    }
    const std::size_t volume = starts_with(text, at, end, "vol. ") ? 5 : starts_with(text, at, end, "vol ") ? 4
                                                                                                            : 0;
    if (volume > 0 && out.volume.empty()) {
      out.volume = trim_of(text, word_at(text, static_cast<std::uint32_t>(at + volume), end), ",;.");
      at = out.volume.end;
      continue;
    }
    if (const auto pin = read_pincite(text, {at, end}); pin && pin->span.begin <= at + 3) set_pincite(out, *pin);
    return;
  }
}

/// "721 Parl. Deb., H.C. (5th ser.) (1965) 12", "HC Deb (12 Mar. 1998) (308) col. 720", "HL Deb 3 February 1977, vol 389, cols 973–76":
/// the house, then series, date and volume in any order, and the column.
bool parse_debates(const Head& head, Citation& out) {
  static constexpr std::array<Needle, 8> kRecords{"Parl. Deb.", "PARL. DEB.", "Parl Deb", "HC Deb", "HL Deb", "H.C. Deb.", "H.L. Deb.", "HC Debs"};
  const std::string_view text = head.text();
  for (const Needle& record : kRecords) {
    const std::uint32_t begin = find_words(head, head.span, record);
    if (begin == head.span.end) continue;
    const Span before = trim_of(text, {head.span.begin, begin}, ",");
    if (!before.empty() && !is_page(head.at(before))) return false;
    out.kind = Kind::Other;
    out.volume = before;
    out.container = {begin, static_cast<std::uint32_t>(begin + record.size())};
    for (const std::string_view house : {", H.C.", ", H.L.", " H.C.", " H.L.", " HC", " HL", " (HC)", " (HL)"})
      if (starts_with(text, out.container.end, head.note.span().end, house)) out.container.end += static_cast<std::uint32_t>(house.size());
    take_debate(head, out.container.end, out);
    return out.date.given() && !(out.pincite.empty() && out.volume.empty());
  }
  return false;
}

/// A bill belongs to a Congress or a legislature.
bool has_session(const Head& head, std::uint32_t from) {
  static constexpr std::array<std::string_view, 5> kBodies{"Cong.", "Leg.", "Sess.", "Gen. Assemb.", "Gen. Ct."};
  const std::string_view rest = head.at({from, head.span.end});
  return std::any_of(kBodies.begin(), kBodies.end(), [&](auto body) { return rest.find(body) != std::string_view::npos; });
}

/// "Convention Against Torture, Dec. 10, 1984, S. Treaty Doc. No. 100-20": the treaty is cited, not the document that has it.
bool prints_treaty(const Head& head, const Mark& mark, std::uint32_t at) {
  if (mark.printed.words() != "S. Treaty Doc. No." && mark.printed.words() != "S. TREATY DOC. NO." && !mark.printed.words().starts_with("S. Exec. Doc.") && !mark.printed.words().starts_with("S. EXEC. DOC.")) return false;
  const std::vector<Span> parts = comma_parts(head, trim_of(head.text(), {head.span.begin, at}, ","));
  return parts.size() > 1 && std::any_of(parts.begin() + 1, parts.end(), [&](Span part) { return read_date(head.text(), {part.begin, at}).has_value(); });
}

bool parse_mark(const Head& head, const Mark& mark, std::uint32_t at, Citation& out) {
  if (prints_treaty(head, mark, at)) return false;
  const Span words{at, static_cast<std::uint32_t>(at + mark.printed.size())};
  const std::uint32_t from = skip_spaces(head.text(), words.end, head.span.end);
  if (mark.printed.words() == "CONG. GLOBE" || mark.printed.words() == "Cong. Globe") return parse_globe(head, words, out);
  const bool record = is_record(mark.printed);
  const bool lettered = record && from < head.span.end && std::string_view("SHED").find(head.note[from]) != std::string_view::npos;
  const std::uint32_t digit = lettered ? from + 1 : from;
  if (digit >= head.span.end || head.note[digit] < '0' || head.note[digit] > '9') return false;
  if (record) return parse_record(head, words, from, out);
  if (mark.kind == Kind::Bill && !has_session(head, from)) return false;
  const std::vector<Span> parts = comma_parts(head, {at, head.span.end});
  out.kind = mark.kind;
  out.container = words;
  out.symbol = parts.empty() ? Span{} : parts[0];
  out.title = trim_of(head.text(), {head.span.begin, at}, ",");
  const bool state = head.at(out.title).ends_with('.') && out.title.size() <= 8 && head.at(out.title).find(' ') == std::string_view::npos;  // "Cal. Assemb. B. 5"
  if (state) out.title.end = out.symbol.end;
  if (out.title.empty()) out.title = out.symbol;
  if (parts.size() < 2) return true;
  const Span rest{parts[1].begin, head.span.end};
  if (parts.back().begin > rest.begin && head.at(parts.back()).find(" Stat. ") != std::string_view::npos) {  // "98th Cong., 97 Stat. 1234": where the resolution is printed
    out.parallel = parts.back();
    return true;
  }
  take_pincite(head, mark.kind == Kind::Bill ? behind_session(head, rest) : rest, out);
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (parse_hearing(head, out) || parse_debates(head, out)) return true;
  out = {};
  for (const Mark& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark.printed);
    if (at < head.span.end && parse_mark(head, mark, at, out)) return true;
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_legislative;
const KindParser kKindParser_legislative{"legislative", 25, parse, true};

}  // namespace subcite
