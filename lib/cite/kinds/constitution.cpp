// Constitutions (Bluebook R. 11) and the U.N. Charter (R. 21.7.1, a treaty in the report): name, then
// article, amendment, section or clause.
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool take_subdivision(const Head& head, Span name, Citation& out) {
  const Span rest = trim_of(head.text(), {name.end, head.span.end}, ",");
  out.title = name;
  if (rest.empty()) return true;
  const auto pin = read_pincite(head.text(), rest);
  if (!pin) return false;
  set_pincite(out, *pin);
  return true;
}

bool parse(const Head& head, Citation& out) {
  for (const std::string_view charter : {"U.N. Charter", "UN Charter", "U.N. CHARTER", "UNITED NATIONS CHARTER", "United Nations Charter"}) {
    const std::uint32_t at = find_words(head, head.span, charter);
    if (at == head.span.end) continue;
    const Span name{at, static_cast<std::uint32_t>(at + charter.size())};
    if (at != head.span.begin && !head.date) return false;
    out.kind = Kind::Treaty;
    return take_subdivision(head, name, out);
  }
  for (const std::string_view word : {"CONST.", "Const."}) {
    const std::uint32_t at = find_words(head, head.span, word);
    if (at == head.span.end) continue;
    const Span before = name_before(head.note, head.span.begin, at);
    if (before.begin >= at || at - before.begin > 30) return false;
    out.kind = Kind::Constitution;
    return take_subdivision(head, {before.begin, static_cast<std::uint32_t>(at + word.size())}, out) && !out.pincite.empty();
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_constitution;
const KindParser kKindParser_constitution{"constitution", 20, parse};

}  // namespace subcite
