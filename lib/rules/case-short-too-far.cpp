// C001: the five-footnote rule. A short form of a case needs a full or short citation of it, or an id. that leads to
// it, in its own note or one of the five before, or the case's name in the text of its paragraph.
#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "facts/words.h"
#include "rules/calls.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_short_too_far;

namespace {

using namespace rules_support;

bool is_case(Kind kind) { return kind == Kind::Case || kind == Kind::IntlDecision; }

/// The paragraph that calls the note.
std::string_view paragraph_of(const View& view, std::uint32_t note) {
  const auto call = call_of(view, note);
  if (!call) return {};
  for (const Paragraph& p : view.document.body)
    if (p.text.contains(*call) || p.text.end == *call) return view.at(p.text);
  return {};
}

/// Folded words by which a party of a case is called; the whole name may have an s behind it.
struct Call {
  std::string words;
  bool whole = false;
};
using Calls = std::vector<Call>;

/// Those of the first party and of the second, governments aside.
Calls calls_of(std::string_view name) {
  const std::size_t versus = name.find(" v. ");
  Calls calls;
  for (const std::string_view party : {name.substr(0, versus), versus == std::string_view::npos ? std::string_view() : name.substr(versus + 4)}) {
    const std::string key = fold(trim(party.substr(0, party.find(','))));
    if (key.size() < 3 || key == "united states" || key == "state" || key == "people" || key == "commonwealth") continue;
    calls.push_back({key, true});
    const std::string first = key.substr(0, key.find(' '));
    if (first.size() > 4) calls.push_back({first, false});
  }
  return calls;
}

/// "In re Marlow Canal Litig.": the text calls it Marlow Canal.
std::string_view without_procedure(std::string_view name) {
  for (const std::string_view lead : {"In re ", "Ex parte ", "Matter of "})
    if (name.starts_with(lead)) return name.substr(lead.size());
  return name;
}

std::string between_blanks(std::string_view words) { return ' ' + fold(words) + ' '; }

/// The blanks round the words are looked at last: there are too many of them to look for.
bool is_called(const std::string& between, const Call& call) {
  for (std::size_t at = between.find(call.words); at != std::string::npos; at = between.find(call.words, at + 1)) {
    const std::size_t end = at + call.words.size();
    if (between[at - 1] == ' ' && (between[end] == ' ' || (call.whole && between.compare(end, 2, "s ") == 0))) return true;
  }
  return false;
}

bool names_case(const std::string& between, const Calls& calls) {
  return std::any_of(calls.begin(), calls.end(), [&](const Call& call) { return is_called(between, call); });
}

/// The words of the citations that may name a case in full, folded where they are first asked for.
class InFull {
 public:
  explicit InFull(const View& view) : view_(view) {}
  [[nodiscard]] bool names(const Calls& calls) {
    if (said_.empty()) fold_all();
    return std::any_of(said_.begin(), said_.end(), [&](const std::string& words) { return names_case(words, calls); });
  }

 private:
  void fold_all() {
    for (std::size_t i = 0; i < view_.citations.size(); ++i)
      if (const Form form = view_.citations[i].form; form == Form::Full || form == Form::Unknown) said_.push_back(between_blanks(own_words(i)));
  }

  /// Without the short forms that it quotes.
  [[nodiscard]] std::string own_words(std::size_t i) const {
    const Span raw = view_.citations[i].raw;
    std::string words(view_.at(raw));
    for (std::size_t k = i + 1; k < view_.citations.size() && raw.contains(view_.citations[k].raw); ++k)
      if (const Citation& inner = view_.citations[k]; inner.form == Form::Short) std::fill_n(words.begin() + (inner.raw.begin - raw.begin), inner.raw.size(), ' ');
    return words;
  }

  const View& view_;
  std::vector<std::string> said_;
};

/// The nearest citation of the work before this one.
CitationIndex last_before(const View& view, std::size_t i, WorkIndex work) {
  const std::vector<CitationIndex>& all = view.index.works[static_cast<std::size_t>(work)].all;
  const auto at = std::lower_bound(all.begin(), all.end(), static_cast<CitationIndex>(i));
  return at == all.begin() ? -1 : *std::prev(at);
}

/// "410 U.S. " and a page stand somewhere in the text or the notes without "at": the case is cited in full there, in its history or in
/// words that were not read.
bool is_placed_somewhere(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  const std::string place = std::string(view.at(c.volume)) + ' ' + std::string(view.at(c.container)) + ' ';
  for (std::size_t at = text.find(place); at != std::string_view::npos; at = text.find(place, at + 1)) {
    const std::size_t behind = at + place.size();
    const bool page = is_digit_at(text, behind) || text.substr(behind, 1) == "(" || text.substr(behind, 1) == "_";
    if (page && (at == 0 || !is_word_byte(text[at - 1]))) return true;
  }
  return false;
}

/// A case of which the manuscript has no full citation, neither by its place nor by its name.
bool is_never_in_full(const View& view, const Citation& c, InFull& in_full) {
  return !c.volume.empty() && !c.container.empty() && !c.name.empty() && !is_placed_somewhere(view, c) && !in_full.names(calls_of(view.at(c.name)));
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::uint32_t window = options.number("window", 5);
  const bool statutes = options.flag("statutes");
  constexpr std::size_t kMostAsked = 200;  // each is looked for in the whole manuscript
  std::set<std::string> told;              // names without an antecedent
  InFull in_full(view);
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const bool tested = is_case(c.kind) || (statutes && c.kind == Kind::Statute);
    if (c.form != Form::Short || !tested || c.quoted || (c.container.empty() && c.symbol.empty())) continue;
    const Reference& r = view.index.references[i];
    if (r.antecedent < 0 && !r.has(kAmbiguous) && is_case(c.kind) && told.size() < kMostAsked && told.insert(fold(view.at(c.name))).second && is_never_in_full(view, c, in_full)) report(out, kRule_case_short_too_far, view, static_cast<CitationIndex>(i), c.core, "There is no full citation of " + quoted(view.at(c.name)) + " before this short form, nor behind it.", "Cite the case in full here.");
    if (c.nested || r.work < 0 || r.antecedent < 0 || r.has(kAmbiguous)) continue;
    const CitationIndex last = last_before(view, i, r.work);
    const Citation& full = view.citations[static_cast<std::size_t>(r.antecedent)];
    if (last < 0 || !is_case(full.kind)) continue;
    const std::uint32_t from = view.citations[static_cast<std::size_t>(last)].note;
    if (c.note - from <= window || names_case(between_blanks(paragraph_of(view, c.note)), calls_of(without_procedure(view.at(full.title))))) continue;
    Finding& f = report(out, kRule_case_short_too_far, view, static_cast<CitationIndex>(i), c.core, "The case was last cited " + std::to_string(c.note - from) + " notes before, in " + note_of(view, last) + ".", "Cite it in full again, with this page.");
    offer_words(f, view, c, full_form(view, full, view.at(c.pincite)));
    f.related.push_back({static_cast<std::int32_t>(full.note), r.antecedent, "the full citation"});
  }
}

}  // namespace

const Rule kRule_case_short_too_far{"C001", "case-short-too-far", "Case short form more than five notes after the last citation of the case", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3, R15.2.1; Bluebook R. 10.9(a), R. 12.10(b)", check, false, "window statutes"};

}  // namespace subcite
