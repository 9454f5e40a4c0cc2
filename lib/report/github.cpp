// Annotations as GitHub's workflow commands: a line a finding, shown beside the file's line in a pull request.
#include "base/utf8.h"
#include "report/format.h"
#include "report/listing.h"
#include "report/scope.h"

namespace subcite {
namespace {

/// Line breaks and per cent signs end a command; in properties commas and colons do, too.
std::string escaped(std::string_view printed, bool property) {
  const std::string words = without_steering(printed);
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : words) {
    const auto byte = static_cast<unsigned char>(c);
    const bool special = c == '%' || byte < 0x20 || (property && (c == ',' || c == ':'));
    if (special) out += {'%', kHex[byte >> 4U], kHex[byte & 15U]};
    else out += c;
  }
  return out;
}

std::string_view command_of(Severity severity) { return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning"
                                                                                                                              : "notice"; }

void begin(const ReportContext&, std::string&) {}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  if (!m.error.empty()) {
    out += "::error file=" + escaped(m.path, true) + ",line=1,title=unreadable::" + escaped(m.error, false) + "\n";
    return;
  }
  each_finding(m, [&](const Listed& at) {
    const Finding& f = *at.finding;
    const std::string title = std::string(f.rule) + " " + std::string(f.name) + ", " + at.where;
    out += "::" + std::string(command_of(f.severity)) + " file=" + escaped(at.file, true) + ",line=" + std::to_string(at.place.line) + ",col=" + std::to_string(at.place.column) + ",endLine=" + std::to_string(at.place.end_line) + ",title=" + escaped(title, true) + "::" + escaped(told(f), false) + "\n";
  });
  out += "Checked " + escaped(m.path + ". " + scope_words(context, m), false) + "\n";  // a line of the log, no annotation
}

void end(const ReportContext& context, const Totals&, std::string& out) {
  context.across.each([&](const AcrossFinding& f) { out += "::" + std::string(command_of(f.severity)) + " file=" + escaped(file_of(f.places.front().path, f.places.front().place), true) + ",line=" + std::to_string(f.places.front().place.line) + ",title=" + escaped(std::string(f.rule) + " " + std::string(f.name), true) + "::" + escaped(told(f), false) + "\n"; });
}

}  // namespace

extern const ReportFormat kReportFormat_github;
const ReportFormat kReportFormat_github{"github", "annotations of GitHub Actions", begin, manuscript, end};

}  // namespace subcite
