// Statutes, session laws, codes and rules of procedure (Bluebook R. 12): title number, code, section.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

/// The name of an act before the code: "Lanham Act § 43(a), 15 U.S.C. § 1125(a)".
void take_act(const Head& head, std::uint32_t end, Citation& out) {
  const Span before = trim_of(head.text(), {head.span.begin, end}, ",");
  if (before.empty()) return;
  const std::vector<Span> parts = comma_parts(head, before);
  Span name = parts.back();
  if (parts.size() > 1 && !may_be_names(head.text(), name)) name = before;
  const std::uint32_t section = find_words(head, name, "§");
  out.title = trim_of(head.text(), {name.begin, section}, ",");
  if (head.at(out.title).starts_with("in ")) out.title.begin += 3;
}

void take_sections(const Head& head, std::uint32_t at, Citation& out) {
  const Span rest = trim_of(head.text(), {at, head.span.end}, ",");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty()) {
    set_pincite(out, *pin);
  }
}

/// "17 U.S.C. § 107": the run of words before the section sign, looked up from its longest form down.
bool parse_federal(const Head& head, Citation& out) {
  const std::string_view text = head.text();
  for (std::uint32_t at = head.span.begin; at < head.span.end;) {
    const Span word = word_at(text, at, head.span.end);
    if (word.empty()) {
      at = skip_spaces(text, at + 1, head.span.end);
      continue;
    }
    std::string key;
    std::uint32_t next = at;
    for (int words = 0; words < 4 && next < head.span.end; ++words) {
      const Span part = word_at(text, next, head.span.end);
      for (const char c : lower_ascii(slice(text, part)))
        if ((c >= 'a' && c <= 'z') || c == '&') key += c;
      const auto* row = head.note.in_quote(at) ? nullptr : facts::codes().find(key);
      const char last = part.empty() ? ' ' : text[part.end - 1];
      const std::uint32_t after = skip_spaces(text, part.end, head.span.end);
      const bool numbered = after < head.span.end && (starts_with(text, after, head.span.end, "§") || starts_with(text, after, head.span.end, "pt.") || starts_with(text, after, head.span.end, "No.") || (text[after] >= '0' && text[after] <= '9') || starts_with(text, after, head.span.end, "ch.") || starts_with(text, after, head.span.end, "tit."));
      if (row != nullptr && (last == '.' || last == 'e' || key == "far" || key == "dfars") && numbered && text[at] >= 'A' && text[at] <= 'Z') {
        const Span code{at, part.end};
        const Span before = trim(text, {head.span.begin, at});
        const std::size_t blank = slice(text, before).rfind(' ');
        const Span number{static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
        const bool titled = is_page(slice(text, number));
        out.kind = row->b == "regulation" ? Kind::Regulation : row->b == "other" ? Kind::Other
                                                                                 : Kind::Statute;
        out.container = code;
        if (titled) out.volume = number;
        take_act(head, titled ? number.begin : at, out);
        const bool paged = row->a == "Stat." || row->a == "Fed. Reg." || row->a == "S.C.";
        if (paged) take_pages(head, {after, head.span.end}, out);
        else take_sections(head, after, out);
        return paged ? !out.page.empty() : true;
      }
      next = after;
    }
    at = skip_spaces(text, word.end, head.span.end);
  }
  return false;
}

/// "Pub. L. No. 55-425, 30 Stat. 1121": the law's number, then its place in the Statutes at Large.
bool parse_public_law(const Head& head, Citation& out) {
  const std::uint32_t law = std::min(find_words(head, head.span, "Pub. L. No."), find_words(head, head.span, "Pub. L. "));
  if (law == head.span.end) return false;
  std::uint32_t from = law + 8;
  if (starts_with(head.text(), from, head.span.end, "No. ")) from += 4;
  out.kind = Kind::Statute;
  out.symbol = trim_of(head.text(), word_at(head.text(), from, head.span.end), ",.");
  take_act(head, law, out);
  const Span rest = trim_of(head.text(), {out.symbol.end, head.span.end}, ",");
  const std::uint32_t stat = find_words(head, rest, "Stat.");
  if (const auto pin = read_pincite(head.text(), rest); pin && !rest.empty() && pin->span.end < stat && pin->locators != kPages) set_pincite(out, *pin);
  if (stat >= rest.end) {
    out.container = {law, law + 7};
    return true;
  }
  const Span before = trim(head.text(), {rest.begin, stat});
  const std::size_t blank = head.at(before).rfind(' ');
  out.volume = {static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1), before.end};
  out.container = {stat, stat + 5};
  const Span page = word_at(head.text(), skip_spaces(head.text(), stat + 5, head.span.end), head.span.end);
  out.page = trim_of(head.text(), page, ",.");
  const Span behind = trim_of(head.text(), {out.page.end, head.span.end}, ",");
  if (const auto pin = read_pincite(head.text(), behind); pin && !behind.empty() && head.note[out.page.end] == ',') out.parallel = pin->span;  // "241, 255"
  return true;
}

/// State codes in capitals: "N.D. CENT. CODE § 27-14-04 (2021)".
bool parse_state(const Head& head, Citation& out) {
  const std::uint32_t section = find_words(head, head.span, "§");
  if (section == head.span.end) return false;
  const Span before = trim_of(head.text(), {head.span.begin, section}, ",");
  Span name = name_before(head.note, before.begin, before.end);
  if (const std::size_t comma = head.at(name).rfind(", "); comma != std::string_view::npos) name.begin += static_cast<std::uint32_t>(comma + 2);
  const std::string words = lower_ascii(head.at(name));
  const bool code = words.find("code") != std::string::npos || words.find("stat.") != std::string::npos || words.find("laws") != std::string::npos || words.ends_with(" law");
  const bool act = words.ends_with("act") || words.find(" act of ") != std::string::npos;
  if (!code && !act) return false;
  out.kind = Kind::Statute;
  if (code) out.container = name;
  else out.title = name;
  take_sections(head, section, out);
  return !out.pincite.empty();
}

bool parse(const Head& head, Citation& out) {
  if (head.italic_title && !head.rest.empty() && head.rest.begin > head.span.begin && head.at(head.rest).find("§") == std::string_view::npos && head.at(head.rest).find("U.S.C.") == std::string_view::npos && head.at(head.rest).find("Fed. Reg.") == std::string_view::npos) return false;
  return parse_public_law(head, out) || parse_federal(head, out) || parse_state(head, out);
}

}  // namespace

extern const KindParser kKindParser_statute;
const KindParser kKindParser_statute{"statute", 30, parse};

}  // namespace subcite
