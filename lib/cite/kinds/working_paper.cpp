// Working papers, forthcoming and unpublished pieces (Bluebook R. 17): what they are stands in the
// parenthesis, or in the series before it.
#include <array>

#include "base/text.h"
#include "cite/kind.h"

namespace subcite {
namespace {

using namespace cite;

bool says(std::string_view words, std::initializer_list<std::string_view> any) {
  const std::string low = lower_ascii(words);
  for (const std::string_view word : any)
    if (low.find(word) != std::string::npos) return true;
  return false;
}

bool parse(const Head& head, Citation& out) {
  if (!head.italic_title || head.paren.empty()) return false;
  const std::string_view paren = head.at(head.paren);
  const std::string_view rest = head.at(head.rest);
  const bool thesis = says(paren, {"dissertation", "thesis", "letter", "e-mail", "interview"});
  const bool paper = says(paren, {"working paper", "research paper", "discussion paper", "unpublished", "manuscript", "forthcoming", "preprint", "draft", "arxiv", "paper no."}) || says(rest, {"working paper", "ssrn", "arxiv", "discussion paper"});
  if (!paper && !thesis) return false;
  out.kind = thesis ? Kind::Other : Kind::WorkingPaper;
  out.title = head.title;
  if (!take_authors(head, head.authors, out)) return false;
  if (head.rest.empty()) return true;
  if (const auto pin = read_pincite(head.text(), head.rest); pin && pin->span.begin <= head.rest.begin + 3) set_pincite(out, *pin);
  else if (const auto read = read_volume(head, head.rest)) {
    out.container = read->container;
    out.volume = read->volume;
    if (!read->after.empty()) take_pages(head, read->after, out);
  }
  return true;
}

}  // namespace

extern const KindParser kKindParser_working_paper;
const KindParser kKindParser_working_paper{"working-paper", 75, parse};

}  // namespace subcite
