// What several manuscripts show together, in a page of them all and in the page that leads to theirs.
#pragma once

#include <string>

#include "report/format.h"

namespace subcite {

/// Some finding over all manuscripts is told, if only as dismissed.
bool tells_across(const ReportContext& context);

/// The findings over all manuscripts, and who cites what; nothing where there is neither.
void html_across(const ReportContext& context, std::string& out);

}  // namespace subcite
