// X009: a case, person or body that the text names and the note cites is spelled alike in both; one letter or one
// small word between them is a slip.
#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/quotations.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_body_name_mismatch;

namespace {

using namespace rules_support;

using Words = std::vector<std::string>;

/// A name, and a bit for the first letter of each of its words: few names have one in common.
struct Name {
  Span printed;
  std::uint64_t letters = 0;
  const Words* words = nullptr;  // as compared, once they are
};

constexpr std::uint64_t kAnyLetter = ~std::uint64_t{0};

/// The first letters of the words; all of them where one is not ASCII.
std::uint64_t letters_of(std::string_view printed) {
  std::uint64_t out = 0;
  bool inside = false;
  for (const char c : printed) {
    const bool word = is_word_byte(c);
    if (word && !inside) out |= static_cast<unsigned char>(c) >= 0x80 ? kAnyLetter : std::uint64_t{1} << (static_cast<unsigned char>(c) & 0x1FU);
    inside = word;
  }
  return out;
}

bool is_left_out(std::string_view word) { return word.size() < 2 || is_one_of(word, {"the", "and", "jr", "sr", "ii", "iii", "iv", "inc", "llc", "ltd", "co", "corp", "incorporated", "limited", "company", "corporation", "et", "al", "prof", "professor", "judge", "justice", "dr", "mr", "mrs", "ms", "chief", "senator", "president"}); }

/// "Am." is America as well as American (Bluebook T6).
std::string without_ending(std::string word) {
  if (word == "american") return "america";
  if (word.size() > 4 && word.back() == 's') word.pop_back();
  return word;
}

/// A name as compared: folded words, abbreviations undone, initials, titles and articles left out.
Words words_of(std::string_view printed) {
  Words out;
  for (const std::string_view word : split(printed, ' ')) {
    std::string plain(word);
    for (const std::string_view possessive : {"’s", "'s"})
      if (plain.ends_with(possessive)) plain.resize(plain.size() - possessive.size());
    std::string whole = fold(plain);
    if (!facts::is_small_word(whole)) whole = facts::canonical(plain);
    for (const std::string_view part : split(whole, ' '))
      if (!part.empty() && !is_left_out(part)) out.push_back(without_ending(std::string(part)));
  }
  return out;
}

std::string key_of_words(const Words& words) {
  std::string out;
  for (const std::string& word : words) out += word + " ";
  return out;
}

bool is_function_word(std::string_view word) { return is_one_of(word, {"on", "of", "for", "against", "in"}); }

/// One word of five letters or more is a slip away.
bool is_near_word(std::string_view a, std::string_view b) {
  if (a.size() < 5 || b.size() < 5) return false;
  const unsigned distance = edit_distance(a, b, 2);
  return distance == 1 || (distance == 2 && a[0] == b[0] && std::min(a.size(), b.size()) >= 7);
}

bool near(const Words& text, const Words& note) {
  if (text.size() == note.size()) {
    std::size_t differ = text.size();
    for (std::size_t k = 0; k < text.size(); ++k) {
      if (text[k] == note[k]) continue;
      if (differ != text.size()) return false;
      differ = k;
    }
    if (differ == text.size()) return false;
    const bool small = is_function_word(text[differ]) && is_function_word(note[differ]);
    return small || (is_near_word(text[differ], note[differ]) && text.size() >= 2);
  }
  const Words& longer = text.size() > note.size() ? text : note;
  const Words& shorter = text.size() > note.size() ? note : text;
  if (longer.size() != shorter.size() + 1 || shorter.size() < 3) return false;
  std::size_t k = 0;
  while (k < shorter.size() && shorter[k] == longer[k]) ++k;
  return is_function_word(longer[k]) && std::equal(shorter.begin() + static_cast<std::ptrdiff_t>(k), shorter.end(), longer.begin() + static_cast<std::ptrdiff_t>(k + 1));
}

struct Token {
  Span span;
  bool capital = false;
  bool ends = false;  // a mark stands behind it
};

/// A word as it stands between blanks.
Token token_of(std::string_view text, Span span) {
  const char last = text[span.end - 1];
  const bool capital = text[span.begin] >= 'A' && text[span.begin] <= 'Z';
  if (is_alphanumeric(text[span.begin]) && is_alphanumeric(last)) return {span, capital, false};
  if (is_alphanumeric(text[span.begin]) && is_alphanumeric(text[span.end - 2])) {  // "word," and "word.", as most others are
    if (last == ',' || last == ';' || last == ':') return {{span.begin, span.end - 1}, capital, true};
    if (last == '.') return {span, capital, span.size() > 5};
  }
  span = trim_of(text, span, "()[]*\"");
  const std::string_view raw = slice(text, span);
  const bool ends = ends_with_any(raw, {",", ";", ":", "?", "!", "”", "’"}) || (raw.ends_with('.') && raw.size() > 5) || raw.ends_with("..");  // "Roe, Inc.. In": the period of the sentence behind a call-out
  span = trim_of(text, span, ",;:?!");
  return {span, !span.empty() && is_upper(decode_utf8(text, span.begin).value), ends};
}

std::vector<Token> tokens_of(std::string_view text, Span sentence) {
  std::vector<Token> out;
  constexpr std::size_t kWord = 6;  // bytes of one, on the average
  out.reserve(sentence.size() / kWord + 1);
  for (std::uint32_t at = sentence.begin; at < sentence.end;) {
    if (text[at] == ' ' || text[at] == '\n') {
      ++at;
      continue;
    }
    std::uint32_t stop = at;
    while (stop < sentence.end && text[stop] != ' ' && text[stop] != '\n') ++stop;
    if (const Token token = token_of(text, {at, stop}); !token.span.empty()) out.push_back(token);
    at = stop;
  }
  return out;
}

/// "In Roe v. Poe, the court": a small word that opens the sentence, not "In re Roe".
bool leads_in(std::string_view word, std::string_view next) {
  return is_one_of(word, {"In", "Under", "After", "Since", "By", "From", "For", "As", "But", "Before", "With", "Like", "Unlike", "Although", "While", "When", "Because", "And"}) && !is_one_of(next, {"re", "the", "Re"});
}

/// Runs of capitalised words with small ones between them: persons, bodies and cases.
std::vector<Name> names_in(std::string_view text, Span sentence) {
  std::vector<Name> out;
  const std::vector<Token> tokens = tokens_of(text, sentence);
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    if (!tokens[k].capital) continue;
    std::size_t last = k;
    for (std::size_t next = k; next + 1 < tokens.size() && next - k < 14; ++next) {
      const std::string_view word = slice(text, tokens[next + 1].span);
      const bool inner = is_function_word(word) || is_one_of(word, {"v.", "and", "&", "the", "de", "van", "von", "der", "la", "du"});
      if (tokens[next].ends && !slice(text, tokens[next + 1].span).starts_with("Inc") && !slice(text, tokens[next + 1].span).starts_with("LLC")) break;
      if ((!tokens[next + 1].capital && !inner) || leads_in(word, "")) break;  // "Weir, Inc. In": the next sentence
      if (tokens[next + 1].capital) last = next + 1;
    }
    if (last > k) {
      const auto add = [&](std::size_t first) {
        const Span span{tokens[first].span.begin, tokens[last].span.end};
        out.push_back({span, letters_of(slice(text, span)), nullptr});
      };
      // The first word of a sentence has a capital of its own.
      const bool leads = leads_in(slice(text, tokens[k].span), slice(text, tokens[k + 1].span));
      if (!leads) add(k);
      std::size_t first = k + 1;
      while (leads && first < last && !tokens[first].capital) ++first;  // "And in Roe v. Poe"
      if ((k == 0 || leads || slice(text, tokens[k].span) == "The") && tokens[first].capital) add(first);
    }
    k = last;
  }
  return out;
}

using Names = std::vector<Name>;

/// The full citation that one stands for.
CitationIndex full_of(const View& view, std::size_t i) {
  const CitationIndex antecedent = view.index.references[i].antecedent;
  return antecedent >= 0 ? antecedent : static_cast<CitationIndex>(i);
}

/// Authors, editors, bodies and parties of a full citation.
void add_names(const View& view, const Citation& c, Names& out) {
  const auto add = [&](Span span) {
    if (!span.empty()) out.push_back({span, letters_of(view.at(span)), nullptr});
  };
  for (const Span author : c.authors) add(author);
  for (const Span editor : c.editors) add(editor);
  if (c.kind == Kind::Case || c.kind == Kind::IntlDecision) add(c.title);
}

using Cited = std::vector<Name*>;

/// The names of each full citation, found when the first note cites it.
class FullNames {
 public:
  explicit FullNames(const View& view) : view_(view), names_(view.citations.size()) {}

  /// What a note cites, by whatever form.
  Cited in(std::int32_t note) {
    const auto [first, last] = citations_in(view_, static_cast<std::uint32_t>(note));
    constexpr std::size_t kMost = 60;  // citations of one note
    Cited out;
    for (std::size_t i = first; i < std::min(last, first + kMost); ++i)
      for (Name& name : of(static_cast<std::size_t>(full_of(view_, i)))) out.push_back(&name);
    return out;
  }

 private:
  Names& of(std::size_t full) {
    if (names_[full].empty() && view_.citations[full].form == Form::Full) add_names(view_, view_.citations[full], names_[full]);
    return names_[full];
  }
  const View& view_;
  std::vector<Names> names_;  // by citation
};

/// The names that are cited anywhere: what stands among them is no slip.
class Exact {
 public:
  explicit Exact(const View& view) : view_(view) {}
  [[nodiscard]] bool has(const Words& name) {
    if (keys_.empty()) read();
    return keys_.count(key_of_words(name)) > 0;
  }

 private:
  void read() {
    Names all;
    for (const Citation& c : view_.citations)
      if (c.form == Form::Full) add_names(view_, c, all);
    for (const Name& name : all) keys_.insert(key_of_words(words_of(view_.at(name.printed))));
  }
  const View& view_;
  std::set<std::string> keys_;
};

/// The words of each name, made once: most names stand at many places.
class Known {
 public:
  explicit Known(const View& view) : view_(view) {}
  const Words& of(Name& name) {
    if (name.words == nullptr) {
      const auto [at, fresh] = known_.try_emplace(view_.at(name.printed));
      if (fresh) at->second = words_of(at->first);
      name.words = &at->second;
    }
    return *name.words;
  }

 private:
  const View& view_;
  std::unordered_map<std::string_view, Words> known_;
};

/// The cited name that this one of the text misses by a slip.
const Name* slip_of(Known& known, Name& name, const Cited& cited) {
  for (Name* other : cited) {
    if ((name.letters & other->letters) == 0) continue;
    if (known.of(name).size() < 2) return nullptr;
    if (near(known.of(name), known.of(*other))) return other;
  }
  return nullptr;
}

void tell(const View& view, std::int32_t note, const Name& name, const Name& slip, Findings& out) {
  const Span whole = view.document.notes[static_cast<std::size_t>(note)].text;
  report_note(out, kRule_body_name_mismatch, view, note, whole.contains(slip.printed) ? slip.printed : whole, "The text has " + quoted(view.at(name.printed)) + ", the note " + quoted(view.at(slip.printed)) + ".", "Look at the source which of the two is right.");
}

bool is_saying(std::string_view word) {
  return is_one_of(word, {"argues", "argued", "contends", "contended", "claims", "claimed", "holds", "reports", "reported", "writes", "wrote", "notes", "noted", "suggests", "suggested", "observes", "observed", "maintains", "maintained", "explains", "explained", "asserts", "asserted", "concludes", "concluded", "shows"});
}

/// "Whitfield argues that": the authors of works cited to whom the sentence gives words.
std::vector<Span> speakers_in(std::string_view text, Span sentence, const std::set<std::string>& surnames) {
  std::vector<Span> out;
  const std::vector<Token> tokens = tokens_of(text, sentence);
  for (std::size_t k = 1; k < tokens.size(); ++k)
    if (is_saying(slice(text, tokens[k].span)) && tokens[k - 1].capital && surnames.count(fold(slice(text, tokens[k - 1].span))) > 0) out.push_back(tokens[k - 1].span);
  return out;
}

/// The surnames of all persons who wrote what is cited in full.
std::set<std::string> surnames_of(const View& view) {
  std::set<std::string> out;
  for (const Citation& c : view.citations)
    if (c.form == Form::Full && !c.names_institution)
      for (const Span author : c.authors) out.insert(folded_surname(view, author));
  return out;
}

/// The sentence gives words to an author whom its note does not cite.
void check_attribution(const View& view, Known& known, const CallOut& call, const Cited& cited, const std::set<std::string>& surnames, Findings& out) {
  for (const Span speaker : speakers_in(view.document.text, sentence_before(view, call.sentence), surnames)) {
    const Words name = words_of(view.at(speaker));
    const bool has = name.empty() || std::any_of(cited.begin(), cited.end(), [&](Name* other) {
                       const Words& words = known.of(*other);
                       return std::find(words.begin(), words.end(), name.back()) != words.end();
                     });
    if (has) continue;
    report_note(out, kRule_body_name_mismatch, view, call.note, view.document.notes[static_cast<std::size_t>(call.note)].text, "The text speaks of " + quoted(view.at(speaker)) + ", whom the note does not cite.", "Look whether the note cites the right work.").severity = Severity::Style;
    return;
  }
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const std::set<std::string> surnames = options.flag("attribution") ? surnames_of(view) : std::set<std::string>{};
  Exact exact(view);
  Known known(view);
  FullNames names(view);
  for (const CallOut& call : view.document.callouts) {
    if (call.note < 0) continue;
    const Cited cited = names.in(call.note);
    if (cited.empty()) continue;
    if (!surnames.empty()) check_attribution(view, known, call, cited, surnames, out);
    for (Name& name : names_in(view.document.text, sentence_before(view, call.sentence))) {
      const Name* slip = slip_of(known, name, cited);
      if (slip == nullptr || exact.has(known.of(name))) continue;
      tell(view, call.note, name, *slip, out);
      break;
    }
  }
}

}  // namespace

const Rule kRule_body_name_mismatch{"X009", "body-name-mismatch", "A name in the text differs by a slip from the one in its note", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text, body", "Indigo R4.6.1 (source named in text); Bluebook R. 1.2(a)", check, false, "attribution"};

}  // namespace subcite
