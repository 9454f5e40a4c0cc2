// Pattern instructions of juries by their numbers (Bluebook R. 12.9): "CALCRIM No. 1234", "CACI No. 400 (2020)".
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool parse(const Head& head, Citation& out) {
  if (head.parts.empty() || head.has_url) return false;
  for (const std::string_view book : {"CALCRIM No. ", "CACI No. ", "CALJIC No. ", "BAJI No. ", "CALCRIM Nos. ", "CACI Nos. ", "CALJIC Nos. "}) {
    if (!head.at(head.span).starts_with(book)) continue;
    const Span number{head.span.begin + static_cast<std::uint32_t>(book.size()), head.span.end};
    const auto pin = read_pincite(head.text(), number);
    if (!pin || !trim_of(head.text(), {pin->span.end, head.span.end}, ",.").empty()) return false;
    out.kind = Kind::Other;
    out.title = {head.span.begin, pin->span.end};
    out.container = {head.span.begin, static_cast<std::uint32_t>(head.span.begin + book.find(' '))};
    out.symbol = pin->span;
    return true;
  }
  return false;
}

}  // namespace

extern const KindParser kKindParser_instruction;
const KindParser kKindParser_instruction{"instruction", 9, parse, true};

}  // namespace subcite
