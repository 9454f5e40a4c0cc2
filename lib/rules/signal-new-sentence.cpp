// G003: supporting, comparing, contradicting and background signals each begin a citation sentence of their own.
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_signal_new_sentence;

namespace {

using namespace rules_support;

/// The category of a signal (R. 1.2(a) to (d)); no signal supports.
char category(std::string_view signal) {
  if (signal.starts_with("compare") || signal.starts_with("contrast") || signal == "with" || signal == "and") return 'c';
  if (signal.starts_with("but") || signal.starts_with("contra")) return 'x';
  if (signal.starts_with("see generally")) return 'b';
  return 's';
}

std::string_view word_of(char c) { return c == 'c' ? "comparison" : c == 'x' ? "contradiction"
                                                                : c == 'b'   ? "background"
                                                                             : "support"; }

/// The citations are joined by a semicolon and nothing else.
bool joined(const View& view, const Citation& a, const Citation& b) {
  if (b.raw.begin < a.raw.end) return false;
  return trim(view.at({a.raw.end, b.raw.begin})) == ";";
}

/// "The statute says no, 33 U.S.C. § 408; but see Roe": words that are no citation, and a comma, stand before it.
bool opens_behind_comma(const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const Span before = trim(view.document.text, {view.note_of(c).text.begin, c.raw.begin});
  if (before.size() < 3 || view.document.text[before.end - 1] != ',') return false;
  const bool follows = i > 0 && view.citations[i - 1].note == c.note && view.citations[i - 1].raw.end + 1 >= before.end;
  return !follows;
}

/// Prose before the first citation of the sentence makes its citations clauses.
bool in_prose(const View& view, std::size_t i) {
  std::size_t first = i;
  while (first > 0 && view.citations[first - 1].note == view.citations[i].note && (view.citations[first - 1].nested || joined(view, view.citations[first - 1], view.citations[first]) || view.citations[first].nested)) --first;
  return view.citations[first].in_prose || opens_behind_comma(view, first);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  if (options.flag("joined_signals")) return;
  std::vector<std::size_t> found;
  std::vector<std::pair<char, char>> kinds;
  std::int64_t before = -1;
  char governs = 's';
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested || c.form == Form::Unknown) continue;
    const bool same = before >= 0 && view.citations[static_cast<std::size_t>(before)].note == c.note && joined(view, view.citations[static_cast<std::size_t>(before)], c);
    const char own = c.signal.empty() ? (same ? governs : 's') : category(c.signal_name);
    const bool cross = c.form == Form::CrossReference || (before >= 0 && view.citations[static_cast<std::size_t>(before)].form == Form::CrossReference);
    if (same && own != governs && !cross && !c.in_prose && !in_prose(view, i) && !c.quoted) found.push_back(i), kinds.emplace_back(governs, own);
    governs = own;
    before = static_cast<std::int64_t>(i);
  }
  const bool many = found.size() > kMany;
  for (std::size_t k = 0; k < found.size(); ++k) {
    const Citation& c = view.citations[found[k]];
    Finding& f = report(out, kRule_signal_new_sentence, view, static_cast<CitationIndex>(found[k]), c.signal.empty() ? c.core : c.signal, many ? "Signals of different kinds are joined by semicolons " + std::to_string(found.size()) + " times, here first." : "This signal of " + std::string(word_of(kinds[k].second)) + " is joined by a semicolon to one of " + std::string(word_of(kinds[k].first)) + ".", "Begin a new citation sentence.");
    if (many) break;
    std::uint32_t semicolon = c.raw.begin;
    while (semicolon > 0 && view.document.text[semicolon - 1] != ';') --semicolon;
    if (!c.signal.empty() && semicolon > 0 && c.signal.begin == c.raw.begin && view.document.text[c.signal.begin] >= 'a' && view.document.text[c.signal.begin] <= 'z') {
      const std::string capital(1, static_cast<char>(view.document.text[c.signal.begin] - 32));
      f.fix = Fix{"Begin a new sentence", true, {{{semicolon - 1, semicolon}, "."}, {{c.signal.begin, c.signal.begin + 1}, capital}}};
    }
  }
}

}  // namespace

const Rule kRule_signal_new_sentence{"G003", "signal-new-sentence", "Signals of different kinds joined by a semicolon", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R4.3; Bluebook R. 1.3", check, false, "joined_signals"};

}  // namespace subcite
