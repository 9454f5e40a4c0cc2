// A003: citations abbreviate the words of a party or a body as the table has them; sentences of the text abbreviate
// only eight.
#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/fold.h"
#include "base/text.h"
#include "base/utf8.h"
#include "facts/table.h"
#include "rules/printed.h"
#include "rules/folds.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_case_word_abbrev;

namespace {

using namespace rules_support;

bool is_surname_too(std::string_view word) { return is_one_of(word, {"east", "west", "north", "south", "law", "street", "road", "english", "justice", "merchant", "market", "person"}); }

/// Apostrophe forms without their apostrophe.
std::string_view with_apostrophe(std::string_view token) {
  struct Pair {
    std::string_view wrong, right;
  };
  static constexpr std::array<Pair, 14> kPairs{{{"natl.", "Nat’l"}, {"intl.", "Int’l"}, {"assn.", "Ass’n"}, {"dept.", "Dep’t"}, {"govt.", "Gov’t"}, {"commn.", "Comm’n"}, {"commr.", "Comm’r"}, {"fedn.", "Fed’n"}, {"socy.", "Soc’y"}, {"secy.", "Sec’y"}, {"contl.", "Cont’l"}, {"natl", "Nat’l"}, {"intl", "Int’l"}, {"assn", "Ass’n"}}};
  if (token.size() < 4 || token.size() > 6) return {};
  const auto at = std::find_if(kPairs.begin(), kPairs.end(), [&](const Pair& p) { return equals_ignoring_case(p.wrong, token); });
  return at == kPairs.end() ? std::string_view() : at->right;
}

/// The row of a word that citations abbreviate in this edition.
const facts::Row* row_of(std::string_view token, std::string_view edition) {
  if (token.ends_with('.') || token.find("’") != std::string_view::npos || token.find('\'') != std::string_view::npos) return nullptr;
  const std::string word = fold(token);
  const facts::Row* row = facts::words().find(word);
  if (row == nullptr || row->b == "journal" || is_one_of(word, {"and", "reporter", "reporters"}) || (edition == "bluebook20" && row->e == "21")) return nullptr;
  return row->a == token || facts::geography().find(word) != nullptr ? nullptr : row;
}

struct Token {
  Span span;
  std::string_view text;
};

std::vector<Token> tokens_of(std::string_view text, Span span) {
  std::vector<Token> out;
  std::uint32_t at = span.begin;
  const std::vector<std::string_view> words = split(slice(text, span), ' ');
  out.reserve(words.size());
  for (const std::string_view word : words) {
    const Span own = trim_of(text, {at, at + static_cast<std::uint32_t>(word.size())}, ",;:()[]");
    if (!own.empty()) out.push_back({own, slice(text, own)});
    at += static_cast<std::uint32_t>(word.size()) + 1;
  }
  return out;
}

std::optional<Trouble> party(const View& view, Span span) {
  const std::vector<Token> tokens = tokens_of(view.document.text, span);
  if (tokens.size() < 2 || facts::geography().find(folded(view, span)) != nullptr) return std::nullopt;  // "District of Columbia"
  std::vector<std::pair<Token, const facts::Row*>> found;
  for (const Token& token : tokens) {
    if (const std::string_view right = with_apostrophe(token.text); !right.empty()) return Trouble{token.span, quoted(token.text) + " should be written " + std::string(right) + ".", std::string(right)};
    if (!is_upper(decode_utf8(token.text, 0).value)) continue;
    if (const facts::Row* row = row_of(token.text, view.edition); row != nullptr) found.emplace_back(token, row);
  }
  const bool surnames = std::all_of(found.begin(), found.end(), [](const auto& f) { return is_surname_too(f.second->key); });
  if (found.empty() || surnames) return std::nullopt;
  std::string message;
  for (const auto& [token, row] : found) message += (message.empty() ? "" : ", ") + quoted(token.text) + " is " + std::string(row->a);
  return Trouble{found.front().first.span, "In a citation the words of a case name are abbreviated: " + message + ".", found.size() == 1 ? std::string(found.front().second->a) : ""};
}

Span without_phrase(std::string_view text, Span span) {
  for (const std::string_view lead : {"In re ", "Ex parte ", "Matter of ", "United States ex rel. ", "State ex rel. "})
    if (slice(text, span).starts_with(lead)) return {span.begin + static_cast<std::uint32_t>(lead.size()), span.end};
  return span;
}

std::optional<Trouble> case_name(const View& view, Span title) {
  const std::string_view text = view.document.text;
  const std::size_t versus = view.at(title).find(" v. ");
  if (versus == std::string_view::npos) return party(view, without_phrase(text, title));
  if (auto first = party(view, without_phrase(text, {title.begin, title.begin + static_cast<std::uint32_t>(versus)}))) return first;
  return party(view, {title.begin + static_cast<std::uint32_t>(versus + 4), title.end});
}

bool is_abbreviated(std::string_view token) { return token.size() > 1 && (token.ends_with('.') || token.find("’") != std::string_view::npos) && with_apostrophe(token).empty(); }

/// "U.S.", "N.Y.": initials of a place.
bool is_initials(std::string_view token) { return token.size() > 1 && token[1] == '.'; }

/// The words before the case's name are prose: "As the court put it in ...", "That argument failed in ...".
bool has_lead_in(const View& view, const Citation& c) {
  if (c.core.begin > (c.signal.empty() ? c.raw.begin : c.signal.end + 2)) return true;
  const Span before = trim(view.document.text, {view.note_of(c).text.begin, c.core.begin});
  if (!c.signal.empty() || c.nested || before.empty()) return false;
  const char last = view.document.text[before.end - 1];
  return last == ',' || (last >= 'a' && last <= 'z') || (last >= 'A' && last <= 'Z');
}

std::optional<Trouble> institution(const View& view, Span author, bool full_too) {
  const std::vector<Token> tokens = tokens_of(view.document.text, author);
  if (tokens.size() < 2) return std::nullopt;
  bool some = full_too;
  for (const Token& token : tokens) some = some || (is_abbreviated(token.text) && token.text.size() > 3 && !is_initials(token.text) && token.text.find("’s") == std::string_view::npos);
  for (std::size_t k = 0; k < tokens.size(); ++k) {
    const Token& token = tokens[k];
    if (const std::string_view right = with_apostrophe(token.text); !right.empty()) return Trouble{token.span, quoted(token.text) + " should be written " + std::string(right) + ".", ""};
    if (equals_ignoring_case(token.text, "Couns.") && k + 1 < tokens.size() && is_one_of(lower_ascii(tokens[k + 1].text), {"of", "on", "for"})) return Trouble{token.span, "Council has no abbreviation; Couns. is Counsel or Counselor.", ""};
    const facts::Row* row = some ? row_of(token.text, view.edition) : nullptr;
    if (row != nullptr) return Trouble{token.span, quoted(token.text) + " should be abbreviated " + std::string(row->a) + " where other words of the name are.", ""};
  }
  return std::nullopt;
}

/// An abbreviation of the table that a sentence of the text spells out.
std::optional<Span> in_sentence(std::string_view text, Span name) {
  for (const Token& token : tokens_of(text, name)) {
    if (token.text.size() < 4 || is_one_of(token.text, {"&", "Ass’n", "Ass'n", "Bros.", "Co.", "Corp.", "Inc.", "Ltd.", "No."})) continue;
    if (!token.text.ends_with('.') && token.text.find("’") == std::string_view::npos) continue;
    for (const facts::Row& row : facts::words())
      if (row.b != "journal" && row.a == token.text && fold(row.a).size() >= 3) return token.span;
  }
  return std::nullopt;
}

void sentences(const View& view, Findings& out) {
  for (const Run& run : view.document.runs) {
    if (run.style != Style::Italic || view.at(run.span).find(" v. ") == std::string_view::npos || run.span.size() > 200) continue;
    const std::int32_t index = note_holding(view, run.span);
    if (index >= 0 && overlaps_citation(view, static_cast<std::uint32_t>(index), run.span)) continue;
    if (const auto span = in_sentence(view.document.text, run.span)) report_note(out, kRule_case_word_abbrev, view, index, *span, quoted(view.at(*span)) + " should be spelled out in a sentence.", "In a sentence only &, Ass’n, Bros., Co., Corp., Inc., Ltd. and No. are abbreviated in a case name.");
  }
}

void check(const View& view, const RuleOptions& options, Findings& out) {
  std::vector<Listed> found;
  std::set<WorkIndex> told;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.form != Form::Full || c.quoted || c.in_prose || has_lead_in(view, c)) continue;
    std::optional<Trouble> trouble;
    const facts::Row* reporter = c.kind == Kind::Case ? reporter_of(view.at(c.container)) : nullptr;
    if (c.kind == Kind::Case && !has_bracketed_year(view, c) && (reporter == nullptr ? c.container.empty() : reporter->c.starts_with("us"))) trouble = case_name(view, c.title);
    if ((c.kind == Kind::Book || c.kind == Kind::Report) && c.names_institution && !c.authors.empty()) trouble = institution(view, c.authors.front(), options.flag("full_institutions"));
    if (trouble && told.insert(view.index.references[i].work).second) found.push_back({static_cast<CitationIndex>(i), *trouble});
  }
  report_list(out, kRule_case_word_abbrev, view, found);
  sentences(view, out);
}

}  // namespace

const Rule kRule_case_word_abbrev{"A003", "case-word-abbrev", "Word in a case name or institutional author not abbreviated as the table has it", Severity::Style, "0.1", Stage::Stable, FixKind::Suggested, "text, tables", "Indigo R11.3, R11.4, T11; Bluebook R. 10.2.1(c), R. 10.2.2, T6", check, false, "full_institutions"};

}  // namespace subcite
