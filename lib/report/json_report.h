// The parts of the JSON report (fixtures/report/report.schema.json) that JSON and JSON Lines share.
#pragma once

#include "model/manuscript.h"
#include "report/format.h"
#include "report/json_writer.h"

namespace subcite {

void write_manuscript(JsonWriter& json, const ReportContext& context, const Manuscript& m);
/// What several manuscripts together show: an array.
void write_across(JsonWriter& json, const ReportContext& context);
/// Works that several manuscripts cite: an array.
void write_shared(JsonWriter& json, const ReportContext& context);
void write_summary(JsonWriter& json, const Totals& totals);

}  // namespace subcite
