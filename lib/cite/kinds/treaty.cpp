// Treaties (Bluebook R. 21.4): name, subdivision, date of signature, series. The date stands between
// commas, not in a parenthesis.
#include "base/text.h"
#include "cite/kind.h"
#include "facts/table.h"

namespace subcite {
namespace {

using namespace cite;

Span find_series(const Head& head) {
  Span best{head.span.end, head.span.end};
  for (const auto& row : facts::treaty_series()) {
    const std::uint32_t at = find_words(head, head.span, row.a);
    if (at < best.begin) best = {at, static_cast<std::uint32_t>(at + row.a.size())};
  }
  return best;
}

bool parse(const Head& head, Citation& out) {
  const Span series = find_series(head);
  const bool named = head.at(head.span).find("Convention") != std::string_view::npos || head.at(head.span).find("Treaty") != std::string_view::npos || head.at(head.span).find("Covenant") != std::string_view::npos || head.at(head.span).find("Agreement") != std::string_view::npos || head.at(head.span).find("Protocol") != std::string_view::npos || head.at(head.span).find("Charter") != std::string_view::npos || head.at(head.span).find("Statute of") != std::string_view::npos;
  if (series.empty() || series.begin == head.span.begin) return false;
  if (head.italic_title && !named) return false;
  const std::vector<Span> parts = comma_parts(head, {head.span.begin, series.begin});
  if (parts.empty()) return false;
  std::size_t dated = parts.size();
  for (std::size_t i = 1; i < parts.size() && dated == parts.size(); ++i) {
    const Span from{parts[i].begin, series.begin};
    std::string_view words = head.at(parts[i]);
    std::uint32_t at = parts[i].begin;
    for (const std::string_view lead : {"opened for signature ", "adopted ", "done at ", "signed ", "concluded "})
      if (words.starts_with(lead)) at += static_cast<std::uint32_t>(lead.size());
    const auto date = read_date(head.text(), {at, from.end});
    if (!date || (date->date.year == 0)) continue;
    out.date = date->date;
    out.year = date->year;
    dated = i;
  }
  if (dated == parts.size() && !named && !head.date) return false;
  out.kind = Kind::Treaty;
  std::size_t last = 0;
  std::uint32_t name_end = parts[0].end;
  for (std::size_t i = 1; i < dated; ++i) {
    const auto pin = read_pincite(head.text(), {parts[i].begin, series.begin});
    if (pin && pin->locators != kPages) {
      set_pincite(out, *pin);
      break;
    }
    last = i;
    name_end = parts[i].end;
  }
  out.title = {parts[0].begin, parts[last].end};
  const std::string_view title = head.at({parts[0].begin, name_end});
  for (const std::string_view mark : {" art. ", " arts. ", " pmbl.", " annex "}) {
    const std::size_t at = title.find(mark);
    if (at == std::string_view::npos) continue;
    out.title.end = static_cast<std::uint32_t>(parts[0].begin + at);
    if (const auto pin = read_pincite(head.text(), {out.title.end + 1, series.begin})) set_pincite(out, *pin);
    if (const std::size_t year = head.at(out.pincite).find(", "); year != std::string_view::npos && dated < parts.size() && out.pincite.end > parts[dated].begin) out.pincite.end = static_cast<std::uint32_t>(out.pincite.begin + year);
    break;
  }
  out.container = series;
  const Span before = trim_of(head.text(), {parts.back().begin, series.begin}, ",");
  const Span number = word_at(head.text(), before.begin, before.end);
  if (is_page(head.at(number)) && number == before) out.volume = number;
  std::uint32_t at = skip_spaces(head.text(), series.end, head.span.end);
  if (starts_with(head.text(), at, head.span.end, "No. ")) at += 4;
  out.page = trim_of(head.text(), word_at(head.text(), at, head.span.end), ",.;");
  return true;
}

}  // namespace

extern const KindParser kKindParser_treaty;
const KindParser kKindParser_treaty{"treaty", 60, parse};

}  // namespace subcite
