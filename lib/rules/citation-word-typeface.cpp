// F001: signals, id., supra, infra, in before a collection and the phrases of history are italic; note, at and the
// numbers beside them are not.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_citation_word_typeface;

namespace {

using namespace rules_support;

/// A word that should be italic in a citation.
struct Word {
  std::size_t citation = 0;
  Span span;
};

/// The word "in" between a chapter's title and its collection.
Span in_of(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.kind != Kind::BookChapter || c.title.empty() || c.container.begin <= c.title.end) return {};
  const std::string_view between = view.at({c.title.end, c.container.begin});
  const std::size_t at = between.find("in ");
  if (at == std::string_view::npos || (at > 0 && between[at - 1] != ' ')) return {};
  return {c.title.end + static_cast<std::uint32_t>(at), c.title.end + static_cast<std::uint32_t>(at + 2)};
}

/// A phrase of history or of reprinting behind the citation's own parenthesis.
Span phrase_of(const View& view, const Words& words, const Citation& c) {
  static constexpr Needle kPhrases[] = {"aff’d", "aff'd", "rev’d", "rev'd", "cert. denied", "cert. granted", "vacated", "overruled by", "aff’g", "rev’g", "abrogated by", "superseded by", "modified", "reh’g denied", "appeal docketed", "enforced", "withdrawn", "reprinted in", "available at", "appeal denied"};
  if (c.form != Form::Full || !words.has(whole(c), kPhrases)) return {};
  const std::string_view raw = view.at(c.raw);
  for (const std::string_view phrase : kPhrases)
    for (std::size_t at = raw.find(phrase); at != std::string_view::npos; at = raw.find(phrase, at + 1)) {
      const std::uint32_t begin = c.raw.begin + static_cast<std::uint32_t>(at);
      const bool behind_comma = at > 2 && raw.substr(at - 2, 2) == ", ";
      if (behind_comma && begin >= c.title.end && begin >= c.page.end) return {begin, begin + static_cast<std::uint32_t>(phrase.size())};
    }
  return {};
}

void add(std::vector<Word>& out, std::size_t citation, Span span) {
  if (!span.empty()) out.push_back({citation, span});
}

/// "See Lindgren, supra note 3, for the argument", "For its history, see id.": a verb in a sentence of prose.
bool is_verb(const View& view, const Citation& c) {
  if (is_one_of(c.signal_name, {"with", "and"})) return false;  // signals within a comparison alone
  const Note& note = view.document.notes[c.note];
  const std::string_view before = trim(view.at({note.text.begin, c.signal.begin}));
  if (!before.empty() && !ends_with_any(before, {".", ";", "(", ")", "[", "”", "\"", ":", "—", "?", "!"})) return true;
  const Span first = c.authors.empty() ? c.title : c.authors.front();
  const std::string_view led = c.form == Form::Full && first.begin > c.signal.end ? trim(view.at({c.signal.end, first.begin})) : std::string_view();
  if (!led.empty() && led[0] >= 'a' && led[0] <= 'z') return true;  // "See the discussion in"
  std::string_view behind = view.at({c.raw.end, std::min(note.text.end, c.raw.end + 4)});
  if (behind.starts_with(',')) behind.remove_prefix(1);
  if ((c.signal_name.starts_with("compare") || c.signal_name == "contrast") && behind.starts_with(" wi")) return false;
  return behind.size() > 1 && behind[0] == ' ' && behind[1] >= 'a' && behind[1] <= 'z';
}

/// The signal without a leading "and".
Span signal_of(const View& view, const Citation& c) {
  if (c.signal.empty() || c.in_prose || is_verb(view, c)) return {};
  const bool joined = starts_ignoring_case(view.at(c.signal), "and ");
  return {c.signal.begin + (joined ? 4U : 0U), c.signal.end};
}

std::vector<Word> words_of(const View& view) {
  const Words words(view);
  std::vector<Word> out;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.quoted || c.form == Form::Unknown) continue;
    add(out, i, signal_of(view, c));
    if (c.form == Form::Id) add(out, i, {c.core.begin, c.core.begin + 2});
    if (!c.supra.empty() && view.at(c.supra) != "cross") add(out, i, c.supra);
    add(out, i, in_of(view, c));
    add(out, i, phrase_of(view, words, c));
  }
  return out;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The note is italic as a whole.
bool is_all_italic(const View& view, const Note& note) { return is_italic(view, note.text); }

/// "Part", "at", "¶" or a number right behind the word, in italics as well.
Span run_on(const View& view, const Word& w) {
  const std::string_view text = view.document.text;
  std::uint32_t at = w.span.end;
  const std::uint32_t end = view.document.notes[view.citations[w.citation].note].text.end;
  while (at < end && (text[at] == '.' || text[at] == ',' || text[at] == ' ')) ++at;
  if (find_any(text.substr(at, 1), "naP\xC2") == std::string_view::npos) return {};
  for (const std::string_view word : {"notes ", "note ", "at ", "Parts ", "Part ", "¶¶ ", "¶ ", "§ "}) {
    if (text.substr(at, word.size()) != word) continue;
    const Span span{at, at + static_cast<std::uint32_t>(word.size() - 1)};
    return is_italic(view, span) ? span : Span{};
  }
  return {};
}

/// Nothing where some of the word is italic already; the period of id. is part of it (Bluebook R. 4.1).
std::vector<Edit> in_italics(const View& view, const Word& w) {
  Span span = w.span;
  if (view.citations[w.citation].form == Form::Id && lower_ascii(view.at(span)) == "id" && view.document.text[span.end] == '.') ++span.end;
  if (has_italics(view, span)) return {};
  return {{span, std::string(view.at(span)), {{Run{{0, span.size()}, Style::Italic, {}}}}}};
}

void roman(const View& view, const std::vector<Word>& words, Findings& out) {
  std::vector<const Word*> roman;
  for (const Word& w : words)
    if (!is_italic(view, w.span)) roman.push_back(&w);
  constexpr std::size_t kShare = 40;  // of a hundred; above it is the manuscript's style, or its italics are lost
  const bool style = roman.size() * 100 > words.size() * kShare;
  for (const Word* w : roman) {
    const std::string message = quoted(view.at(w->span)) + " should be italic in a citation." + (style ? " In this manuscript " + std::to_string(roman.size()) + " of " + std::to_string(words.size()) + " such words are roman, this one first." : "");
    Finding& f = report(out, kRule_citation_word_typeface, view, static_cast<CitationIndex>(w->citation), w->span, message, "Set the word in italics.");
    f.fix = Fix{"Set it in italics", true, in_italics(view, *w)};
    if (!style) continue;
    for (std::size_t k = 1; k < roman.size(); ++k)
      for (Edit& edit : in_italics(view, *roman[k])) f.fix->edits.push_back(std::move(edit));
    for (std::size_t k = 1; k < std::min<std::size_t>(roman.size(), 200); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[roman[k]->citation].note), static_cast<CitationIndex>(roman[k]->citation), "here too"});
    return;
  }
}

void running_on(const View& view, const std::vector<Word>& words, Findings& out) {
  std::vector<Listed> found;
  for (const Word& w : words)
    if (const Span span = run_on(view, w); !span.empty() && is_italic(view, w.span)) found.push_back({static_cast<CitationIndex>(w.citation), {span, quoted(view.at(span)) + " should be roman: the italics end with the word before it.", ""}});
  report_list(out, kRule_citation_word_typeface, view, found);
}

void hereinafter(const View& view, Findings& out) {
  std::vector<Word> italic;
  std::vector<Word> plain;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.hereinafter.empty()) continue;
    const std::string_view text = view.document.text;
    std::uint32_t begin = c.hereinafter.begin;
    while (begin > c.raw.begin && text[begin] != '[') --begin;
    const Span word{begin + 1, begin + 12};
    if (!starts_ignoring_case(view.at(word), "hereinafter")) continue;
    (is_italic(view, word) ? italic : plain).push_back({i, word});
  }
  if (italic.empty() || plain.empty()) return;
  const std::vector<Word>& odd = plain.size() < italic.size() ? plain : italic;
  std::vector<Listed> found;
  for (const Word& w : odd) found.push_back({static_cast<CitationIndex>(w.citation), {w.span, &odd == &italic ? "hereinafter is italic here and roman elsewhere." : "hereinafter is roman here and italic elsewhere.", ""}});
  report_list(out, kRule_citation_word_typeface, view, found);
}

/// Off unless asked for: the period of an italic id.
void punctuation(const View& view, const std::vector<Word>& words, Findings& out) {
  std::vector<Listed> found;
  for (const Word& w : words) {
    const Span mark{w.span.end, w.span.end + 1};
    if (view.citations[w.citation].form != Form::Id || view.at(mark) != "." || !is_italic(view, w.span)) continue;
    const bool covered = std::any_of(view.document.runs.begin(), view.document.runs.end(), [&](const Run& run) { return run.style == Style::Italic && run.span.contains(mark); });
    if (!covered) found.push_back({static_cast<CitationIndex>(w.citation), {mark, "The period of an italic id. should be italic, too.", ""}});
  }
  report_list(out, kRule_citation_word_typeface, view, found);
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  if (!keeps_italics(view)) return;
  std::vector<Word> words = words_of(view);
  std::vector<char> whole(view.document.notes.size(), 0);
  for (std::size_t n = 0; n < whole.size(); ++n) whole[n] = is_all_italic(view, view.document.notes[n]) ? 1 : 0;
  std::erase_if(words, [&](const Word& w) { return whole[view.citations[w.citation].note] != 0 || std::none_of(view.at(w.span).begin(), view.at(w.span).end(), is_letter); });
  roman(view, words, out);
  running_on(view, words, out);
  hereinafter(view, out);
  if (options.flag("italic_punctuation")) punctuation(view, words, out);
}

}  // namespace

const Rule kRule_citation_word_typeface{"F001", "citation-word-typeface", "Signal, id., supra or history phrase roman where others are italic, or italics that run on", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "typography", "Indigo R2.1; Bluebook R. 2.1(d), R. 2.1(f)", check, false, "italic_punctuation"};

}  // namespace subcite
