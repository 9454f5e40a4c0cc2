// P003: of a page range the last two digits stay and what both numbers share before them goes (1299–305, 101–06);
// nothing is dropped below one hundred.
#include <algorithm>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_range_digits;

namespace {

using namespace rules_support;

struct Pages {
  std::string_view first, last;
  Span span;  // of the second number
  bool en_dash = false;
};

/// "101–06" at `at` of the pincite; nothing where the numbers belong to other kinds of locators.
bool read_pair(std::string_view text, std::uint32_t at, std::uint32_t end, Pages& out) {
  std::uint32_t stop = at;
  while (stop < end && text[stop] >= '0' && text[stop] <= '9') ++stop;
  const bool en = text.substr(stop, 3) == "–";
  const std::uint32_t from = stop + (en ? 3U : 1U);
  if (stop == at || (!en && text.substr(stop, 1) != "-") || from >= end) return false;
  std::uint32_t last = from;
  while (last < end && text[last] >= '0' && text[last] <= '9') ++last;
  if (last == from || (last < text.size() && (is_word_byte(text[last]) || text[last] == '-'))) return false;
  out = {text.substr(at, stop - at), text.substr(from, last - from), {from, last}, en};
  return true;
}

/// The form the second number takes; empty where it is right, or where both forms are.
std::string expected(const Pages& p) {
  std::string whole(p.last);
  if (p.last.size() < p.first.size()) whole = std::string(p.first.substr(0, p.first.size() - p.last.size())) + whole;
  const auto a = to_number(p.first);
  const auto b = to_number(whole);
  if (!a || !b || *b <= *a) return {};
  if (p.first.size() != whole.size()) return p.last == whole ? std::string() : whole;
  if (*a < 100) return p.last.size() == 1 && p.en_dash && p.first.size() == 2 ? whole : std::string();
  std::size_t shared = 0;
  while (shared < whole.size() && p.first[shared] == whole[shared]) ++shared;
  const std::size_t keep = std::max<std::size_t>(2, whole.size() - shared);
  const std::string right = whole.substr(whole.size() - keep);
  const bool hundreds = whole.size() == 4 && shared == 1;  // 1398–401 and 1398–1401
  return p.last == right || (hundreds && p.last == whole) ? std::string() : right;
}

/// "104 Stat. 2399, 2531–32" behind a section: pages that are no field of their own.
Span behind_page(const View& view, const Citation& c) {
  if (c.kind != Kind::Statute || c.page.empty() || c.pincite.end > c.page.begin || view.document.text.compare(c.page.end, 2, ", ") != 0) return {};
  const std::uint32_t begin = c.page.end + 2;
  const std::size_t size = begin < c.raw.end ? view.at({begin, c.raw.end}).find_first_of(" ;(,") : 0;
  return {begin, size == std::string_view::npos ? c.raw.end : begin + static_cast<std::uint32_t>(size)};
}

void scan(const View& view, CitationIndex i, Span slot, bool full_mode, Findings& out) {
  const Citation& c = view.citations[static_cast<std::size_t>(i)];
  const std::string_view text = view.document.text;
  for (std::uint32_t at = slot.begin; at < slot.end; ++at) {
    if (text[at] < '0' || text[at] > '9' || (at > 0 && (is_word_byte(text[at - 1]) || text[at - 1] == '.' || text[at - 1] == '-' || text[at - 1] == '/' || text[at - 1] == '(' || text[at - 1] == ':'))) continue;
    const std::string_view before = text.substr(slot.begin, at - slot.begin);
    const std::size_t comma = before.rfind(',') == std::string_view::npos ? 0 : before.rfind(',');
    const std::string_view lead = before.substr(comma);
    Pages pages;
    const bool mark = lead.find("§") != std::string_view::npos || lead.find("¶") != std::string_view::npos || lead.find("n.") != std::string_view::npos || lead.find("art") != std::string_view::npos || lead.find("ch") != std::string_view::npos || lead.find("tbl") != std::string_view::npos || lead.find("fig") != std::string_view::npos || lead.find("pt") != std::string_view::npos || lead.find("No") != std::string_view::npos;
    const bool pair = read_pair(text, at, slot.end, pages);
    while (at < slot.end && text[at] >= '0' && text[at] <= '9') ++at;
    const bool sections = pair && mark && pages.en_dash && pages.first.size() >= 3 && pages.last.size() < pages.first.size() && lead.find("§") != std::string_view::npos;
    if (!pair || (mark && !sections) || (!sections && (c.locators & kPages) == 0 && slot.begin == c.pincite.begin)) continue;
    std::string right = sections ? std::string(pages.first.substr(0, pages.first.size() - pages.last.size())) + std::string(pages.last) : expected(pages);
    if (full_mode && !sections) {
      const bool dropped = pages.last.size() < pages.first.size();
      right = dropped ? std::string(pages.first.substr(0, pages.first.size() - pages.last.size())) + std::string(pages.last) : std::string();
    }
    if (right.empty()) continue;
    Finding& f = report(out, kRule_range_digits, view, i, {static_cast<std::uint32_t>(pages.first.data() - text.data()), pages.span.end}, "The range ends in " + std::string(pages.last) + ".", "Write " + std::string(pages.first) + "–" + right + ".");
    f.fix = Fix{"Write " + right, true, {{pages.span, right}}};
  }
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const auto mode = options.values.find("mode");
  const bool full_mode = mode != options.values.end() && mode->second == "full";
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.form == Form::CrossReference || c.pincite.empty() || c.quoted) continue;
    for (const Span slot : {c.pincite, behind_page(view, c)}) scan(view, static_cast<CitationIndex>(i), slot, full_mode, out);
  }
}

}  // namespace

const Rule kRule_range_digits{"P003", "range-digits", "Range does not follow the digit-dropping convention", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R5.1.2; Bluebook R. 3.2(a)", check, false, "mode"};

}  // namespace subcite
