// `subcite fix`: a copy of the manuscript in which what can be mended without a person is mended. The loop is here:
// fix, read again, resolve, lint again; a fix that does not take its finding away, or that brings a new one, is dropped.
#pragma once

#include <set>
#include <string>

#include "config/settings.h"
#include "edit/word.h"
#include "io/world.h"
#include "model/manuscript.h"

namespace subcite {

struct FixSettings {
  Settings base;                     // paths, selection, how to read
  bool unsafe_too = false;           // suggested fixes, not only safe ones
  std::set<std::string> left_alone;  // fingerprints of findings that do not count
  bool notes_only = false;           // nothing of the body is touched
  bool diff = false;                 // show, write nothing
  bool live = false;                 // note numbers of Word files become fields
  bool force = false;                // an existing copy may be replaced
  std::string output;                // empty for NAME.fixed.ext beside the manuscript
  std::string author = "subcite";
};

/// The bytes of a copy with the fixes that these rules give and that hold; the same bytes where none does.
Result<std::string> with_fixes(std::string bytes, const std::string& path, const FixSettings& settings, const Selection& selection, const std::string& time);

/// A copy of a Word file with what is safe mended in its notes, as tracked changes; findings of the manuscript that are
/// suppressed are left alone.
Result<std::string> with_fixes_in_notes(const std::string& package, const Manuscript& m, const Selection& selection, const Stamp& stamp);

/// Exit code: 0 done or nothing to do, 2 trouble.
int run_fix(const FixSettings& settings, io::World& world);

}  // namespace subcite
