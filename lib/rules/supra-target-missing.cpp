// S001: a supra or infra names a note that is not there, a range that runs backwards, or an empty note.
#include <algorithm>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_supra_target_missing;

namespace {

using namespace rules_support;

bool is_empty_note(const View& view, std::uint32_t value) {
  const std::int32_t note = view.document.note_numbered(value);
  if (note < 0) return false;
  const std::string_view text = view.at(view.document.notes[static_cast<std::size_t>(note)].text);
  return std::none_of(text.begin(), text.end(), [](char c) { return is_word_byte(c); });
}

std::string trouble_of(const View& view, const NumberRange& r, std::uint32_t last) {
  const std::string end = std::to_string(r.last);
  if (!r.whole || r.first < 1 || r.first > last) return "There is no note " + std::string(view.at({r.span.begin, r.range ? r.span.begin + static_cast<std::uint32_t>(std::min<std::size_t>(view.at(r.span).find_first_not_of("0123456789"), r.span.size())) : r.span.end})) + ": the last one is " + std::to_string(last) + ".";
  if (r.range && r.last <= r.first) return "The range of notes " + quoted(view.at(r.span)) + " runs backwards.";
  if (r.range && r.last > last) return "There is no note " + end + ": the last one is " + std::to_string(last) + ".";
  if (is_empty_note(view, r.first)) return "Note " + std::to_string(r.first) + " is empty.";
  if (r.range && is_empty_note(view, r.last)) return "Note " + end + " is empty.";
  return {};
}

/// The number of the note that cites the work of this name, where there is one such work.
void offer_number(Finding& f, const View& view, std::size_t i) {
  const Citation& c = view.citations[i];
  const Reference& r = view.index.references[i];
  if (r.antecedent < 0 || r.has(kAmbiguous) || !all_digits(view.at(c.supra_note))) return;
  const std::string& number = view.note_of(view.citations[static_cast<std::size_t>(r.antecedent)]).number;
  if (!number.empty() && number != view.at(c.supra_note)) f.fix = Fix{"Write note " + number, false, {{c.supra_note, number}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::uint32_t last = view.document.last_number();
  if (last == 0) return;  // no note has a number that could be meant
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (!refers_to_notes(c) || is_word_byte(view.document.text[c.supra_note.end - 1]) != (view.document.text[c.supra_note.end - 1] <= '9')) continue;
    for (const NumberRange& r : read_numbers(view.document.text, c.supra_note)) {
      const std::string trouble = trouble_of(view, r, last);
      if (trouble.empty()) continue;
      Finding& f = report(out, kRule_supra_target_missing, view, static_cast<CitationIndex>(i), {c.supra.begin, c.supra_note.end}, trouble, "Give the number of the note that is meant.");
      offer_number(f, view, i);
      break;
    }
  }
}

}  // namespace

const Rule kRule_supra_target_missing{"S001", "supra-target-missing", "supra/infra note points to a note that does not exist or an impossible range", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "text", "Indigo R6.2.3; Bluebook R. 3.5, R. 4.2", check};

}  // namespace subcite
