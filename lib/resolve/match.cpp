// Every significant word of the name has to be found among the words of the citation.
#include "resolve/match.h"

#include <algorithm>
#include <iterator>

#include "base/fold.h"
#include "base/text.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::resolving {
namespace {

using facts::significant_words;
using Words = std::vector<std::string>;

bool in(const std::string& word, const Words& words) { return std::find(words.begin(), words.end(), word) != words.end(); }

bool all_in(const Words& wanted, const Words& words) {
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), [&](const std::string& w) { return in(w, words); });
}

void append(Words& to, const Words& from) { to.insert(to.end(), from.begin(), from.end()); }
void append(Words& to, Words&& from) { to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end())); }

/// Words that say no name: titles of persons and marks of editors.
Words without_titles(Words words) {
  const auto title = [](const std::string& w) { return w == "judge" || w == "justice" || w == "jr" || w == "sr" || w == "junior" || w == "senior" || w == "edition" || w == "editors" || w == "s" || w == "court" || w == "panel" || (w.size() == 1 && w != "x"); };
  if (std::none_of(words.begin(), words.end(), title)) return words;
  Words kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool surname = i + 1 == words.size() && i > 0 && (words[i] == "judge" || words[i] == "justice");  // "Kathryn Judge"
    if (!title(words[i]) || surname) kept.push_back(words[i]);
  }
  return kept.empty() ? words : kept;
}

/// "Cos." beside "Co.", "Amici" beside "Amicus": a name in its other number.
void to_singular(std::string& word) {
  if (word == "amici") word = "amicus";
  if (word.size() < 3 || word.back() != 's' || facts::abbreviations().find(word) != nullptr) return;
  if (const auto* row = facts::abbreviations().find(word.substr(0, word.size() - 1))) word = row->a;
}

std::string without_possessives(std::string_view text) {
  std::string plain(text);
  for (const std::string_view mark : {"’s", "'s", "’S", "'S"})
    for (std::size_t at = plain.find(mark); at != std::string::npos; at = plain.find(mark, at + 1)) {
      const std::size_t after = at + mark.size();
      if (after >= plain.size() || !is_word_byte(plain[after])) plain.erase(at, mark.size());
    }
  return plain;
}

/// "Ling An", "Ling An et al.": a name, though as a word its last is a small one; empty for any other.
std::string small_surname(std::string_view name) {
  name = name.substr(0, name.find(" et al"));
  const std::string_view last = name.substr(name.rfind(' ') + 1);
  const std::string small = lower_ascii(last);
  return small != last && facts::is_small_word(small) ? small : std::string();
}

Words words_of(std::string_view text) {
  if (text.empty()) return {};
  constexpr std::size_t kFewWords = 3;
  Words words = contains_any(text, {"’", "'"}) ? significant_words(without_possessives(text)) : significant_words(text);
  if (std::string surname = words.size() <= kFewWords ? small_surname(text) : std::string(); !surname.empty()) words.push_back(std::move(surname));
  for (std::string& word : words) to_singular(word);
  return words;
}

/// "Q. Marsh": initials before a surname, which as words would be abbreviations of others.
std::string_view without_initials(std::string_view name) {
  while (name.size() > 3 && name[0] >= 'A' && name[0] <= 'Z' && name[1] == '.') {
    const std::string_view rest = trim(name.substr(2));
    if (rest.size() < 2) break;
    name = rest;
  }
  return name;
}

std::string loose(std::string word) {
  for (const std::string_view pair : {"ae", "oe", "ue"})
    for (std::size_t at = word.find(pair); at != std::string::npos; at = word.find(pair, at + 1)) word.erase(at + 1, 1);
  for (std::size_t at = word.find("aa"); at != std::string::npos; at = word.find("aa")) word.erase(at, 1);
  return word;
}

std::string joined(const Words& words) {
  std::string out;
  for (const std::string& w : words) out += w;
  return out;
}

/// Two words or more of the short title, and half of them, stand in no part of the citation: another piece of the author.
bool is_other_title(const Words& title, const Names& names) {
  const auto absent = std::count_if(title.begin(), title.end(), [&](const std::string& w) {
    return !in(w, names.all) && std::none_of(names.title.begin(), names.title.end(), [&](const std::string& t) { return nearly_same_word(w, t) || t.starts_with(w) || w.starts_with(t); });
  });
  return absent >= 2 && absent * 2 >= static_cast<std::ptrdiff_t>(title.size());
}

bool near(const Wanted& wanted, const Names& names) {
  const auto close = [&](const std::string& w) {
    return std::any_of(names.people.begin(), names.people.end(), [&](const std::string& p) { return nearly_same_word(w, p); });
  };
  const bool titled = wanted.authors.size() == 1 && !wanted.title.empty();
  const Words& words = titled ? wanted.authors[0] : wanted.words;
  if (words.empty() || (titled && is_other_title(wanted.title, names))) return false;
  if (std::all_of(words.begin(), words.end(), [&](const std::string& w) { return in(w, names.all) || close(w); })) return true;
  // A double surname written as one word, or the other way round; one letter of it may differ.
  const std::string whole = joined(words);
  for (const Words& author : names.authors)
    for (std::size_t from = 0; from < author.size(); ++from) {
      const std::string name = joined(Words(author.begin() + static_cast<long>(from), author.end()));
      if (name == whole || (words.size() > 1 && author.size() - from == words.size() && nearly_same_word(name, whole))) return true;
    }
  return false;
}

bool initials_fit(const Wanted& wanted, const Names& names) {
  if (wanted.words.size() != 1 && wanted.label.find('.') == std::string::npos) return false;
  const std::string letters = joined(wanted.words);
  if (letters.size() < 2 || letters.size() > 8) return false;
  if (in(letters, names.initials)) return true;
  const auto* row = facts::acronyms().find(letters);
  return row != nullptr && all_in(significant_words(row->a), names.all);
}

}  // namespace

bool nearly_same_word(const std::string& a, const std::string& b) {
  if (a == b || loose(a) == loose(b)) return true;
  const std::size_t shorter = std::min(a.size(), b.size());
  if (shorter < 5 || a[0] == b[0] ? shorter < 5 : shorter < 8) return false;
  const unsigned limit = shorter >= 8 ? 2 : 1;
  return edit_distance(a, b, limit) <= limit;
}

Names names_of(const Document& document, const Citation& full) {
  Names names;
  for (const Span& author : full.authors) {
    const std::vector<std::string> all = folded_words(document.at(author));
    names.given.push_back(all.size() > 1 ? all.front() : std::string());
    names.authors.push_back(without_titles(words_of(without_initials(document.at(author)))));
    append(names.people, names.authors.back());
    names.initials.push_back(facts::initials_of(document.at(author)));
    const std::string_view behind = std::string_view(document.text).substr(author.end, 14);  // "Fish & Wildlife Serv. [FWS]"
    if (behind.starts_with(" [") && behind.find(']') != std::string_view::npos) names.initials.push_back(fold(behind.substr(0, behind.find(']'))));
    const std::string_view printed = document.at(author);  // "(UNHCR)" inside the name
    const std::size_t open = printed.find('(');
    if (open != std::string_view::npos) names.initials.push_back(fold(printed.substr(open)));
  }
  for (const Span& editor : full.editors) append(names.people, words_of(document.at(editor)));
  names.title = words_of(document.at(full.title));
  names.container = words_of(document.at(full.container));
  names.initials.push_back(facts::initials_of(document.at(full.title)));
  names.initials.push_back(facts::initials_of(document.at(full.container)));
  std::string_view behind = std::string_view(document.text).substr(full.title.end, 120);  // "Gesetzbuch [BGB] [Civil Code]"
  while (behind.starts_with(" [") && behind.find(']') != std::string_view::npos) {
    names.initials.push_back(fold(behind.substr(2, behind.find(']') - 2)));
    behind.remove_prefix(behind.find(']') + 1);
  }
  if (behind.starts_with(" (") && full.kind == Kind::Statute && behind.find(')') != std::string_view::npos) names.initials.push_back(joined(folded_words(behind.substr(0, behind.find(')')))));
  names.label = fold(document.at(full.hereinafter));
  names.all = names.people;
  append(names.all, names.title);
  append(names.all, names.container);
  append(names.all, words_of(document.at(full.hereinafter)));
  append(names.all, words_of(document.at(full.symbol)));
  append(names.all, words_of(document.at(full.volume)));
  append(names.all, words_of(document.at(full.edition)));
  append(names.all, words_of(document.at(full.year)));
  if (full.kind == Kind::Statute || full.kind == Kind::Regulation) append(names.all, words_of(document.at(full.pincite)));  // "42 U.S.C. § 1983, supra note 3"
  names.piece = full.kind;
  names.author_count = full.authors.size() + (full.et_al ? 2 : 0);
  names.capital_title = is_all_capitals(document.at(full.title));
  names.capitals = !full.authors.empty() && is_all_capitals(document.at(full.authors[0]));
  return names;
}

Wanted wanted_words(std::string_view name) {
  Wanted wanted;
  wanted.words = without_titles(words_of(without_initials(name)));
  wanted.label = fold(name);
  wanted.capitals = is_all_capitals(name);
  wanted.acronym = wanted.capitals && name.size() >= 2 && name.size() <= 6 && name.find(' ') == std::string_view::npos;
  return wanted;
}

Wanted wanted_of(const Document& document, const Citation& c) {
  Span called = c.name;
  if (c.container.empty() && c.volume.begin == called.begin && c.volume.end < called.end) called.begin = c.volume.end;  // "26 QUILL, ROE & FELL": of many volumes another may be the one cited in full
  Wanted wanted = wanted_words(trim(document.at(called)));
  for (const Span& author : c.authors) {
    const std::vector<std::string> all = folded_words(document.at(author));
    if (all.size() > 1 && all.front().size() == 1) wanted.initials.push_back(all.front());
    wanted.authors.push_back(without_titles(words_of(without_initials(document.at(author)))));
  }
  if (!c.authors.empty()) wanted.title = words_of(document.at(c.short_title));
  else if (!c.short_title.empty()) wanted.words = without_titles(words_of(document.at(c.short_title)));
  wanted.piece = document.at(c.name) == "Editorial" ? Kind::News : Kind::JournalArticle;
  wanted.designation = c.authors.empty() && c.short_title == c.name && (document.at(c.name) == "Note" || document.at(c.name) == "Comment" || document.at(c.name) == "Symposium" || document.at(c.name) == "Editorial");
  if (!c.container.empty()) wanted.volume = document.at(c.volume);
  wanted.et_al = c.et_al;
  const std::string_view name = document.at(c.name);
  const std::size_t comma = name.rfind(", ");
  if (comma != std::string_view::npos) wanted.behind_comma = words_of(name.substr(comma + 2));
  if (c.in_prose) wanted.last_part = without_titles(wanted.behind_comma);
  return wanted;
}

namespace {

/// "THE FEDERALIST NO. 51" beside "THE FEDERALIST NO. 78": pieces of one edition, told by their numbers (Bluebook R. 15.8).
bool differs_in_number(const Words& a, const Words& b) {
  if (!in("federalist", a)) return false;
  const auto without_numbers = [](const Words& words) {
    Words kept;
    for (const std::string& w : words)
      if (!all_digits(w) && w != "no" && w != "nos") kept.push_back(w);
    return kept;
  };
  return without_numbers(a) == without_numbers(b);
}

/// "Tort, BLACK’S LAW DICTIONARY": another entry of a work of entries.
bool is_other_entry(const Wanted& wanted, const Names& names) {
  return all_in(wanted.behind_comma, names.container) && (in("dictionary", names.container) || in("encyclopedia", names.container));
}

}  // namespace

Fit fit(const Wanted& wanted, const Names& names) {
  if (wanted.words.empty()) return Fit::None;
  if (wanted.designation) return names.author_count == 0 && names.piece == wanted.piece ? Fit::Other : Fit::None;
  if (!names.label.empty() && wanted.label == names.label) return Fit::Label;
  if (!wanted.title.empty() && wanted.authors.size() == 1 && all_in(wanted.authors[0], names.people) && all_in(wanted.title, names.title)) return Fit::Author;
  if (std::any_of(names.authors.begin(), names.authors.end(), [&](const Words& author) { return all_in(wanted.words, author); })) return Fit::Author;
  if (all_in(wanted.words, names.people)) return wanted.authors.size() > 1 && names.authors.size() > 1 ? Fit::Author : Fit::Editor;
  if (wanted.acronym) return initials_fit(wanted, names) || (in(wanted.words[0], names.title) && names.capital_title) ? Fit::Title : near(wanted, names) ? Fit::Near
                                                                                                                                                         : Fit::None;
  if (all_in(wanted.words, names.title)) return Fit::Title;
  if (all_in(wanted.words, names.container) || is_other_entry(wanted, names)) return Fit::Container;
  if (differs_in_number(wanted.words, names.title)) return Fit::Other;
  if (initials_fit(wanted, names)) return Fit::Title;
  if (all_in(wanted.words, names.all) || all_in(wanted.last_part, names.all)) return Fit::Other;
  return near(wanted, names) ? Fit::Near : Fit::None;
}

bool shares_words(const Wanted& wanted, const Names& names) {
  const auto shared = std::count_if(wanted.words.begin(), wanted.words.end(), [&](const std::string& w) { return in(w, names.all); });
  return static_cast<std::size_t>(shared) * 2 >= wanted.words.size();
}

bool fits_initials(const Wanted& wanted, const Names& names) {
  return std::all_of(wanted.initials.begin(), wanted.initials.end(), [&](const std::string& initial) {
    return std::any_of(names.given.begin(), names.given.end(), [&](const std::string& given) { return given.starts_with(initial); });
  });
}

bool fits_author_count(const Wanted& wanted, const Names& names) {
  if (wanted.authors.empty()) return true;
  const std::size_t said = wanted.authors.size();
  if (wanted.et_al) return names.author_count >= 3;
  return said == names.author_count;
}

}  // namespace subcite::resolving
