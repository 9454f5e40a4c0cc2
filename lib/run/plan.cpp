// All edits of a fix or none.
#include "run/plan.h"

#include "rules/support.h"

namespace subcite {
namespace {

bool is_quoted(const Manuscript& m, const Finding& f, const Edit& edit) {
  if (f.note < 0) return false;
  const Span note = m.document.notes[static_cast<std::size_t>(f.note)].text;
  if (!note.contains(edit.span) || edit.span.empty()) return false;
  const rules_support::Mask mask = rules_support::mask_of(m.document.text, note);
  const auto quoted = [&](std::uint32_t at) { return note.contains(at) && mask.in_quote(at); };
  return quoted(edit.span.begin) && quoted(edit.span.end - 1) && edit.span.begin > note.begin && quoted(edit.span.begin - 1) && quoted(edit.span.end);
}

}  // namespace

std::optional<std::vector<SourceEdit>> planned_edits(const Manuscript& m, const Finding& f) {
  std::vector<SourceEdit> out;
  if (!f.fix) return std::nullopt;
  for (const Edit& edit : f.fix->edits) {
    const auto source = is_quoted(m, f, edit) ? std::nullopt : to_source(m.document, edit);
    if (!source) return std::nullopt;
    out.push_back(*source);
  }
  return out;
}

}  // namespace subcite
