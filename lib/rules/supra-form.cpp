// S011: a short form is NAME, supra note N, at PAGE, in these words and with these commas.
#include <array>
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_form;

namespace {

using namespace rules_support;

/// The word that should be "note", wherever the parser found the number.
Trouble trouble_of(const View& view, const Citation& c) {
  const std::string_view text = view.document.text;
  const std::uint32_t end = view.note_of(c).text.end;
  std::uint32_t at = c.supra.end;
  while (at < end && (text[at] == '*' || text[at] == '_')) ++at;
  if (at < end && (text[at] == ',' || text[at] == '.')) {
    const std::string_view rest = trim(text.substr(at + 1, 8));
    if (rest.starts_with("note ") || rest.starts_with("notes ") || rest.starts_with("n.") || rest.starts_with("Note ")) return {{c.supra.begin, at + 1}, "No mark should stand between supra and note.", std::string(view.at(c.supra))};
  }
  while (at < end && text[at] == ' ') ++at;
  static constexpr std::array<std::string_view, 10> kWrong{"footnote ", "footnotes ", "note. ", "nn. ", "nn.", "n. ", "n.", "fn. ", "fn ", "n "};
  for (const std::string_view wrong : kWrong)
    if (text.substr(at, wrong.size()) == wrong && at + wrong.size() < end && text[at + wrong.size()] >= '0' && text[at + wrong.size()] <= '9') return {{at, at + static_cast<std::uint32_t>(wrong.size())}, "Behind supra the word note should be written out.", wrong.starts_with("nn") || wrong == "footnotes " ? "notes " : "note "};
  const bool named = c.form == Form::Supra || c.form == Form::Infra;
  if (named && (text.substr(at, 5) == "Note " || text.substr(at, 6) == "Notes ")) return {{at, at + 1}, "Note should be written small.", "n"};
  if (named && !c.name.empty() && c.name.end < c.supra.begin && (view.at(c.supra) == "Supra" || view.at(c.supra) == "Infra")) return {{c.supra.begin, c.supra.begin + 1}, "Supra should be written small behind a name.", std::string(1, static_cast<char>(text[c.supra.begin] + 32))};
  if (c.supra_note.empty()) return {};
  if (c.plural_notes && text.substr(at, 6) == "notes " && all_digits(view.at(c.supra_note))) return {{at, at + 6}, "One note is meant: note, not notes.", "note "};
  std::uint32_t behind = c.supra_note.end;
  if (named && behind + 4 < end && text[behind] == ' ' && (text.substr(behind, 4) == " at " || text.substr(behind, 3) == " §" || text.substr(behind, 3) == " ¶")) return {{behind, behind + 1}, "A comma should stand between the note’s number and the place.", ", "};
  return {};
}

bool misses_comma(const View& view, const Citation& c) {
  if (c.name.empty() || c.in_prose || c.name.end >= c.supra.begin || c.name.begin > c.core.begin + 1) return false;
  const std::string_view between = view.at({c.name.end, c.supra.begin});
  return between.find(',') == std::string_view::npos && between.find_first_not_of(" *_") == std::string_view::npos;
}

/// "supra note ii", "supra note *": a note that has no figure.
bool names_other_mark(const View& view, const Citation& c) {
  std::string_view rest = trim(std::string_view(view.document.text).substr(c.supra.end, 40));
  if (!rest.starts_with("note ")) return false;
  rest = trim(rest.substr(5));
  const std::string_view mark = rest.substr(0, rest.find_first_of(" ,.;)"));
  return !mark.empty() && std::any_of(view.document.notes.begin(), view.document.notes.end(), [&](const Note& note) { return note.label == mark; });
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.supra.empty() || c.quoted || c.form == Form::Unknown) continue;
    Trouble trouble = trouble_of(view, c);
    const bool named = c.form == Form::Supra || c.form == Form::Infra;
    if (trouble.message.empty() && named && misses_comma(view, c)) trouble = {{c.name.end, c.supra.begin}, "A comma should stand before supra.", ", "};
    const Reference& r = view.index.references[i];
    const bool elsewhere = r.antecedent >= 0 && view.citations[static_cast<std::size_t>(r.antecedent)].note != c.note;
    if (trouble.message.empty() && named && c.supra_note.empty() && elsewhere && !r.has(kAmbiguous) && !names_other_mark(view, c)) trouble = {c.supra, "The number of the note is missing.", {}};
    if (trouble.message.empty()) continue;
    Finding& f = report(out, kRule_supra_form, view, static_cast<CitationIndex>(i), trouble.span, trouble.message, "Write NAME, supra note N, at PAGE.");
    if (!trouble.right.empty()) f.fix = Fix{"Write " + quoted(trouble.right), true, {{trouble.span, trouble.right}}};
  }
}

}  // namespace

const Rule kRule_supra_form{"S011", "supra-form", "Malformed supra: comma wrong, “n.” for note, number missing, Supra or Note capitalised", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R6.2.3, R29.2; Bluebook R. 4.2(a)", check};

}  // namespace subcite
