// The catalogue of lint and its embedded pages, put into words.
#include "run/catalogue.h"

#include "lint/lint.h"
#include "lint/pages.h"

namespace subcite {
namespace {

std::string padded(std::string_view text, std::size_t width) { return std::string(text) + std::string(text.size() < width ? width - text.size() : 1, ' '); }

}  // namespace

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
