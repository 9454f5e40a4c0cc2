// Follows id., supra, infra, short forms and hereinafter labels to the full citations they mean, and
// gathers full citations into works (Bluebook R. 4). Every edge carries why it was or was not drawn.
#pragma once

#include "model/citation.h"
#include "model/document.h"
#include "model/index.h"

namespace subcite {

/// Also gives each short form the kind of what it refers to.
Index resolve(const Document& document, Citations& citations);

}  // namespace subcite
