// The reading of plain text, for formats that can be brought into its form.
#pragma once

#include "model/document.h"

namespace subcite {

/// Reads the text that `origins` holds (lines, call-outs as superscript numbers or glued digits, notes behind
/// their numbers, form feeds between pages) into the document.
void read_plain_text(OriginMap origins, Document& out);

}  // namespace subcite
