// X005: the same address, or the same volume and page, under titles that differ in a word or a letter.
#include <algorithm>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/folds.h"
#include "rules/support.h"
#include "rules/usual.h"

namespace subcite {

extern const Rule kRule_title_variant;

namespace {

using namespace rules_support;

/// Words, abbreviations undone, "and" kept out.
std::vector<std::string> words_of(std::string_view title) {
  std::vector<std::string> words = folded_words(facts::canonical(title));
  std::erase(words, "and");
  return words;
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += (out.empty() ? "" : " ") + w;
  return out;
}

bool has_digit_or_roman(const std::string& word) { return has_digit(word) || word == "i" || word == "ii" || word == "iii" || word == "iv"; }

/// Word by word the same, or an abbreviation of the other ("Res." and "Residential").
bool is_abbreviated(std::string_view first, std::string_view second) {
  const std::vector<std::string_view> a = split(first, ' ');
  const std::vector<std::string_view> b = split(second, ' ');
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const std::string x = fold(a[i]);
    const std::string y = fold(b[i]);
    const std::string_view shorter = x.size() < y.size() ? a[i] : b[i];
    const bool marked = shorter.find('.') != std::string_view::npos || shorter.find("’") != std::string_view::npos || shorter.find('\'') != std::string_view::npos;
    const bool stem = std::min(x.size(), y.size()) >= 2 && x[0] == y[0] && x[1] == y[1];
    if (x != y && !(marked && stem) && facts::canonical(a[i]) != facts::canonical(b[i])) return false;
  }
  return true;
}

/// The parties of a decision between States, as printed behind its name.
std::string parties_of(std::string_view core) {
  for (std::size_t open = core.find('('); open != std::string_view::npos; open = core.find('(', open + 1)) {
    const std::size_t close = core.find(')', open);
    if (close == std::string_view::npos) return {};
    const std::string_view inner = core.substr(open + 1, close - open - 1);
    if (inner.find(" v. ") != std::string_view::npos) return facts::canonical(inner);
  }
  return {};
}

/// Alike to four fifths, and not the same: and not by a number, which makes another work, or a subtitle.
bool is_variant(std::string_view first, std::string_view second) {
  const std::vector<std::string> a = words_of(first);
  const std::vector<std::string> b = words_of(second);
  const std::string x = joined(a);
  const std::string y = joined(b);
  if (x == y || x.empty() || y.empty() || x.starts_with(y + " ") || y.starts_with(x + " ")) return false;
  std::string solid_x = x;
  std::string solid_y = y;
  std::erase(solid_x, ' ');
  std::erase(solid_y, ' ');
  if (solid_x == solid_y || is_abbreviated(first, second)) return false;  // a hyphen
  const auto longer = static_cast<unsigned>(std::max(x.size(), y.size()));
  const unsigned most = longer / 5;
  if (edit_distance(x, y, most + 1) > most) return false;
  for (const auto& [one, other] : {std::pair{&a, &b}, std::pair{&b, &a}})
    for (const std::string& w : *one)
      if (has_digit_or_roman(w) && std::find(other->begin(), other->end(), w) == other->end()) return false;
  return true;
}

/// What makes two citations one work, whatever their titles.
std::vector<std::string> anchors(const View& view, const Citation& c) {
  std::vector<std::string> found;
  if (!c.url.empty()) found.push_back("u" + normalised(view, c.url));
  if (!c.volume.empty() && !c.container.empty() && !c.page.empty()) found.push_back("p" + folded_solid(view, c.volume) + '|' + canonical(view, c.container) + '|' + folded_solid(view, c.page));
  const bool printed = (c.kind == Kind::Book || c.kind == Kind::JournalArticle || (c.kind == Kind::BookChapter && !c.container.empty() && !c.page.empty())) && !c.authors.empty() && c.date.year != 0;
  if (c.kind == Kind::IntlDecision)
    if (const std::string parties = parties_of(view.at(c.core)); !parties.empty()) found.push_back("s" + parties);
  if (printed) found.push_back("a" + author_key(view, c) + '|' + (c.kind == Kind::Book ? folded(view, c.edition) + folded(view, c.volume) : canonical(view, c.container) + folded(view, c.volume) + '|' + folded(view, c.page)) + '|' + std::to_string(c.date.year));
  return found;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::unordered_map<std::string, std::vector<std::size_t>> works;
  std::set<std::string> told;
  Usual usual(view, &Citation::title);
  std::unordered_set<std::string> known;  // a title printed twice is compared once
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.title.empty()) continue;
    bool done = false;
    for (const std::string& anchor : anchors(view, c)) {
      std::string key = anchor;
      ((key += '\n') += name_of(c.kind)).append(1, '\n').append(view.at(c.title));
      if (!known.insert(std::move(key)).second) continue;
      std::vector<std::size_t>& group = works[anchor];
      for (const std::size_t k : group) {
        const Citation& earlier = view.citations[k];
        if (done || earlier.kind != c.kind || !is_variant(view.at(earlier.title), view.at(c.title)) || !told.insert(folded(view, c.title) + '|' + folded(view, earlier.title)).second) continue;
        Finding& f = report(out, kRule_title_variant, view, static_cast<CitationIndex>(i), c.title, "The same work has another title in " + note_of(view, static_cast<CitationIndex>(k)) + ", " + quoted(view.at(earlier.title), 90) + ".", "Look up the title, and write it in one way.");
        f.related.push_back({static_cast<std::int32_t>(earlier.note), static_cast<CitationIndex>(k), "titled " + quoted(view.at(earlier.title), 90)});
        usual.offer(f, c, view.at(earlier.title));
        done = true;
      }
      constexpr std::size_t kMost = 50;
      if (group.size() < kMost) group.push_back(i);
    }
  }
}

}  // namespace

const Rule kRule_title_variant{"X005", "title-variant", "One work under two titles that differ by a slip", Severity::Warning, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R28.2.3, R30.1.1; Bluebook R. 15.3, R. 16.3", check};

}  // namespace subcite
