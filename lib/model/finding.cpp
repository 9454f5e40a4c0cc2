// The names of severities.
#include "model/finding.h"

namespace subcite {

std::string_view name_of(Severity severity) {
  if (severity == Severity::Error) return "error";
  return severity == Severity::Warning ? "warning" : "style";
}

}  // namespace subcite
