// N003: the call-out of a note stands behind commas, points and closing quotation marks, and before dashes and
// colons.
#include <string>

#include "base/text.h"
#include "base/utf8.h"
#include "rules/support.h"

namespace subcite {

extern const Rule kRule_callout_placement;

namespace {

using namespace rules_support;

bool is_punctuation(char32_t c) { return c == '.' || c == ',' || c == ';' || c == '?' || c == '!'; }

/// The marks behind the call, put before it: a point or comma goes inside the closing quotation mark.
Fix moved(std::string_view text, std::uint32_t at) {
  std::uint32_t end = at;
  std::string points;
  std::string quote;
  while (end < text.size() && end < at + 8) {
    const CodePoint c = decode_utf8(text, end);
    if (c.value == 0x201D || c.value == '"') quote += text.substr(end, c.size);
    else if (is_punctuation(c.value)) points += text.substr(end, c.size);
    else break;
    end += c.size;
  }
  const bool inside = points == "." || points == ",";
  return {"Move the call-out behind it", true, {{{at, at}, inside ? points + quote : std::string(text.substr(at, end - at))}, {{at, end}, ""}}};
}

void check(const View& view, const RuleOptions&, Findings& out) {
  const std::string_view text = view.document.text;
  for (const CallOut& call : view.document.callouts) {
    const std::uint32_t at = call.sentence;
    if (call.note < 0 || at == 0) continue;
    const bool last = at >= text.size() || text[at] == '\n';  // of its paragraph
    const CodePoint after = last ? CodePoint{U'\n', 1} : decode_utf8(text, at);
    const CodePoint before = decode_before(text, at);
    const bool quote = after.value == 0x201D || after.value == '"';
    const char32_t behind = quote && at + after.size < text.size() ? decode_utf8(text, at + after.size).value : U'x';
    std::string message;
    if (is_punctuation(after.value) && !is_punctuation(before.value) && text.substr(at, 3) != "...") message = "The call-out stands before the punctuation.";
    else if (quote && is_punctuation(behind)) message = "The call-out stands before the closing quotation mark.";
    else if (before.value == 0x2014) message = "The call-out stands behind the dash.";
    else if (before.value == ':') message = "The call-out stands behind the colon.";
    if (message.empty()) continue;
    Finding& f = report_note(out, kRule_callout_placement, view, call.note, {}, std::move(message), before.value == 0x2014 || before.value == ':' ? "Put the call-out before it." : "Put the call-out behind it.");
    if (before.value != 0x2014 && before.value != ':') f.fix = moved(text, at);
    f.place = view.document.origins.place_in_source(call.source);
  }
}

}  // namespace

const Rule kRule_callout_placement{"N003", "callout-placement", "Call-out goes after punctuation, but before a dash or colon", Severity::Style, "0.1", Stage::Stable, FixKind::Automatic, "text, body", "Indigo R3.2; Bluebook R. 1.1(a)", check};

}  // namespace subcite
