// G005: see also adds to something cited before, cf. and its like say why they are cited, and a comparison has both
// its words, with a comma between them.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "rules/calls.h"
#include "rules/folds.h"
#include "rules/quotations.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_see_also_first;

namespace {

using namespace rules_support;

bool explains(const View& view, const Citation& c) {
  return std::any_of(c.parentheticals.begin(), c.parentheticals.end(), [&](const Parenthetical& p) {
    const std::string low = lower_ascii(view.at(p.inner).substr(0, 40));
    for (const std::string_view lead : {"emphasis", "last visited", "citation", "internal", "alteration", "footnote", "en banc", "per curiam", "mem.", "forthcoming", "unpublished"})
      if (low.starts_with(lead)) return false;
    return true;
  });
}

/// Letters of prose between and behind the citations of a note from one place on.
bool prose_follows(const View& view, std::size_t from, std::size_t last) {
  const Citation& c = view.citations[from];
  const std::uint32_t end = view.document.notes[c.note].text.end;
  std::uint32_t at = c.raw.end;
  const auto is_prose = [&](std::uint32_t begin, std::uint32_t stop) {
    const std::vector<std::string_view> words = split(std::string_view(view.document.text).substr(begin, stop - begin), ' ');
    return std::count_if(words.begin(), words.end(), [](std::string_view w) { return w.size() > 1 && is_word_byte(w[0]); }) >= 3;
  };
  for (std::size_t i = from + 1; i < last; ++i) {
    const Span raw = view.citations[i].raw;
    if (raw.begin > at && is_prose(at, raw.begin)) return true;
    at = std::max(at, raw.end);
  }
  return end > at && is_prose(at, end);
}

/// One of the citations that the signal governs explains itself.
bool group_explains(const View& view, std::size_t i, std::size_t last) {
  for (std::size_t k = i; k < last; ++k) {
    const Citation& c = view.citations[k];
    if (k > i && !c.nested && !c.signal.empty()) return false;
    if (explains(view, c) || (k > i && c.nested)) return true;
  }
  return false;
}

/// Surnames of persons cited anywhere.
std::set<std::string> surnames_of(const View& view) {
  std::set<std::string> out;
  for (const Citation& c : view.citations)
    if (c.form == Form::Full && !c.names_institution)
      for (const Span author : c.authors)
        if (const std::string& name = folded_surname(view, author); name.size() > 2) out.insert(name);
  return out;
}

class Body {
 public:
  explicit Body(const View& view) : view_(view), surnames_(surnames_of(view)) {
    for (const CallOut& call : view.document.callouts) calls_.push_back(call.sentence);
    std::sort(calls_.begin(), calls_.end());
  }

  /// The sentence of the note's call stands alone: no earlier call in it, and it names no authority.
  [[nodiscard]] bool gives_nothing(std::uint32_t note) const {
    const auto call = call_of(view_, note);
    if (!call) return false;
    const Span sentence = sentence_before(view_, *call);
    if (sentence.empty()) return false;
    const auto earlier = std::upper_bound(calls_.begin(), calls_.end(), sentence.begin);
    const bool called = earlier != calls_.end() && *earlier < *call;
    return !called && !names_authority(sentence);
  }

 private:
  [[nodiscard]] bool names_authority(Span sentence) const {
    const std::string_view words = view_.at(sentence);
    for (const std::string_view mark : {" v. ", "§", "“", "\"", " Act", "Article ", "Convention", "Treaty", "Charter", "Code", "Constitution", "Amendment", "Court"})
      if (words.find(mark) != std::string_view::npos) return true;
    if (has_italics(view_, sentence)) return true;
    for (std::string_view word : split(words, ' ')) {
      for (const std::string_view ending : {"’s", "'s", ",", ";"})
        if (word.ends_with(ending)) word.remove_suffix(ending.size());
      if (!word.empty() && word[0] >= 'A' && word[0] <= 'Z' && surnames_.count(fold(word)) > 0) return true;
    }
    return false;
  }

  const View& view_;
  std::set<std::string> surnames_;
  std::vector<std::uint32_t> calls_;
};

struct Told {
  std::size_t citation = 0;
  char kind = 'a';
  std::string message;
  std::string help;
  bool warning = false;
  std::optional<Edit> edit{};
};

bool is_first_words(const View& view, const Citation& c) { return c.raw.begin == view.document.notes[c.note].text.begin; }

constexpr std::uint32_t kFar = 20'000;  // bytes between the parts of a comparison

/// Where a word that compares stands first.
std::size_t first_comparison(std::string_view low) {
  for (std::size_t at = low.find("com"), other = low.find("contrast "); at != std::string_view::npos || other != std::string_view::npos; at = low.find("com", at + 1)) {
    if (other < at) return other;
    if (starts_with_any(low.substr(at), {"compare ", "compare, "})) return at;
  }
  return std::string_view::npos;
}

/// "with" stands somewhere behind, before another comparison begins.
bool has_with(const View& view, const Words& words, const Citation& c) {
  std::string_view low = words.lowered({c.signal.end, std::min(view.document.notes[c.note].text.end, c.signal.end + kFar)});
  low = low.substr(0, first_comparison(low));
  return low.find(" with ") != std::string_view::npos || low.find(" with, ") != std::string_view::npos;
}

bool has_comparison_before(const View& view, const Words& words, const Citation& c, std::uint32_t at) {
  const std::uint32_t begin = std::max(view.document.notes[c.note].text.begin, at - std::min(at, kFar));
  return first_comparison(words.lowered({begin, at})) != std::string_view::npos;
}

bool lacks_comma(const View& view, const Citation& c) {
  const std::string_view before = trim(view.at({view.document.notes[c.note].text.begin, c.signal.begin}));
  return !before.empty() && before.back() != ',' && before.back() != ';';
}

void look(const View& view, const Words& words, const Body& body, std::size_t i, std::size_t last, std::vector<Told>& found) {
  const Citation& c = view.citations[i];
  const std::string_view signal = c.signal_name;
  const bool newest = view.edition == "bluebook22";
  const auto tell = [&](char kind, std::string message, std::string help, bool warning, std::optional<Edit> edit = std::nullopt) { found.push_back({i, kind, std::move(message), std::move(help), warning, std::move(edit)}); };
  if (signal.starts_with("see also") && is_first_words(view, c) && body.gives_nothing(c.note)) tell('a', "See also stands first, and nothing was cited before it.", "Write See.", false, Edit{{c.signal.begin, c.signal.begin + static_cast<std::uint32_t>(std::string_view("see also").size())}, "See"});
  const bool wants_words = signal.starts_with("cf.") || signal.starts_with("but cf.") || (newest && (signal.starts_with("see also") || signal.starts_with("see generally")));
  if (wants_words && !group_explains(view, i, last) && !prose_follows(view, i, last)) tell(signal.find("cf.") != std::string_view::npos ? 'b' : 'c', "The reader is not told why this source is cited with " + std::string(signal) + ".", "Add a parenthetical that explains it.", signal.find("cf.") == std::string_view::npos);
  if ((signal.starts_with("compare") || (newest && signal == "contrast")) && !has_with(view, words, c)) tell('d', "The comparison has no with.", "Put with before what it is compared to.", true);
  if (signal == "with" && !has_comparison_before(view, words, c, c.signal.begin)) tell('d', "With stands without compare.", "Put compare before the first source.", true);
  if (signal == "and" && has_comparison_before(view, words, c, c.signal.begin) && lacks_comma(view, c)) tell('e', "A comma is missing before and.", "Put a comma before and.", false, Edit{{c.signal.begin - 1, c.signal.begin - 1}, ","});
  if (signal == "with" && has_comparison_before(view, words, c, c.signal.begin) && lacks_comma(view, c)) tell('e', "A comma is missing before with.", "Put a comma before with.", false, Edit{{c.signal.begin - 1, c.signal.begin - 1}, ","});
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Body body(view);
  const Words words(view);
  std::vector<Told> found;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && c.signal.empty() && !c.nested && !c.quoted && view.at(c.core).starts_with("with ") && c.core.begin > 2 && is_one_of(view.document.text.substr(c.core.begin - 2, 1), {",", ";"})) {
      if (!has_comparison_before(view, words, c, c.core.begin)) report(out, kRule_see_also_first, view, static_cast<CitationIndex>(i), {c.core.begin, c.core.begin + 4}, "With stands without compare.", "Put compare before the first source.").severity = Severity::Warning;
      continue;
    }
    if (c.signal.empty() || c.nested || c.quoted || c.form == Form::CrossReference || c.form == Form::Unknown || c.in_prose) continue;
    look(view, words, body, i, citations_in(view, c.note).second, found);
  }
  std::map<char, std::size_t> count;
  std::map<char, Finding*> first;
  for (const Told& t : found) ++count[t.kind];
  out.reserve(out.size() + found.size());
  for (const Told& t : found) {
    const bool many = count[t.kind] > kMany;
    const Citation& c = view.citations[t.citation];
    if (many && first[t.kind] != nullptr) {
      first[t.kind]->related.push_back({static_cast<std::int32_t>(c.note), static_cast<CitationIndex>(t.citation), "here too"});
      continue;
    }
    Finding& f = report(out, kRule_see_also_first, view, static_cast<CitationIndex>(t.citation), c.signal, t.message + (many ? " So it is at " + counted(count[t.kind] - 1, "further place") + "." : ""), t.help);
    if (t.warning) f.severity = Severity::Warning;
    if (t.edit && !many) f.fix = Fix{t.help.substr(0, t.help.size() - 1), false, {*t.edit}};
    first[t.kind] = &f;
  }
}

}  // namespace

const Rule kRule_see_also_first{"G005", "see-also-first", "see also first in a note, cf. without a parenthetical, compare without with", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R4.6.5, R4.6.6, R4.6.7, R4.7; Bluebook R. 1.2(a), R. 1.2(b), R. 1.2(d)", check};

}  // namespace subcite
