// From a document to its citations. The parser never fails: what looks like a citation and cannot be
// read becomes a citation of form Unknown with its span and a reason.
#pragma once

#include "model/citation.h"
#include "model/document.h"
#include "model/link.h"

namespace subcite {

/// Citations of all notes in reading order; nested ones after the one that holds them.
Citations parse_citations(const Document& document);

/// Every address printed in a note or the body, once each, in order of first appearance.
std::vector<Link> find_links(const Document& document);

}  // namespace subcite
