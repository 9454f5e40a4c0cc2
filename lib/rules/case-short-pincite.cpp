// C004: a short form names the party that is no government, and leads to its page by "at".
#include <algorithm>
#include <unordered_map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/case_volumes.h"
#include "rules/marks.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_short_pincite;

namespace {

using namespace rules_support;

/// The party of the full case that is no government; empty where both are, or none is.
std::string_view other_party(std::string_view title, std::string_view used) {
  const std::size_t versus = title.find(" v. ");
  if (versus == std::string_view::npos) return {};
  std::string_view first = title.substr(0, versus);
  std::string_view second = title.substr(versus + 4);
  const std::string name = facts::canonical(facts::party_in_full(used));  // "Commissioner" is "Comm’r"
  if (facts::canonical(second) == name) std::swap(first, second);
  if (facts::canonical(first) != name || is_government(second)) return {};
  return second;
}

void government_name(const View& view, std::size_t i, Findings& out) {
  const Citation& c = view.citations[i];
  const CitationIndex full = view.index.references[i].antecedent;
  if (full < 0 || c.name.empty() || !is_government(view.at(c.name))) return;
  const std::string_view other = other_party(view.at(view.citations[static_cast<std::size_t>(full)].title), view.at(c.name));
  if (other.empty()) return;
  const std::string_view party = trim(other.substr(0, other.find(',')));
  Finding& f = report(out, kRule_case_short_pincite, view, static_cast<CitationIndex>(i), c.name, "The short form is named after " + quoted(view.at(c.name)) + ", a party of very many cases.", "Name the other party, " + quoted(party) + ".");
  f.fix = Fix{"Name the other party", false, {{c.name, std::string(party)}}};
}

/// "Fell, " before a volume: what stands between it and the semicolon, the signal or the sentence before.
Span name_before(const View& view, std::uint32_t first, std::uint32_t volume) {
  constexpr std::uint32_t kLongest = 60;
  const std::string_view text = view.document.text;
  first = std::max(first, volume - std::min(volume, kLongest));
  if (!text.substr(first, volume - first).ends_with(", ")) return {};
  std::uint32_t begin = volume;
  while (begin > first && text[begin - 1] != ';' && text[begin - 1] != '.' && text[begin - 1] != '(') --begin;
  for (const std::string_view signal : {"See ", "see ", "also ", "But ", "but ", "Accord ", "accord ", "generally "}) {
    const Span words = trim_of(text, {begin, volume}, "*_ ");
    if (view.at(words).starts_with(signal)) begin = words.begin + static_cast<std::uint32_t>(signal.size());
  }
  return trim_of(text, {begin, volume}, ",*_ ");
}

/// "Fell, 612 F.2d 1106": a part of a name, no year, and a page without at.
void lost_at(const View& view, std::size_t i, Findings& out) {
  const Citation& c = view.citations[i];
  const Span before = c.raw.begin == c.volume.begin ? name_before(view, view.note_of(c).text.begin, c.volume.begin) : Span{};
  const std::string_view name = c.title.empty() && !before.empty() ? view.at(before) : c.title.empty() && std::max(c.raw.begin, c.signal.end) < c.volume.begin ? view.at(trim_of(view.document.text, {std::max(c.raw.begin, c.signal.end), c.volume.begin}, ",*_"))
                                                                                                                                                               : view.at(c.title);
  if (c.date.given() || !c.year.empty() || (c.in_prose && !c.title.empty()) || name.find(" v. ") != std::string_view::npos || name.starts_with("In re") || name.starts_with("Ex parte")) return;
  for (const std::size_t k : cases_in_volume(view, c)) {
    if (k >= i) return;
    const Citation& full = view.citations[k];
    if (full.quoted || full.page.empty() || full.title.empty() || !full.date.given()) continue;
    const bool same_page = view.at(full.page) == view.at(c.page);
    if (!name.empty() && !is_named_by(view.at(full.title), name)) continue;
    if ((same_page && c.pincite.empty()) || (name.empty() && !same_page)) continue;
    Finding& f = report(out, kRule_case_short_pincite, view, static_cast<CitationIndex>(i), {c.volume.begin, std::max(c.page.end, c.pincite.end)}, same_page ? "The first page is repeated in a short form." : "“At” is missing before the page.", "Write VOLUME REPORTER at PAGE.");
    const std::string page(view.at(same_page ? c.pincite : c.page));
    f.fix = Fix{"Write at " + page, false, {{{c.page.begin, std::max(c.page.end, c.pincite.end)}, "at " + page}}};
    return;
  }
}

/// Nothing that could be a page, an "at", a year or a blank stands behind the reporter.
bool ends_without_page(std::string_view behind) {
  if (behind.empty()) return true;
  const std::size_t service = behind.starts_with(" (") ? behind.find(") ") : std::string_view::npos;  // "14 O.S.H. Cas. (BNA) 1120"
  if (service != std::string_view::npos && is_digit_at(behind, service + 2)) return false;
  if (behind.starts_with(" (")) return !has_digit(behind.substr(2, behind.find(')')));
  const std::size_t words = behind.find_first_not_of(".,; )");
  return behind[0] != ' ' && (words == std::string_view::npos || !is_digit_at(behind, words));
}

/// Full cases by their volume's number: which a note may name again.
std::unordered_map<std::string_view, std::vector<std::size_t>> by_volume(const View& view) {
  constexpr std::size_t kMost = 8;
  std::unordered_map<std::string_view, std::vector<std::size_t>> all;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::Case || c.title.empty() || c.volume.empty() || c.page.empty() || c.quoted) continue;
    auto& same = all[view.at(c.volume)];
    if (same.size() < kMost) same.push_back(i);
  }
  return all;
}

/// "Fell, 612 F.2d." and no page: for each number of a note that is the volume of a case cited before.
void lost_page(const View& view, std::size_t note, const std::unordered_map<std::string_view, std::vector<std::size_t>>& cases, Findings& out) {
  constexpr std::size_t kNear = 80;
  const Span span = view.document.notes[note].text;
  const std::string_view text = std::string_view(view.document.text).substr(0, span.end);
  for (const std::uint32_t comma : marks_in(view, span)) {
    const std::uint32_t at = comma + 2;
    if (text[comma] != ',' || !is_digit_at(text, at) || comma == span.begin || text[comma + 1] != ' ') continue;
    std::uint32_t end = at;
    while (end < span.end && is_digit_at(text, end)) ++end;
    const auto found = cases.find(text.substr(at, end - at));
    if (found == cases.end() || end >= span.end || text[end] != ' ') continue;
    for (const std::size_t i : found->second) {
      const Citation& full = view.citations[i];
      const std::string_view reporter = view.at(full.container);
      const std::size_t behind = end + 1 + reporter.size();
      if (full.raw.begin >= at || text.substr(end + 1, reporter.size()) != reporter || !ends_without_page(text.substr(std::min<std::size_t>(behind, span.end), kNear))) continue;
      const Span name = name_before(view, span.begin, at);
      if (name.empty() || !is_named_by(view.at(full.title), view.at(name)) || mask_of_note(view, note).hidden(at)) continue;
      report_note(out, kRule_case_short_pincite, view, static_cast<std::int32_t>(note), {at, static_cast<std::uint32_t>(behind)}, "The short form of " + quoted(view.at(full.title)) + " gives no page.", "Write VOLUME REPORTER at PAGE.");
      break;
    }
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const auto cases = by_volume(view);
  for (std::size_t n = 0; n < view.document.notes.size() && !cases.empty(); ++n) lost_page(view, n, cases, out);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.kind != Kind::Case || c.quoted) continue;
    if (c.form == Form::Short) government_name(view, i, out);
    if (c.form != Form::Full || c.page.empty() || c.volume.empty()) continue;
    lost_at(view, i, out);
  }
}

}  // namespace

const Rule kRule_case_short_pincite{"C004", "case-short-pincite", "Case short form without “at” or pincite, or named after a government party", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R15.2.2, R15.2.3, R11.7; Bluebook R. 10.9(a)", check};

}  // namespace subcite
