// The list for the source pull: each authority of a manuscript once, with all that staff need to get it.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "model/manuscript.h"
#include "report/format.h"

namespace subcite {

struct SourceRow {
  std::size_t number = 0;  // from 1
  std::string kind;
  std::string citation;    // the first full one, its signal left out
  std::string first_note;  // label
  std::string notes;       // "1, 3, 7"
  std::string pincites;    // "105 (n. 1); 110 (n. 3)"
  std::string link;
  std::string verdict;   // of the link; empty where there is none
  std::string archived;  // an archived copy that is cited, or the archive file that holds one
  std::string pull;      // address to pull it from; may be empty
  std::string file_name;
  std::string assigned;  // whose it is
  std::string remarks;   // rules that found something
};

std::vector<SourceRow> source_list(const ReportContext& context, const Manuscript& m);

/// Heads of the columns and the fields of a row, in one order; the manuscript first where there are several.
std::vector<std::string_view> source_columns();
std::vector<std::string> source_fields(const SourceRow& row);

/// "ANNA=1-60,BEN=61-122": names may come again, notes may not.
Result<std::vector<Assignment>> parse_assignments(std::string_view text);
/// Fails where the pattern has a place that is not known, or makes no file name.
Result<void> check_pull_name(std::string_view pattern);

/// Who is to check a note; empty for nobody.
std::string assigned_to(const std::vector<Assignment>& assignments, std::string_view note_label);

/// The words of the pattern filled in: {number}, {name}, {title}, {year}, {note}, {kind}; letters, digits and "-_." alone.
std::string pull_name(std::string_view pattern, const Document& d, const Citation& full, const SourceRow& row);

}  // namespace subcite
