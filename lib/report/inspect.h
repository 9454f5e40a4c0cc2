// What the program understood of a manuscript, for a person who asks why: `subcite inspect VIEW FILE`.
// A view is one function and one row of the table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/manuscript.h"

namespace subcite {

struct Inspection {
  std::string_view name;
  std::string_view summary;
  void (*write)(const Manuscript&, std::string& out) = nullptr;
};

const std::vector<Inspection>& inspections();

/// Null where no view has this name.
const Inspection* find_inspection(std::string_view name);

/// A citation and, line by line, where it leads and why.
std::vector<std::string> reference_lines(const Manuscript& m, CitationIndex i);

/// Text of a manuscript as a terminal may show it: control and direction characters replaced.
std::string printable(std::string_view words);

}  // namespace subcite
