// The buttons are hidden until the script shows them. A decision of an earlier round is a pressed button.
#include "report/html_finding.h"

#include "base/text.h"
#include "report/html_text.h"
#include "report/listing.h"

namespace subcite {
namespace {

std::string rule_anchor(const ReportContext& context, std::string_view code) { return "m" + std::to_string(context.position) + "-" + std::string(code); }

std::string button(std::string_view decision, std::string_view words, bool pressed) { return "<button type=button data-decision=" + std::string(decision) + " aria-pressed=" + (pressed ? "true" : "false") + ">" + std::string(words) + "</button>"; }

std::string folded(const ReportContext& context, const HtmlFinding& f) {
  std::string out = " <details><summary>" + std::string(f.rule) + " " + std::string(f.name) + "</summary>";
  if (!f.fix.empty()) out += "Fix: " + plain_html(f.fix) + ". ";
  if (context.explain == nullptr) out += "<code>subcite explain " + std::string(f.rule) + "</code> tells what the rule finds.";
  else out += "<a href=\"#" + rule_anchor(context, f.rule) + "\">What the rule finds, and why</a>";
  return out + "</details>";
}

/// Why, where the editor said so.
std::string reason_of(std::string_view suppressed) {
  const std::string_view reason = is_dismissed(suppressed) ? suppressed.substr(kByEditor.size()) : std::string_view();
  return reason.empty() || reason == "dismissed" ? std::string() : " data-reason=\"" + plain_html(reason) + "\"";
}

}  // namespace

std::string html_finding(const ReportContext& context, const HtmlFinding& f) {
  const std::string severity(name_of(f.severity));
  std::string out = "<div class=\"finding " + severity + "\" data-severity=\"" + severity + "\" data-rule=\"" + std::string(f.rule) + "\" data-fingerprint=\"" + std::string(f.fingerprint) + "\"" + reason_of(f.suppressed) + "><b>" + severity + "</b> " + plain_html(f.message);
  if (!f.help.empty()) out += " <i>" + plain_html(f.help) + "</i>";
  out += f.more + folded(context, f);
  return out + "<span class=judge hidden>" + button("dismissed", "dismiss", is_dismissed(f.suppressed)) + " " + button("confirmed", "confirm", f.confirmed) + "</span></div>\n";
}

std::string html_filter(bool of_notes) {
  std::string out = "<form hidden aria-label=\"Filter\"><span><label><input type=checkbox name=severity value=error checked> errors</label> <label><input type=checkbox name=severity value=warning checked> warnings</label> <label><input type=checkbox name=severity value=style checked> style</label></span>";
  out += "<label>Rule <select name=rule><option value=\"\">all</option></select></label>";
  if (of_notes) out += "<label>Link <select name=status><option value=\"\">all</option></select></label>";
  out += "<label>Words <input type=search name=words></label>";
  if (of_notes) out += "<label><input type=checkbox name=only> only notes with findings</label>";
  return out + "<label><input type=checkbox name=open> only undecided</label><button type=button name=save hidden>Save decisions</button><span id=told role=status></span></form>\n";
}

void html_dismissed(std::size_t count, const std::function<void()>& each, std::string& out) {
  if (count == 0) return;
  out += "<details class=dismissed><summary>" + counted(count, "finding") + " dismissed in an earlier round</summary>\n";
  each();
  out += "</details>\n";
}

void html_rules(const ReportContext& context, const std::set<std::string_view>& codes, std::string& out) {
  if (codes.empty() || context.explain == nullptr) return;
  out += "<h2>Rules</h2>\n";
  for (const std::string_view code : codes) out += "<details class=rule id=\"" + rule_anchor(context, code) + "\"><summary>" + std::string(code) + "</summary><p>" + plain_html(context.explain(code)) + "</p></details>\n";
}

}  // namespace subcite
