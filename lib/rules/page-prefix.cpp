// P005: pages stand bare in citations, or behind "at"; the prefix belongs to cross-references only.
#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_page_prefix;

namespace {

using namespace rules_support;

/// "xii" and no longer word.
bool is_roman_page(std::string_view rest) {
  const std::size_t end = std::min(rest.find_first_not_of("ivxlc"), rest.size());
  return end > 0 && (end == rest.size() || !is_word_byte(rest[end]) || rest.substr(end).starts_with("–"));
}

/// "p.", "pp.", "pg.", "page" before a number at `at`: its bytes with the blank, 0 where none stands.
std::uint32_t prefix_at(std::string_view text, std::uint32_t at, std::uint32_t end) {
  static constexpr std::array<std::string_view, 10> kPrefixes{"pages ", "page ", "pgs. ", "pg. ", "pp. ", "pp ", "p. ", "p.", "pp.", "p "};
  for (const std::string_view prefix : kPrefixes) {
    if (!starts_ignoring_case(text.substr(at, prefix.size()), prefix)) continue;
    const std::size_t next = at + prefix.size();
    if (next < end && (is_digit_at(text, next) || is_roman_page(text.substr(0, end).substr(next))) && (text[at] != 'P' || (at >= 3 && text.substr(at - 3, 3) == "at "))) return static_cast<std::uint32_t>(prefix.size());
  }
  return 0;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Unknown || c.form == Form::CrossReference || c.raw.empty() || c.quoted) continue;
    const std::uint32_t from = std::max({c.core.begin, c.title.end, c.container.end, c.supra_note.end});
    std::uint32_t stop = c.raw.end;
    const std::uint32_t behind = stop + (text.substr(stop, 1) == "," ? 2U : 1U);
    if (c.form == Form::Id && c.pincite.empty() && behind < view.note_of(c).text.end && text[behind] == 'p' && prefix_at(text, behind, view.note_of(c).text.end) > 0) stop = std::min(view.note_of(c).text.end, behind + 20);  // "Id. pp. 4–5"
    if (c.pincite.empty() && (starts_ignoring_case(text.substr(stop, 5), " at p") || (c.form != Form::Full && starts_ignoring_case(text.substr(stop, 6), ", at p")))) stop = std::min(view.note_of(c).text.end, stop + 20);    // "at pg. xii"
    LazyMask mask(text, {c.raw.begin, std::max(stop, c.raw.end)});
    if (!c.parentheticals.empty()) stop = std::min(stop, c.parentheticals[0].inner.begin);
    if (c.in_prose && c.form == Form::Full) continue;
    for (std::uint32_t at = from; at < stop; ++at) {
      if ((text[at] | 0x20) != 'p' || (at > 0 && is_word_byte(text[at - 1]))) continue;
      const std::uint32_t size = prefix_at(text, at, stop);
      if (size == 0 || mask.hidden(at)) continue;
      const bool led = at >= 3 && text.substr(at - 3, 3) == "at ";
      const bool needs_at = !led && c.form != Form::Full;
      Finding& f = report(out, kRule_page_prefix, view, static_cast<CitationIndex>(i), {at, at + size - (text[at + size - 1] == ' ' ? 1 : 0)}, "Pages are cited without a prefix.", needs_at ? "Write “at” and the page." : "Leave the prefix out.");
      f.fix = Fix{needs_at ? "Write at" : "Leave the prefix out", true, {{{at, at + size}, needs_at ? "at " : ""}}};
      break;
    }
  }
}

}  // namespace

const Rule kRule_page_prefix{"P005", "page-prefix", "“p.”, “pp.”, “page” before a pincite", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R5.1.1, T13; Bluebook R. 3.2(a)", check};

}  // namespace subcite
