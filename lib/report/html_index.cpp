// The index of a symposium: a row a paper with its counts, each leading to the paper's own page.
#include "report/html_index.h"

#include "base/text.h"
#include "base/url.h"
#include "report/html_text.h"
#include "report/listing.h"

namespace subcite {
namespace {

void begin(const ReportContext& context, std::string& out) {
  html_head(context, {}, out);
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

/// Places one below the other.
void lines(const std::vector<AcrossPlace>& places, std::string& out) {
  for (const AcrossPlace& place : places) out += (&place == &places.front() ? "" : "<br>") + plain_html(place_words(place));
}

void across(const ReportContext& context, std::string& out) {
  if (across_of(context).empty()) return;
  out += "<h2>Over all manuscripts</h2>\n<div class=scroll><table><thead><tr><th>Severity</th><th>Rule</th><th>What</th><th>Where</th></tr></thead><tbody>\n";
  for (const AcrossFinding& f : across_of(context)) {
    out += "<tr><td>" + std::string(name_of(f.severity)) + "</td><td>" + std::string(f.rule) + " " + std::string(f.name) + "</td><td>" + plain_html(told(f)) + "</td><td>";
    lines(f.places, out);
    out += "</td></tr>\n";
  }
  out += "</tbody></table></div>\n";
}

/// Who cites what.
void shared(const ReportContext& context, std::string& out) {
  const SharedWorks& shared = shared_of(context);
  if (shared.works.empty()) return;
  out += "<h2>Cited by several manuscripts</h2>\n<div class=scroll><table><thead><tr><th>Source</th><th>Kind</th><th>Manuscripts</th><th>Where first</th></tr></thead><tbody>\n";
  for (const SharedWork& work : shared.works) {
    out += "<tr><th scope=row>" + plain_html(work.words) + "</th><td class=whole>" + std::string(name_of(work.kind)) + "</td><td>" + std::to_string(work.papers) + "</td><td>";
    lines(work.places, out);
    if (work.papers > work.places.size()) out += "<br>and " + std::to_string(work.papers - work.places.size()) + " more";
    out += "</td></tr>\n";
  }
  out += "</tbody></table></div>\n";
  if (shared.left_off > 0) out += "<p>… and " + counted(shared.left_off, "more source") + " that several cite.</p>\n";
}

void end(const ReportContext& context, const Totals& t, std::string& out) {
  out += "</tbody></table></div>\n";
  if (context.change.any()) out += "<p>Since the last run: " + change_words(context.change) + ". What changed in a manuscript stands in parentheses.</p>\n";
  across(context, out);
  shared(context, out);
  out += "<p>" + totals_words(t) + ".</p>\n</body></html>\n";
}

}  // namespace

const ReportIndex kHtmlIndex{begin, row, end};

}  // namespace subcite
