// G004: a signal governs the whole string up to the next one; the same signal once more is superfluous.
#include <string>

#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_signal_repeated;

namespace {

using namespace rules_support;

void check(const View& view, const RuleOptions&, Findings& out) {
  std::int64_t before = -1;
  std::string_view governs;
  std::int64_t told = -1;
  for (std::size_t i = 0; i < view.citations.size(); ++i) {
    const Citation& c = view.citations[i];
    if (c.nested) continue;
    const bool same_note = before >= 0 && view.citations[static_cast<std::size_t>(before)].note == c.note;
    const Span between = same_note ? Span{view.citations[static_cast<std::size_t>(before)].raw.end, std::max(view.citations[static_cast<std::size_t>(before)].raw.end, c.raw.begin)} : Span{};
    const bool joined = same_note && trim(view.at(between)) == ";";
    if (!joined) governs = {}, told = -1;
    const bool plain = c.signal_name != "with" && c.signal_name != "and" && !c.signal_name.starts_with("compare") && !c.signal_name.starts_with("contrast");
    const bool leads_in = c.signal.begin > c.raw.begin;  // "for criticism, see": the verb of its own clause
    if (joined && !c.signal.empty() && plain && !leads_in && c.signal_name == governs && c.form != Form::CrossReference && !c.quoted && told < 0) {
      Finding& f = report(out, kRule_signal_repeated, view, static_cast<CitationIndex>(i), c.signal, "The signal " + quoted(view.at(c.signal)) + " is still in force.", "Leave it out.");
      std::uint32_t end = c.signal.end;
      while (end < c.raw.end && (view.document.text[end] == ' ' || view.document.text[end] == ',')) ++end;
      f.fix = Fix{"Leave the signal out", true, {{{c.signal.begin, end}, ""}}};
      told = static_cast<std::int64_t>(i);
    }
    if (!c.signal.empty()) governs = c.signal_name;
    before = static_cast<std::int64_t>(i);
  }
}

}  // namespace

const Rule kRule_signal_repeated{"G004", "signal-repeated", "The signal in force is repeated", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text", "Indigo R4.3, R4.4; Bluebook R. 1.2, R. 1.4", check};

}  // namespace subcite
