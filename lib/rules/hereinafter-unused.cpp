// S013: a label that nothing in the rest of the manuscript uses.
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_hereinafter_unused;

namespace {

using namespace rules_support;

/// Folded words, articles and the s of plural and possessive dropped, between blanks.
std::string words_between_blanks(std::string_view text) {
  std::string out = " ";
  for (std::string word : folded_words(text)) {
    if (word == "the" || word == "a" || word == "an") continue;
    if (word.size() > 3 && word.ends_with('s')) word.pop_back();
    out += word + ' ';
  }
  return out;
}

struct Stretch {
  std::int64_t order;  // of its note's place, for what comes after
  std::string words;
};

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<std::size_t> labelled;
  for (std::size_t i = 0; i < view.citations.size(); ++i)
    if (!view.citations[i].hereinafter.empty() && !view.citations[i].quoted) labelled.push_back(i);
  if (labelled.empty()) return;
  std::vector<std::string> notes(view.document.notes.size());
  for (std::size_t n = 0; n < notes.size(); ++n) {
    std::string text(view.at(view.document.notes[n].text));
    notes[n] = std::move(text);
  }
  // Titles of full citations are no use of a label.
  for (const Citation& c : view.citations)
    if (c.form == Form::Full && !c.title.empty()) {
      const std::uint32_t base = view.note_of(c).text.begin;
      for (std::uint32_t at = c.title.begin - base; at < c.title.end - base; ++at) notes[c.note][at] = '~';
    }
  std::string body;
  for (const Paragraph& p : view.document.body) body += words_between_blanks(view.at(p.text));
  std::vector<std::string> folded(notes.size());
  for (std::size_t n = 0; n < notes.size(); ++n) folded[n] = words_between_blanks(notes[n]);
  for (const std::size_t i : labelled) {
    const Citation& c = view.citations[i];
    const std::string label = words_between_blanks(view.at(c.hereinafter));
    if (label == " ") continue;
    const std::uint32_t rest = c.hereinafter.end - view.note_of(c).text.begin;
    bool used = body.find(label) != std::string::npos || words_between_blanks(std::string_view(notes[c.note]).substr(rest)).find(label) != std::string::npos;
    for (std::size_t n = c.note + 1; n < folded.size() && !used; ++n) used = folded[n].find(label) != std::string::npos;
    if (used) continue;
    Finding& f = report(out, kRule_hereinafter_unused, view, static_cast<CitationIndex>(i), c.hereinafter, "The label " + quoted(view.at(c.hereinafter)) + " is never used.", "Leave the bracket out, or cite the work by its label.");
    const std::string_view text = view.document.text;
    const std::size_t open = text.rfind('[', c.hereinafter.begin);
    const std::size_t close = text.find(']', c.hereinafter.end);
    const bool whole = open != std::string_view::npos && close != std::string_view::npos && open > c.raw.begin && c.hereinafter.begin - open < 16 && close - c.hereinafter.end < 3;
    if (whole) f.fix = Fix{"Leave the bracket out", true, {{{static_cast<std::uint32_t>(text[open - 1] == ' ' ? open - 1 : open), static_cast<std::uint32_t>(close + 1)}, ""}}};
  }
}

}  // namespace

const Rule kRule_hereinafter_unused{"S013", "hereinafter-unused", "hereinafter label is defined but never used", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R15.2.4, R34; Bluebook R. 4.2(b)", check};

}  // namespace subcite
