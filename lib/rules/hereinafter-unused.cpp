// S013: a label that nothing in the rest of the manuscript uses.
#include <algorithm>
#include <bitset>
#include <functional>
#include <limits>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/fold.h"
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

/// A first word is looked up only where the two bytes behind its blank are those of one.
class Beginnings {
 public:
  void add(std::string_view words) { seen_.set(place(words)); }
  [[nodiscard]] bool may_have(std::string_view words) const { return seen_.test(place(words)); }

 private:
  static constexpr std::size_t kBits = 65'536;
  static std::size_t place(std::string_view words) { return static_cast<unsigned char>(words[1]) * 256U + static_cast<unsigned char>(words[2]); }
  std::bitset<kBits> seen_;
};

/// Where each label stands last: texts are read in order, and where a label's first word stands, the runs of as many words as
/// some label has are looked up.
class Uses {
 public:
  static constexpr std::size_t kMostWords = 20;

  /// False for a label that is none or too long to be one.
  bool expect(const std::string& label) {
    const auto words = static_cast<std::size_t>(std::count(label.begin(), label.end(), ' ')) - 1;
    if (words == 0 || words > kMostWords) return false;
    sizes_.insert(words);
    firsts_.insert(label.substr(0, label.find(' ', 1)));
    beginnings_.add(label);
    last_.emplace(label, -1);
    return true;
  }

  void read(const std::string& words, std::int64_t order) {
    std::vector<std::size_t> blanks;
    for (std::size_t at = 0; at < words.size(); ++at)
      if (words[at] == ' ') blanks.push_back(at);
    for (std::size_t i = 0; i + 1 < blanks.size(); ++i) {
      const std::string_view from = std::string_view(words).substr(blanks[i]);
      if (!beginnings_.may_have(from) || firsts_.find(std::string(from.substr(0, blanks[i + 1] - blanks[i]))) == firsts_.end()) continue;
      for (const std::size_t size : sizes_) {
        const auto it = i + size < blanks.size() ? last_.find(from.substr(0, blanks[i + size] - blanks[i] + 1)) : last_.end();
        if (it != last_.end()) it->second = std::max(it->second, order);
      }
    }
  }

  [[nodiscard]] bool after(const std::string& label, std::int64_t order) const { return last_.find(label)->second > order; }

 private:
  Beginnings beginnings_;
  std::set<std::size_t> sizes_;
  std::unordered_set<std::string> firsts_;  // words of labels, each with the blank before it
  std::map<std::string, std::int64_t, std::less<>> last_;
};

/// The notes without the titles of full citations, which are no use of a label.
std::string without_titles(const View& view, const std::vector<std::size_t>& labelled) {
  std::string text = view.document.text;
  std::set<std::string> labels;
  for (const std::size_t i : labelled) labels.insert(words_between_blanks(view.at(view.citations[i].hereinafter)));
  for (const Citation& c : view.citations)  // "Locks Convention art. 5" uses the label as its name
    if (c.form == Form::Full && !c.title.empty() && labels.count(words_between_blanks(view.at(c.title))) == 0) std::fill(text.begin() + c.title.begin, text.begin() + c.title.end, '~');
  return text;
}

/// Reads body and notes, a note in stretches that end with its labels; gives the stretch that each label ends.
std::vector<std::int64_t> read_all(const View& view, const std::vector<std::size_t>& labelled, Uses& uses) {
  const std::string text = without_titles(view, labelled);
  for (const Paragraph& p : view.document.body) uses.read(words_between_blanks(view.at(p.text)), std::numeric_limits<std::int64_t>::max());
  std::vector<std::int64_t> ends;
  std::int64_t order = 0;
  std::size_t next = 0;
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) {
    Span rest = view.document.notes[n].text;
    for (; next < labelled.size() && view.citations[labelled[next]].note == n; ++next) {
      const std::uint32_t end = std::clamp(view.citations[labelled[next]].hereinafter.end, rest.begin, rest.end);
      uses.read(words_between_blanks(slice(text, {rest.begin, end})), order);
      ends.push_back(order++);
      rest.begin = end;
    }
    uses.read(words_between_blanks(slice(text, rest)), order++);
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
