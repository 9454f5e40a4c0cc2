// Findings stand as in a manuscript's page, the places left of them; decisions on them are kept as of a manuscript without a name.
#include "report/html_across.h"

#include <set>

#include "base/text.h"
#include "report/html_finding.h"
#include "report/html_text.h"
#include "report/listing.h"

namespace subcite {
namespace {

/// Places one below the other.
void lines(const std::vector<AcrossPlace>& places, std::string& out) {
  for (const AcrossPlace& place : places) out += (&place == &places.front() ? "" : "<br>") + plain_html(place_words(place));
}

void finding(const ReportContext& context, const AcrossFinding& f, std::string& out) {
  out += "<article class=note><h3>" + counted(f.places.size(), "place") + "</h3><p>";
  lines(f.places, out);
  out += "</p><div>" + html_finding(context, {f.severity, f.rule, f.name, f.fingerprint, f.message, f.help, f.confirmed, f.suppressed, {}, {}}) + "</div></article>\n";
}

/// As decisions on them are kept: of no manuscript.
void across(const ReportContext& context, std::string& out) {
  if (!tells_across(context)) return;
  out += "<section data-manuscript=\"\"><h2>Over all manuscripts</h2>\n";
  std::set<std::string_view> rules;
  const auto tell = [&](const AcrossFinding& f) { finding(context, f, out), rules.insert(f.rule); };
  context.across.each(tell);
  html_dismissed(context.dismissed.count, [&] { context.dismissed.each(tell); }, out);
  html_rules(context, rules, out);
  out += "</section>\n";
}

/// Who cites what.
void shared(const ReportContext& context, std::string& out) {
  const SharedWorks& shared = context.shared;
  if (shared.works.empty()) return;
  out += "<h2>Cited by several manuscripts</h2>\n<div class=scroll><table><thead><tr><th>Source</th><th>Kind</th><th>Manuscripts</th><th>Where first</th></tr></thead><tbody>\n";
  shared.works.each([&](const SharedWork& work) {
    out += "<tr data-source><th scope=row>" + plain_html(work.words) + "</th><td class=whole>" + std::string(name_of(work.kind)) + "</td><td>" + std::to_string(work.papers) + "</td><td>";
    lines(work.places, out);
    if (work.papers > work.places.size()) out += "<br>and " + std::to_string(work.papers - work.places.size()) + " more";
    out += "</td></tr>\n";
  });
  out += "</tbody></table></div>\n";
  if (shared.left_off > 0) out += "<p>… and " + counted(shared.left_off, "more source") + " that several cite.</p>\n";
}

}  // namespace

bool tells_across(const ReportContext& context) { return !context.across.empty() || !context.dismissed.empty(); }

void html_across(const ReportContext& context, std::string& out) {
  across(context, out);
  shared(context, out);
}

}  // namespace subcite
