// I001: id. at the head of a note whose predecessor cites nothing, or that has no predecessor.
#include <algorithm>

#include "base/text.h"
#include "rules/short_form.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_id_no_antecedent;

namespace {

using namespace rules_support;

bool is_small(std::string_view word) {
  return !word.empty() && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

/// "in 1911", "the 1911 reform", "12 judges": a year or a count between the words of a sentence, and no place in a source.
bool is_counted(std::string_view text, std::size_t at, std::size_t end) {
  const std::string_view before = trim(text.substr(0, at));
  const std::string_view lead = before.substr(before.rfind(' ') + 1);
  const std::string_view behind = text.substr(end);
  const bool goes_on = behind.size() > 1 && behind[0] == ' ' && is_small(behind.substr(1, std::min(behind.find_first_of(" ,.;", 1), behind.size()) - 1));
  const bool year = end - at == 4 && (text[at] == '1' || text.substr(at, 2) == "20");
  const bool ends = behind.empty() || behind == "." || behind.starts_with(". ") || behind.starts_with("; ") || behind.starts_with(", ");
  if (text.substr(at > 0 ? at - 1 : 0, 1) == "$") return true;
  return is_small(lead) && !is_one_of(lead, {"at", "chapter", "section", "part", "page", "note", "article", "verse", "rule", "line", "book", "paragraph", "volume", "number", "psalm"}) && (goes_on || (year && ends));
}

bool has_other_numbers(std::string_view text) {
  for (std::size_t at = text.find_first_of("0123456789"); at != std::string_view::npos;) {
    const std::size_t end = std::min(text.find_first_not_of("0123456789,", at), text.size());
    const std::size_t last = text[end - 1] == ',' ? end - 1 : end;
    if (!is_counted(text, at, last)) return true;
    at = text.find_first_of("0123456789", end);
  }
  return false;
}

/// Words of sources that have no form of citation: "Interview with the pilot in 1911."
bool names_source(std::string_view text) {
  for (const std::string_view word : {"nterview", "etter", "mail", "emorand", "onversation", "elephone", "estimony", "iary", "ecord", "rchive", "peech", "ecture", "eport", "urvey", "Data ", "Bible", "See ", "see "})
    if (text.find(word) != std::string_view::npos) return true;
  return false;
}

/// A note in which something stands that may be a source, though no citation was read: silence.
bool may_cite(const View& view, const Note& note) {
  const std::string_view text = view.at(note.text);
  if (text.find("://") != std::string_view::npos || text.find("§") != std::string_view::npos) return true;
  if (has_digit(text) && (names_source(text) || has_other_numbers(text))) return true;
  for (const Run& run : view.document.runs)
    if (run.style == Style::Italic && note.text.contains(run.span) && view.at(run.span).find(' ') != std::string_view::npos) return true;
  return false;
}

bool is_first_in_note(const View& view, std::size_t i) {
  for (std::size_t k = i; k-- > 0 && view.citations[k].note == view.citations[i].note;)
    if (!view.citations[k].nested && view.citations[k].form != Form::CrossReference) return false;
  return true;
}

/// The note before cites something, or points somewhere, or cannot be judged.
bool note_before_cites(const View& view, std::size_t i) {
  std::int32_t previous = static_cast<std::int32_t>(view.citations[i].note) - 1;
  while (previous >= 0 && view.document.notes[static_cast<std::size_t>(previous)].kind == NoteKind::Author) --previous;
  if (previous < 0) return false;
  for (const Citation& c : view.citations)
    if (c.note == static_cast<std::uint32_t>(previous)) return true;
  return may_cite(view, view.document.notes[static_cast<std::size_t>(previous)]);
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    const Reference& r = view.index.references[i];
    if (c.form != Form::Id || c.nested || r.antecedent >= 0 || r.has(kBlocked) || r.has(kAmbiguous)) continue;
    if (!is_first_in_note(view, i)) continue;
    const bool missing = r.has(kNoteMissing);
    if (!missing && note_before_cites(view, i)) continue;
    Finding& f = report(out, kRule_id_no_antecedent, view, static_cast<CitationIndex>(i), c.core, "Id. has nothing to refer to: " + std::string(1, static_cast<char>(std::tolower(r.reason[0]))) + r.reason.substr(1) + ".", "Cite the source in full, or by its short form with supra note.");
    offer_nearest_with_page(f, view, i);
  }
}

}  // namespace

const Rule kRule_id_no_antecedent{"I001", "id-no-antecedent", "id. with nothing to refer to", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.2; Bluebook R. 4.1", check};

}  // namespace subcite
