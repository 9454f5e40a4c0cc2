// L003: a constitution in force has no year, its articles are abbreviated and counted in Roman numerals; the Charter
// of the United Nations has paragraphs; a section of a state code or of the federal regulations has its year
// where it is cited first.
#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/fold.h"
#include "base/roman.h"
#include "base/text.h"
#include "rules/printed.h"
#include "rules/support.h"
#include "rules/words.h"

namespace subcite {

extern const Rule kRule_constitution_charter_form;

namespace {

using namespace rules_support;

bool is_us(std::string_view title) { return equals_ignoring_case(title.substr(0, 10), "U.S. CONST"); }
bool is_charter(std::string_view title) { return equals_ignoring_case(title, "U.N. CHARTER") || equals_ignoring_case(title, "UN CHARTER"); }

struct Word {
  std::string_view spelled;
  std::string_view right;
};
constexpr std::array<Word, 10> kWords{{{"Articles", "arts."}, {"Article", "art."}, {"Amendments", "amends."}, {"Amendment", "amend."}, {"Sections", "§§"}, {"Section", "§"}, {"Paragraphs", "¶¶"}, {"Paragraph", "¶"}, {"Clauses", "cls."}, {"Clause", "cl."}}};

/// "Amendment XIV" right behind the name.
std::optional<Trouble> spelled_out(std::string_view text, Span pincite) {
  const std::string_view words = slice(text, pincite);
  for (const Word& w : kWords)
    if (starts_ignoring_case(words, w.spelled) && words.size() > w.spelled.size() && words[w.spelled.size()] == ' ')
      return Trouble{{pincite.begin, pincite.begin + static_cast<std::uint32_t>(w.spelled.size())}, "In a citation " + std::string(w.spelled) + " should be written " + std::string(w.right) + ".", std::string(w.right)};
  return std::nullopt;
}

/// "Art. I, Section 8": such a word in any part of the pincite.
std::optional<Trouble> spelled_anywhere(std::string_view text, Span pincite) {
  for (std::uint32_t at = pincite.begin; at < pincite.end;) {
    if (auto trouble = spelled_out(text, {at, pincite.end})) return trouble;
    const std::size_t comma = slice(text, {at, pincite.end}).find(", ");
    at = comma == std::string_view::npos ? pincite.end : static_cast<std::uint32_t>(at + comma + 2);
  }
  return std::nullopt;
}

/// "amend. 14": the number in Roman numerals.
std::optional<Trouble> arabic(std::string_view text, Span pincite) {
  const std::string_view words = slice(text, pincite);
  for (const std::string_view lead : {"art. ", "amend. ", "arts. ", "amends. "}) {
    if (!starts_ignoring_case(words, lead)) continue;
    std::size_t end = lead.size();
    while (end < words.size() && words[end] >= '0' && words[end] <= '9') ++end;
    const auto number = to_number(words.substr(lead.size(), end - lead.size()));
    constexpr std::uint32_t kLast = 27;  // amendment
    if (!number || *number == 0 || *number > kLast) return std::nullopt;
    return Trouble{{pincite.begin + static_cast<std::uint32_t>(lead.size()), pincite.begin + static_cast<std::uint32_t>(end)}, "Articles and amendments of the Constitution have Roman numerals.", roman_numeral(*number)};
  }
  return std::nullopt;
}

/// "art. 33(1)" of the Charter: ", ¶ 1".
std::optional<Trouble> charter_paragraph(std::string_view text, Span pincite) {
  const std::string_view words = slice(text, pincite);
  const std::size_t open = words.find('(');
  const std::size_t close = words.find(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open || !to_number(words.substr(open + 1, close - open - 1))) return std::nullopt;
  if (open == 0 || words[open - 1] < '0' || words[open - 1] > '9') return std::nullopt;
  return Trouble{{pincite.begin + static_cast<std::uint32_t>(open), pincite.begin + static_cast<std::uint32_t>(close + 1)}, "A paragraph of the Charter should stand behind a comma, with its sign.", ", ¶ " + std::string(words.substr(open + 1, close - open - 1))};
}

/// Takes "(1791)" out.
std::optional<Fix> without_year(const View& view, Span year) {
  const std::string_view text = view.document.text;
  if (year.begin < 2 || text[year.begin - 1] != '(' || text[year.begin - 2] != ' ' || text.substr(year.end, 1) != ")") return std::nullopt;
  return Fix{"Leave the year out", false, {{{year.begin - 2, year.end + 1}, ""}}};
}

void check_fundamental(const View& view, CitationIndex i, Findings& out) {
  const Citation& c = view.citations[static_cast<std::size_t>(i)];
  const std::string_view text = view.document.text;
  std::vector<Listed> found;
  if (auto trouble = spelled_anywhere(text, c.pincite)) found.push_back({i, *trouble});
  else if (auto number = is_us(view.at(c.title)) ? arabic(text, c.pincite) : std::nullopt) found.push_back({i, *number});
  else if (auto paragraph = is_charter(view.at(c.title)) ? charter_paragraph(text, c.pincite) : std::nullopt) found.push_back({i, *paragraph});
  else {
    const Span year = year_parenthesis(view, c);
    if (!year.empty() && year.size() == 4 && to_number(view.at(year))) found.push_back({i, {year, "A constitution or charter in force is cited without a year.", ""}});
  }
  report_list(out, kRule_constitution_charter_form, view, found);
  if (!found.empty() && is_charter(view.at(c.title)) && spelled_out(text, c.pincite) && out.back().fix)
    if (const auto paragraph = charter_paragraph(text, c.pincite)) out.back().fix->edits.push_back({paragraph->span, paragraph->right});
  if (!found.empty() && found.front().trouble.right.empty() && !out.back().fix) out.back().fix = without_year(view, found.front().trouble.span);
}

/// The words stand at the head of the note, behind a semicolon or behind a signal.
bool opens_citation(std::string_view text, std::size_t at) { return at == 0 || ends_with_any(text.substr(0, at), {"; ", "See ", "see ", "also ", "Cf. ", "cf. "}); }

/// "U.S. CONST. Amendment V", "U.S. CONST. Art. I, Section 8": words that keep the citation from being read.
void check_unread(const View& view, const Words& words, std::size_t n, Findings& out) {
  const Span note = view.document.notes[n].text;
  if (!words.has_lowered({n, note}, {"u.s. const. ", "u.n. charter "})) return;
  const std::string_view text = view.at(note);
  for (const std::string_view name : {"U.S. CONST. ", "U.S. Const. ", "U.N. CHARTER ", "U.N. Charter "})
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
      const std::uint32_t begin = note.begin + static_cast<std::uint32_t>(at);
      const bool read = is_cited_at(view, static_cast<std::uint32_t>(n), begin, [](const Citation& c) { return c.form == Form::Full; });
      const std::size_t end = std::min(text.find_first_of(";(", at), std::min(text.size(), at + 70));
      if (read || mask_of_note(view, n).hidden(begin) || (name.starts_with("U.N.") && !opens_citation(text, at))) continue;
      for (std::size_t step = at + name.size(); step < end; step = text.find(", ", step) == std::string_view::npos ? end : text.find(", ", step) + 2) {
        const auto trouble = spelled_out(view.document.text, {note.begin + static_cast<std::uint32_t>(step), note.begin + static_cast<std::uint32_t>(end)});
        if (!trouble || (step == at + name.size() && text.substr(end > 0 ? end - 1 : 0, 1) == "?")) continue;
        Finding& f = report_note(out, kRule_constitution_charter_form, view, static_cast<std::int32_t>(n), trouble->span, trouble->message, "Write " + trouble->right + ".");
        f.fix = Fix{"Write " + trouble->right, true, {{trouble->span, trouble->right}}};
        break;
      }
    }
}

/// Title, code and section without its subsections; nothing for what is no plain section.
std::string section_key(const View& view, const Citation& c) {
  std::string_view section = view.at(c.pincite);
  const std::size_t digit = section.find_first_of("0123456789");
  if (digit == std::string_view::npos) return {};
  section = section.substr(digit);
  section = section.substr(0, section.find_first_of("( ,;–"));
  return std::string(view.at(c.volume)) + "|" + key_of(view.at(c.container)) + "|" + std::string(section);
}

/// "60.19" of "§§ 60.1–60.19" as 60 and 19; nothing for what has another form.
using Number = std::pair<std::uint32_t, std::uint32_t>;
std::optional<Number> number_of(std::string_view section) {
  const std::size_t point = section.find('.');
  const auto whole = to_number(section.substr(0, point));
  const auto rest = point == std::string_view::npos ? std::optional<std::uint32_t>(0) : to_number(section.substr(point + 1));
  return whole && rest ? std::optional<Number>({*whole, *rest}) : std::nullopt;
}

/// The dated ranges of sections, by title and code: a section within one has had its year.
class Ranges {
 public:
  void add(const std::string& key, std::string_view pincite) {
    const std::size_t dash = pincite.find("–");
    const auto first = number_of(key.substr(key.rfind('|') + 1));
    if (dash == std::string_view::npos || !first) return;
    const std::string_view behind = pincite.substr(dash + 3);
    if (const auto last = number_of(behind.substr(0, behind.find_first_not_of("0123456789.")))) ranges_[key.substr(0, key.rfind('|'))].emplace_back(*first, *last);
  }
  [[nodiscard]] bool hold(const std::string& key) const {
    const auto it = ranges_.find(key.substr(0, key.rfind('|')));
    const auto number = number_of(key.substr(key.rfind('|') + 1));
    return it != ranges_.end() && number && std::any_of(it->second.begin(), it->second.end(), [&](const auto& range) { return range.first <= *number && *number <= range.second; });
  }

 private:
  std::map<std::string, std::vector<std::pair<Number, Number>>> ranges_;
};

enum class Code { None,
                  State,
                  Regulations,
                  UnitedStates };

Code code_of(const View& view, const Citation& c) {
  if (c.form != Form::Full || (c.kind != Kind::Statute && c.kind != Kind::Regulation) || c.quoted || c.in_prose) return Code::None;
  const std::string key = key_of(view.at(c.container));
  if (key == "cfr") return Code::Regulations;
  if (key == "usc") return Code::UnitedStates;
  const facts::Row* row = facts::codes().find(key);
  const bool section = view.at(c.pincite).find("§") != std::string_view::npos && view.at(c.container).find("Laws") == std::string_view::npos;
  return row != nullptr && row->b == "statute" && row->c.starts_with("us-") && row->c.size() == 5 && section && c.page.empty() ? Code::State : Code::None;
}

bool wants_year(Code code, std::string_view edition) {
  switch (code) {
    case Code::State: return true;
    case Code::Regulations: return edition != "bluebook22";
    case Code::UnitedStates: return edition == "bluebook20";
    default: return false;
  }
}

/// A year in a parenthesis of the citation, wherever.
bool has_year(const View& view, const Citation& c) {
  if (!c.year.empty()) return true;
  const Note& note = view.document.notes[c.note];
  const std::string_view behind = view.at({c.core.end, std::min(note.text.end, c.core.end + 60)});
  if (!behind.starts_with(" (") && view.at(c.raw).find('(') == std::string_view::npos) return false;
  for (const std::string_view words : {view.at(c.raw), behind.starts_with(" (") ? behind.substr(0, behind.find(')')) : std::string_view()})
    for (std::size_t at = 0; at + 4 <= words.size(); ++at)
      if (const auto year = to_number(words.substr(at, 4)); year && *year >= 1800 && *year < 2100 && (at == 0 || words[at - 1] == ' ' || words[at - 1] == '(') && (at + 4 == words.size() || !is_word_byte(words[at + 4]))) return true;
  return false;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const Words words(view);
  for (std::size_t n = 0; n < view.document.notes.size(); ++n) check_unread(view, words, n, out);
  std::set<std::string> seen;
  Ranges ranges;
  std::vector<Listed> undated;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form == Form::Full && !c.quoted && !c.in_prose && (is_us(view.at(c.title)) || is_charter(view.at(c.title)))) check_fundamental(view, static_cast<CitationIndex>(i), out);
    const Code code = code_of(view, c);
    if (!wants_year(code, view.edition)) continue;
    const std::string key = section_key(view, c);
    if (key.empty()) continue;
    const bool dated = has_year(view, c);
    if (dated) ranges.add(key, view.at(c.pincite));
    if (!seen.insert(key).second || dated || ranges.hold(key)) continue;
    undated.push_back({static_cast<CitationIndex>(i), {c.core, code == Code::State ? "The first cite of a section of a state code has the year of the code." : "The first cite of this section has the year of the code.", ""}});
  }
  report_list(out, kRule_constitution_charter_form, view, undated);
}

}  // namespace

const Rule kRule_constitution_charter_form{"L003", "constitution-charter-form", "Constitutions and the U.N. Charter: no bare year, art. and amend. in Roman numerals; the year of a code at its first cite", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R23.1, R17.3, R19.1; Bluebook R. 11, R. 12.3.2, R. 14.2, R. 21.7", check};

}  // namespace subcite
