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

/// "Do Tolls Matter?, SSRN (Jan. 5, 2019)": the last part is where papers are posted.
bool says_series(const Head& head) {
  const std::vector<Span>& parts = head.parts;
  if (parts.size() < 3 || head.italic_title) return false;
  const std::string low = lower_ascii(head.at(parts.back()));
  return low == "ssrn" || low.starts_with("arxiv") || low.find("working paper") != std::string::npos || low == "repec" || low == "osf preprints" || low == "biorxiv" || low == "medrxiv";
}

/// Without italics: authors, then the title up to a page at its end.
bool take_roman(const Head& head, Citation& out) {
  const std::vector<Span>& parts = head.parts;
  const std::size_t authors = roman_authors(head, parts);
  if (authors == 0 || head.capital_title) return false;
  if (!take_authors(head, {parts[0].begin, parts[authors - 1].end}, out)) return false;
  const std::size_t from = std::min(skip_designation(head, parts, authors), parts.size() - 1);
  std::size_t last = parts.size() - 1;
  if (last > from && in_capitals(head.at(parts[last])) && !in_capitals(head.at(parts[from]))) out.container = parts[last--];
  out.title = {parts[from].begin, parts[last].end};
  take_end_page(head, out.title, out);
  return !out.title.empty();
}

/// "Title 6–7 (Univ. of Fen. Research Paper No. 33), https://...": the series stands in a parenthesis without a date.
Head with_series(const Head& given) {
  Head head = given;
  if (!head.paren.empty() || !head.has_url || head.span.empty() || head.note[head.span.end - 1] != ')') return head;
  std::uint32_t open = head.span.end - 1;
  while (open > head.span.begin && !(head.note[open] == '(' && head.note.closing(open) == head.span.end - 1)) --open;
  if (open == head.span.begin || !says(head.at({open, head.span.end}), {"paper"})) return head;
  head.paren = {open + 1, head.span.end - 1};
  head.span = trim_of(head.text(), {head.span.begin, open}, ",");
  lay_out(head);
  return head;
}

/// "(KDD 2017 Research Paper)": the year within the name of the series.
void take_inner_year(const Head& head, Citation& out) {
  for (std::uint32_t at = head.paren.begin; at < head.paren.end;) {
    const Span word = word_at(head.text(), at, head.paren.end);
    const auto date = word.size() == 4 ? read_date(head.text(), word) : std::nullopt;
    if (date && date->span == word && date->date.year != 0) out.date = date->date, out.year = word;
    at = skip_spaces(head.text(), std::max(word.end, at + 1), head.paren.end);
  }
}

/// "SSRN Abstract No. 1234567, at 12", "NBER Working Paper No. 12345": series and number in the words behind the title.
bool parse_numbered(const Head& head, Citation& out) {
  if (!head.date || !head.italic_title || head.rest.empty() || !says(head.at(head.rest), {"paper no. ", "abstract no. ", "abstract id ", "paper series no. "})) return false;
  const std::vector<Span> parts = comma_parts(head, head.rest);
  const std::size_t label = std::min(head.at(parts[0]).rfind(" No. "), head.at(parts[0]).rfind(" ID "));
  if (label == std::string_view::npos || !take_authors(head, head.authors, out)) return false;
  out.kind = Kind::WorkingPaper;
  out.title = head.title;
  out.container = {parts[0].begin, static_cast<std::uint32_t>(parts[0].begin + label)};
  out.symbol = {static_cast<std::uint32_t>(head.at(parts[0]).rfind(' ') + parts[0].begin + 1), parts[0].end};
  if (parts.size() > 1)
    if (const auto pin = read_pincite(head.text(), {parts[1].begin, head.rest.end})) set_pincite(out, *pin);
  return true;
}

bool parse(const Head& given, Citation& out) {
  const Head head = with_series(given);
  if (head.paren.empty()) return false;
  const std::string_view paren = head.at(head.paren);
  const std::string_view rest = head.at(head.rest);
  const bool thesis = says(paren, {"dissertation", "thesis"}) || (head.italic_title && says(paren, {"letter", "e-mail", "interview"}));
  const bool paper = says(paren, {"working paper", "research paper", "discussion paper", "unpublished", "manuscript", "forthcoming", "preprint", "draft", "arxiv", "paper no."}) || (head.italic_title && says(rest, {"working paper", "ssrn", "arxiv", "discussion paper"})) || says_series(head);
  if (!paper && !thesis) return false;
  out.kind = thesis ? Kind::Other : Kind::WorkingPaper;
  if (!head.date) take_inner_year(head, out);
  if (!head.italic_title) return take_roman(head, out);
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

extern const KindParser kKindParser_numbered_paper;
const KindParser kKindParser_numbered_paper{"numbered-working-paper", 71, parse_numbered};

}  // namespace subcite
