// Q009: (emphasis added) stands in the note of a quotation that has emphasis, in these words; the same words quoted
// twice have it twice, or the note says why not.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "rules/quotations.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_emphasis_attribution;

namespace {

using namespace rules_support;

/// A quotation, the note that answers for it, and its italics.
struct Quotation {
  Span inner;
  std::int32_t note = -1;
  std::size_t words = 0;
  bool emphasis = false;  // a part of it is italic, and is no name, title or Latin
  bool italics = false;   // some of it is italic
};

bool is_latin(std::string_view words) {
  const std::string low = fold(words);
  return is_one_of(low, {"id", "ibid", "supra", "infra", "see", "see also", "cf", "eg", "per se", "per curiam", "en banc", "de novo", "de facto", "de jure", "ex parte", "ex post", "ex ante", "ad hoc", "inter alia", "prima facie", "mens rea", "actus reus", "habeas corpus", "res judicata", "stare decisis", "sua sponte", "certiorari", "mandamus", "amicus", "amici", "in rem", "in personam", "quantum meruit", "a fortiori", "bona fide", "pro se", "sine qua non", "vel non"});
}

bool is_name(std::string_view words) { return words.find(" v. ") != std::string_view::npos || looks_like_title(words) || words.size() <= 1 || is_latin(words); }

bool is_emphasis(Style style) { return style == Style::Italic || style == Style::Bold; }

/// Whole words with capitals, as "The Tidal Queen", are a ship or a title.
void read_italics(const View& view, Quotation& q) {
  const std::vector<Run>& runs = view.document.runs;
  auto it = std::lower_bound(runs.begin(), runs.end(), q.inner.begin, [](const Run& run, std::uint32_t begin) { return run.span.begin < begin; });
  if (it != runs.begin()) --it;
  for (; it != runs.end() && it->span.begin < q.inner.end; ++it) {
    const bool marked = is_emphasis(it->style) || it->style == Style::SmallCaps;  // which stand for bold in Markdown
    if (!marked || it->span.end <= q.inner.begin) continue;
    q.italics = true;
    const bool whole = it->span.begin <= q.inner.begin + 3 && it->span.end + 3 >= q.inner.end;
    if (!whole && !is_name(trim(view.at(it->span)))) q.emphasis = true;
  }
}

void note_quotations(const View& view, std::int32_t n, std::vector<Quotation>& out) {
  const Span note = view.document.notes[static_cast<std::size_t>(n)].text;
  const std::string_view text = std::string_view(view.document.text).substr(0, note.end);
  for (std::size_t at = text.find("“", note.begin); at != std::string_view::npos; at = text.find("“", at)) {
    const std::size_t close = text.find("”", at);
    if (close == std::string_view::npos) break;
    out.push_back({{static_cast<std::uint32_t>(at + 3), static_cast<std::uint32_t>(close)}, n, 0, false, false});
    at = close;
  }
  for (std::size_t at = text.find('"', note.begin); at != std::string_view::npos; at = text.find('"', at)) {
    const std::size_t close = text.find('"', at + 1);
    if (close == std::string_view::npos) return;
    if (!is_digit_at(text, at - 1)) out.push_back({{static_cast<std::uint32_t>(at + 1), static_cast<std::uint32_t>(close)}, n, 0, false, false});  // an inch
    at = close + 1;
  }
}

std::vector<Quotation> quotations_of(const View& view) {
  std::vector<Quotation> all;
  for (const BodyQuotation& q : body_quotations(view)) all.push_back({q.inner, q.note, 0, false, false});
  for (const BlockQuotation& q : block_quotations(view)) all.push_back({q.text, q.note, 0, false, false});
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) note_quotations(view, static_cast<std::int32_t>(n), all);
  for (Quotation& q : all) {
    q.words = words_in(view.at(q.inner));
    read_italics(view, q);
  }
  return all;
}

/// "(“The owner pays.” (emphasis added))": said of the quotation that the parenthetical is.
Span added_behind_quotation(const View& view, Span inner) {
  const std::string_view words = view.at(inner);
  for (const std::string_view added : {"” (emphasis added)", "” (emphases added)"})
    if (words.starts_with("“") && words.ends_with(added) && words.find("”") + added.size() == words.size()) return {inner.end - 15, inner.end - 1};
  return {};
}

/// A parenthetical on emphasis at depth 0 of the note; empty for none.
Span attribution(const View& view, std::size_t n) {
  const Words words(view);
  if (!words.has_lowered({n, view.document.notes[n].text}, {"emphas"})) return {};
  const auto [first, last] = citations_in(view, static_cast<std::uint32_t>(n));
  for (std::size_t i = first; i < last; ++i) {
    if (view.citations[i].nested) continue;
    for (const Parenthetical& p : view.citations[i].parentheticals)
      if (const Span added = added_behind_quotation(view, p.inner); !added.empty()) return added;
      else if (p.inner.size() < 80 && words.lowered(p.inner).find("emphas") != std::string_view::npos) return p.inner;
  }
  return {};
}

/// Words for "emphasis added" that are not the Bluebook's.
Span other_words(const Words& all, std::size_t note, Span within) {
  if (!all.has_lowered({note, within}, {"emphasis", "italics ", "underlining"})) return {};
  const std::string_view low = all.lowered(within);
  for (const std::string_view words : {"emphasis mine", "emphasis ours", "my emphasis", "our emphasis", "emphasis supplied", "added emphasis", "italics mine", "italics added", "italics supplied", "underlining added"})
    if (const std::size_t at = low.find("(" + std::string(words)); at != std::string::npos) return {within.begin + static_cast<std::uint32_t>(at + 1), within.begin + static_cast<std::uint32_t>(at + 1 + words.size())};
  return {};
}

void lost(const View& view, const std::vector<Quotation>& all, Findings& out) {
  std::vector<int> state(view.document.notes.size(), 0);  // 1: quotations without emphasis, 2: with some
  for (const Quotation& q : all)
    if (q.note >= 0 && (q.words >= 3 || q.italics)) state[static_cast<std::size_t>(q.note)] = q.italics ? 2 : std::max(state[static_cast<std::size_t>(q.note)], 1);
  for (std::size_t n = 0; n < state.size(); ++n) {
    const Span told = attribution(view, n);
    const std::string low = lower_ascii(view.at(told));
    if (state[n] == 1 && (low == "emphasis added" || low == "emphases added")) report_note(out, kRule_emphasis_attribution, view, static_cast<std::int32_t>(n), told, "(" + low + ") stands here, but no words of the quotation are in italics.", "Restore the italics, or leave the parenthetical out.");
  }
}

/// The same words once with and once without italics, and neither note says why.
void twice(const View& view, const std::vector<Quotation>& all, Findings& out) {
  std::map<std::string, std::vector<const Quotation*>> same;
  for (const Quotation& q : all)
    if (q.words >= 5 && q.note >= 0) same[fold(view.at(q.inner))].push_back(&q);
  for (const auto& [words, uses] : same)
    for (const Quotation* q : uses) {
      const auto plain = std::find_if(uses.begin(), uses.end(), [](const Quotation* other) { return !other->italics; });
      if (!q->emphasis || plain == uses.end() || !attribution(view, static_cast<std::size_t>(q->note)).empty() || !attribution(view, static_cast<std::size_t>((*plain)->note)).empty()) continue;
      report_note(out, kRule_emphasis_attribution, view, q->note, view.document.notes[static_cast<std::size_t>(q->note)].text, "The words " + quoted(view.at(q->inner)) + " have emphasis here, and none at " + note_name(view, (*plain)->note) + ".", "Say (emphasis added) here, or (emphasis omitted) there.").related.push_back({(*plain)->note, -1, "without emphasis"});
      break;
    }
}

void in_other_words(const View& view, Findings& out) {
  const Words words(view);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    const Span span = other_words(words, n, view.document.notes[n].text);
    if (span.empty()) continue;
    Finding& f = report_note(out, kRule_emphasis_attribution, view, static_cast<std::int32_t>(n), span, "The words are emphasis added.", "Write (emphasis added).");
    f.fix = Fix{"Write emphasis added", true, {{span, "emphasis added"}}};
  }
}

void in_the_text(const View& view, const std::vector<Quotation>& all, Findings& out) {
  const std::string_view text = view.document.text;
  for (const Quotation& q : all) {
    if (q.note >= 0 && view.document.notes[static_cast<std::size_t>(q.note)].text.contains(q.inner)) continue;
    const std::string low = lower_ascii(text.substr(q.inner.end, 60));
    const std::size_t open = low.find('(');
    if (open > 6) continue;  // none, too
    const std::string inner = low.substr(open + 1, low.find(')', open) - open - 1);
    if (!is_one_of(inner, {"emphasis added", "emphases added", "emphasis mine", "my emphasis", "emphasis supplied", "italics added", "italics mine", "emphasis omitted"})) continue;
    const std::uint32_t begin = q.inner.end + static_cast<std::uint32_t>(open + 1);
    report_note(out, kRule_emphasis_attribution, view, -1, {begin, begin + static_cast<std::uint32_t>(inner.size())}, "The attribution of emphasis stands in the text.", "Move it into the note, behind the citation.");
  }
}

void ask(const View& view, const std::vector<Quotation>& all, Findings& out) {
  std::vector<bool> told(view.document.notes.size(), false);
  for (const Quotation& q : all) {
    if (!q.emphasis || q.note < 0 || told[static_cast<std::size_t>(q.note)] || !attribution(view, static_cast<std::size_t>(q.note)).empty()) continue;
    told[static_cast<std::size_t>(q.note)] = true;
    report_note(out, kRule_emphasis_attribution, view, q.note, view.document.notes[static_cast<std::size_t>(q.note)].text, "The quotation has emphasis, and the note says nothing of it.", "Say (emphasis added) where it is not the source’s own.").severity = Severity::Style;
  }
}

/// Notes enough to cite titles and signals, and not one of them in italics.
bool lost_its_italics(const Document& document) {
  constexpr std::size_t kFew = 8;
  return document.notes.size() >= kFew && std::none_of(document.runs.begin(), document.runs.end(), [](const Run& run) { return is_emphasis(run.style); });
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  if (view.document.format == Format::Text || view.document.format == Format::Pdf) return;
  const std::vector<Quotation> all = quotations_of(view);
  in_other_words(view, out);
  in_the_text(view, all, out);
  if (lost_its_italics(view.document)) return;
  lost(view, all, out);
  twice(view, all, out);
  if (options.flag("ask_unmarked")) ask(view, all, out);
}

}  // namespace

const Rule kRule_emphasis_attribution{"Q009", "emphasis-attribution", "Emphasis claimed but not there, there and not claimed, or claimed in other words or in the text", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "typography, body", "Indigo R8.2.4, R8.2.6; Bluebook R. 5.2, R. 1.5(b)", check, false, "ask_unmarked"};

}  // namespace subcite
