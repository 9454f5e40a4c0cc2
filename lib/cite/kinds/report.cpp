// Reports and other pieces by a body (Bluebook R. 15.1 c): "BODY, Title 14 (May 2004)" with the title in
// italics or quotation marks, and what is left of books with the title in italics.
#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

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
      const auto read = read_volume(head, head.rest);
      if (!read || !read->volume.empty() || !may_be_names(head.text(), read->container)) return false;
      out.container = read->container;
      if (!read->after.empty()) take_pages(head, read->after, out);
    } else {
      set_pincite(out, *pin);
    }
  }
  take_edition(head, out);
  out.kind = out.names_institution ? Kind::Report : Kind::Book;
  out.title = head.title;
  return true;
}

}  // namespace

extern const KindParser kKindParser_report;
const KindParser kKindParser_report{"report", 110, parse};

}  // namespace subcite
