// C010: the history of a decision: an old denial of certiorari is left out, a year that two decisions share is
// printed once, the phrase is italic and has its commas, and is written as the table has it.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "rules/calls.h"
#include "rules/days.h"
#include "rules/printed.h"
#include "rules/styled.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_subsequent_history_form;

namespace {

using namespace rules_support;

struct Phrase {
  std::string_view words;
  bool comma;                   // stands behind it
  std::string_view right = {};  // where these words are not the table's
};

/// Bluebook T8; the longest that fits is taken.
constexpr std::array<Phrase, 37> kPhrases{{
    {"aff’d", true},
    {"aff'd", true},
    {"aff’g", false},
    {"aff'g", false},
    {"rev’d", true},
    {"rev'd", true},
    {"rev’g", false},
    {"rev'g", false},
    {"cert. denied", true},
    {"cert. dismissed", true},
    {"cert. granted", true},
    {"vacated", true},
    {"vacating", false},
    {"overruled by", false},
    {"abrogated by", false},
    {"superseded by", false},
    {"appeal denied", true},
    {"appeal dismissed", true},
    {"appeal docketed", true},
    {"appeal filed", true},
    {"enforced", true},
    {"enforcing", false},
    {"modified", true},
    {"modifying", false},
    {"withdrawn", true},
    {"reh’g denied", true},
    {"reh’g granted", true},
    {"reh'g denied", true},
    {"reh'g granted", true},
    {"perm. app. denied", true},
    {"affirmed", true, "aff’d"},
    {"reversed", true, "rev’d"},
    {"certiorari denied", true, "cert. denied"},
    {"certiorari granted", true, "cert. granted"},
    {"cert denied", true, "cert. denied"},
    {"cert granted", true, "cert. granted"},
    {"rehearing denied", true, "reh’g denied"},
}};

constexpr std::array<std::string_view, 10> kAdditions{" mem.", " and remanded", " per curiam", " in part", " en banc", " on other grounds", " on reh’g", " by an equally divided court", " as moot", ""};

/// One history clause: from the parenthesis of one decision to that of the next.
struct Clause {
  Span phrase;  // with what is added to it
  const Phrase* row = nullptr;
  bool comma_before = false;
  bool comma_behind = false;
  bool named = false;  // sub nom.
  Span first;          // insides of the two parentheses
  Span second;
  std::uint32_t from = 0;  // behind the first parenthesis
};

std::uint32_t closing(std::string_view text, std::uint32_t open, std::uint32_t end) {
  int deep = 0;
  for (std::uint32_t at = open; at < end; ++at) {
    if (text[at] == '(') ++deep;
    if (text[at] == ')' && --deep == 0) return at;
  }
  return end;
}

const Phrase* phrase_at(std::string_view rest) {
  const Phrase* best = nullptr;
  for (const Phrase& p : kPhrases)
    if (rest.starts_with(p.words) && (rest.size() == p.words.size() || !is_word_byte(rest[p.words.size()])) && (best == nullptr || p.words.size() > best->words.size())) best = &p;
  return best;
}

/// Behind the phrase: what is added to it, comma or none, and the parenthesis of a further decision.
bool read_behind(std::string_view text, std::uint32_t end, Clause& out) {
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view words : kAdditions)
      if (!words.empty() && text.substr(out.phrase.end).starts_with(words)) out.phrase.end += static_cast<std::uint32_t>(words.size()), more = true;
  }
  if (text.substr(out.phrase.end).starts_with(" sub nom.")) out.named = true, out.phrase.end += 9;
  std::uint32_t at = out.phrase.end;
  out.comma_behind = at < end && text[at] == ',';
  if (out.comma_behind) ++at;
  if (at >= end || text[at] != ' ') return false;
  const char next = at + 1 < end ? text[at + 1] : ' ';
  const bool object = out.named || !out.row->comma;
  if (!(next >= '0' && next <= '9') && !text.substr(at).starts_with(" No. ") && !object) return false;
  constexpr std::uint32_t kLongest = 300;
  for (const std::uint32_t last = std::min(end, at + kLongest); at < last; ++at) {
    if (text[at] == ';') return false;
    if (text[at] != '(') continue;
    const std::uint32_t close = closing(text, at, end);
    const std::string_view inner = text.substr(at + 1, close - at - 1);
    const bool dated = inner.size() >= 4 && to_number(inner.substr(inner.size() - 4)).value_or(0) >= 1700;
    if (close < end && dated) return out.second = {at + 1, close}, true;
    at = close;
  }
  return false;
}

std::optional<Clause> clause_behind(std::string_view text, Span first, std::uint32_t end) {
  Clause out;
  out.first = first;
  out.from = first.end + 1;
  constexpr std::uint32_t kWeight = 40;  // "(en banc)", "(mem.)" stand between
  while (text.substr(std::min<std::size_t>(out.from, text.size()), 2) == " (") {
    const std::uint32_t close = closing(text, out.from + 1, std::min(end, out.from + kWeight));
    if (close >= std::min(end, out.from + kWeight)) break;
    out.from = close + 1;
  }
  std::uint32_t at = out.from;
  out.comma_before = at < end && text[at] == ',';
  if (out.comma_before) ++at;
  if (at >= end || text[at] != ' ') return std::nullopt;
  ++at;
  if (text.substr(at).starts_with("and ")) at += 4;
  out.row = phrase_at(text.substr(at, end - at));
  if (out.row == nullptr) return std::nullopt;
  out.phrase = {at, at + static_cast<std::uint32_t>(out.row->words.size())};
  return read_behind(text, end, out) ? std::optional<Clause>(out) : std::nullopt;
}

std::uint32_t year_of(std::string_view inner) { return inner.size() < 4 ? 0 : to_number(inner.substr(inner.size() - 4)).value_or(0); }

/// "Mar. 4, 2019": a day before the year.
bool has_day(std::string_view inner) { return inner.size() > 6 && inner[inner.size() - 6] == ','; }

bool is_unreported(std::string_view words) { return words.find(" WL ") != std::string_view::npos || words.find("LEXIS") != std::string_view::npos || words.find("slip op") != std::string_view::npos; }

/// The denial matters: a parenthetical on it follows, or the prose speaks of it.
bool is_spoken_of(const View& view, const Citation& c, const Clause& clause) {
  const Note& note = view.document.notes[c.note];
  const std::string behind = lower_ascii(view.at({clause.second.end, std::min(note.text.end, clause.second.end + 80)}));
  for (const std::string_view word : {"dissent", "statement", "concur", "denial"})
    if (behind.find(word) != std::string::npos) return true;
  std::string prose = lower_ascii(view.at({note.text.begin, c.raw.begin})) + lower_ascii(view.at({clause.second.end, note.text.end}));
  prose += lower_ascii(words_before_call(view, c.note, 300));
  for (const std::string_view word : {"certiorari", "declined", "let stand", "refused to hear", "denied review", "cert petition"})
    if (prose.find(word) != std::string::npos) return true;
  constexpr std::size_t kBetween = 40;  // "let the ruling stand"
  const std::size_t let = prose.find(" let ");
  const std::size_t stand = let == std::string::npos ? let : prose.find(" stand", let + 4);
  return stand != std::string::npos && stand - let < kBetween;
}

struct Measure {
  std::uint32_t own_year = 0;
  bool italics = false;
  bool indigo = false;
};

/// How a fault is mended.
enum class Mend : std::uint8_t { Words,   // by those of the trouble
                                 Commas,  // by these alone, so that the phrase keeps its italics
                                 Denial,  // which goes
                                 Year,    // the first goes
                                 Italics };

struct Fault {
  Trouble trouble;
  Mend mend = Mend::Words;
};

std::optional<Fault> fault_of(const View& view, const Citation& c, const Clause& k, const Measure& m) {
  const std::string words(view.at(k.phrase));
  const bool denied = words.starts_with("cert. denied") || words.starts_with("cert denied") || words.starts_with("certiorari denied");
  const std::uint32_t before = year_of(view.at(k.first));
  const std::uint32_t year = year_of(view.at(k.second));
  if (!k.row->right.empty()) return Fault{{{k.phrase.begin, k.phrase.begin + static_cast<std::uint32_t>(k.row->words.size())}, "The history phrase is not written as the table has it.", std::string(k.row->right)}};
  if (!k.comma_before && k.row->comma) return Fault{{{k.from, k.phrase.end}, "A comma should stand before the history phrase.", ", " + words + (k.row->comma && !k.named && !k.comma_behind ? "," : "")}, Mend::Commas};
  if (k.row->comma && !k.named && !k.comma_behind) return Fault{{k.phrase, "A comma should stand behind this history phrase.", words + ","}};
  if ((!k.row->comma || k.named) && k.comma_behind) return Fault{{{k.phrase.begin, k.phrase.end + 1}, k.named ? "No comma should stand behind sub nom." : "No comma should stand behind this history phrase.", words}};
  if (denied && year != 0 && year + 3 <= m.own_year && !is_spoken_of(view, c, k)) return Fault{{k.phrase, "A denial of certiorari of " + std::to_string(year) + " is too old to be told.", ""}, Mend::Denial};
  const std::string_view whole = view.at({c.core.begin, k.second.end});
  if (before == year && year != 0 && !m.indigo && !has_day(view.at(k.first)) && !has_day(view.at(k.second)) && !is_unreported(whole)) return Fault{{{k.first.end - 4, k.first.end}, "Both decisions are of " + std::to_string(year) + ": the year should stand with the last alone.", ""}, Mend::Year};
  if (m.italics && !is_italic(view, k.phrase)) return Fault{{k.phrase, "The history phrase should be italic.", ""}, Mend::Italics};
  return std::nullopt;
}

/// What takes an old denial out, or the first of two years, where a court keeps the parenthesis.
std::optional<Fix> shortened(const View& view, const Clause& k, Mend mend) {
  if (mend == Mend::Denial) return Fix{"Leave the denial out", false, {{{k.from, k.second.end + 1}, ""}}};
  if (mend != Mend::Year || k.first.size() < 6 || view.document.text[k.first.end - 5] != ' ') return std::nullopt;
  return Fix{"Leave the first year out", false, {{{k.first.end - 5, k.first.end}, ""}}};
}

/// The one before the phrase, and the one behind it where it is missing, too.
std::vector<Edit> commas(const Clause& k, const Trouble& trouble) {
  std::vector<Edit> edits{{{k.from, k.from}, ","}};
  if (trouble.right.ends_with(',')) edits.push_back({{k.phrase.end, k.phrase.end}, ","});
  return edits;
}

void tell(const View& view, CitationIndex i, const Clause& clause, const Fault& fault, Findings& out) {
  report_list(out, kRule_subsequent_history_form, view, {{i, fault.trouble}});
  if (fault.mend == Mend::Commas) out.back().fix->edits = commas(clause, fault.trouble);
  if (!out.back().fix) out.back().fix = shortened(view, clause, fault.mend);
}

/// One finding, or each of a few, that sets the phrases in italics.
void tell_roman(const View& view, const std::vector<Listed>& roman, Findings& out) {
  const std::size_t before = out.size();
  report_list(out, kRule_subsequent_history_form, view, roman);
  for (std::size_t k = before; k < out.size(); ++k) {
    Fix fix{"Set it in italics", true, {}};
    for (std::size_t n = 0; n < roman.size(); ++n)
      if (roman.size() > kMany || n == k - before) fix.edits.push_back(put(view, roman[n].trouble.span, Styled().italic(view.at(roman[n].trouble.span))));
    out[k].fix = std::move(fix);
  }
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const auto day = read_day(view.as_of.empty() ? std::string_view(view.document.dated) : view.as_of);
  const Measure m{day && day->year != 0 ? day->year : latest_year(view), keeps_italics(view), view.edition == "indigo2"};
  std::vector<Listed> roman;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.kind != Kind::Case || c.quoted) continue;
    const std::uint32_t end = view.document.notes[c.note].text.end;
    const std::string_view text = view.document.text;
    const std::uint32_t open = static_cast<std::uint32_t>(std::min<std::size_t>(text.find('(', std::max({c.title.end, c.page.end, c.pincite.end, c.symbol.end})), end));
    Span first{open + 1, open < end ? closing(text, open, end) : end};
    constexpr int kLongestHistory = 20;
    for (int turn = 0; turn < kLongestHistory && first.end < end; ++turn) {
      const auto clause = clause_behind(text, first, end);
      if (!clause) break;
      if (const auto fault = fault_of(view, c, *clause, m)) {
        if (fault->mend == Mend::Italics) roman.push_back({static_cast<CitationIndex>(i), fault->trouble});
        else tell(view, static_cast<CitationIndex>(i), *clause, *fault, out);
      }
      first = clause->second;
    }
  }
  tell_roman(view, roman, out);
}

}  // namespace

const Rule kRule_subsequent_history_form{"C010", "subsequent-history-form", "Subsequent history: stale cert. denied, year printed twice, phrase roman or without its comma", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text, tables", "Indigo R14.1, R14.2.1, R14.3, T14; Bluebook R. 10.7, R. 10.7.1, R. 10.5, T8", check};

}  // namespace subcite
