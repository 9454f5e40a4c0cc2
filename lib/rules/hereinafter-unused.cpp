// S013: a label that nothing in the rest of the manuscript uses.
#include <algorithm>
#include <array>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/byte_set.h"
#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "rules/marks.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_hereinafter_unused;

namespace {

using namespace rules_support;

/// Folded words, articles and the s of plural and possessive dropped, between blanks.
std::string words_between_blanks(std::string_view text) {
  const std::string folded = fold(text);
  std::string out = " ";
  out.reserve(folded.size() + 2);
  for (std::size_t begin = 0, at = 0; at <= folded.size(); ++at) {
    if (at < folded.size() && folded[at] != ' ') continue;
    std::string_view word = std::string_view(folded).substr(begin, at - begin);
    begin = at + 1;
    if (word.empty() || word == "the" || word == "a" || word == "an") continue;
    if (word.size() > 3 && word.ends_with('s')) word.remove_suffix(1);
    out.append(word) += ' ';
  }
  return out;
}

/// Words by which labels begin, to ask of a text as it is printed.
class Beginnings {
 public:
  void add(std::string_view words) {
    const std::string_view word = words.substr(1, words.find(' ', 1) - 1);
    labels_[static_cast<unsigned char>(word[0])].emplace_back(word);
    for (std::size_t byte = 0; byte < 256; ++byte)
      if (may_be_second(word, static_cast<char>(byte))) seconds_[letter_of(word[0])][byte] = true;
  }

  /// By its first two bytes a word may be one of these.
  [[nodiscard]] bool may_begin(char first, char second) const { return is_beyond_ascii(first) || seconds_[letter_of(first)][static_cast<unsigned char>(second)]; }

  /// A word begins here, with the letters of one of these as far as they are ASCII.
  [[nodiscard]] bool may_have(std::string_view text) const {
    if (is_beyond_ascii(text[0])) return is_letter(decode_utf8(text, 0).value);
    const auto& words = labels_[static_cast<unsigned char>(lower_letter(text[0]))];
    constexpr std::size_t kMany = 50;  // of one letter: to fold the text is faster
    return words.size() > kMany || std::any_of(words.begin(), words.end(), [&](std::string_view word) { return agrees(text, word); });
  }

 private:
  /// Alike for a letter and its capital.
  static std::size_t letter_of(char c) { return static_cast<unsigned char>(c) & 0x1FU; }
  static bool may_be_second(std::string_view word, char c) { return word.size() < 2 || lower_letter(c) == word[1] || is_beyond_ascii(c) || c == '\'' || c == '`'; }
  static bool is_beyond_ascii(char c) { return static_cast<unsigned char>(c) >= 0x80; }
  /// Up to a byte that folding may change; an s may follow.
  static bool agrees(std::string_view text, std::string_view word) {
    std::size_t k = 0;
    while (k < word.size() && k < text.size() && lower_letter(text[k]) == word[k]) ++k;
    if (k == text.size()) return k == word.size();
    return is_beyond_ascii(text[k]) || text[k] == '\'' || text[k] == '`' || (k == word.size() && (!is_word_byte(text[k]) || lower_letter(text[k]) == 's'));
  }

  std::array<std::vector<std::string>, 256> labels_;  // by their first letter
  std::array<ByteSet, 32> seconds_{};                 // by the first letter: the bytes that may follow it
};

/// Where each label stands last: texts are read in order, folded where a word begins as a label does, and the runs of as
/// many words as some label has are looked up.
class Uses {
 public:
  /// False for a label that is none or too long to be one.
  bool expect(const std::string& label) {
    constexpr std::size_t kMostWords = 20;
    constexpr std::size_t kMostBytes = 400;
    const auto words = static_cast<std::size_t>(std::count(label.begin(), label.end(), ' ')) - 1;
    if (words == 0 || words > kMostWords || label.size() > kMostBytes) return false;
    sizes_.insert(words);
    if (firsts_.insert(label.substr(0, label.find(' ', 1))).second) beginnings_.add(label);
    reach_ = std::max(reach_, 2 * label.size() + 40);  // of its letters with their marks, and of articles
    last_.emplace(label, -1);
    return true;
  }

  /// Of the manuscript, or of a copy of it that has its words at the same places.
  void read(const View& view, std::string_view text, Span span, std::int64_t order) {
    text = text.substr(0, span.end);
    Span stretch;  // to be folded
    for (const std::uint32_t at : word_starts_in(view, span)) {
      if (!beginnings_.may_begin(text[at], at + 1 < text.size() ? text[at + 1] : '\0') || !begins(text, at)) continue;
      if (at >= stretch.end) {
        look_up(slice(text, stretch), order);
        stretch.begin = at;
      }
      stretch.end = static_cast<std::uint32_t>(std::min<std::size_t>(at + reach_, span.end));
    }
    look_up(slice(text, stretch), order);
  }

  /// Some word of the span may be the first of a label.
  [[nodiscard]] bool may_have(const View& view, Span span) const {
    const std::string_view text = std::string_view(view.document.text).substr(0, span.end);
    const std::span<const std::uint32_t> starts = word_starts_in(view, span);
    return std::any_of(starts.begin(), starts.end(), [&](std::uint32_t at) { return begins(text, at); });
  }

  [[nodiscard]] bool after(const std::string& label, std::int64_t order) const { return last_.find(label)->second > order; }

 private:
  /// A word begins here with which a label may begin; behind a letter beyond ASCII it goes on.
  [[nodiscard]] bool begins(std::string_view text, std::uint32_t at) const {
    return beginnings_.may_have(text.substr(at)) && !(at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80 && is_letter(decode_before(text, at).value));
  }

  void look_up(std::string_view text, std::int64_t order) {
    if (text.empty()) return;
    const std::string words = words_between_blanks(text);
    std::vector<std::size_t> blanks;
    for (std::size_t at = 0; at < words.size(); ++at)
      if (words[at] == ' ') blanks.push_back(at);
    for (std::size_t i = 0; i + 1 < blanks.size(); ++i) {
      const std::string_view from = std::string_view(words).substr(blanks[i]);
      if (firsts_.find(from.substr(0, blanks[i + 1] - blanks[i])) == firsts_.end()) continue;
      for (const std::size_t size : sizes_) {
        const auto it = i + size < blanks.size() ? last_.find(from.substr(0, blanks[i + size] - blanks[i] + 1)) : last_.end();
        if (it != last_.end()) it->second = std::max(it->second, order);
      }
    }
  }

  Beginnings beginnings_;
  std::size_t reach_ = 0;  // bytes of text in which the longest label has room
  std::set<std::size_t> sizes_;
  std::set<std::string, std::less<>> firsts_;  // words of labels, each with the blank before it
  std::map<std::string, std::int64_t, std::less<>> last_;
};

/// The notes without the titles of full citations, which are no use of a label.
std::string without_titles(const View& view, const std::vector<std::size_t>& labelled, const Uses& uses) {
  std::string text = view.document.text;
  std::set<std::string> labels;
  std::size_t longest = 0;
  for (const std::size_t i : labelled) longest = std::max(longest, labels.insert(words_between_blanks(view.at(view.citations[i].hereinafter))).first->size());
  const auto is_label = [&](Span title) { return title.size() < 2 * longest + 40 && uses.may_have(view, title) && labels.count(words_between_blanks(view.at(title))) > 0; };
  for (const Citation& c : view.citations)  // "Locks Convention art. 5" uses the label as its name
    if (c.form == Form::Full && !c.title.empty() && !is_label(c.title)) std::fill(text.begin() + c.title.begin, text.begin() + c.title.end, '~');
  return text;
}

/// Reads body and notes, a note in stretches that end with its labels; gives the stretch that each label ends.
std::vector<std::int64_t> read_all(const View& view, const std::vector<std::size_t>& labelled, Uses& uses) {
  const std::string text = without_titles(view, labelled, uses);
  for (const Paragraph& p : view.document.body) uses.read(view, view.document.text, p.text, std::numeric_limits<std::int64_t>::max());
  std::vector<std::int64_t> ends;
  std::int64_t order = 0;
  std::size_t next = 0;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    Span rest = view.document.notes[n].text;
    for (; next < labelled.size() && view.citations[labelled[next]].note == n; ++next) {
      const std::uint32_t end = std::clamp(view.citations[labelled[next]].hereinafter.end, rest.begin, rest.end);
      uses.read(view, text, {rest.begin, end}, order);
      ends.push_back(order++);
      rest.begin = end;
    }
    uses.read(view, text, rest, order++);
  }
  return ends;
}

/// Takes the bracket out, where it holds the label and nothing else.
std::optional<Fix> without_bracket(const View& view, const Citation& c) {
  const std::string_view text = std::string_view(view.document.text).substr(0, c.raw.end + 3);
  const std::size_t open = text.rfind('[', c.hereinafter.begin);
  const std::size_t close = text.find(']', c.hereinafter.end);
  const bool whole = open != std::string_view::npos && close != std::string_view::npos && open > c.raw.begin && c.hereinafter.begin - open < 16 && close - c.hereinafter.end < 3;
  if (!whole) return std::nullopt;
  return Fix{"Leave the bracket out", true, {{{static_cast<std::uint32_t>(text[open - 1] == ' ' ? open - 1 : open), static_cast<std::uint32_t>(close + 1)}, ""}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::vector<std::size_t> labelled;
  Uses uses;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!c.hereinafter.empty() && !c.quoted && uses.expect(words_between_blanks(view.at(c.hereinafter)))) labelled.push_back(i);
  }
  if (labelled.empty()) return;
  const std::vector<std::int64_t> ends = read_all(view, labelled, uses);
  for (std::size_t k = 0; k < ends.size(); ++k) {
    const Citation& c = view.citations[labelled[k]];
    if (uses.after(words_between_blanks(view.at(c.hereinafter)), ends[k])) continue;
    Finding& f = report(out, kRule_hereinafter_unused, view, static_cast<CitationIndex>(labelled[k]), c.hereinafter, "The label " + quoted(view.at(c.hereinafter)) + " is never used.", "Leave the bracket out, or cite the work by its label.");
    f.fix = without_bracket(view, c);
  }
}

}  // namespace

const Rule kRule_hereinafter_unused{"S013", "hereinafter-unused", "hereinafter label is defined but never used", Severity::Warning, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R15.2.4, R34; Bluebook R. 4.2(b)", check};

}  // namespace subcite
