// Notes of an HTML page that no link leads to.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "read/html_notes.h"

namespace subcite {

/// Notes that stand among called ones, in their list or with an id like theirs, and that nothing calls. A called note that was
/// taken to reach over one of them ends before it. Both by begin.
std::vector<HtmlNote> uncalled_notes(const std::vector<html::Node>& nodes, std::vector<HtmlNote>& called);

/// Blocks below the text that begin with the plain number of a raised one ("1. See"), or stand at its place in a list.
/// `raised`: the nodes of raised numbers.
std::vector<HtmlNote> printed_notes(const std::vector<html::Node>& nodes, const std::map<std::uint32_t, std::string>& raised);

}  // namespace subcite
