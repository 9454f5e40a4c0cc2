// The page that leads to the pages of several manuscripts.
#pragma once

#include "report/format.h"

namespace subcite {

extern const ReportIndex kHtmlIndex;

}  // namespace subcite
