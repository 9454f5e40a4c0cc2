// The options of the reports, as check and merge have them.
#pragma once

#include <string>
#include <vector>

#include "command.h"
#include "config/settings.h"

namespace subcite {

/// Options whose words still have to be read.
struct ReportWords {
  std::string fail_on = "error";
  std::vector<std::string> reports;
};

void declare_report_options(Arguments& arguments, Settings& settings, ReportWords& words);
Result<void> read_report_options(const ReportWords& words, Settings& settings);

}  // namespace subcite
