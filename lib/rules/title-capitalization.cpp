// A008: an English title has capitals in its main words, and none in the small ones inside it.
#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_title_capitalization;

namespace {

using namespace rules_support;

struct Word {
  std::string_view text;
  bool inner = false;
  bool hyphenated = false;
  bool last = false;
};

std::vector<Word> words_of(std::string_view title) {
  std::vector<Word> out;
  bool starts = true;
  bool in_quotes = false;
  for (std::string_view word : split(title, ' ')) {
    if (word.empty()) continue;
    const bool opens = word.starts_with("“") || word.starts_with("‘") || word.starts_with("\"");
    in_quotes = in_quotes || opens;
    const bool was_in_quotes = in_quotes;
    if (word.find("”") != std::string_view::npos || (word.size() > 1 && word.ends_with("\""))) in_quotes = false;
    const bool dash = word.find("—") != std::string_view::npos || word.find("–") != std::string_view::npos || word.find('/') != std::string_view::npos;
    const bool breaks = word == "-" || ends_with_any(word, {":", ".", "?", "!", "—", "–", "/", ":”", "?”", ".”"});
    while (!word.empty() && !is_word_byte(word.front())) word.remove_prefix(1);
    while (!word.empty() && !is_word_byte(word.back())) word.remove_suffix(1);
    if (!word.empty()) out.push_back({word, !starts && !was_in_quotes && !dash, word.find('-') != std::string_view::npos});
    starts = breaks;
  }
  if (!out.empty()) out.back().last = std::exchange(out.back().inner, false);
  return out;
}

bool is_english(const std::vector<Word>& words) {
  std::size_t english = 0;
  for (const Word& w : words) {
    const std::string low = fold(w.text);
    if (is_one_of(low, {"le", "la", "les", "des", "du", "de", "der", "das", "und", "el", "los", "del", "il", "della", "et"})) return false;
    if (is_one_of(low, {"the", "a", "an", "of", "and", "in", "to", "for", "on", "with", "from", "by", "at", "is", "are", "how", "why", "what", "who", "not"})) ++english;
  }
  return english >= 2;
}

/// Prepositions of five letters and more, which houses write either way.
bool is_long_small_word(std::string_view low) {
  return is_one_of(low, {"about", "above", "across", "after", "against", "along", "among", "around", "because", "before", "behind", "below", "between", "beyond", "during", "except", "inside", "outside", "since", "through", "toward", "towards", "under", "until", "where", "whether", "which", "while", "within", "without"});
}

bool is_sentence_case(const std::vector<Word>& words) {
  std::size_t small = 0;
  std::size_t all = 0;
  for (const Word& w : words) {
    if (!w.inner || w.text.size() < 5 || is_long_small_word(fold(w.text))) continue;
    ++all;
    if (is_lower(decode_utf8(w.text, 0).value)) ++small;
  }
  return small >= 3 && small * 3 >= all * 2;
}

/// A small word with a capital inside the title.
bool is_raised(const std::vector<Word>& words, std::size_t k) {
  const Word& w = words[k];
  if (!w.inner || w.hyphenated || !is_one_of(w.text, {"The", "A", "An", "And", "Or", "Nor", "Of", "At", "By", "From", "With", "Into"})) return false;
  const std::string_view next = k + 1 < words.size() ? words[k + 1].text : std::string_view();
  return w.text != "The" || !is_one_of(next, {"Hague", "Gambia", "Bahamas"});
}

/// Words that keep a small letter inside a title.
bool stays_small(std::string_view low) {
  return is_long_small_word(low) || is_one_of(low, {"a", "an", "the", "and", "but", "or", "nor", "for", "at", "by", "from", "in", "into", "of", "off", "on", "onto", "over", "per", "to", "up", "upon", "via", "with", "v", "vs", "as", "if", "than", "that", "when"});
}

/// A word of sentence case that a title has with a capital.
bool is_lowered(const Word& w) { return w.last || (w.inner && !stays_small(fold(w.text))); }

/// What is wrong with the first letters, and each put right; nothing where all are right.
struct Capitals {
  std::string message;
  std::vector<Edit> edits;
};

Capitals wrong_capitals(const View& view, const std::vector<Word>& words) {
  const bool sentence_case = is_sentence_case(words);
  Capitals wrong;
  if (sentence_case) wrong.message = "The title has small letters where titles have capitals: ";
  for (std::size_t k = 0; k < words.size(); ++k) {
    if (sentence_case ? !is_lowered(words[k]) : !is_raised(words, k)) continue;
    const std::string_view first = words[k].text.substr(0, 1);
    const auto at = static_cast<std::uint32_t>(first.data() - view.document.text.data());
    const std::string right = sentence_case ? upper_ascii(first) : lower_ascii(first);
    if (right != first) wrong.edits.push_back({{at, at + 1}, right});
    if (wrong.message.empty()) wrong.message = "Inside a title " + std::string(words[k].text) + " has a small letter: ";
  }
  return wrong;
}

bool is_read(const View& view, const Citation& c) {
  const bool kind = c.kind == Kind::JournalArticle || c.kind == Kind::BookChapter || c.kind == Kind::Web || c.kind == Kind::News || c.kind == Kind::WorkingPaper;
  const std::string_view title = view.at(c.title);
  return c.form == Form::Full && kind && !c.nested && !c.quoted && title.find(" v. ") == std::string_view::npos && !is_all_capitals(title) && is_italic(view, c.title);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  struct Found {
    std::size_t citation;
    Capitals capitals;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    if (!is_read(view, view.citations[i])) continue;
    const std::vector<Word> words = words_of(view.at(view.citations[i].title));
    if (words.size() < 4 || !is_english(words)) continue;
    if (Capitals wrong = wrong_capitals(view, words); !wrong.message.empty()) found.push_back({i, std::move(wrong)});
  }
  const bool many = found.size() > 3;
  for (const Found& at : found) {
    const Citation& c = view.citations[at.citation];
    Finding& f = report(out, kRule_title_capitalization, view, static_cast<CitationIndex>(at.citation), c.title, at.capitals.message + quoted(view.at(c.title)) + "." + (many ? " So it is in " + counted(found.size() - 1, "further title") + "." : ""), "Write the main words with capitals, the small ones (articles, short prepositions, and, or) without.");
    f.fix = Fix{"Write the title with its capitals", false, at.capitals.edits};
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) f.fix->edits.insert(f.fix->edits.end(), found[k].capitals.edits.begin(), found[k].capitals.edits.end());
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[found[k].citation].note), static_cast<CitationIndex>(found[k].citation), "here too"});
    return;
  }
}

}  // namespace

const Rule kRule_title_capitalization{"A008", "title-capitalization", "Title in sentence case, or small words with capitals inside it", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "typography", "Indigo R28.2.3, R30.1.1; Bluebook R. 8, R. 15.3, R. 16.3, R. 18.2.2(b)", check};

}  // namespace subcite
