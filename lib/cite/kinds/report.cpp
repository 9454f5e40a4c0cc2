// Reports and other pieces by a body (Bluebook R. 15.1 c): "BODY, Title 14 (May 2004)" with the title in
// italics or quotation marks, and what is left of books with the title in italics.
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool finish(const Head& head, Citation& out) {
  take_edition(head, out);
  out.kind = out.names_institution ? Kind::Report : Kind::Book;
  out.title = head.title;
  return true;
}

bool parse(const Head& head, Citation& out) {
  if (!head.italic_title || head.title.empty() || (head.paren.empty() && !head.has_url)) return false;
  if (head.authors.empty() && !head.paren.empty() && in_capitals(head.at(head.rest))) {  // an entry of a dictionary
    take_edition(head, out);
    out.kind = Kind::Book;
    out.title = head.title;
    out.container = head.rest;
    return !out.edition.empty();
  }
  if (head.authors.empty() || !take_authors(head, head.authors, out)) return false;
  if (!head.rest.empty()) {
    const auto pin = read_pincite(head.text(), head.rest);
    const bool only = pin && trim_of(head.text(), {pin->span.end, head.rest.end}, ",").empty();
    if (!only) {
      const std::vector<Span> parts = comma_parts(head, head.rest);
      const auto last = parts.size() > 1 && head.at(parts.back()).starts_with("at ") ? read_pincite(head.text(), parts.back()) : std::nullopt;
      if (last) {  // "AI Index EUR 46/001/2015, at 12": a number of the body's own, then the page
        set_pincite(out, *last);
        out.symbol = {parts[0].begin, parts[parts.size() - 2].end};
        return finish(head, out);
      }
      const auto read = read_volume(head, head.rest);
      if (!read || !read->volume.empty() || !may_be_names(head.text(), read->container)) return false;
      out.container = read->container;
      if (!read->after.empty()) take_pages(head, read->after, out);
    } else {
      set_pincite(out, *pin);
    }
  }
  return finish(head, out);
}

}  // namespace

extern const KindParser kKindParser_report;
const KindParser kKindParser_report{"report", 110, parse};

}  // namespace subcite
