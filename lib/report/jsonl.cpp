// JSON Lines: the manuscripts of the JSON report, one a line, and the summary as the last line.
#include "report/format.h"
#include "report/json_report.h"

namespace subcite {
namespace {

void begin(const ReportContext&, std::string&) {}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  JsonWriter json = JsonWriter::on_one_line(out);
  write_manuscript(json, context, m);
  out += '\n';
}

void end(const ReportContext& context, const Totals& totals, std::string& out) {
  JsonWriter json = JsonWriter::on_one_line(out);
  json.begin_object();
  json.member("schema", "subcite/1");
  json.member("version", context.version);
  json.member("offline", context.offline);
  json.key("across");
  write_across(json, context);
  json.key("shared");
  write_shared(json, context);
  json.key("summary");
  write_summary(json, totals);
  json.end_object();
  out += '\n';
}

}  // namespace

extern const ReportFormat kReportFormat_jsonl;
const ReportFormat kReportFormat_jsonl{"jsonl", "the JSON report a line for each manuscript, its summary last", begin, manuscript, end, false, false, nullptr, nullptr, true};

}  // namespace subcite
