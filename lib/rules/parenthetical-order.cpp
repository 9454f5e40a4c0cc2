// F005: the parentheticals of one citation stand in a fixed order: weight, judges, alterations, omissions, quoting,
// citing, explanation.
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_parenthetical_order;

namespace {

using namespace rules_support;

/// The rank of R. 1.5(b); 0 where it has none.
int rank_of(std::string_view inner) {
  const std::string w = lower_ascii(trim(inner));
  if (w.starts_with("quoting ")) return 11;  // whatever weight its own parentheses give
  if (w.starts_with("citing ")) return 13;
  if (w == "en banc") return 3;
  if ((w.find(", j.") != std::string::npos || w.find(", c.j.") != std::string::npos || w.find(", jj.") != std::string::npos) && (w.find("concurring") != std::string::npos || w.find("dissenting") != std::string::npos)) return 4;
  if (w == "plurality opinion") return 5;
  if (w == "per curiam") return 6;
  if (w == "alteration in original" || w == "alterations in original") return 7;
  if (w == "emphasis added" || w == "emphasis omitted") return 8;
  if (w == "footnote omitted" || w == "footnotes omitted") return 9;
  if (w == "citation omitted" || w == "citations omitted") return 10;
  if (w == "internal quotation marks omitted" || w == "quotation marks omitted") return 12;
  if (w.starts_with("“") || w.starts_with("\"")) return 15;
  const std::string first = w.substr(0, w.find(' '));
  return first.size() > 5 && first.ends_with("ing") && w.find(' ') != std::string::npos && !w.starts_with("reviewing ") ? 15 : 0;
}

struct Found {
  std::size_t citation;
  Span span;
  std::string message;
  bool listed;  // of the kinds that went out
};

void judge(const View& view, std::size_t i, std::vector<Found>& out) {
  const Citation& c = view.citations[i];
  for (const Parenthetical& p : c.parentheticals) {
    if (c.hereinafter.empty() || !c.url.empty()) break;
    const int rank = rank_of(view.at(p.inner));
    if (p.inner.end < c.hereinafter.begin && rank > 2 && rank < 14) {
      out.push_back({i, c.hereinafter, "The label stands behind a parenthetical that it should precede.", false});
      return;
    }
  }
  int highest = 0;
  bool after_quotation = false;
  for (const Parenthetical& p : c.parentheticals) {
    const std::string_view inner = view.at(p.inner);
    const std::string low = lower_ascii(trim(inner));
    if (is_one_of(low, {"emphasis in original", "emphasis in the original", "emphases in original", "emphases in the original", "italics in original", "original emphasis"})) {
      out.push_back({i, p.inner, "Emphasis of the original needs no remark.", true});
      return;
    }
    if ((low == "internal quotation marks omitted" || low == "quotation marks omitted") && view.edition != "indigo2") {
      out.push_back({i, p.inner, "The omission of inner quotation marks needs no remark.", true});
      return;
    }
    if (low == "cleaned up" && view.edition == "bluebook22") {
      out.push_back({i, p.inner, "“Cleaned up” should be written (citation modified).", true});
      return;
    }
    const int rank = rank_of(inner);
    if (rank == 0) continue;
    const bool of_quotation = after_quotation && rank >= 7 && rank <= 13;
    if (rank < highest && !of_quotation) {
      out.push_back({i, p.inner, "This parenthetical stands behind one that it should precede.", false});
      return;
    }
    highest = std::max(highest, rank);
    after_quotation = after_quotation || (rank == 15 && (inner.find("“") != std::string_view::npos || inner.find('"') != std::string_view::npos));
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<Found> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (!view.citations[i].quoted && view.citations[i].form != Form::Unknown) judge(view, i, found);
  std::size_t listed = 0;
  for (const Found& at : found) listed += at.listed ? 1 : 0;
  bool told = false;
  for (const Found& at : found) {
    const bool many = at.listed && listed > kMany;
    if (many && told) continue;
    told = told || many;
    Finding& f = report(out, kRule_parenthetical_order, view, static_cast<CitationIndex>(at.citation), at.span, many ? at.message + " It stands " + std::to_string(listed) + " times, here first." : at.message, at.listed ? "Leave it out." : "Order them: weight, judges, alterations, omissions, quoting, citing, explanation.");
    if (at.listed && !many && at.message.find("written") == std::string::npos) f.fix = Fix{"Leave it out", true, {{{at.span.begin - 2, at.span.end + 1}, ""}}};
  }
}

}  // namespace

const Rule kRule_parenthetical_order{"F005", "parenthetical-order", "Parentheticals out of order, or of a kind that went out", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R10.2, R8.2.6; Bluebook R. 1.5(b), R. 5.2", check};

}  // namespace subcite
