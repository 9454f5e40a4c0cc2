// GitLab's code quality report: an array of issues, each with a fingerprint that is unique in the file.
#include "report/format.h"
#include "report/json_writer.h"
#include "report/listing.h"

namespace subcite {
namespace {

std::string_view severity_of(Severity severity) { return severity == Severity::Error ? "major" : severity == Severity::Warning ? "minor"
                                                                                                                               : "info"; }

void issue(bool& filled, const std::string& file, std::string_view rule, const std::string& words, std::string_view severity, const std::string& fingerprint, std::uint32_t line, std::string& out) {
  out += filled ? ",\n  " : "\n  ";
  filled = true;
  JsonWriter json(out, 1);
  json.begin_object();
  json.member("description", words);
  json.member("check_name", rule);
  json.member("fingerprint", fingerprint + "@" + file);
  json.member("severity", severity);
  json.key("location");
  json.begin_object();
  json.member("path", file);
  json.key("lines");
  json.begin_object();
  json.member("begin", static_cast<std::uint64_t>(line));
  json.end_object();
  json.end_object();
  json.end_object();
}

void begin(const ReportContext&, std::string& out) { out += "["; }

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  bool filled = context.filled;
  if (!m.error.empty()) return issue(filled, m.path, "unreadable", "The manuscript could not be read: " + m.error, "blocker", "unreadable", 1, out);
  each_finding(m, [&](const Listed& at) { issue(filled, at.file, at.finding->rule, at.where + ": " + told(*at.finding), severity_of(at.finding->severity), at.finding->fingerprint, at.place.line, out); });
}

void end(const ReportContext& context, const Totals&, std::string& out) {
  bool filled = context.filled;
  context.across.each([&](const AcrossFinding& f) { issue(filled, file_of(f.places.front().path, f.places.front().place), f.rule, told(f), severity_of(f.severity), f.fingerprint, f.places.front().place.line, out); });
  out += "\n]\n";
}

}  // namespace

extern const ReportFormat kReportFormat_gitlab;
const ReportFormat kReportFormat_gitlab{"gitlab", "code quality report of GitLab", begin, manuscript, end};

}  // namespace subcite
