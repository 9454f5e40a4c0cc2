// The index of a symposium: a row a paper with its counts, each leading to the paper's own page.
#include "report/html_index.h"

#include <algorithm>

#include "base/text.h"
#include "base/url.h"
#include "report/html_page.h"
#include "report/html_text.h"

namespace subcite {
namespace {

void begin(const ReportContext& context, std::string& out) {
  out += "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-" + std::string(kHtmlStyleDigest) + "'; base-uri 'none'; form-action 'none'\">\n";
  out += "<title>Citations</title><style>" + std::string(kHtmlStyle) + "</style></head><body>\n<h1>Citations</h1>\n<p>By subcite " + plain_html(context.version) + (context.offline ? "; links were not checked." : ".") + "</p>\n";
  out += "<div class=scroll><table><thead><tr><th>Manuscript</th><th>Notes</th><th>Citations</th><th>Errors</th><th>Warnings</th><th>Of style</th>";
  out += std::string(context.offline ? "<th>Links</th>" : "<th>Dead links</th>") + "<th>Passages unread</th></tr></thead><tbody>\n";
}

void cell(std::uint64_t count, std::string& out) { out += "<td>" + std::to_string(count) + "</td>"; }

void row(const ReportContext& context, const Manuscript& m, const Totals& t, const std::string& page, std::string& out) {
  out += "<tr><th scope=row><a href=\"" + percent_encoded(page, "-._~/") + "\">" + plain_html(m.path) + "</a></th>";
  if (!m.error.empty()) {
    out += "<td colspan=7>It could not be read: " + plain_html(m.error) + ".</td></tr>\n";
    return;
  }
  const auto unread = std::count_if(m.citations.begin(), m.citations.end(), [](const Citation& c) { return c.form == Form::Unknown; });
  for (const std::uint64_t count : {t.notes, t.citations, t.errors, t.warnings, t.style, context.offline ? t.links : t.links_broken, static_cast<std::uint64_t>(unread)}) cell(count, out);
  out += "</tr>\n";
}

void end(const ReportContext&, const Totals& t, std::string& out) { out += "</tbody></table></div>\n<p>" + counted(t.errors, "error") + ", " + counted(t.warnings, "warning") + ", " + std::to_string(t.style) + " of style in " + counted(t.notes, "note") + " of " + counted(t.manuscripts, "manuscript") + ".</p>\n</body></html>\n"; }

}  // namespace

const ReportIndex kHtmlIndex{begin, row, end};

}  // namespace subcite
