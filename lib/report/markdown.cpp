// A summary for a pull request: counts and a table of the findings of each manuscript. Text of a manuscript stays text.
#include "base/text.h"
#include "report/format.h"
#include "report/listing.h"
#include "report/markdown_text.h"
#include "report/scope.h"

namespace subcite {
namespace {

void begin(const ReportContext&, std::string& out) { out += "# Citations\n"; }

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  constexpr std::size_t kMost = 200;
  out += "\n## " + plain_markdown(m.path) + "\n\n";
  if (!m.error.empty()) {
    out += "It could not be read: " + plain_markdown(m.error) + ".\n";
    return;
  }
  std::size_t count = 0;
  each_finding(m, [&](const Listed& at) {
    if (count++ == 0) out += "| where | line | severity | rule | what |\n|---|---|---|---|---|\n";
    if (count > kMost) return;
    const Finding& f = *at.finding;
    out += "| " + plain_markdown(at.where) + " | " + std::to_string(at.place.line) + " | " + std::string(name_of(f.severity)) + " | " + std::string(f.rule) + " | " + plain_markdown(told(f)) + " |\n";
  });
  if (count == 0) out += "Nothing was found in " + counted(m.document.notes.size(), "note") + ".\n";
  if (count > kMost) out += "\n… and " + std::to_string(count - kMost) + " more.\n";
  out += "\n" + plain_markdown(scope_words(context, m)) + "\n";
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  if (!context.across.empty()) out += "\n## Over all manuscripts\n\n| severity | rule | what | where |\n|---|---|---|---|\n";
  context.across.each([&](const AcrossFinding& f) {
    std::string where;
    for (const AcrossPlace& place : f.places) where += (where.empty() ? "" : "; ") + plain_markdown(place_words(place));
    out += "| " + std::string(name_of(f.severity)) + " | " + std::string(f.rule) + " | " + plain_markdown(told(f)) + " | " + where + " |\n";
  });
  out += "\n" + totals_words(t) + (context.offline ? "; links were not checked" : "") + ".\n";
  if (context.change.any()) out += "\nSince the last run: " + change_words(context.change) + ".\n";
}

}  // namespace

extern const ReportFormat kReportFormat_markdown;
const ReportFormat kReportFormat_markdown{"markdown", "a summary for a pull request", begin, manuscript, end};

}  // namespace subcite
