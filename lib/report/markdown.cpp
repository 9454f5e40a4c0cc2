// A summary for a pull request: counts and a table of the findings of each manuscript. Text of a manuscript stays text.
#include "base/text.h"
#include "report/format.h"
#include "report/listing.h"
#include "report/scope.h"

namespace subcite {
namespace {

/// No mark of Markdown or HTML takes effect, and a cell stays on its line.
std::string plain(std::string_view words) {
  std::string out;
  for (const char c : words) {
    if (c == '<') out += "&lt;";
    else if (c == '&') out += "&amp;";
    else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
    else out += (std::string_view("\\`*_[]|#~@").find(c) != std::string_view::npos ? "\\" : "") + std::string(1, c);
  }
  return out;
}

void begin(const ReportContext&, std::string& out) { out += "# Citations\n"; }

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  constexpr std::size_t kMost = 200;
  out += "\n## " + plain(m.path) + "\n\n";
  if (!m.error.empty()) {
    out += "It could not be read: " + plain(m.error) + ".\n";
    return;
  }
  std::size_t count = 0;
  each_finding(m, [&](const Listed& at) {
    if (count++ == 0) out += "| where | line | severity | rule | what |\n|---|---|---|---|---|\n";
    if (count > kMost) return;
    const Finding& f = *at.finding;
    out += "| " + plain(at.where) + " | " + std::to_string(at.place.line) + " | " + std::string(name_of(f.severity)) + " | " + std::string(f.rule) + " | " + plain(told(f)) + " |\n";
  });
  if (count == 0) out += "Nothing was found in " + counted(m.document.notes.size(), "note") + ".\n";
  if (count > kMost) out += "\n… and " + std::to_string(count - kMost) + " more.\n";
  out += "\n" + plain(scope_words(context, m)) + "\n";
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  for (const AcrossFinding& f : across_of(context)) {
    if (&f == &across_of(context).front()) out += "\n## Over all manuscripts\n\n| severity | rule | what | where |\n|---|---|---|---|\n";
    std::string where;
    for (const AcrossPlace& place : f.places) where += (where.empty() ? "" : "; ") + plain(place_words(place));
    out += "| " + std::string(name_of(f.severity)) + " | " + std::string(f.rule) + " | " + plain(told(f)) + " | " + where + " |\n";
  }
  out += "\n" + totals_words(t) + (context.offline ? "; links were not checked" : "") + ".\n";
}

}  // namespace

extern const ReportFormat kReportFormat_markdown;
const ReportFormat kReportFormat_markdown{"markdown", "a summary for a pull request", begin, manuscript, end};

}  // namespace subcite
