// A002: the name of a journal is abbreviated word by word as the tables have it, and of, the and in are left out.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_periodical_abbrev;

namespace {

using namespace rules_support;

/// Small letters, straight apostrophes: how tokens are compared.
std::string plain(std::string_view token) { return replaced(lower_ascii(token), "’", "'"); }

/// What the tables of journals say about single words.
struct Knowledge {
  std::set<std::string> tokens;                          // as journals print them
  std::map<std::string, std::string_view> schools;       // word of a journal's full name -> its token
  std::map<std::string, const facts::Row*> without_and;  // key without & -> journal

  Knowledge() {
    std::unordered_set<std::string_view> printed;  // most tokens stand in many names
    for (const facts::Row& row : facts::journals()) {
      add_words(row.a, printed);
      align(row);
      join(row.key, row);
    }
    for (const facts::Row& row : facts::journal_variants())
      if (row.key.find('&') != std::string_view::npos)
        if (const facts::Row* journal = facts::journals().find(row.b)) join(row.key, *journal);
    for (const facts::Row& row : facts::words()) {
      if (row.b != "case") printed.insert(row.c.empty() ? row.a : row.c);
      printed.insert(row.d);
    }
    for (const facts::Row& row : facts::geography()) add_words(row.a, printed);
    for (const std::string_view token : printed)
      if (!token.empty()) tokens.insert(plain(token));
  }

 private:
  static void add_words(std::string_view name, std::unordered_set<std::string_view>& out) {
    any_word(name, [&](std::string_view word) { return out.insert(word), false; });
  }

  void join(std::string_view key, const facts::Row& journal) {
    if (key.find('&') == std::string_view::npos) return;
    std::string joined(key);
    std::erase(joined, '&');
    if (facts::journals().find(joined) == nullptr) without_and.emplace(std::move(joined), &journal);
  }

  /// "Harvard Law Review" beside "Harv. L. Rev.": the first word of an institution.
  void align(const facts::Row& row) {
    if (row.a.find('.') > row.a.find(' ')) return;
    std::vector<std::string> full;
    for (const std::string_view word : split(row.b, ' '))
      if (!is_one_of(lower_ascii(word), {"of", "the", "and", "in", "at", "&", "a", "on"})) full.push_back(fold(word));
    std::vector<std::string_view> printed;
    for (const std::string_view token : split(row.a, ' '))
      if (token != "&" && token != "on") printed.push_back(token);
    if (full.size() != printed.size() || full.empty()) return;
    const std::string& word = full.front();
    if (printed.front().ends_with('.') && word.size() > 4 && word.find(fold(printed.front().substr(0, 3))) == 0 && facts::words().find(word) == nullptr && facts::geography().find(word) == nullptr) schools.emplace(word, printed.front());
  }
};

const Knowledge& knowledge() {
  static const Knowledge kKnowledge;
  return kKnowledge;
}

bool is_foreign(std::string_view word) { return is_one_of(word, {"de", "des", "du", "la", "le", "der", "die", "das", "und", "für", "di", "et", "y", "revue", "revista", "zeitschrift", "del", "della", "per"}); }

bool place_is_abbreviated(const facts::Row& row) { return row.b == "us-state" || row.b == "us-territory" || row.b == "country" || row.key == "chicago" || row.key == "houston" || row.key == "los angeles"; }

/// The abbreviation of a word that is spelled out; empty for none.
std::string_view abbreviation_of(const std::string& word, bool first) {
  if (is_one_of(word, {"resources", "computer", "global", "on"}) || (first && word == "law")) return {};
  if (const facts::Row* row = facts::words().find(word); row != nullptr && (row->b != "case" || !row->c.empty())) return row->c.empty() ? row->a : row->c;
  if (const facts::Row* row = facts::geography().find(word); row != nullptr && place_is_abbreviated(*row)) return row->a;
  const auto school = knowledge().schools.find(word);
  return school == knowledge().schools.end() ? std::string_view() : school->second;
}

/// "UNIV.", "JOUR.": no form of the tables, and the beginning of a word in them.
bool is_home_made(std::string_view token) {
  if (!token.ends_with('.') || token.size() < 4 || token.find('.') != token.size() - 1 || knowledge().tokens.count(plain(token)) > 0) return false;
  return facts::words().has_prefix(fold(token));
}

/// "LAWYER’S", "SOLICITORS’": the word without its possessive ending; empty for none.
std::string owner_of(std::string_view token) {
  for (const std::string_view ending : {"’s", "'s", "’", "'"})
    if (lower_ascii(token).ends_with(ending) && token.size() > ending.size() + 4) return fold(token.substr(0, token.size() - ending.size()));
  return {};
}

std::optional<std::string> fault_of_token(std::string_view token, bool first, bool edition_words) {
  const std::string word = fold(token);
  if (token == "&" || word.empty()) return std::nullopt;
  if (is_one_of(word, {"of", "the", "in", "at"}) || (word == "a" && !token.ends_with('.'))) return quoted(token) + " is left out of a journal’s name.";
  const bool marked = token.find('.') != std::string_view::npos || token.find("’") != std::string_view::npos || token.find('\'') != std::string_view::npos;
  if (!marked) {
    const std::string_view form = abbreviation_of(word, first);
    if (!form.empty() && plain(form) != plain(token)) return quoted(token) + " should be abbreviated " + std::string(form) + " in a journal’s name.";
    if (is_one_of(word, {"l", "j", "q", "u", "rev", "intl", "natl", "socy", "poly", "envt", "transnatl"})) return quoted(token) + " lacks its period or apostrophe.";
    return std::nullopt;
  }
  if (const std::string owner = token.find('.') == std::string_view::npos ? owner_of(token) : std::string(); !owner.empty())
    if (const std::string_view form = abbreviation_of(owner, first); !form.empty()) return quoted(token) + " should be abbreviated " + std::string(form) + " in a journal’s name.";
  if (is_home_made(token)) return quoted(token) + " is no form of the tables.";
  if (edition_words)
    for (const facts::Row& row : facts::words())
      if (!row.d.empty() && plain(row.d) == plain(token) && plain(row.a) != plain(token)) return quoted(token) + " is the older form of " + std::string(row.a) + ".";
  return std::nullopt;
}

/// "New York", "Los Angeles", "Year Book": a place or a term of two words.
std::optional<std::string> place_of_two(std::string_view first, std::string_view second) {
  const std::string both = fold(first) + " " + fold(second);
  if (const facts::Row* term = facts::words().find(both); term != nullptr && term->b != "case") return quoted(std::string(first) + " " + std::string(second)) + " should be abbreviated " + std::string(term->a) + " in a journal’s name.";
  const facts::Row* row = facts::geography().find(both);
  if (row == nullptr || !place_is_abbreviated(*row)) return std::nullopt;
  return quoted(std::string(first) + " " + std::string(second)) + " should be abbreviated " + std::string(row->a) + " in a journal’s name.";
}

/// Of the table of institutions (T13.1): in the names of law journals, not of newspapers.
std::string_view institution_form(const std::vector<std::string_view>& tokens, std::size_t k) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kInstitutions{{{"cincinnati", "Cin."}, {"detroit", "Det."}, {"howard", "How."}, {"toledo", "Tol."}, {"william", "Wm."}, {"saint", "St."}}};
  const std::string word = lower_ascii(tokens[k]);
  const auto named = std::find_if(kInstitutions.begin(), kInstitutions.end(), [&](const auto& institution) { return institution.first == word; });
  const bool law = named != kInstitutions.end() && std::any_of(tokens.begin(), tokens.end(), [](std::string_view token) { return is_one_of(lower_ascii(token), {"l.", "l.j.", "l.q."}); });
  return law ? named->second : std::string_view{};
}

std::string without_parentheses(std::string_view name) {
  std::string out;
  int deep = 0;
  for (const char c : name.substr(0, name.find(':'))) {
    if (c == '(') ++deep;
    if (deep == 0 && c != ',') out += c;
    if (c == ')') --deep;
  }
  return std::string(trim(out));
}

std::optional<std::string> fault_of(std::string_view printed, bool edition_words) {
  const std::string name = without_parentheses(printed);
  std::vector<std::string_view> tokens;
  for (const std::string_view token : split(name, ' '))
    if (!token.empty()) tokens.push_back(token);
  if (tokens.size() < 2) return std::nullopt;
  const std::string key = key_of(name);
  if (const facts::Row* row = facts::journals().find(key); row != nullptr && plain(row->a).size() == plain(name).size()) return std::nullopt;
  for (const std::string_view token : tokens)
    if (is_foreign(lower_ascii(token))) return std::nullopt;
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    if (k + 1 < tokens.size())
      if (auto told = place_of_two(tokens[k], tokens[k + 1])) return told;
    if (const std::string_view form = institution_form(tokens, k); !form.empty()) return quoted(tokens[k]) + " should be abbreviated " + std::string(form) + " in a journal’s name.";
    if (auto told = fault_of_token(tokens[k], k == 0, edition_words)) return told;
  }
  const auto joined = knowledge().without_and.find(key);
  if (joined != knowledge().without_and.end() && name.find('&') == std::string::npos) return "An & is missing: " + std::string(joined->second->a) + ".";
  return std::nullopt;
}

/// In capitals where the word it takes the place of is.
std::string like(std::string_view word, std::string_view form) { return word.size() > 1 && upper_ascii(word) == word ? upper_ascii(form) : std::string(form); }

/// The name with every word as the tables have it; empty where some word is in none of them.
std::string right_name(std::string_view printed, bool edition_words) {
  if (printed.find_first_of("(,:\n") != std::string_view::npos) return {};
  std::vector<std::string> words;
  const std::vector<std::string_view> tokens = split(printed, ' ');
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    const std::string word = fold(tokens[k]);
    if (is_one_of(word, {"of", "the", "in", "at", "a"}) && !tokens[k].ends_with('.')) continue;
    const facts::Row* place = k + 1 < tokens.size() ? facts::geography().find(word + " " + fold(tokens[k + 1])) : nullptr;
    if (place != nullptr && place_is_abbreviated(*place)) {
      words.push_back(like(tokens[k], place->a));
      ++k;
      continue;
    }
    const bool marked = tokens[k].find('.') != std::string_view::npos;
    const std::string_view form = marked ? std::string_view() : abbreviation_of(word, words.empty());
    words.push_back(form.empty() ? std::string(tokens[k]) : like(tokens[k], form));
  }
  std::string name;
  for (const std::string& word : words) {
    const bool closed = !name.empty() && name.ends_with('.') && word.size() == 2 && word[1] == '.' && name.size() >= 2 && (name.size() == 2 || name[name.size() - 3] == ' ' || name[name.size() - 3] == '.');
    name += (name.empty() || closed ? "" : " ") + word;  // single letters close up: L.J.
  }
  return fault_of(name, edition_words) ? std::string() : name;
}

/// A periodical between volume and page, or between title and date with a page.
bool is_periodical(const View& view, const Citation& c) {
  if (c.form != Form::Full || c.quoted || c.container.empty()) return false;
  if (c.kind == Kind::JournalArticle) return view.at(year_parenthesis(view, c)).find(" ed.") == std::string_view::npos;  // an entry of a dictionary
  return c.kind == Kind::News && c.url.empty() && view.at(c.raw).find(", at ") != std::string_view::npos;
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  const bool edition_words = options.flag("edition_words") && view.edition != "bluebook20";
  std::set<std::string> seen;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!is_periodical(view, c) || !seen.insert(plain(view.at(c.container))).second) continue;
    const auto told = fault_of(view.at(c.container), edition_words);
    if (!told) continue;
    Finding& f = report(out, kRule_periodical_abbrev, view, static_cast<CitationIndex>(i), c.container, *told, "Write the name as the tables of periodicals have it.");
    if (const std::string right = right_name(view.at(c.container), edition_words); !right.empty() && right != view.at(c.container)) f.fix = Fix{"Write " + right, false, {{c.container, right}}};
  }
}

}  // namespace

const Rule kRule_periodical_abbrev{"A002", "periodical-abbrev", "Journal name not abbreviated as the tables have it, or keeps of, the, in", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text, tables", "Indigo R30.3, T11, T12, T15; Bluebook R. 16.4, T6, T10, T13", check, false, "edition_words"};

}  // namespace subcite
