// The files of a manuscript that is mended: its own, and those that LaTeX inputs. Their common source (OriginMap) is
// edited in one; each file has its own copy.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "edit/source.h"
#include "model/origin.h"
#include "read/reader.h"

namespace subcite {

struct FileSet {
  std::string bytes;                                         // of the manuscript
  std::map<std::string, Included, std::less<>> inputs = {};  // by the name that \input gives
};

/// Whether the source is the text of these files, each with or without a byte-order mark, none under two names; else, in words for a
/// person, why edits of the source are none of the files.
Result<void> is_source_of(const OriginMap& origins, const FileSet& files);

/// The files with these edits of their source.
FileSet with_source_edits(FileSet files, const OriginMap& origins, const std::vector<SourceEdit>& edits);

/// Copies to be written beside the files: the manuscript's bytes, and by path from its folder the inputs that differ or that
/// input one of those, each under its copy's name (one.fixed.tex) and inputting copies by theirs.
struct Copies {
  std::string bytes;
  std::map<std::string, std::string> inputs;  // path of the input -> bytes of its copy
};
Copies copies_of(const FileSet& before, const FileSet& after, std::string_view mark);

}  // namespace subcite
