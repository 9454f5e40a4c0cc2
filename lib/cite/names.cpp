// Names of authors, editors and bodies (Bluebook R. 15.1): where a list of persons divides, and what
// cannot be a name.
#include <algorithm>
#include <array>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/word_list.h"
#include "cite/lex.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::cite {
namespace {

constexpr WordList kJoining(std::array<std::string_view, 48>{
    "through", "of", "the", "and", "for", "on", "in", "to", "et", "al", "al.", "&", "de", "del", "della", "der", "den", "di", "da", "dos", "do", "du", "la", "le", "van", "von", "zu", "ter", "ten", "bin", "ibn", "el", "y", "e", "i", "against", "with", "at", "by", "from", "as", "des", "den", "af", "av", "et", "ed.", "eds."});

constexpr WordList kBodies(std::array<std::string_view, 109>{"auditor", "clinic", "club", "district", "dist", "greenpeace", "earthjustice", "deloitte", "tribe", "nation", "band", "trust", "inc", "corp", "llc", "llp", "ltd", "plc", "division", "department", "programme", "program", "task", "force", "coalition", "councils", "academy", "laboratory", "chamber", "delegation", "embassy", "mission", "rapporteur", "representative", "tribunal", "museum", "archives", "observatory", "forum", "caucus", "partners", "staff", "section", "subcommittee", "subcomm", "comm", "director",
                                                             "association", "university", "office", "department", "commission", "committee", "council", "court", "institute", "center", "centre", "organization", "organisation", "agency", "government", "ministry", "nations", "international", "national", "european", "congress", "senate", "parliament", "board", "bureau", "bank", "foundation", "society", "group", "federal", "union", "corporation", "company", "incorporated", "library", "service", "authority", "administration", "administrative", "administrator", "commissioner", "assembly", "secretariat", "secretary", "conference", "watch", "amnesty", "fund", "project", "network", "alliance", "league", "federation", "republic", "states", "house", "press", "team", "initiative", "news", "school", "college"});

bool is_suffix(std::string_view word) {
  static constexpr WordList kSuffixes(std::array<std::string_view, 26>{"M.D.", "Ph.D.", "L.P.", "LP", "LLP", "L.L.C.", "L.L.P.", "Co.", "Corp.", "P.C.", "PLC", "plc", "S.A.", "N.A.", "Esq.", "ESQ.", "Jr.", "Sr.", "II", "III", "IV", "JR.", "SR.", "Inc.", "LLC", "Ltd."});
  return kSuffixes.has(word);
}

Span without_et_al(std::string_view text, Span name) {
  if (const std::size_t acronym = slice(text, name).rfind(" ["); acronym != std::string_view::npos && slice(text, name).ends_with(']')) name.end = static_cast<std::uint32_t>(name.begin + acronym);  // "African Union [AU]"
  for (const std::string_view tail : {" et al.", " et al", " ET AL.", ", et al."})
    if (slice(text, name).ends_with(tail)) name.end -= static_cast<std::uint32_t>(tail.size());
  return trim_of(text, name, ",");
}

}  // namespace

namespace {

bool is_body_word(std::string_view word) { return kBodies.has(word); }

}  // namespace

namespace {

/// "Laurence H. Tribe": a given name, an initial and a surname, whatever the surname means.
bool has_middle_initial(std::string_view name) {
  const std::size_t first = name.find(' ');
  const std::size_t last = name.rfind(' ');
  if (first == std::string_view::npos || last != first + 3 || name[first + 2] != '.') return false;
  return first > 2 && name[first - 1] != '.' && name[first + 1] >= 'A' && name[first + 1] <= 'Z';
}

}  // namespace

bool is_shortened_word(std::string_view words) { return words.find(' ') == std::string_view::npos && (words.ends_with('.') || contains_any(words, {"’", "'"})); }

bool is_institution(std::string_view name) {
  if (has_middle_initial(trim(name))) return false;
  const auto of_body = [](std::string_view word) { return is_body_word(word) || (word.size() > 5 && word.back() == 's' && is_body_word(word.substr(0, word.size() - 1))); };
  if (facts::any_significant_word(name, of_body)) return true;
  for (const std::string_view word : split(name, ' '))
    if (word == "Fund" || word == "FUND") return true;  // which the table of abbreviations takes for "fundamental"
  const std::string_view whole = trim(name);
  static constexpr WordList kAncients(std::array<std::string_view, 15>{"PLATO", "HOMER", "CICERO", "LIVY", "OVID", "VIRGIL", "TACITUS", "PLINY", "SENECA", "HESIOD", "HORACE", "AESOP", "GAIUS", "ULPIAN", "DANTE"});
  const bool initials = whole.find(' ') == std::string_view::npos && !kAncients.has(whole) && whole.size() >= 2 && whole.size() <= 7 && is_all_capitals(whole);
  if (starts_with_any(whole, {"CITY OF ", "City of ", "TOWN OF ", "Town of ", "PORT OF ", "Port of ", "COUNTY OF ", "County of ", "VILLAGE OF ", "Village of "})) return true;
  if (starts_with_any(whole, {"ACLU ", "NAACP "}) && whole.find('&') == std::string_view::npos) return true;
  return whole.starts_with("U.S.") || whole.starts_with("U.N.") || whole.starts_with("UN ") || initials;
}

namespace {

/// Words that open a sentence, not a name.
bool opens_prose(std::string_view word) {
  static constexpr WordList kWords(std::array<std::string_view, 32>{"In", "The", "As", "But", "While", "For", "On", "At", "This", "These", "That", "When", "Since", "Although", "After", "Before", "Under", "By", "With", "From", "If", "It", "He", "She", "They", "We", "There", "To", "See", "And", "Because", "Though"});
  return kWords.has(word);
}

}  // namespace

bool joins_persons(std::string_view names) {
  const std::size_t ampersand = names.rfind(" & ");
  const std::size_t at = ampersand == std::string_view::npos ? names.rfind(" AND ") : ampersand;
  if (at == std::string_view::npos) return false;
  static constexpr WordList kFirms(std::array<std::string_view, 12>{"llp", "llc", "inc", "incorporated", "co", "company", "corporation", "corp", "ltd", "limited", "group", "plc"});
  const bool firm = facts::any_significant_word(names, [](std::string_view word) { return kFirms.has(word); });
  for (const std::string_view joint : {" of ", " for ", " on ", " OF ", " FOR ", " ON ", " the ", " THE ", "’n", "'n", "’N", "’l", "’L"})
    if (names.find(joint) != std::string_view::npos) return false;
  if (names.starts_with("U.S. ") || names.starts_with("U.N. ")) return false;
  for (std::size_t begin = 0; begin < names.size();) {  // "WILDLIFE SERV.": abbreviations are of bodies, initials and "Jr." of persons
    const std::size_t end = std::min(names.find(' ', begin), names.size());
    const std::string_view word = names.substr(begin, end - begin);
    if (word.size() > 3 && word.back() == '.' && word.find('.') == word.size() - 1 && word != "al.") return false;
    begin = end + 1;
  }
  const auto count = [](std::string_view side) {
    const std::vector<std::string_view> parts = split(side, ' ');
    return std::count_if(parts.begin(), parts.end(), [](std::string_view word) { return !facts::is_particle(word) && !(is_all_capitals(word) && facts::is_particle(lower_ascii(word))); });
  };
  const auto left = count(trim(names.substr(0, at)));
  const auto right = count(trim(names.substr(at + (ampersand == std::string_view::npos ? 5 : 3))));
  return !firm && left <= 12 && right <= 4 && (names.find(", ") != std::string_view::npos || (left >= 2) == (right >= 2));
}

/// "U.S. ENV’T PROT. AGENCY & U.S. ARMY CORPS OF ENG’RS": each side is a body by itself.
bool joins_bodies(std::string_view names) {
  const std::size_t at = names.rfind(" & ");
  if (at == std::string_view::npos || !is_institution(names.substr(0, at))) return false;
  const std::string_view right = names.substr(at + 3);
  static constexpr std::array<std::string_view, 16> kFirst{"U.S. ", "U.N. ", "DEP’T ", "DEP'T ", "Dep’t ", "Dep't ", "NAT’L ", "NAT'L ", "Nat’l ", "Nat'l ", "FED. ", "Fed. ", "OFF. OF", "Off. of", "BUREAU OF", "Bureau of"};
  return std::count(right.begin(), right.end(), ' ') >= 2 && std::any_of(kFirst.begin(), kFirst.end(), [&](auto first) { return right.starts_with(first); });
}

namespace {

constexpr int kMostWords = 4;  // of a name in small letters

bool is_small(std::string_view text, std::uint32_t at, std::uint32_t end) { return at < end && text[at] >= 'a' && text[at] <= 'z'; }

}  // namespace

std::uint32_t small_name_end(std::string_view text, std::uint32_t at, std::uint32_t end) {
  std::uint32_t best = at;
  std::uint32_t stop = at;
  for (int words = 0; words < kMostWords && is_small(text, at, end) && stop < end; ++words) {
    const Span word = trim_of(text, word_at(text, skip_spaces(text, stop, end), end), ",");
    if (word.empty()) break;
    stop = word.end;
    const std::string_view name = slice(text, {at, stop});
    if (!facts::small_names().has_prefix(name)) break;
    if (facts::small_names().find(name) != nullptr) best = stop;
  }
  return best;
}

std::uint32_t small_name_begin(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  std::uint32_t at = end;
  while (at > begin && text[at - 1] != ' ') --at;
  const std::string_view surname = slice(text, {at, end});
  if (!is_small(text, at, end) || std::none_of(facts::small_names().begin(), facts::small_names().end(), [&](const facts::Row& row) { return row.a == surname; })) return end;
  std::uint32_t best = at;
  for (int words = 1; words < kMostWords && at > begin + 1; ++words) {
    --at;
    while (at > begin && text[at - 1] != ' ') --at;
    if (small_name_end(text, at, end) == end) best = at;
  }
  return best;
}

bool may_be_names(std::string_view text, Span within) {
  const bool honoured = starts_with_any(slice(text, within), {"The Hon. ", "The Honorable ", "The Honourable ", "The Rt. Hon. "});
  if (!honoured && opens_prose(slice(text, word_at(text, within.begin, within.end))) && !is_institution(slice(text, within))) return false;
  int words = 0;
  int capitals = 0;
  for (std::uint32_t at = within.begin; at < within.end;) {
    at = skip_spaces(text, at, within.end);
    const Span word = word_at(text, at, within.end);
    if (word.empty()) break;
    ++words;
    if (const std::uint32_t named = is_small(text, at, within.end) ? small_name_end(text, at, within.end) : at; named > at) {
      ++capitals;
      at = skip_spaces(text, text[named] == ',' ? named + 1 : named, within.end);
      continue;
    }
    const std::string_view w = trim_of(text, word, ",()[]\"").empty() ? slice(text, word) : slice(text, trim_of(text, word, ",()[]\""));
    const CodePoint first = decode_utf8(w, 0);
    if (is_upper(first.value)) ++capitals;
    else if (!is_digit(first.value) && !kJoining.has(w) && !w.starts_with("al-") && !w.starts_with("d’") && !w.starts_with("d'") && !w.starts_with("’t")) return false;
    at = word.end;
  }
  return capitals > 0 && words <= 40;
}

namespace {

/// "Terms and Concepts That Rule a Platform", "Nature and People First PHS, LLC": one word before "and", three or more behind, as no
/// two persons are called.
bool is_one_name(std::string_view whole, std::size_t joint) {
  const std::string_view right = whole.substr(joint + 5);
  return whole.substr(0, joint).find(' ') == std::string_view::npos && std::count(right.begin(), right.end(), ' ') >= 2;
}

/// "Nat’l Acads. of Scis., Eng’g & Med.": one abbreviated word stands behind each comma and behind the joint.
bool is_one_body(std::string_view names) {
  const std::size_t joint = names.rfind(" & ");
  const std::size_t comma = names.find(", ");
  if (joint == std::string_view::npos || comma > joint) return false;
  const std::vector<std::string_view> middle = split(names.substr(comma + 2, joint - comma - 2), ',');
  return is_shortened_word(names.substr(joint + 3)) && std::all_of(middle.begin(), middle.end(), [&](std::string_view word) { return is_shortened_word(trim(word)); });
}

}  // namespace

std::vector<Span> split_names(std::string_view text, Span within) {
  std::vector<Span> names;
  within = trim_of(text, within, ",");
  if (within.empty()) return names;
  within = without_et_al(text, within);
  // A list of persons has "&" or "and" before its last member; a body with commas has not.
  const std::string_view whole = slice(text, within);
  std::size_t last = whole.rfind(" & ");
  std::size_t joint = 3;
  if (last == std::string_view::npos) {
    last = joins_persons(whole) ? whole.rfind(" AND ") : whole.rfind(" and ");
    joint = 5;
  }
  const bool body = is_institution(whole) && !joins_persons(whole) && !joins_bodies(whole);
  if (last != std::string_view::npos && joint == 5 && is_one_name(whole, last)) last = std::string_view::npos;
  if (body && is_one_body(whole)) return {within};
  if (last == std::string_view::npos || (body && whole.find(", ") == std::string_view::npos)) {
    if (!body && whole.find(", ") != std::string_view::npos) {  // "A, B, C et al."
      std::uint32_t begin = within.begin;
      for (std::uint32_t at = within.begin; at <= within.end; ++at) {
        const bool comma = at < within.end && text[at] == ',';
        if (at < within.end && !comma) continue;
        const Span name = trim(text, {begin, at});
        if (!name.empty() && is_suffix(slice(text, name)) && !names.empty()) names.back().end = name.end;
        else if (!name.empty()) names.push_back(name);
        begin = at + 1;
      }
      return names;
    }
    names.push_back(within);
    return names;
  }
  std::uint32_t begin = within.begin;
  const auto stop = static_cast<std::uint32_t>(within.begin + last);
  for (std::uint32_t at = within.begin; at <= stop; ++at) {
    if (at < stop && text[at] != ',') continue;
    const Span name = trim(text, {begin, at});
    if (!name.empty() && is_suffix(slice(text, name)) && !names.empty()) names.back().end = name.end;
    else if (!name.empty()) names.push_back(name);
    begin = at + 1;
  }
  const Span name = trim_of(text, {static_cast<std::uint32_t>(stop + joint), within.end}, ",");
  if (!name.empty()) names.push_back(name);
  return names;
}

}  // namespace subcite::cite
