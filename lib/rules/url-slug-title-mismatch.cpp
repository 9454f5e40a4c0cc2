// U007: an address that spells its title: no word in common means another page, one letter's difference a slip in the
// one or the other.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/url.h"
#include "facts/words.h"
#include "rules/evidence.h"

namespace subcite {

extern const Rule kRule_url_slug_title_mismatch;

namespace {

using namespace rules_support;

/// A word as it is compared: marks, the s of the plural and the endings of verbs away.
std::string stem(std::string word) {
  for (const std::string_view tail : {"ing", "ed", "es", "s"})
    if (word.size() > tail.size() + 3 && word.ends_with(tail)) return word.substr(0, word.size() - tail.size());
  return word;
}

bool is_section_word(const std::string& w) {
  static constexpr std::array<std::string_view, 25> kWords{"final", "draft", "updated", "update", "version", "revised", "web", "copy", "download", "news", "press", "release", "releases", "statement", "statements", "publication", "publications", "report", "reports", "document", "documents", "media", "public", "about", "article"};
  return std::find(kWords.begin(), kWords.end(), w) != kWords.end();
}

/// The words of three letters and more that mean something.
std::vector<std::string> tokens(std::string_view text) {
  std::vector<std::string> out;
  for (const std::string& w : folded_words(text)) {
    const bool letters = !has_digit(w);
    if (letters && w.size() >= 3 && !facts::is_small_word(w) && w != "with" && w != "from" && w != "that" && w != "this" && w != "are" && w != "how" && w != "why" && w != "its") out.push_back(w);
  }
  return out;
}

std::string_view slug_of(const UrlParts& parts) {
  std::string_view best;
  std::size_t most = 0;
  for (const std::string_view step : split(parts.path, '/')) {
    if (step.find('=') != std::string_view::npos) continue;
    const auto words = static_cast<std::size_t>(std::count_if(step.begin(), step.end(), [](char c) { return c == '-' || c == '_'; }));
    if (words > most || (words == most && step.size() > best.size())) best = step, most = words;
  }
  const std::size_t dot = best.rfind('.');
  return dot == std::string_view::npos || best.size() - dot > 6 ? best : best.substr(0, dot);
}

bool is_foreign(const std::string_view slug) {
  static constexpr std::array<std::string_view, 14> kWords{"de", "la", "le", "les", "du", "des", "del", "los", "el", "der", "die", "das", "und", "van"};
  std::size_t count = 0;
  for (const std::string& w : folded_words(slug)) count += std::find(kWords.begin(), kWords.end(), w) != kWords.end() ? 1 : 0;
  return count >= 2;
}

bool is_vowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool same_sound(char a, char b) {
  for (const std::string_view group : {"ckqgh", "csz", "vw"})
    if (group.find(a) != std::string_view::npos && group.find(b) != std::string_view::npos) return true;
  return is_vowel(a) && is_vowel(b);
}

/// One slip of the fingers, which no spelling explains.
bool is_slip(const std::string& a, const std::string& b) {
  if (edit_distance(a, b, 2) != 1) return false;
  const std::string& longer = a.size() >= b.size() ? a : b;
  const std::string& shorter = a.size() >= b.size() ? b : a;
  std::size_t at = 0;
  while (at < shorter.size() && longer[at] == shorter[at]) ++at;
  if (longer.size() != shorter.size()) {
    const char extra = longer[at];
    const bool doubles = (at > 0 && longer[at - 1] == extra) || (at + 1 < longer.size() && longer[at + 1] == extra);
    return at + 1 < longer.size() && !is_vowel(extra) && extra != 'h' && !doubles;
  }
  if (at + 1 >= longer.size()) return false;
  const bool swapped = longer[at] == shorter[at + 1] && longer[at + 1] == shorter[at];
  if (swapped) return !(longer.substr(at, 2) == "re" || longer.substr(at, 2) == "er") || at + 2 < longer.size();
  return !same_sound(longer[at], shorter[at]);
}

/// "salary" and "salaries": five letters, and an ending.
bool are_forms(const std::string& a, const std::string& b) {
  constexpr std::size_t kLetters = 5;
  constexpr std::size_t kEnding = 3;
  const std::size_t common = static_cast<std::size_t>(std::mismatch(a.begin(), a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size())), b.begin()).first - a.begin());
  return common >= kLetters && std::max(a.size(), b.size()) - common <= kEnding;
}

/// A word of the one is, but for its ending, a word of the other.
bool share_word(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&](const std::string& p) { return std::any_of(b.begin(), b.end(), [&](const std::string& w) { return stem(w) == stem(p) || are_forms(w, p); }); });
}

/// What remains of an address beside the words of sections and of files: too little to speak of anything.
bool is_bare(const std::vector<std::string>& path) {
  constexpr std::ptrdiff_t kFewest = 3;
  return std::count_if(path.begin(), path.end(), [](const std::string& w) { return !is_section_word(w); }) < kFewest;
}

/// Another step of the path speaks of the title.
bool shares_elsewhere(std::string_view path, const std::vector<std::string>& title) {
  std::vector<std::string> all = tokens(path);
  std::erase_if(all, is_section_word);
  return share_word(all, title);
}

std::string first_letters(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& w : words) out += w[0];
  return out;
}

/// "AI" in the title: the word itself, or "artificial-intelligence", in the address.
bool shares_initials(std::string_view slug, std::string_view title) {
  const std::vector<std::string> words = folded_words(slug);
  const std::string initials = first_letters(words);
  for (const std::string_view word : split(title, ' ')) {
    const std::string_view bare = word.substr(0, 2);
    const bool two = bare.size() == 2 && is_all_capitals(bare) && (word.size() == 2 || !is_word_byte(word[2]));
    if (two && (std::find(words.begin(), words.end(), lower_ascii(bare)) != words.end() || initials.find(lower_ascii(bare)) != std::string::npos)) return true;
  }
  return false;
}

/// "owls-endangered-forests": topics, as newspapers put them into addresses, and no sentence. A title has small words.
bool names_topics(std::string_view slug) {
  const std::vector<std::string> words = folded_words(slug);
  return std::none_of(words.begin(), words.end(), [](const std::string& w) { return facts::is_small_word(w) || is_one_of(w, {"that", "how", "why", "is", "are"}); });
}

/// "Letter from Ada Roe to Bo Lee": what a paper is, and not what its page is called.
bool describes(std::string_view title) {
  return starts_with_any(title, {"Letter from ", "Memorandum from ", "E-mail from ", "Email from ", "Contract between ", "Agreement between "});
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.url.empty() || c.title.empty() || describes(view.at(c.title))) continue;
    const std::string_view url = view.at(c.url);
    const UrlParts parts = split_url(url);
    const std::string_view slug = slug_of(parts);
    if (is_archive_host(site_of(url)) || is_foreign(slug)) continue;
    if (const PageFacts* page = page_at(view, url); page != nullptr && calls_itself(*page, view.at(c.title))) continue;  // whatever its address says
    const std::vector<std::string> path = tokens(slug);
    std::uint32_t title_end = c.title.end;
    if (view.document.text.substr(title_end, 2) == " [" || view.document.text.substr(title_end, 3) == ", [") title_end = static_cast<std::uint32_t>(std::min<std::size_t>(view.document.text.find(']', title_end), c.url.begin));
    const std::vector<std::string> title = tokens(view.at({c.title.begin, title_end}));
    if (path.size() < 4 || title.size() < 3 || is_bare(path)) continue;
    std::vector<std::string> unmatched;
    for (std::size_t k = 0; k < path.size(); ++k) {
      const bool last = k + 1 == path.size();
      const bool known = std::any_of(title.begin(), title.end(), [&](const std::string& w) { return stem(w) == stem(path[k]) || w.starts_with(path[k]) || (last && path[k].size() >= 3 && w.starts_with(path[k])) || (w.size() > 4 && path[k].starts_with(w)); });
      if (!known) unmatched.push_back(path[k]);
    }
    if (unmatched.size() == path.size()) {
      const std::vector<std::string> whole = tokens(view.at(c.core).substr(0, c.url.begin - c.core.begin));
      const bool elsewhere = share_word(path, whole);
      // "task-rabbit" beside "TaskRabbit", "advisory-board" beside its initials
      const std::string solid = fold_solid(view.at({c.core.begin, c.url.begin}));
      const std::string initials = first_letters(folded_words(slug));
      const bool inside = std::any_of(path.begin(), path.end(), [&](const std::string& p) { return p.size() > 3 && solid.find(stem(p)) != std::string::npos; }) || std::any_of(title.begin(), title.end(), [&](const std::string& w) { return w.size() >= 3 && (initials.find(w) != std::string::npos || fold_solid(slug).find(stem(w)) != std::string::npos); });
      if (elsewhere || inside || shares_elsewhere(parts.path, title) || shares_initials(slug, view.at(c.title))) continue;
      Finding& f = report(out, kRule_url_slug_title_mismatch, view, static_cast<CitationIndex>(i), c.url, "The address speaks of " + quoted(slug, 80) + ", the title of nothing of the kind.", "Open the address: it may be another page’s.");
      if (c.kind == Kind::News && names_topics(slug)) f.severity = Severity::Style;
      continue;
    }
    if (unmatched.size() != 1 || unmatched[0].size() < 5) continue;
    const auto slip = std::find_if(title.begin(), title.end(), [&](const std::string& w) { return is_slip(w, unmatched[0]); });
    if (slip != title.end() && std::none_of(path.begin(), path.end(), [&](const std::string& p) { return p == *slip; })) report(out, kRule_url_slug_title_mismatch, view, static_cast<CitationIndex>(i), c.url, "The address has " + quoted(unmatched[0]) + " where the title has " + quoted(*slip) + ".", "One of the two is misspelled: open the address.");
  }
}

}  // namespace

const Rule kRule_url_slug_title_mismatch{"U007", "url-slug-title-mismatch", "Words in the URL path contradict the cited title", Severity::Warning, "0.1", Stage::Stable, FixKind::None, "text", "Indigo R33.2, R33.6; Bluebook R. 18.2.2", check};

}  // namespace subcite
