// SARIF 2.1.0 (OASIS), as code hosts take it in: every result has a relative address and a line; for files whose lines a
// person does not see, the note stands beside it as a logical location.
#include "report/format.h"
#include "report/json_writer.h"
#include "report/listing.h"

namespace subcite {
namespace {

std::string_view level_of(Severity severity) { return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning"
                                                                                                                            : "note"; }

void begin(const ReportContext& context, std::string& out) {
  out += "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"tool\": {\"driver\": {\"name\": \"subcite\", \"version\": \"" + context.version + "\"}},\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [";
}

/// Results are separated by commas whatever manuscript they are of.
void separate(bool& filled, std::string& out) {
  out += filled ? ",\n        " : "\n        ";
  filled = true;
}

void location(JsonWriter& json, const Manuscript& m, const Place* place, const std::string& where) {
  json.key("locations");
  json.begin_array();
  json.begin_object();
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object();
  json.member("uri", uri_of(m.path));
  json.end_object();
  json.key("region");
  json.begin_object();
  json.member("startLine", static_cast<std::uint64_t>(place == nullptr ? 1 : place->line));
  if (place != nullptr) {
    json.member("startColumn", static_cast<std::uint64_t>(place->column));
    json.member("endLine", static_cast<std::uint64_t>(place->end_line));
    json.member("endColumn", static_cast<std::uint64_t>(place->end_column));
  }
  json.end_object();
  json.end_object();
  if (!where.empty()) {
    json.key("logicalLocations");
    json.begin_array();
    json.begin_object();
    json.member("name", where);
    json.end_object();
    json.end_array();
  }
  json.end_object();
  json.end_array();
}

void message(JsonWriter& json, const std::string& words) {
  json.key("message");
  json.begin_object();
  json.member("text", words);
  json.end_object();
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  bool filled = context.filled;
  if (!m.error.empty()) {
    separate(filled, out);
    JsonWriter json(out, 4);
    json.begin_object();
    json.member("ruleId", "unreadable");
    json.member("level", "error");
    message(json, "The manuscript could not be read: " + m.error);
    location(json, m, nullptr, {});
    json.end_object();
    return;
  }
  each_finding(m, [&](const Listed& at) {
    const Finding& f = *at.finding;
    separate(filled, out);
    JsonWriter json(out, 4);
    json.begin_object();
    json.member("ruleId", f.rule);
    json.member("level", level_of(f.severity));
    message(json, told(f));
    location(json, m, &at.place, at.where);
    json.key("partialFingerprints");
    json.begin_object();
    json.member("subcite/v1", f.fingerprint);
    json.end_object();
    json.end_object();
  });
}

void end(const ReportContext&, const Totals&, std::string& out) { out += "\n      ]\n    }\n  ]\n}\n"; }

}  // namespace

extern const ReportFormat kReportFormat_sarif;
const ReportFormat kReportFormat_sarif{"sarif", "SARIF 2.1.0, for code hosts", begin, manuscript, end};

}  // namespace subcite
