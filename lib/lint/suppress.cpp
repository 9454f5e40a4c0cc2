// Each comment and entry is held against the findings of its note or paragraph.
#include "lint/suppress.h"

#include <algorithm>

#include "base/text.h"
#include "lint/lint.h"

namespace subcite {
namespace {

bool names_rule(const std::string& name, const Finding& f) {
  const bool family = name.size() == 1 && lower_ascii(name)[0] == lower_ascii(f.rule)[0];
  return family || equals_ignoring_case(name, f.rule) || name == f.name;
}

bool concerns(const Suppression& s, const Finding& f) {
  const bool here = s.note >= 0 ? f.note == s.note : f.note < 0 && s.paragraph.begin <= f.span.begin && f.span.begin <= s.paragraph.end;
  return here && std::any_of(s.rules.begin(), s.rules.end(), [&](const std::string& name) { return names_rule(name, f); });
}

std::string listed(const std::vector<std::string>& rules) {
  std::string out;
  for (const std::string& rule : rules) out += (out.empty() ? "" : ", ") + rule;
  return out;
}

bool is_rule(const std::string& name) { return name.size() == 1 || find_rule(name) != nullptr || name.starts_with("H0"); }

std::vector<Remark> comments(const View& view, const Selection& selection, Findings& findings) {
  std::vector<Remark> remarks;
  for (const Suppression& s : view.document.suppressions) {
    bool used = false;
    for (Finding& f : findings)
      if (concerns(s, f)) used = true, f.suppressed = "comment" + (s.reason.empty() ? std::string() : ": " + s.reason);
    const auto unknown = std::find_if(s.rules.begin(), s.rules.end(), [](const std::string& name) { return !is_rule(name); });
    if (s.rules.empty()) remarks.push_back({"A comment says “subcite: ignore” and names no rule: write “subcite: ignore S003 reason”.", s.place});
    else if (unknown != s.rules.end()) remarks.push_back({"A comment ignores “" + *unknown + "”, and there is no such rule.", s.place});
    else if (!used && std::all_of(s.rules.begin(), s.rules.end(), [&](const std::string& name) { return is_asked(selection, name); })) remarks.push_back({"A comment ignores " + listed(s.rules) + ", and nothing of the kind is found there any more: take it out.", s.place});
  }
  return remarks;
}

bool fits(const View& view, const Ignore& entry, const Finding& f) {
  if (!entry.rule.empty() && !names_rule(entry.rule, f)) return false;
  if (!entry.note.empty() && (f.note < 0 || view.document.notes[static_cast<std::size_t>(f.note)].label != entry.note)) return false;
  if (entry.text.empty()) return true;
  const Span around = f.citation >= 0 ? view.citations[static_cast<std::size_t>(f.citation)].raw : f.span;
  return view.at(around).find(entry.text) != std::string_view::npos || view.at(f.span).find(entry.text) != std::string_view::npos;
}

}  // namespace

std::vector<Remark> suppress(const View& view, const Selection& selection, Findings& findings) {
  std::vector<Remark> remarks = comments(view, selection, findings);
  for (const Ignore& entry : selection.ignores) {
    bool used = false;
    for (Finding& f : findings)
      if (fits(view, entry, f)) used = true, f.suppressed = "subcite.toml" + (entry.reason.empty() ? std::string() : ": " + entry.reason);
    if (!used && !is_across(entry.rule) && (entry.rule.empty() || is_asked(selection, entry.rule))) remarks.push_back({entry.place + ": this [[ignore]] fits no finding of this manuscript.", std::nullopt});
  }
  return remarks;
}

}  // namespace subcite
