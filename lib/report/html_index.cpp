// The index of a symposium: a row a paper with its counts, each leading to the paper's own page; below, what all of them
// together show, to be decided on as on a paper's page.
#include "report/html_index.h"

#include "base/text.h"
#include "base/url.h"
#include "report/html_across.h"
#include "report/html_finding.h"
#include "report/html_page.h"
#include "report/html_text.h"
#include "report/listing.h"

namespace subcite {
namespace {

void begin(const ReportContext& context, std::string& out) {
  html_head(context, kHtmlScriptDigest, out);
  out += "<div class=scroll><table><thead><tr><th>Manuscript</th><th>Notes</th><th>Citations</th><th>Errors</th><th>Warnings</th><th>Of style</th>";
  out += std::string(context.offline ? "<th>Links</th>" : "<th>Dead links</th>") + "<th>Passages unread</th></tr></thead><tbody>\n";
}

void cell(std::uint64_t count, std::string& out, std::int64_t change = 0) {
  out += "<td>" + std::to_string(count);
  if (change != 0) out += " <small>(" + std::string(change < 0 ? "−" : "+") + std::to_string(change < 0 ? -change : change) + ")</small>";
  out += "</td>";
}

void row(const ReportContext& context, const Manuscript& m, const Totals& t, const std::string& page, std::string& out) {
  out += "<tr><th scope=row><a href=\"" + percent_encoded(page, "-._~/") + "\">" + plain_html(m.path) + "</a></th>";
  if (!m.error.empty()) {
    out += "<td colspan=7>It could not be read: " + plain_html(m.error) + ".</td></tr>\n";
    return;
  }
  cell(t.notes, out);
  cell(t.citations, out);
  cell(t.errors, out, context.change.errors);
  cell(t.warnings, out, context.change.warnings);
  cell(t.style, out, context.change.style);
  cell(context.offline ? t.links : t.links_broken, out, context.offline ? 0 : context.change.links_broken);
  cell(unread_in(m.citations), out);
  out += "</tr>\n";
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  out += "</tbody></table></div>\n";
  if (context.change.any()) out += "<p>Since the last run: " + change_words(context.change) + ". What changed in a manuscript stands in parentheses.</p>\n";
  const bool decided_on = tells_across(context);
  if (decided_on) out += html_filter(false);
  html_across(context, out);
  out += "<p>" + totals_words(t) + ".</p>\n";
  if (decided_on) out += "<script>" + std::string(kHtmlScript) + "</script>";
  out += "</body></html>\n";
}

}  // namespace

const ReportIndex kHtmlIndex{begin, row, end};

}  // namespace subcite
