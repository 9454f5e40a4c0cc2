// The catalogue of lint and its embedded pages, put into words.
#include "run/catalogue.h"

#include "lint/lint.h"
#include "lint/pages.h"
#include "report/json_writer.h"

namespace subcite {
namespace {

std::string padded(std::string_view text, std::size_t width) { return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' '); }

std::string_view fix_of(const Rule& rule) {
  return rule.fix == FixKind::Automatic ? "automatic" : rule.fix == FixKind::Suggested ? "suggested"
                                                                                       : "none";
}

}  // namespace

std::string rule_list_json() {
  std::string out;
  JsonWriter json(out);
  json.begin_array();
  for (const Rule* rule : catalogue()) {
    json.begin_object();
    json.member("code", rule->code);
    json.member("name", rule->slug);
    json.member("severity", name_of(rule->severity));
    json.member("stage", rule->stage == Stage::Preview ? "preview" : "stable");
    json.member("default", rule->off ? "off" : "on");
    json.member("fix", fix_of(*rule));
    json.member("summary", rule->summary);
    json.member("needs", rule->needs);
    json.member("basis", rule->basis);
    json.member("options", rule->options);
    json.end_object();
  }
  json.end_array();
  return out + "\n";
}

std::string rule_list() {
  std::string out;
  for (const Rule* rule : catalogue()) out += padded(rule->code, 6) + padded(rule->slug, 28) + padded(name_of(rule->severity), 9) + std::string(rule->summary) + (rule->stage == Stage::Preview ? " (preview)" : "") + "\n";
  return out;
}

Result<std::string> rule_page(const std::string& name) {
  const Rule* rule = find_rule(name);
  if (rule == nullptr) return failure("There is no rule “" + name + "”. `subcite rules` lists them all.");
  return std::string(page_text(std::string(rule->slug) + ".md"));
}

std::string report_schema() { return std::string(page_text("report.schema.json")); }

}  // namespace subcite
