// Runs the rules that are on, absorbs, sorts, and gives fingerprints.
#include "lint/lint.h"

#include <algorithm>
#include <atomic>
#include <iterator>
#include <memory>
#include <numeric>
#include <unordered_map>
#include <utility>

#include "base/fold.h"
#include "base/text.h"
#include "lint/absorb.h"
#include "lint/house.h"
#include "rules/common.h"
#include "rules/folds.h"

namespace subcite {

std::vector<const Rule*> catalogue() {
  std::vector<const Rule*> all = rules();
  std::sort(all.begin(), all.end(), [](const Rule* a, const Rule* b) { return a->code < b->code; });
  return all;
}

const Rule* find_rule(std::string_view code_or_slug) {
  for (const Rule* rule : rules())
    if (equals_ignoring_case(rule->code, code_or_slug) || rule->slug == code_or_slug) return rule;
  return nullptr;
}

namespace {

/// "S", "s": all rules of a family.
bool is_family(const std::string& name, const Rule& rule) { return name.size() == 1 && lower_ascii(name)[0] == lower_ascii(rule.code)[0]; }

bool names(const std::vector<std::string>& list, const Rule& rule) {
  return std::any_of(list.begin(), list.end(), [&](const std::string& name) { return find_rule(name) == &rule || is_family(name, rule); });
}

bool is_on(const Selection& s, const Rule& rule) {
  if (names(s.ignore, rule)) return false;
  if (!s.select.empty()) return names(s.select, rule);
  const bool by_itself = !rule.off || rule.on_in == s.edition;
  return by_itself && (rule.stage == Stage::Stable || s.preview);
}

std::string nearest_code(const std::string& wrong) {
  const Rule* best = nullptr;
  unsigned distance = 4;
  for (const Rule* rule : rules())
    for (const std::string_view name : {rule->code, rule->slug})
      if (const unsigned d = edit_distance(lower_ascii(wrong), lower_ascii(name), 3); d < distance) distance = d, best = rule;
  return best == nullptr ? std::string() : " Did you mean " + std::string(best->code) + " (" + std::string(best->slug) + ")?";
}

/// The words of a finding without the numbers of the notes it names.
std::string words_for(const View& view, const Finding& f) {
  const bool cited = f.citation >= 0;
  const Span span = cited ? view.citations[static_cast<std::size_t>(f.citation)].core : f.span;
  std::string words(view.at({span.begin, std::min(span.end, span.begin + 400)}));
  if (!cited) return words;
  const Citation& c = view.citations[static_cast<std::size_t>(f.citation)];
  if (!c.supra_note.empty() && span.contains(c.supra_note) && c.supra_note.end - span.begin <= words.size()) words.erase(c.supra_note.begin - span.begin, c.supra_note.size());
  return words;
}

/// Of the work that a finding speaks of; empty for none.
std::string_view folded_title(const View& view, const Finding& f) {
  const WorkIndex work = f.citation < 0 ? -1 : view.index.references[static_cast<std::size_t>(f.citation)].work;
  if (work < 0) return {};
  return rules_support::folded(view, view.citations[static_cast<std::size_t>(view.index.works[static_cast<std::size_t>(work)].first)].title);
}

void give_fingerprint(const View& view, Finding& f) {
  std::string words(f.rule);
  ((words += '\n') += fold(words_for(view, f))) += '\n';
  f.fingerprint = fingerprint_of(words += folded_title(view, f));
}

/// Findings that say the same are counted in the order of the text.
void tell_apart(Findings& findings) {
  std::unordered_map<std::string, int> seen;
  for (Finding& f : findings)
    if (const int count = ++seen[f.fingerprint]; count > 1) f.fingerprint += '~' + std::to_string(count);
}

/// By place, and of one place by their rules. A finding is large: its place is sorted, and it is moved once.
void sort_by_place(Findings& findings) {
  std::vector<std::pair<std::uint32_t, std::size_t>> order;
  for (const Finding& f : findings) order.emplace_back(f.span.begin, order.size());
  std::sort(order.begin(), order.end());
  Findings sorted;
  sorted.reserve(findings.size());
  for (const auto& [place, i] : order) sorted.push_back(std::move(findings[i]));
  findings = std::move(sorted);
}

bool has_family(const std::string& name) {
  return std::any_of(rules().begin(), rules().end(), [&](const Rule* rule) { return is_family(name, *rule); });
}

/// Every option is one that its rule has.
Result<void> check_options(const Selection& selection) {
  for (const auto& [code, severity] : selection.severities)
    if (find_rule(code) == nullptr) return failure("There is no rule “" + code + "”." + nearest_code(code));
  for (const auto& [code, options] : selection.options) {
    const Rule* rule = find_rule(code);
    if (rule == nullptr) return failure("There is no rule “" + code + "”." + nearest_code(code));
    const std::vector<std::string_view> known = split(rule->options, ' ');
    for (const auto& [key, value] : options.values)
      if (std::find(known.begin(), known.end(), std::string_view(key).substr(0, key.find('.'))) == known.end()) return failure(std::string(rule->code) + " has no option “" + key + "”." + (rule->options.empty() ? " It has severity alone." : " It has: severity " + std::string(rule->options) + "."));
  }
  return {};
}

/// The rules that are on and look at a manuscript by itself.
std::vector<const Rule*> rules_on(const Selection& selection) {
  std::vector<const Rule*> on = catalogue();
  std::erase_if(on, [&](const Rule* rule) { return rule->check == nullptr || !is_on(selection, *rule); });
  return on;
}

/// What the file says of a rule, by its code or its name.
template <class Value>
const Value* of_rule(const std::map<std::string, Value>& values, const Rule& rule) {
  for (const auto& [name, value] : values)
    if (find_rule(name) == &rule) return &value;
  return nullptr;
}

Findings run_rule(const Rule& rule, const View& view, const Selection& selection) {
  const RuleOptions* options = of_rule(selection.options, rule);
  Findings findings;
  rule.check(view, options == nullptr ? RuleOptions() : *options, findings);
  const Severity* severity = of_rule(selection.severities, rule);
  for (Finding& f : findings) {
    if (severity != nullptr) f.severity = *severity;
    give_fingerprint(view, f);
  }
  return findings;
}

/// What most rules ask, each hand taking the next piece. For few rules it is not found beforehand.
Shared common_of(const View& view, std::size_t rules, const Hands& hands) {
  constexpr std::size_t kFew = 20;
  Shared all;
  if (rules < kFew) return all;
  std::vector<Shared> found(rules_support::kCommonPieces.size());
  std::atomic<std::size_t> next = 0;
  hands([&] {
    for (std::size_t i = next++; i < found.size(); i = next++) {
      View own = view;
      own.shared = std::make_shared<Shared>();
      rules_support::kCommonPieces.at(i)(own);
      found[i] = std::move(*own.shared);
    }
  });
  for (const Shared& each : found) all.add(each);
  return all;
}

/// Each hand takes the next rule; what else they share each finds out for itself, so that none waits for another. The last rules come
/// first: those that compare works take longest, and one of them begun at the end would leave the other hands idle.
Findings run_rules(const View& view, const Selection& selection, const Hands& hands) {
  const std::vector<const Rule*> on = rules_on(selection);
  const Shared common = common_of(view, on.size(), hands);
  std::vector<Findings> found(on.size());
  std::atomic<std::size_t> next = 0;
  hands([&] {
    View own = view;
    own.shared = std::make_shared<Shared>(common);
    for (std::size_t i = next++; i < on.size(); i = next++) found[on.size() - 1 - i] = run_rule(*on[on.size() - 1 - i], own, selection);
  });
  Findings all;
  all.reserve(std::accumulate(found.begin(), found.end(), std::size_t{0}, [](std::size_t sum, const Findings& each) { return sum + each.size(); }));
  for (Findings& each : found) std::move(each.begin(), each.end(), std::back_inserter(all));
  return all;
}

}  // namespace

bool is_asked(const Selection& selection, const std::string& name) {
  if (name.starts_with('H') && name.size() == 4) return selection.select.empty();
  const Rule* named = find_rule(name);
  for (const Rule* rule : rules())
    if (rule != nullptr && (rule == named || is_family(name, *rule)) && is_on(selection, *rule)) return true;
  return false;
}

bool is_across(const std::string& name) {
  const Rule* named = find_rule(name);
  return std::any_of(rules().begin(), rules().end(), [&](const Rule* rule) { return rule->across != nullptr && (rule == named || is_family(name, *rule)); });
}

Result<void> check_selection(const Selection& selection) {
  if (const Result<void> options = check_options(selection); !options) return options;
  if (const Result<void> house = check_house(selection); !house) return house;
  for (const Ignore& entry : selection.ignores)
    if (!entry.rule.empty() && find_rule(entry.rule) == nullptr && !has_family(entry.rule) && !entry.rule.starts_with("H0")) return failure("[[ignore]] names “" + entry.rule + "”, and there is no such rule." + nearest_code(entry.rule));
  for (const auto* list : {&selection.select, &selection.ignore})
    for (const std::string& code : *list)
      if (find_rule(code) == nullptr && !has_family(code)) return failure("There is no rule “" + code + "”." + nearest_code(code) + " `subcite rules` lists them all.");
  return {};
}

Severity severity_of(const Selection& selection, const Rule& rule) {
  const Severity* severity = of_rule(selection.severities, rule);
  return severity == nullptr ? rule.severity : *severity;
}

std::string fingerprint_of(std::string_view words) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::uint64_t value = fnv1a(words);
  std::string out;
  out.reserve(16);
  for (int shift = 60; shift >= 0; shift -= 4) out += kHex[(value >> static_cast<unsigned>(shift)) & 15U];
  return out;
}

Scope scope_for(const Selection& selection) {
  Scope out{selection.edition, selection.as_of, 0, {}};
  for (const Rule* rule : catalogue()) {
    if (rule->across != nullptr) continue;
    if (is_on(selection, *rule)) ++out.rules_on;
    else out.rules_off.push_back(rule->code);
  }
  return out;
}

Findings lint(const View& view, const Selection& selection, const Hands& hands) {
  Findings findings = run_rules(view, selection, hands);
  absorb(view, findings);
  const std::size_t of_rules = findings.size();
  if (selection.select.empty()) run_house(view, selection, findings);
  for (std::size_t i = of_rules; i < findings.size(); ++i) give_fingerprint(view, findings[i]);
  sort_by_place(findings);
  tell_apart(findings);
  return findings;
}

}  // namespace subcite
