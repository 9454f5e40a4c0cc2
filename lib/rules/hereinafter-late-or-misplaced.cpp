// S015: the label stands in square brackets behind the date of the first full citation, without quotation marks or
// comma.
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_hereinafter_late_or_misplaced;

namespace {

using namespace rules_support;

/// What is wrong with the bracket itself.
std::string trouble_of_form(std::string_view text, const Citation& c) {
  const std::size_t word = text.rfind("hereinafter", c.hereinafter.begin);
  if (word == std::string_view::npos || word < c.raw.begin) return {};
  std::size_t open = word;
  while (open > c.raw.begin && text[open - 1] == ' ') --open;
  if (open > 0 && text[open - 1] == '(') return "Hereinafter should stand in square brackets, not in parentheses.";
  const char behind = text[word + 11];
  if (behind == ',' || behind == ':') return "No comma or colon should stand behind hereinafter.";
  const CodePoint before = decode_before(text, c.hereinafter.begin);
  const CodePoint first = decode_utf8(text, c.hereinafter.begin);
  if (before.value == 0x201C || before.value == '"' || first.value == 0x201C || first.value == '"') return "The label should stand without quotation marks.";
  return {};
}

/// "(discussing ...)", "(“...”)" stands before the bracket: the label belongs before it.
bool stands_behind_explanation(const View& view, const Citation& c) {
  for (const Parenthetical& p : c.parentheticals) {
    if (p.inner.end > c.hereinafter.begin) continue;
    const std::string_view inner = view.at(p.inner);
    const std::string_view first = inner.substr(0, inner.find(' '));
    if (p.relation || inner.starts_with("“") || inner.starts_with("\"") || (first.size() > 5 && first.ends_with("ing"))) return true;
  }
  return false;
}

bool stands_before_date(const View& view, const Citation& c) {
  if (c.year.empty() || c.year.begin < c.hereinafter.end || (c.url.begin > 0 && (c.kind == Kind::Web || c.kind == Kind::News))) return false;
  return c.kind == Kind::Treaty || view.at({c.hereinafter.end, c.year.begin}).find('(') != std::string_view::npos;
}

/// The bracket that the label stands in, rewritten: square, without comma or quotation marks.
std::optional<Fix> in_form(const View& view, std::size_t word, std::uint32_t limit) {
  const std::string_view text = view.at({0, limit});
  const std::size_t close = text.find_first_of(")]", word);
  if (word == 0 || close == std::string_view::npos || std::string_view("([").find(text[word - 1]) == std::string_view::npos) return std::nullopt;
  const auto behind = static_cast<std::uint32_t>(word + 11);
  const auto end = static_cast<std::uint32_t>(close);
  std::string label(view.at({behind, end}));
  if (label.find_first_of("([") != std::string::npos) return std::nullopt;
  for (const std::string_view mark : {"“", "”", "\"", ",", ":"}) label = replaced(label, mark, "");
  label = " " + std::string(trim(label));
  Fix fix{"Write [hereinafter" + label + "]", true, {}};
  for (Edit& edit : std::vector<Edit>{{{behind - 12, behind - 11}, "["}, {{behind, end}, label}, {{end, end + 1}, "]"}})
    if (view.at(edit.span) != edit.replacement) fix.edits.push_back(std::move(edit));
  return fix;
}

void check(const View& view, const RuleOptions&, Findings& out) {
  std::set<WorkIndex> cited;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const WorkIndex work = view.index.references[i].work;
    const bool again = c.form == Form::Full && !c.nested && work >= 0 && !cited.insert(work).second;
    const std::size_t round = c.form == Form::Full && c.hereinafter.empty() ? view.at(c.raw).find("(hereinafter ") : std::string_view::npos;
    if (round != std::string_view::npos && !c.quoted) {
      const auto at = static_cast<std::uint32_t>(c.raw.begin + round);
      Finding& f = report(out, kRule_hereinafter_late_or_misplaced, view, static_cast<CitationIndex>(i), {at, at + 12}, "Hereinafter should stand in square brackets, not in parentheses.", "Write [hereinafter LABEL] behind the date of the first full citation.");
      f.fix = in_form(view, at + 1, c.raw.end);
      continue;
    }
    if (const std::size_t square = c.form == Form::Full && c.hereinafter.empty() && !c.quoted ? view.at(c.raw).find("[hereinafter ") : std::string_view::npos; square != std::string_view::npos && c.raw.begin + square < c.year.begin && c.kind != Kind::Web && c.kind != Kind::News) {
      const auto at = static_cast<std::uint32_t>(c.raw.begin + square);
      report(out, kRule_hereinafter_late_or_misplaced, view, static_cast<CitationIndex>(i), {at, at + 12}, "The label stands before the date of its citation.", "Write [hereinafter LABEL] behind the date of the first full citation.");
      continue;
    }
    if (c.hereinafter.empty() || c.quoted) continue;
    std::string trouble = trouble_of_form(view.document.text, c);
    bool form = !trouble.empty();
    if (c.form == Form::Supra || c.form == Form::Id) form = false, trouble = "The label is given at a short form; it belongs to the full citation.";
    else if (again && view.citations[static_cast<std::size_t>(view.index.works[static_cast<std::size_t>(work)].first)].hereinafter.empty()) form = false, trouble = "The label is given at a later citation; the first one has none.";
    else if (trouble.empty() && stands_before_date(view, c)) trouble = "The label stands before the date of its citation.";
    else if (trouble.empty() && stands_behind_explanation(view, c)) trouble = "The label stands behind an explanatory parenthetical.";
    if (trouble.empty()) continue;
    Finding& f = report(out, kRule_hereinafter_late_or_misplaced, view, static_cast<CitationIndex>(i), c.hereinafter, std::move(trouble), "Write [hereinafter LABEL] behind the date of the first full citation, before its explanations.");
    if (form) f.fix = in_form(view, view.document.text.rfind("hereinafter", c.hereinafter.begin), c.raw.end);
  }
}

}  // namespace

const Rule kRule_hereinafter_late_or_misplaced{"S015", "hereinafter-late-or-misplaced", "hereinafter defined late or in the wrong place or form", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R10.2, R34; Bluebook R. 4.2(b), R. 1.5(b)", check};

}  // namespace subcite
