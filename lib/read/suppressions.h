// Comments of a text format that say "subcite: ignore S003 reason" (HTML comments in Markdown and HTML, % in LaTeX),
// found in the source once the document is read.
#pragma once

#include "model/document.h"

namespace subcite {

/// Each concerns the note or paragraph it stands in or behind on its line; on a line of its own, the next one.
void find_suppressions(Document& document);

}  // namespace subcite
