// Who wrote a work: how many of its first parts are names, which offices stand behind them, and the names in the citation.
#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "base/word_list.h"
#include "cite/kind.h"
#include "cite/layout.h"
#include "facts/table.h"
#include "facts/words.h"

namespace subcite::cite {

bool has_initial(std::string_view part) {
  for (std::size_t at = 0; at + 2 < part.size(); ++at)
    if ((at == 0 || part[at - 1] == ' ') && part[at] >= 'A' && part[at] <= 'Z' && part[at + 1] == '.' && part[at + 2] == ' ') return true;
  return false;
}

bool has_title_word(std::string_view part) {
  static const std::set<std::string_view> kWords = [] {
    std::set<std::string_view> words;
    for (const facts::Row& row : facts::abbreviations()) words.insert(row.a);
    return words;
  }();
  const std::vector<std::string_view> all = split(part, ' ');
  return std::any_of(all.begin(), all.end(), [](std::string_view word) {
    const std::string small = lower_ascii(word);
    return kWords.contains(small) || (small.ends_with('s') && kWords.contains(std::string_view(small).substr(0, small.size() - 1)));
  });
}

bool is_middle_body(std::string_view part) {
  return is_institution(part) && part.find('.') != std::string_view::npos && !part.starts_with("THE ") && part.find(':') == std::string_view::npos;
}

bool is_list_title(const Head& head, const std::vector<Span>& parts, std::string_view joint) {
  if (parts.size() < 3 || head.at(parts[0]).find(' ') != std::string_view::npos || head.at(parts[1]).find(' ') != std::string_view::npos) return false;
  return head.at(parts[2]).starts_with(joint);
}

namespace {

/// "Cy P. Poe and Lena Whitcombe": the last two of several authors.
bool joins_with_and(std::string_view part) {
  const std::size_t at = part.find(" and ");
  if (at == std::string_view::npos || (!has_initial(part) && has_title_word(part))) return false;
  const std::string_view left = part.substr(0, at);
  const std::string_view right = part.substr(at + 5);
  const auto is_full = [](std::string_view name) { const auto blanks = std::count(name.begin(), name.end(), ' '); return blanks >= 1 && blanks <= 4 && name.find(':') == std::string_view::npos && !contains_any(name, {" of ", " for ", " the ", " in "}); };
  return is_full(left) && is_full(right);
}

/// The words of a name without its particles, initials and "Jr."
std::size_t names_in(std::string_view name) {
  const auto lesser = [](std::string_view word) { return facts::is_particle(word) || is_one_of(word, {"Jr.", "Sr.", "II", "III"}) || (word.size() == 2 && word[1] == '.'); };
  const std::vector<std::string_view> words = split(name, ' ');
  return static_cast<std::size_t>(std::count_if(words.begin(), words.end(), [&](std::string_view word) { return !lesser(word); }));
}

}  // namespace

std::size_t roman_authors(const Head& head, const std::vector<Span>& parts) {
  if (parts.size() < 2 || !may_be_names(head.text(), parts[0])) return 0;
  if (head.at(parts[0]).starts_with('"') && head.at(parts[0]).ends_with('"')) return 0;  // a title
  if (is_list_title(head, parts, "and ") || head.at(parts[0]).starts_with("Developments in the Law")) return 0;
  if (is_designation(head.at(parts[0])) || head.at(parts[0]) == "The Supreme Court" || is_years(head.at(parts[1]))) return 0;
  for (std::size_t i = 0; i + 1 < parts.size() && i < 12; ++i) {
    const std::string_view part = head.at(parts[i]);
    const auto words = std::count(part.begin(), part.end(), ' ') + 1;
    const bool joined = part.find(" & ") != std::string_view::npos && part.find(" & the ") == std::string_view::npos && !part.starts_with("and ");
    if (part.find(": ") != std::string_view::npos && (i > 0 || !is_institution(part))) return i > 0 ? 1 : 0;  // "Weirs: Past, Present & Future"
    if (words > (joined ? 11 : 8) || !may_be_names(head.text(), parts[i]) || is_front_matter(part.substr(0, part.find(" to ")))) break;
    const bool last = (part.starts_with("& ") || part.starts_with("and ")) && words >= 3;  // "Roe, Fell, & Pell"
    const bool persons = std::all_of(parts.begin(), parts.begin() + static_cast<long>(i), [&](Span p) { return head.at(p).find(' ') != std::string_view::npos; });
    if ((last && i > 0 && persons) || (i > 0 && persons && joins_with_and(part)) || (joined && (i == 0 || (persons && (!is_institution(part) || joins_persons(part)))))) return i + 1;
    if (names_in(part) > 4) break;
  }
  return 1;
}

namespace {

bool is_office(std::string_view part) {
  return starts_with_any(part, {"Chair", "Vice Chair", "Acting ", "Professor", "Assoc. Professor", "Prof.", "Director", "Dir.", "President", "Vice President", "Sec’y", "Secretary", "Comm’r", "Commissioner", "Judge", "Justice", "Chief Justice", "Senator", "Att’y Gen.", "Attorney General", "Dean", "Gen. Couns."});
}

/// "U.S. Senator", "Representative (MA-08)", "Chairman": an office and no word more.
bool is_bare_office(std::string_view part) {
  static constexpr WordList kOffices(std::array<std::string_view, 22>{"U.S. Senator", "U.S. Representative", "Senator", "Representative", "U.S. Sen.", "U.S. Rep.", "Sen.", "Rep.", "Chairman", "Chairwoman", "Chair", "Vice Chair", "Chairperson", "Ranking Member", "Governor", "Gov.", "Mayor", "Director", "President", "Secretary", "Commissioner", "Attorney General"});
  if (const std::size_t seat = part.rfind(" ("); seat != std::string_view::npos && part.ends_with(')')) part = part.substr(0, seat);
  return kOffices.has(part);
}

}  // namespace

std::size_t skip_office(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  if (from == 0 || from + 1 >= parts.size() || !is_bare_office(head.at(parts[from])) || is_institution(head.at(parts[from - 1]))) return from;
  std::size_t behind = from + 1;
  const auto body = [&](std::string_view part) { return is_middle_body(part) || (is_institution(part) && part.find(' ') == std::string_view::npos); };
  while (behind + 1 < parts.size() && body(head.at(parts[behind]))) ++behind;  // "Chairman, House Fin. Servs. Comm.", "Director, SEC"
  return behind;
}

std::size_t speech_part(const Head& head, const std::vector<Span>& parts, std::size_t from) {
  for (std::size_t i = from; from > 0 && i < parts.size(); ++i) {
    const std::string_view words = head.at(parts[i]);
    if (starts_with_any(words, {"Remarks ", "Address ", "Speech ", "Keynote ", "Testimony ", "Statement ", "Prepared Remarks", "Opening Statement", "Lecture "})) return i;
    if (!is_institution(words) && !is_office(words)) return 0;  // a title
  }
  return 0;
}

namespace {

/// "Ada Roe’s *Weirs at Law*": the author, whose title follows without a comma.
Span without_genitive(const Head& head, Span names) {
  const std::string_view printed = head.at(names);
  if (printed.find(' ') == std::string_view::npos || head.note[names.end] == ',') return names;
  for (const std::string_view mark : {"’s", "'s"})
    if (printed.ends_with(mark)) return {names.begin, static_cast<std::uint32_t>(names.end - mark.size())};
  return names;
}

/// "Ada Quill & Bo Fell (eds.)": how much of the words says that they are editors; 0 for none.
std::size_t editors_mark(std::string_view names) {
  for (const std::string_view mark : {" (ed.)", " (eds.)", " (ed)", " (eds)", " (Ed.)", " (Eds.)"})
    if (names.ends_with(mark)) return mark.size();
  return 0;
}

}  // namespace

bool take_authors(const Head& head, Span names, Citation& out) {
  names = without_genitive(head, trim_of(head.text(), names, ","));
  if (const std::size_t mark = editors_mark(head.at(names)); mark > 0) {
    const Span editors{names.begin, static_cast<std::uint32_t>(names.end - mark)};
    if (!may_be_names(head.text(), editors)) return false;
    out.editors = split_names(head.text(), editors);
    return true;
  }
  if (names.empty()) return true;
  if (!may_be_names(head.text(), names)) return false;
  const std::string_view printed = head.at(names);
  out.et_al = lower_ascii(printed).find("et al") != std::string::npos;
  out.authors = split_names(head.text(), names);
  out.names_institution = is_institution(printed);
  return true;
}

}  // namespace subcite::cite
