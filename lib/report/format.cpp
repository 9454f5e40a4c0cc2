// Look-up by name.
#include "report/format.h"

namespace subcite {

const ReportFormat* report_format(std::string_view name) {
  for (const ReportFormat* format : report_formats())
    if (format->name == name) return format;
  return nullptr;
}

}  // namespace subcite
