// Bills, committee reports, hearings and debates (Bluebook R. 13).
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

struct Mark {
  std::string_view words;
  Kind kind;
};

constexpr std::array<Mark, 18> kMarks{{{"H.R. REP. NO.", Kind::Report}, {"H.R. Rep. No.", Kind::Report}, {"S. REP. NO.", Kind::Report}, {"S. Rep. No.", Kind::Report}, {"H.R. Doc. No.", Kind::Report}, {"H.R. DOC. NO.", Kind::Report}, {"S. Doc. No.", Kind::Report}, {"S. DOC. NO.", Kind::Report}, {"CONG. REC.", Kind::Other}, {"Cong. Rec.", Kind::Other}, {"H.R. Res.", Kind::Bill}, {"S. Res.", Kind::Bill}, {"H.R.J. Res.", Kind::Bill}, {"S.J. Res.", Kind::Bill}, {"H.R. Con. Res.", Kind::Bill}, {"S. Con. Res.", Kind::Bill}, {"H.R.", Kind::Bill}, {"S.", Kind::Bill}}};

/// A hearing without italics: the title goes up to the number of the Congress.
bool parse_roman_hearing(const Head& head, Citation& out) {
  if (head.italic_title || find_words(head, head.span, "Hearing") == head.span.end) return false;
  const std::uint32_t cong = find_words(head, head.span, "Cong.");
  if (cong == head.span.end || find_words(head, head.span, "Before") > cong) return false;
  const std::size_t comma = head.at({head.span.begin, cong}).rfind(", ");
  if (comma == std::string_view::npos) return false;
  out.kind = Kind::Other;
  out.title = {head.span.begin, static_cast<std::uint32_t>(head.span.begin + comma)};
  const Span rest = trim_of(head.text(), {cong + 5, head.span.end}, ",");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty()) set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (parse_roman_hearing(head, out)) return true;
  const bool hearing = head.italic_title && (head.at(head.title).find("Hearing") != std::string_view::npos || head.at(head.title).find("Before the ") != std::string_view::npos) && head.at(head.rest).find("Cong.") != std::string_view::npos;
  if (hearing) {
    out.kind = Kind::Other;
    out.title = head.title;
    const std::vector<Span> parts = comma_parts(head, head.rest);
    const Span last = parts.empty() ? head.rest : parts.back();
    const std::size_t cong = head.at(last).find("Cong.");
    const std::uint32_t from = cong == std::string_view::npos ? last.begin : static_cast<std::uint32_t>(last.begin + cong + 5);
    if (const auto pin = read_pincite(head.text(), {from, last.end})) set_pincite(out, *pin);
    return true;
  }
  for (const Mark& mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark.words);
    if (at == head.span.end) continue;
    const std::uint32_t from = skip_spaces(head.text(), at + static_cast<std::uint32_t>(mark.words.size()), head.span.end);
    const bool record = mark.words == "CONG. REC." || mark.words == "Cong. Rec.";
    const std::uint32_t digit = record && from < head.span.end && (head.note[from] == 'S' || head.note[from] == 'H' || head.note[from] == 'E') ? from + 1 : from;
    const bool numbered = digit < head.span.end && head.note[digit] >= '0' && head.note[digit] <= '9';
    if (!numbered) continue;
    if (mark.kind == Kind::Bill && head.at({from, head.span.end}).find("Cong.") == std::string_view::npos && head.at({from, head.span.end}).find("Leg.") == std::string_view::npos) continue;
    out.kind = mark.kind;
    const std::vector<Span> parts = comma_parts(head, {at, head.span.end});
    out.container = {at, static_cast<std::uint32_t>(at + mark.words.size())};
    out.symbol = parts.empty() ? Span{} : parts[0];
    if (record) {
      const Span before = trim(head.text(), {head.span.begin, at});
      out.volume = word_at(head.text(), before.begin, before.end);
      take_pages(head, {from, head.span.end}, out);
      return true;
    }
    out.title = trim_of(head.text(), {head.span.begin, at}, ",");
    if (out.title.empty() && !parts.empty()) out.title = parts[0];
    if (parts.size() > 1) {
      Span rest{parts[1].begin, head.span.end};
      if (const std::size_t cong = head.at(rest).find("Cong."); cong != std::string_view::npos) rest.begin += static_cast<std::uint32_t>(cong + 5);
      rest = trim_of(head.text(), rest, ",");
      if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty()) set_pincite(out, *pin);
    }
    return true;
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_legislative;
const KindParser kKindParser_legislative{"legislative", 25, parse};

}  // namespace subcite
