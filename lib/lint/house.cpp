// Each pattern runs over the notes, the body or both; what it matches is a finding.
#include "lint/house.h"

#include <re2/re2.h>

namespace subcite {
namespace {

RE2::Options quiet() {
  RE2::Options options;
  options.set_log_errors(false);
  constexpr std::int64_t kMost = 8 << 20;  // bytes of a compiled pattern
  options.set_max_mem(kMost);
  return options;
}

Severity severity_of(const std::string& word) { return word == "error" ? Severity::Error : word == "warning" ? Severity::Warning
                                                                                                             : Severity::Style; }

/// The codes live as long as the program: a finding keeps a view of its own.
std::string_view code_of(std::size_t index) {
  static const std::vector<std::string> kCodes = [] {
    std::vector<std::string> codes;
    for (int i = 1; i < 1000; ++i) codes.push_back("H" + std::string(i < 10 ? "00" : i < 100 ? "0"
                                                                                             : "") +
                                                   std::to_string(i));
    return codes;
  }();
  return kCodes[std::min(index, kCodes.size() - 1)];
}

struct Found {
  std::string_view code;
  const HousePattern* pattern;
};

void scan(const View& view, const RE2& expression, const Found& found, Span span, std::int32_t note, Findings& out) {
  constexpr std::size_t kMost = 1000;                                                // matches of one pattern in one note
  const re2::StringPiece text(view.document.text.data() + span.begin, span.size());  // ^ and $ are the ends of the note
  re2::StringPiece match;
  std::size_t count = 0;
  for (std::size_t at = 0; at <= text.size() && count < kMost && expression.Match(text, at, text.size(), RE2::UNANCHORED, &match, 1); ++count) {
    const auto begin = static_cast<std::uint32_t>(match.data() - view.document.text.data());
    const auto end = begin + static_cast<std::uint32_t>(match.size());
    at = std::max<std::size_t>(end, begin + 1) - span.begin;
    if (match.empty()) continue;
    Finding& f = out.emplace_back();
    f.rule = found.code;
    f.name = "house-pattern";
    f.severity = severity_of(found.pattern->severity);
    f.span = {begin, end};
    f.note = note;
    f.message = found.pattern->message;
    f.help = "The journal’s own rule, " + found.pattern->place + ".";
  }
}

}  // namespace

Result<void> check_house(const Selection& selection) {
  for (const HousePattern& p : selection.house) {
    const RE2 expression(p.pattern, quiet());
    if (!expression.ok()) return failure("line " + p.place.substr(p.place.rfind(':') + 1) + ": the pattern “" + p.pattern + "” cannot be read: " + expression.error() + ".");
  }
  return {};
}

void run_house(const View& view, const Selection& selection, Findings& findings) {
  for (std::size_t k = 0; k < selection.house.size(); ++k) {
    const HousePattern& p = selection.house[k];
    const RE2 expression(p.pattern, quiet());
    const Found found{code_of(k), &p};
    if (!expression.ok()) continue;
    if (p.scope != "body")
      for (std::size_t n = 0; n < view.document.notes.size(); ++n) scan(view, expression, found, view.document.notes[n].text, static_cast<std::int32_t>(n), findings);
    if (p.scope != "notes")
      for (const Paragraph& paragraph : view.document.body) scan(view, expression, found, paragraph.text, -1, findings);
  }
}

}  // namespace subcite
