// The sources of a manuscript as a reference manager has them: names parted, dates in numbers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/manuscript.h"
#include "report/format.h"

namespace subcite {

struct BibName {
  std::string family;  // of a body its whole name
  std::string given;   // empty for a body
  std::string suffix;  // Jr., III
};

struct BibEntry {
  std::string key;  // of the first full citation, its own in the whole run
  Kind kind = Kind::Other;
  std::vector<BibName> authors;
  std::vector<BibName> editors;
  std::string title;      // of an untitled source its citation: "42 U.S.C. § 1983"
  std::string container;  // journal, reporter, book
  std::string volume;
  std::string page;
  std::string last_page;
  Date date;
  std::string court;
  std::string symbol;  // document, docket or application number
  std::string edition;
  std::string url;
  std::string archived;
  std::string publisher;  // this and the two below as a reference manager keeps them with the citation
  std::string doi;
  std::string isbn;
};

/// A person's printed name in its parts: "Martin Luther King, Jr.", "Jan van der Berg".
BibName read_name(std::string_view printed);

std::vector<BibEntry> bibliography(const ReportContext& context, const Manuscript& m);

}  // namespace subcite
