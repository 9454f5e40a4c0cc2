// Documents of the United Nations (Bluebook R. 21.7): resolutions and decisions by organ and number,
// documents by their symbol. Press releases of the U.N. carry symbols of their own (SC/15171).
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

constexpr std::array<std::string_view, 10> kResolutions{"G.A. Res.", "S.C. Res.", "E.S.C. Res.", "H.R.C. Res.", "UNGA Res.", "UNSC Res.", "Human Rights Council Res.", "G.A. Dec.", "H.R.C. Dec.", "S.C. Pres."};
constexpr std::array<std::string_view, 6> kSymbols{"U.N. Doc.", "UN Doc.", "U.N. Press Release", "U.N. Docs.", "U.N. DOC.", "CIREFCA"};

template <std::size_t N>
Span find_any(const Head& head, const std::array<std::string_view, N>& words) {
  Span best{head.span.end, head.span.end};
  for (const std::string_view word : words) {
    const std::uint32_t at = find_words(head, head.span, word);
    if (at < best.begin) best = {at, static_cast<std::uint32_t>(at + word.size())};
  }
  return best;
}

/// The number behind "Res.": up to the next comma, "(XVII)" included.
Span number_after(const Head& head, std::uint32_t at, std::uint32_t end) {
  at = skip_spaces(head.text(), at, end);
  std::uint32_t stop = at;
  while (stop < end && head.note[stop] != ',') ++stop;
  return trim(head.text(), {at, stop});
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
  if (const auto pin = read_pincite(head.text(), rest)) {
    set_pincite(out, *pin);
  }
}

void take_title(const Head& head, std::uint32_t end, Citation& out) {
  const Span before = trim_of(head.text(), {head.span.begin, end}, ",");
  if (before.empty()) return;
  if (!head.title.empty() && head.title.end <= end) {
    take_authors(head, head.authors, out);
    out.title = head.title;
    return;
  }
  const std::vector<Span> parts = comma_parts(head, before);
  const bool author = parts.size() > 1 && may_be_names(head.text(), parts[0]);
  if (author) take_authors(head, parts[0], out);
  out.title = {parts[author ? 1 : 0].begin, before.end};
}

bool parse(const Head& head, Citation& out) {
  const Span resolution = find_any(head, kResolutions);
  const Span symbol = find_any(head, kSymbols);
  if (resolution.empty() && symbol.empty()) return false;
  out.kind = Kind::UnDocument;
  out.names_institution = true;
  take_title(head, std::min(resolution.begin, symbol.begin), out);
  if (!resolution.empty()) {
    const Span number = number_after(head, resolution.end, head.span.end);
    out.container = {resolution.begin, number.end};
    out.symbol = out.container;
    take_pin(head, number.end, out);
  }
  if (symbol.empty()) return true;
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
const KindParser kKindParser_un_document{"un-document", 10, parse};

}  // namespace subcite
