// Books and reports in capitals (Bluebook R. 15): "2 AUTHOR, TITLE 343 (... ed., 2d ed. 2004)". One number
// behind the title is a pincite. A body as the author makes it a report.
#include <algorithm>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

void take_volume(const Head& head, Span& authors, Citation& out) {
  const Span word = word_at(head.text(), authors.begin, authors.end);
  if (!is_page(head.at(word)) || word.end == authors.end) return;
  out.volume = word;
  authors.begin = skip_spaces(head.text(), word.end, authors.end);
}

bool parse(const Head& head, Citation& out) {
  if (!head.capital_title || head.title.empty()) return false;
  const std::string_view rest = head.at(head.rest);
  Span authors = head.authors;
  take_volume(head, authors, out);
  const auto pin = head.rest.empty() ? std::nullopt : read_pincite(head.text(), head.rest);
  const bool pages_only = head.rest.empty() || (pin && trim_of(head.text(), {pin->span.end, head.rest.end}, ",").empty());
  if (!pages_only) return false;
  if (!in_capitals(head.at(authors)) && !authors.empty() && !head.italic_title) return false;
  if (head.paren.empty() && !head.has_url && head.authors.empty()) return false;
  if (authors.empty() && head.paren.empty()) return false;
  if (!take_authors(head, authors, out)) return false;
  take_edition(head, out);
  out.container = head.body;
  const bool body = out.names_institution || !head.body.empty() || std::any_of(out.authors.begin(), out.authors.end(), [&](Span a) { return is_institution(head.at(a)); });
  out.kind = body && out.editors.empty() ? Kind::Report : Kind::Book;
  out.title = head.title;
  if (head.at(out.title).starts_with("RESTATEMENT") || rest.starts_with("RESTATEMENT")) out.kind = Kind::Other;
  if (pin) set_pincite(out, *pin);
  return true;
}

}  // namespace

extern const KindParser kKindParser_book;
const KindParser kKindParser_book{"book", 90, parse};

}  // namespace subcite
