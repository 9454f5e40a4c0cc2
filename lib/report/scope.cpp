// Counts come from the manuscript itself, so that no report can say more than was done.
#include "report/scope.h"

#include <map>

#include "base/text.h"
#include "facts/table.h"

namespace subcite {
namespace {

std::string rules_words(const Scope& scope) {
  std::string out = std::to_string(scope.rules_on) + " on (" + scope.edition + ")";
  std::string off;
  for (const std::string_view code : scope.rules_off) off += (off.empty() ? "; off: " : ", ") + std::string(code);
  return out + off;
}

std::string read_words(const Manuscript& m) {
  std::size_t unread = 0;
  std::string where;
  for (const Citation& c : m.citations) {
    if (c.form != Form::Unknown) continue;
    constexpr std::size_t kMost = 20;  // places named
    if (++unread <= kMost) where += (where.empty() ? "" : ", ") + m.document.notes[c.note].label;
  }
  std::string out = counted(m.document.notes.size(), "note") + ", " + counted(m.citations.size() - unread, "citation");
  if (unread > 0) out += "; " + counted(unread, "passage") + " not read (note " + where + (unread > 20 ? " …" : "") + ")";
  return out;
}

/// How many were tried, and why the others were not.
std::string link_words(const ReportContext& context, const Manuscript& m) {
  if (context.offline) return counted(m.links.size(), "link") + ", none tried (--offline)";
  std::map<std::string, std::size_t> reasons;
  std::size_t untried = 0;
  for (const LinkResult& r : m.results)
    if (r.status == LinkStatus::Skipped || r.status == LinkStatus::Refused || r.status == LinkStatus::Malformed) ++untried, ++reasons[r.detail.empty() ? std::string(name_of(r.status)) : r.detail];
  std::string out = std::to_string(m.links.size() - untried) + " of " + counted(m.links.size(), "link") + " tried";
  for (const auto& [reason, count] : reasons) out += "; " + std::to_string(count) + " not: " + reason;
  return out;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> scope_of(const ReportContext& context, const Manuscript& m) {
  if (!m.error.empty()) return {};
  std::vector<std::pair<std::string, std::string>> out{{"Program", "subcite " + context.version}, {"Rules", rules_words(m.scope)}, {"Tables", "of " + std::string(facts::kTablesDay)}, {"Read", read_words(m)}, {"Links", link_words(context, m)}};
  if (!m.scope.as_of.empty()) out.emplace_back("Day of the manuscript", m.scope.as_of);
  return out;
}

std::string scope_words(const ReportContext& context, const Manuscript& m) {
  std::string out;
  for (const auto& [name, words] : scope_of(context, m)) out.append(out.empty() ? "" : " ").append(name).append(": ").append(words).append(".");
  return out;
}

}  // namespace subcite
