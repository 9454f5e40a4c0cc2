// SARIF 2.1.0 (OASIS), as code hosts take it in: every result has a relative address and a line; for files whose lines a
// person does not see, the note stands beside it as a logical location. The rules are described once; what was checked of
// each manuscript stands with its artifact.
#include "report/format.h"
#include "report/json_writer.h"
#include "report/listing.h"
#include "report/scope.h"

namespace subcite {
namespace {

std::string_view level_of(Severity severity) { return severity == Severity::Error ? "error" : severity == Severity::Warning ? "warning"
                                                                                                                            : "note"; }

void text(JsonWriter& json, std::string_view key, const std::string& words) {
  json.key(key);
  json.begin_object();
  json.member("text", words);
  json.end_object();
}

void describe(JsonWriter& json, const ReportContext& context, const Rule& rule) {
  json.begin_object();
  json.member("id", rule.code);
  json.member("name", rule.slug);
  text(json, "shortDescription", std::string(rule.summary));
  const std::string page = context.explain == nullptr ? std::string() : context.explain(rule.code);
  if (!page.empty()) {
    json.key("help");
    json.begin_object();
    json.member("text", rule.summary);
    json.member("markdown", page);
    json.end_object();
  }
  json.key("defaultConfiguration");
  json.begin_object();
  json.member("level", level_of(rule.severity));
  json.member("enabled", !rule.off);
  json.end_object();
  json.end_object();
}

void begin(const ReportContext& context, std::string& out) {
  out += "{\n  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n  \"version\": \"2.1.0\",\n  \"runs\": [\n    {\n      \"tool\": ";
  JsonWriter json(out, 3);
  json.begin_object();
  json.key("driver");
  json.begin_object();
  json.member("name", "subcite");
  json.member("version", context.version);
  json.key("rules");
  json.begin_array();
  if (context.rules != nullptr)
    for (const Rule* rule : *context.rules) describe(json, context, *rule);
  json.end_array();
  json.end_object();
  json.end_object();
  out += ",\n      \"columnKind\": \"unicodeCodePoints\",\n      \"results\": [";
}

/// Results are separated by commas whatever manuscript they are of.
void separate(bool& filled, std::string& out) {
  out += filled ? ",\n        " : "\n        ";
  filled = true;
}

void location(JsonWriter& json, const std::string& file, const Place* place, const std::string& where) {
  json.key("locations");
  json.begin_array();
  json.begin_object();
  json.key("physicalLocation");
  json.begin_object();
  json.key("artifactLocation");
  json.begin_object();
  json.member("uri", uri_of(file));
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

/// What is found, and where; without a fingerprint where it is of no rule.
struct Found {
  std::string_view rule;
  Severity severity;
  std::string words;
  std::string file;
  const Place* place;  // null for the whole file
  std::string where;
  std::string_view fingerprint;
};

void result(const Found& found, bool& filled, std::string& out) {
  separate(filled, out);
  JsonWriter json(out, 4);
  json.begin_object();
  json.member("ruleId", found.rule);
  json.member("level", level_of(found.severity));
  text(json, "message", found.words);
  location(json, found.file, found.place, found.where);
  if (!found.fingerprint.empty()) {
    json.key("partialFingerprints");
    json.begin_object();
    json.member("subcite/v1", found.fingerprint);
    json.end_object();
  }
  json.end_object();
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  bool filled = context.filled;
  if (!m.error.empty()) return result({"unreadable", Severity::Error, "The manuscript could not be read: " + m.error, m.path, nullptr, {}, {}}, filled, out);
  each_finding(m, [&](const Listed& at) { result({at.finding->rule, at.finding->severity, told(*at.finding), at.file, &at.place, at.where, at.finding->fingerprint}, filled, out); });
}

void artifact(const ReportContext& context, const Manuscript& m, std::string& tail) {
  bool filled = !tail.empty();
  separate(filled, tail);
  JsonWriter json(tail, 4);
  json.begin_object();
  json.key("location");
  json.begin_object();
  json.member("uri", uri_of(m.path));
  json.end_object();
  json.key("roles");
  json.begin_array();
  json.string("analysisTarget");
  json.end_array();
  text(json, "description", m.error.empty() ? scope_words(context, m) : "It could not be read: " + m.error);
  json.end_object();
}

/// A run that could not read a manuscript was not executed successfully: code hosts show it.
void end(const ReportContext& context, const Totals& totals, std::string& out) {
  bool filled = context.filled;
  context.across.each([&](const AcrossFinding& f) {
    const AcrossPlace& first = f.places.front();
    result({f.rule, f.severity, told(f), file_of(first.path, first.place), &first.place, place_words(first), f.fingerprint}, filled, out);
  });
  out += "\n      ],\n      \"artifacts\": [" + context.tail + "\n      ],\n      \"invocations\": [{\"executionSuccessful\": " + (totals.unreadable == 0 ? "true" : "false") + "}]\n    }\n  ]\n}\n";
}

}  // namespace

extern const ReportFormat kReportFormat_sarif;
const ReportFormat kReportFormat_sarif{"sarif", "SARIF 2.1.0, for code hosts", begin, manuscript, end, false, false, nullptr, artifact};

}  // namespace subcite
