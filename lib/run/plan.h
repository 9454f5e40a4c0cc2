// What a finding's fix changes in the file, where it may.
#pragma once

#include <optional>
#include <vector>

#include "edit/source.h"
#include "model/manuscript.h"

namespace subcite {

/// Nothing where the words have no place of their own in the source, or are quoted: words of a source inside quotation
/// marks are never touched; the marks themselves may be.
std::optional<std::vector<SourceEdit>> planned_edits(const Manuscript& m, const Finding& f);

}  // namespace subcite
