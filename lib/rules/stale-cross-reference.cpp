// S017: a field of Word or OpenDocument that stands for the number of a note shows another one, or its bookmark is gone.
#include "base/text.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_stale_cross_reference;

namespace {

using namespace rules_support;

/// What the field shows, without spaces and the marks round a note number.
std::string shown_number(const View& view, Span shown) {
  std::string out;
  for (const char c : view.at(shown))
    if (c != ' ' && c != '[' && c != ']' && c != '(' && c != ')' && c != '.') out += c;
  return out;
}

std::string how_to_insert(Format format) { return format == Format::Odt ? "Insert the cross-reference again in LibreOffice (Insert, Cross-reference, Footnotes)." : "Insert the cross-reference again in Word (References, Cross-reference, Footnote)."; }

std::string how_to_update(Format format) { return format == Format::Odt ? "Update the fields in LibreOffice (Tools, Update, Fields)" : "Update the fields in Word (Ctrl+A, then F9, in the notes too)"; }

Finding& at_field(const View& view, const CrossRef& ref, std::string message, std::string help, Findings& out) {
  const Span span = ref.shown.empty() ? Span{ref.shown.begin, std::min(ref.shown.begin + 1, static_cast<std::uint32_t>(view.document.text.size()))} : ref.shown;
  return report_note(out, kRule_stale_cross_reference, view, ref.holder, span, std::move(message), std::move(help));
}

void check(const View& view, const RuleOptions&, Findings& out) {
  for (const CrossRef& ref : view.document.cross_refs) {
    const std::string shown = shown_number(view, ref.shown);
    if (ref.lost) {
      at_field(view, ref, "The cross-reference shows " + quoted(view.at(ref.shown)) + ", but the note it was made for is gone.", how_to_insert(view.document.format), out);
      continue;
    }
    if (ref.numbers.empty() || shown == ref.numbers.front() || shown == ref.numbers.back()) continue;
    const std::string& now = ref.numbers.front();
    Finding& f = at_field(view, ref, "The cross-reference shows " + quoted(view.at(ref.shown)) + ", but its note is now " + now + ".", how_to_update(view.document.format) + ", or write " + now + ".", out);
    f.fix = Fix{"Write " + now, false, {{ref.shown, now}}};
  }
}

}  // namespace

const Rule kRule_stale_cross_reference{"S017", "stale-cross-reference", "A Word cross-reference field shows an old note number, or its bookmark is gone", Severity::Error, "0.1", Stage::Stable, FixKind::Suggested, "fields", "Indigo R6.2.3; Bluebook R. 3.5, R. 4.2(a)", check};

}  // namespace subcite
