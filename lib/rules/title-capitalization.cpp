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

/// A small word with a capital inside the title; empty for none.
std::string_view raised_word(const std::vector<Word>& words) {
  for (std::size_t k = 0; k < words.size(); ++k) {
    const Word& w = words[k];
    if (!w.inner || w.hyphenated || !is_one_of(w.text, {"The", "A", "An", "And", "Or", "Nor", "Of", "At", "By", "From", "With", "Into"})) continue;
    const std::string_view next = k + 1 < words.size() ? words[k + 1].text : std::string_view();
    if (w.text == "The" && is_one_of(next, {"Hague", "Gambia", "Bahamas"})) continue;
    return w.text;
  }
  return {};
}

/// Words that keep a small letter inside a title.
bool stays_small(std::string_view low) {
  return is_long_small_word(low) || is_one_of(low, {"a", "an", "the", "and", "but", "or", "nor", "for", "at", "by", "from", "in", "into", "of", "off", "on", "onto", "over", "per", "to", "up", "upon", "via", "with", "v", "vs", "as", "if", "than", "that", "when"});
}

/// The first letters that are wrong, each put right.
std::vector<Edit> with_right_capitals(const View& view, const std::vector<Word>& words, bool sentence_case) {
  std::vector<Edit> edits;
  for (const Word& w : words) {
    const auto at = static_cast<std::uint32_t>(w.text.data() - view.document.text.data());
    const char first = w.text[0];
    const std::string low = fold(w.text);
    const bool raise = sentence_case && (w.inner || w.last) && first >= 'a' && first <= 'z' && (w.last || !stays_small(low));
    const bool lower = w.inner && !w.hyphenated && is_one_of(w.text, {"The", "A", "An", "And", "Or", "Nor", "Of", "At", "By", "From", "With", "Into"});
    if (raise) edits.push_back({{at, at + 1}, std::string(1, static_cast<char>(first - 'a' + 'A'))});
    else if (lower && !sentence_case) edits.push_back({{at, at + 1}, lower_ascii(std::string_view(&first, 1))});
  }
  return edits;
}

bool is_read(const View& view, const Citation& c) {
  const bool kind = c.kind == Kind::JournalArticle || c.kind == Kind::BookChapter || c.kind == Kind::Web || c.kind == Kind::News || c.kind == Kind::WorkingPaper;
  const std::string_view title = view.at(c.title);
  return c.form == Form::Full && kind && !c.nested && !c.quoted && title.find(" v. ") == std::string_view::npos && !is_all_capitals(title) && is_italic(view, c.title);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  struct Found {
    std::size_t citation;
    std::string message;
    std::vector<Edit> edits;
  };
  std::vector<Found> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    if (!is_read(view, view.citations[i])) continue;
    const std::vector<Word> words = words_of(view.at(view.citations[i].title));
    if (words.size() < 4 || !is_english(words)) continue;
    const std::string_view raised = raised_word(words);
    const bool sentence_case = is_sentence_case(words);
    if (sentence_case) found.push_back({i, "The title has small letters where titles have capitals: ", with_right_capitals(view, words, true)});
    else if (!raised.empty()) found.push_back({i, "Inside a title " + std::string(raised) + " has a small letter: ", with_right_capitals(view, words, false)});
  }
  const bool many = found.size() > 3;
  for (const Found& at : found) {
    const Citation& c = view.citations[at.citation];
    Finding& f = report(out, kRule_title_capitalization, view, static_cast<CitationIndex>(at.citation), c.title, at.message + quoted(view.at(c.title)) + "." + (many ? " So it is in " + counted(found.size() - 1, "further title") + "." : ""), "Write the main words with capitals, the small ones (articles, short prepositions, and, or) without.");
    f.fix = Fix{"Write the title with its capitals", false, at.edits};
    if (!many) continue;
    for (std::size_t k = 1; k < found.size(); ++k) f.fix->edits.insert(f.fix->edits.end(), found[k].edits.begin(), found[k].edits.end());
    for (std::size_t k = 1; k < found.size(); ++k) f.related.push_back({static_cast<std::int32_t>(view.citations[found[k].citation].note), static_cast<CitationIndex>(found[k].citation), "here too"});
    return;
  }
}

}  // namespace

const Rule kRule_title_capitalization{"A008", "title-capitalization", "Title in sentence case, or small words with capitals inside it", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "typography", "Indigo R28.2.3, R30.1.1; Bluebook R. 8, R. 15.3, R. 16.3, R. 18.2.2(b)", check};

}  // namespace subcite
