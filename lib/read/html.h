// The reading of parsed HTML, for formats that hold HTML pages.
#pragma once

#include <vector>

#include "html/tree.h"
#include "model/document.h"

namespace subcite {

/// Reads the nodes, whose spans are places in the text that `origins` holds, into the document.
void read_html_nodes(OriginMap origins, std::vector<html::Node> nodes, Document& out);

}  // namespace subcite
