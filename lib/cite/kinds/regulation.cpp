// Executive orders and documents of the European Union's institutions (Bluebook R. 14.7, R. 21.9).
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<std::string_view, 10> kMarks{"EUR. PARL. DOC.", "Eur. Parl. Doc.", "Exec. Order No.", "Council Directive", "Council Regulation", "Commission Regulation", "Commission Decision", "O.J. (", "COM (", "Proclamation No."};

bool parse(const Head& head, Citation& out) {
  for (const std::string_view mark : kMarks) {
    const std::uint32_t at = find_words(head, head.span, mark);
    if (at == head.span.end) continue;
    out.kind = Kind::Regulation;
    std::uint32_t from = at + static_cast<std::uint32_t>(mark.size());
    if (mark.back() == '(') from = head.note.closing(from - 1) + 1;
    const std::vector<Span> parts = comma_parts(head, {at, head.span.end});
    out.container = {at, static_cast<std::uint32_t>(at + mark.size())};
    if (mark.back() == '(') out.container.end -= 2;
    out.symbol = parts.empty() ? Span{} : trim(head.text(), {std::min(from, parts[0].end), parts[0].end});
    out.title = trim_of(head.text(), {head.span.begin, at}, ",");
    if (!head.title.empty() && head.title.end <= at) out.title = head.title;
    if (out.title.empty()) out.title = {at, parts.empty() ? head.span.end : parts[0].end};
    if (parts.size() > 1)
      if (const auto pin = read_pincite(head.text(), {parts[1].begin, head.span.end})) {
        set_pincite(out, *pin);
      }
    // "Council Regulation 2016/679, art. 17, 2016 O.J. (L 119) 1, 43": where the act is printed.
    const std::uint32_t journal = find_words(head, {out.container.end, head.span.end}, "O.J. (");
    if (journal < head.span.end && mark != "O.J. (") {
      const Span before = trim_of(head.text(), {at, journal}, ",");
      const std::size_t blank = head.at(before).rfind(' ');
      const std::uint32_t year = static_cast<std::uint32_t>(blank == std::string_view::npos ? before.begin : before.begin + blank + 1);
      out.parallel = trim_of(head.text(), {year, head.span.end}, ",");
      if (out.pincite.end > year) {
        const auto pin = parts.size() > 1 ? read_pincite(head.text(), {parts[1].begin, year - 1}) : std::nullopt;
        out.pincite = pin ? trim_of(head.text(), pin->span, ",") : Span{};
      }
    }
    return true;
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_regulation;
const KindParser kKindParser_regulation{"regulation", 32, parse};

}  // namespace subcite
