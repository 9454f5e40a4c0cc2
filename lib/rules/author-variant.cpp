// X004: one author written in two ways. Names of full citations are compared: in one work any difference
// counts; across works lost accents, a slip in a long surname under the same given names, a function word
// of an institution's name, and an organ under the wrong organisation.
#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/table.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/given_names.h"
#include "rules/name_variant.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_author_variant;

namespace {

using namespace rules_support;

struct Mention {
  std::size_t citation = 0;
  Span span;
  bool editor = false;
  bool institution = false;
  std::string folded;  // without marks
  std::string marked;  // with marks
};

/// Endings in which different surnames differ: two people, not two spellings.
bool known_pair(const std::string& a, const std::string& b) {
  const auto ends = [](const std::string& w, std::string_view tail) { return w.size() > tail.size() && w.ends_with(tail); };
  const auto pair = [&](std::string_view x, std::string_view y) {
    return (ends(a, x) && ends(b, y) && a.substr(0, a.size() - x.size()) == b.substr(0, b.size() - y.size())) || (ends(a, y) && ends(b, x) && a.substr(0, a.size() - y.size()) == b.substr(0, b.size() - x.size()));
  };
  if (pair("son", "sen") || pair("ston", "son") || pair("e", "") || pair("s", "") || pair("es", "s")) return true;
  if (a.starts_with("mc") != b.starts_with("mc") && (a.starts_with("mac") || b.starts_with("mac"))) return true;
  const std::string& longer = a.size() > b.size() ? a : b;
  const std::string& shorter = a.size() > b.size() ? b : a;
  for (std::size_t i = 1; longer.size() == shorter.size() + 1 && i < longer.size(); ++i)
    if (longer[i] == longer[i - 1] && longer.substr(0, i) + longer.substr(i + 1) == shorter) return true;
  const std::size_t ph = longer.find("ph");
  return ph != std::string::npos && longer.substr(0, ph) + "v" + longer.substr(ph + 2) == shorter;
}

/// The letters as printed, without blanks and points.
std::string letters_of(std::string_view name) {
  std::string out;
  for (const char c : name)
    if (is_word_byte(c)) out += c;
  return out;
}

/// "(Ada Roe trans., 2d ed. 1990)": the one person who translated the book.
Span translator_of(const View& view, const Citation& c) {
  const Span inside = c.kind == Kind::Book ? year_parenthesis(view, c) : Span{};
  const std::size_t mark = view.at(inside).find(" trans.");
  if (inside.empty() || mark == std::string_view::npos) return {};
  const std::string_view head = view.at(inside).substr(0, mark);
  const std::size_t comma = head.rfind(", ");
  const std::size_t from = comma == std::string_view::npos ? 0 : comma + 2;
  const std::string_view name = head.substr(from);
  if (name.find(' ') == std::string_view::npos || name.find('&') != std::string_view::npos || name.find(" eds") != std::string_view::npos || name.find(" ed.") != std::string_view::npos) return {};
  return {inside.begin + static_cast<std::uint32_t>(from), inside.begin + static_cast<std::uint32_t>(mark)};
}

class Variants {
 public:
  Variants(const View& view, Findings& out) : view_(view), out_(out) {
    for (std::size_t i = 0; i < view.citations.size(); ++i) {
      const Citation& c = view.citations[i];
      if (c.form != Form::Full) continue;
      for (const Span& name : c.authors) add(i, name, false, c.names_institution);
      for (const Span& name : c.editors) add(i, name, true, false);
      if (const Span name = translator_of(view, c); !name.empty()) add(i, name, true, false);
    }
  }

  void run() {
    organs();
    lost_marks();
    same_work();
    long_surnames();
    institutions();
  }

  /// What different works may print: told where a house wants one form of each name.
  void styles() {
    style_ = true;
    std::map<std::string, std::vector<const Mention*>> groups;  // by each end of the name
    std::set<std::string> printed;
    for (const Mention& m : mentions_) {
      const std::vector<std::string_view> words = name_words(m.folded);
      if (m.institution || words.size() < 2 || !printed.insert(std::string(view_.at(m.span))).second) continue;
      groups[std::string(words.back())].push_back(&m);
      if (words.size() == 2) groups[std::string(words.front())].push_back(&m);
    }
    constexpr std::size_t kMost = 100;
    for (const auto& [name, group] : groups)
      for (std::size_t i = 0; i < group.size() && i < kMost; ++i)
        for (std::size_t k = i + 1; k < group.size() && k < kMost; ++k) compare_styles(*group[i], *group[k]);
  }

 private:
  void compare_styles(const Mention& a, const Mention& b) {
    const bool capitals = is_all_capitals(view_.at(a.span)) || is_all_capitals(view_.at(b.span));
    const bool same = a.marked != b.marked || capitals || letters_of(view_.at(a.span)) == letters_of(view_.at(b.span));  // but for the capital of a particle
    if (a.folded == b.folded ? same : !may_be_one_person(name_words(a.folded), name_words(b.folded))) return;
    const bool later = count(b) <= count(a);
    tell(later ? b : a, later ? a : b, "may be one person");
  }

  void add(std::size_t i, Span span, bool editor, bool institution) {
    const std::string_view name = view_.at(span);
    if (name.size() > 200) return;
    mentions_.push_back({i, span, editor, institution, folded(view_, span), folded_keeping_marks(view_, span)});
    ++counts_[mentions_.back().marked];
  }

  std::size_t count(const Mention& m) const { return counts_.at(m.marked); }

  void tell(const Mention& wrong, const Mention& right, std::string what) {
    if (!told_.insert(wrong.marked + '|' + right.marked).second || (wrong.marked != right.marked && told_.count(right.marked + '|' + wrong.marked) > 0)) return;
    const Citation& c = view_.citations[wrong.citation];
    Finding& f = report(out_, kRule_author_variant, view_, static_cast<CitationIndex>(wrong.citation), wrong.span, quoted(view_.at(wrong.span)) + " and " + quoted(view_.at(right.span)) + " in " + note_of(view_, static_cast<CitationIndex>(right.citation)) + " " + std::move(what) + ".", "Find out which form the publication prints, and use it in both places.");
    f.related.push_back({static_cast<std::int32_t>(view_.citations[right.citation].note), static_cast<CitationIndex>(right.citation), "written " + quoted(view_.at(right.span)) + " here"});
    for (const Mention& m : mentions_)
      if (m.marked == wrong.marked && m.citation != wrong.citation && view_.citations[m.citation].note != c.note) f.related.push_back({static_cast<std::int32_t>(view_.citations[m.citation].note), static_cast<CitationIndex>(m.citation), "the same form stands here"});
    if (style_) f.severity = Severity::Style;
    f.fix = Fix{"Write " + std::string(view_.at(right.span)), false, {{wrong.span, std::string(view_.at(right.span))}}};
  }

  /// (2a) equal but for marks; a plain form typed in capitals has lost nothing.
  void lost_marks() {
    std::map<std::string, std::vector<const Mention*>> groups;
    std::set<std::string> printed;  // the first of each form speaks for all
    for (const Mention& m : mentions_)
      if (printed.insert(std::string(view_.at(m.span))).second) groups[m.folded].push_back(&m);
    for (const auto& [key, group] : groups) {
      for (const Mention* plain : group)
        for (const Mention* other : group) {
          if (plain->marked == other->marked || marks(*plain) >= marks(*other)) continue;
          if (is_all_capitals(view_.at(plain->span)) || key.size() < 4) continue;
          tell(*plain, *other, "differ in accents");
        }
    }
  }

  static std::size_t marks(const Mention& m) {
    return static_cast<std::size_t>(std::count_if(m.marked.begin(), m.marked.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }));
  }

  /// (1) the same work: authors by position, editors of one collection.
  void same_work() {
    std::map<std::string, std::vector<std::size_t>> works;
    for (std::size_t i = 0; i < view_.citations.size(); ++i) {
      const Citation& c = view_.citations[i];
      if (c.form != Form::Full) continue;
      if (c.authors.empty() && c.editors.empty()) continue;
      if (!c.authors.empty())
        for (const std::string& place : places(c)) works[place].push_back(i);
      if (title_words(c) >= 3 && !c.authors.empty()) works["t" + title_key(view_, c) + '|' + std::to_string(c.authors.size())].push_back(i);
      if (!c.editors.empty() && c.kind == Kind::BookChapter) works["e" + canonical(view_, c.container) + std::to_string(c.editors.size()) + folded(view_, c.edition)].push_back(i);
    }
    for (const auto& [key, group] : works)
      for (std::size_t k = 1; k < group.size(); ++k) compare_lists(group[0], group[k], key[0]);
  }

  /// Where the work stands: volume, journal and first page, or its address.
  std::vector<std::string> places(const Citation& c) const {
    std::vector<std::string> out;
    const bool printed = !c.volume.empty() && !c.page.empty() && c.kind == Kind::JournalArticle;
    if (!printed && c.url.empty()) return out;
    const std::string tail = '|' + title_key(view_, c) + '|' + std::to_string(c.authors.size());
    if (printed) out.push_back("j" + canonical(view_, c.container) + '|' + folded(view_, c.volume) + '|' + folded(view_, c.page) + tail);
    if (!c.url.empty()) out.push_back("u" + normalised(view_, c.url) + tail);
    return out;
  }

  std::size_t title_words(const Citation& c) const {
    std::size_t count = 0;
    any_word(folded(view_, c.title), [&](std::string_view word) { return count += facts::is_small_word(word) ? 0 : 1, false; });
    return count;
  }

  /// By the letter of the key: "e" for editors; at one place, "j" or "u", the given names are enough.
  void compare_lists(std::size_t a, std::size_t b, char by) {
    const bool editors = by == 'e';
    const Citation& x = view_.citations[a];
    const Citation& y = view_.citations[b];
    const auto& first = editors ? x.editors : x.authors;
    const auto& second = editors ? y.editors : y.authors;
    for (std::size_t i = 0; i < std::min(first.size(), second.size()); ++i) {
      const Mention* m = find(a, first[i]);
      const Mention* n = find(b, second[i]);
      if (m == nullptr || n == nullptr || (!one_person(*m, *n, by == 'j' || by == 'u') && !(editors && one_editor(*m, *n, x, y)))) continue;
      const bool later = count(*n) <= count(*m);
      tell(later ? *n : *m, later ? *m : *n, "differ in spelling, though the work is the same");
    }
  }

  const Mention* find(std::size_t citation, Span span) const {
    const auto first = std::lower_bound(mentions_.begin(), mentions_.end(), citation, [](const Mention& m, std::size_t i) { return m.citation < i; });
    for (auto m = first; m != mentions_.end() && m->citation == citation; ++m)
      if (m->span == span) return &*m;
    return nullptr;
  }

  /// Different as printed, yet the same person or body: surname or given names agree or nearly do.
  bool one_person(const Mention& a, const Mention& b, bool one_place) const {
    if (a.folded == b.folded) return false;  // marks alone: lost_marks speaks
    const std::string& x = canonical(view_, a.span);
    const std::string& y = canonical(view_, b.span);
    if (x == y) return false;
    const std::string ia = facts::initials_of(view_.at(a.span));
    if (ia == b.folded || facts::initials_of(view_.at(b.span)) == a.folded) return false;
    if (a.institution || b.institution) return a.institution && b.institution && edit_distance(x, y, 4) <= 3;
    const PersonName p = read_person(view_.at(a.span));
    const PersonName q = read_person(view_.at(b.span));
    if (p.words.size() < 2 || q.words.size() < 2) return false;
    const Variant surname = compare_surnames(p.surname(), q.surname());
    const bool given = fold(p.words[0]) == fold(q.words[0]);
    if (surname == Variant::Same) return true;
    return given && (one_place || surname != Variant::Different);
  }

  /// "Hal Vane" and "Hal Vance", editors of one book of one year: a letter between short surnames is a slip too.
  bool one_editor(const Mention& a, const Mention& b, const Citation& x, const Citation& y) const {
    if (a.institution || b.institution || a.folded == b.folded || x.date.year != y.date.year || facts::significant_words(view_.at(x.container)).size() < 2) return false;
    const PersonName p = read_person(view_.at(a.span));
    const PersonName q = read_person(view_.at(b.span));
    const std::string& first = folded_surname(view_, a.span);
    const std::string& second = folded_surname(view_, b.span);
    return p.words.size() > 1 && q.words.size() > 1 && fold(p.words[0]) == fold(q.words[0]) && fold(p.words[0]).size() > 1 && std::min(first.size(), second.size()) >= 4 && edit_distance(first, second, 2) == 1;
  }

  /// (2b) the same full given names, surnames of eight letters and more at distance one.
  void long_surnames() {
    std::map<std::string_view, std::vector<const Mention*>> by_given;
    std::unordered_map<std::string_view, bool> has_given;  // of each name as printed
    for (const Mention& m : mentions_) {
      const auto [has, fresh] = has_given.try_emplace(view_.at(m.span));
      if (fresh) {
        const PersonName p = read_person(has->first);
        has->second = p.words.size() >= 2 && fold(p.words[0]).size() >= 2;
      }
      if (m.institution || !has->second) continue;
      by_given[std::string_view(m.folded).substr(0, m.folded.size() - std::min(m.folded.size(), folded_surname(view_, m.span).size()))].push_back(&m);
    }
    for (const auto& [given, group] : by_given)
      for (std::size_t i = 0; i < group.size() && i < 400; ++i)
        for (std::size_t k = i + 1; k < group.size() && k < 400; ++k) compare_long(*group[i], *group[k]);
  }

  void compare_long(const Mention& a, const Mention& b) {
    if (a.folded == b.folded) return;
    const std::string& x = folded_surname(view_, a.span);
    const std::string& y = folded_surname(view_, b.span);
    if (std::min(x.size(), y.size()) < 8 || edit_distance(x, y, 2) > 1 || known_pair(x, y)) return;
    const bool later = count(b) <= count(a);
    tell(later ? b : a, later ? a : b, "differ in one letter");
  }

  /// (2c) institutions of four words and more that differ in one function word.
  void institutions() {
    std::map<std::string, std::vector<const Mention*>> groups;
    for (const Mention& m : mentions_)
      if (m.institution && std::count(m.folded.begin(), m.folded.end(), ' ') >= 3) groups[significant(m)].push_back(&m);
    for (const auto& [key, group] : groups)
      for (std::size_t k = 1; k < group.size(); ++k) {
        if (function_words(*group[0]) == function_words(*group[k])) continue;
        const bool later = count(*group[k]) <= count(*group[0]);
        tell(later ? *group[k] : *group[0], later ? *group[0] : *group[k], "differ in a small word");
      }
  }

  std::string significant(const Mention& m) const {
    std::string out;
    for (const std::string& w : facts::significant_words(view_.at(m.span)))
      if (w != "against") out += w + ' ';
    return out;
  }

  std::string function_words(const Mention& m) const {
    std::string out;
    for (const std::string& w : folded_words(view_.at(m.span)))
      if (w != "the" && w != "and" && w != "a" && (facts::is_small_word(w) || w == "against")) out += w + ' ';
    return out;
  }

  /// (2d) "U.S. General Assembly": an organ under initials that have none of the kind.
  void organs() {
    for (const Mention& m : mentions_) {
      const std::string_view name = view_.at(m.span);
      const std::size_t blank = name.find(' ');
      if (blank > 6) continue;  // npos too
      std::string initials;
      for (const char c : name.substr(0, blank))
        if (c >= 'A' && c <= 'Z') initials += c;
      const auto* row = facts::bodies().find(fold(name.substr(blank + 1)));
      if (row == nullptr || initials.size() < 2 || initials == row->a || lower_ascii(initials) == row->b) continue;
      if (name.substr(0, blank).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.") != std::string_view::npos) continue;
      const std::string right = "U.N. " + std::string(name.substr(blank + 1));
      Finding& f = report(out_, kRule_author_variant, view_, static_cast<CitationIndex>(m.citation), m.span, "There is no " + quoted(name) + "; " + quoted(right) + " may be meant.", "Correct the body’s name.");
      f.fix = Fix{"Write " + right, false, {{m.span, right}}};
    }
  }

  const View& view_;
  Findings& out_;
  std::vector<Mention> mentions_;  // in the order of their citations
  std::map<std::string, std::size_t> counts_;
  std::set<std::string> told_;
  bool style_ = false;
};

void check(const View& view, const RuleOptions& options, Findings& out) {
  Variants variants(view, out);
  variants.run();
  if (options.flag("style_variants")) variants.styles();
}

}  // namespace

const Rule kRule_author_variant{"X004", "author-variant", "Same author written in two ways", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R28.2.1, R30.2.1; Bluebook R. 15.1, R. 16.2", check, false, "style_variants"};

}  // namespace subcite
