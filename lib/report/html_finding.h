// A finding as a page shows it, with what an editor decides on it, and what goes with findings: the filter above them and
// the pages of their rules below.
#pragma once

#include <functional>
#include <set>
#include <string>
#include <string_view>

#include "model/finding.h"
#include "report/format.h"

namespace subcite {

/// What findings of one manuscript and of several have in common.
struct HtmlFinding {
  Severity severity;
  std::string_view rule;
  std::string_view name;
  std::string_view fingerprint;
  std::string_view message;
  std::string_view help;
  bool confirmed;
  std::string_view suppressed;  // by what
  std::string more;             // HTML behind the words
  std::string fix;              // in words; may be empty
};

std::string html_finding(const ReportContext& context, const HtmlFinding& f);

/// Those that an editor dismissed in an earlier round, which `each` writes: folded, so that they can be taken back, and saved
/// again with the other decisions. Nothing where there are none.
void html_dismissed(std::size_t count, const std::function<void()>& each, std::string& out);

/// Shown by the script alone; `of_notes` where there are notes and links to filter, too.
std::string html_filter(bool of_notes);

/// The pages of these rules, folded.
void html_rules(const ReportContext& context, const std::set<std::string_view>& codes, std::string& out);

}  // namespace subcite
