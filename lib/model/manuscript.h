// One manuscript after all stages: what the reports are written from.
#pragma once

#include <string>
#include <vector>

#include "model/citation.h"
#include "model/document.h"
#include "model/finding.h"
#include "model/index.h"
#include "model/link.h"
#include "model/rule.h"
#include "model/selection.h"

namespace subcite {

struct Manuscript {
  std::string bytes;  // of the file, where a report is a copy of it
  std::string path;   // as given
  std::string error;  // why it could not be read; empty where it was
  Document document;
  Citations citations;
  Index index;
  std::vector<Link> links;
  std::vector<LinkResult> results;  // beside links
  Findings findings;
  Scope scope;
};

/// Sums over all manuscripts of a run.
struct Totals {
  std::uint64_t manuscripts = 0;
  std::uint64_t unreadable = 0;
  std::uint64_t notes = 0;
  std::uint64_t citations = 0;
  std::uint64_t errors = 0;
  std::uint64_t warnings = 0;
  std::uint64_t style = 0;
  std::uint64_t links = 0;
  std::uint64_t links_broken = 0;
  std::uint64_t suppressed = 0;  // findings of any severity, counted nowhere else

  /// Those of this severity.
  std::uint64_t& of(Severity severity) { return severity == Severity::Error ? errors : severity == Severity::Warning ? warnings
                                                                                                                     : style; }
};

}  // namespace subcite
