// The source list as comma-separated values (RFC 4180), UTF-8 with a byte order mark so that Excel reads it as such. A
// field that a spreadsheet would take for a formula gets an apostrophe in front.
#include "base/text.h"
#include "report/inspect.h"
#include "report/source_list.h"

namespace subcite {
namespace {

std::string field(std::string_view value) {
  const bool formula = !value.empty() && std::string_view("=+-@\t\r").find(value.front()) != std::string_view::npos;
  std::string text = (formula ? "'" : "") + std::string(value);
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  return '"' + replaced(text, "\"", "\"\"") + '"';
}

template <class Fields>
void line(const Fields& fields, std::string& out) {
  bool first = true;
  for (const auto& value : fields) {
    out += (first ? "" : ",") + field(value);
    first = false;
  }
  out += "\r\n";
}

void begin(const ReportContext&, std::string& out) {
  std::vector<std::string_view> heads = source_columns();
  heads.insert(heads.begin(), "Manuscript");
  out += "\xEF\xBB\xBF";
  line(heads, out);
}

void manuscript(const ReportContext& context, const Manuscript& m, std::string& out) {
  for (const SourceRow& row : source_list(context, m)) {
    std::vector<std::string> fields = source_fields(row);
    fields.insert(fields.begin(), printable(m.path));
    line(fields, out);
  }
}

void end(const ReportContext&, const Totals&, std::string&) {}

}  // namespace

extern const ReportFormat kReportFormat_csv;
const ReportFormat kReportFormat_csv{"csv", "the sources, a line each, for the source pull", begin, manuscript, end};

}  // namespace subcite
