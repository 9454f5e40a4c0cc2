// A report format: three calls, each appending bytes. One file a format (lib/report/<name>.cpp) defines
// one constant; the build makes the table.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/manuscript.h"
#include "report/sequence.h"

namespace subcite {

/// Notes of one member of the staff, by their numbers.
struct Assignment {
  std::string name;
  std::uint32_t first = 0;
  std::uint32_t last = 0;
};

/// How much more is told of a manuscript, or of all that the last run told of too, than the last run told.
struct Change {
  std::int64_t errors = 0;
  std::int64_t warnings = 0;
  std::int64_t style = 0;
  std::int64_t links_broken = 0;
  [[nodiscard]] bool any() const { return *this != Change{}; }
  friend bool operator==(const Change&, const Change&) = default;
};

/// A work that several manuscripts cite.
struct SharedWork {
  Kind kind = Kind::None;
  std::string words;  // as the first of them cites it
  std::uint64_t papers = 0;
  std::vector<AcrossPlace> places;  // where each cites it first; of the first hundred
};

/// The works that most manuscripts cite, those first.
struct SharedWorks {
  Sequence<SharedWork> works;
  std::uint64_t left_off = 0;  // cited by several too
};

struct ReportContext {
  std::string version;
  bool offline = false;
  bool colour = false;
  std::size_t width = 100;      // of the terminal, in columns
  std::size_t position = 0;     // of the manuscript in the run, from 0
  std::size_t manuscripts = 1;  // in the run
  bool filled = false;          // some manuscript before has appended bytes
  std::string now;              // RFC 3339, in UTC
  std::string comment_author = "subcite";
  std::string pull_name = "{number}-{name}-{year}";  // pattern of file names in the source list
  std::vector<Assignment> assignments;
  std::string (*explain)(std::string_view code) = nullptr;  // the page of a rule; may be null
  const std::vector<const Rule*>* rules = nullptr;          // of the program; may be null
  Sequence<AcrossFinding> across;                           // over all manuscripts, when the end is written
  Sequence<AcrossFinding> dismissed;                        // of these by an editor in an earlier round
  SharedWorks shared;                                       // when the end is written
  Change change;                                            // of the manuscript; of all when the end is written
  std::string tail;                                         // what `afterword` appended so far
};

/// A page that leads to one page a manuscript, where there are several and the report goes to a file.
struct ReportIndex {
  void (*begin)(const ReportContext&, std::string& out) = nullptr;
  /// `page` is the address of the manuscript's own page, from the index.
  void (*row)(const ReportContext&, const Manuscript&, const Totals&, const std::string& page, std::string& out) = nullptr;
  void (*end)(const ReportContext&, const Totals&, std::string& out) = nullptr;
};

struct ReportFormat {
  std::string_view name;
  std::string_view summary;
  void (*begin)(const ReportContext&, std::string& out) = nullptr;
  void (*manuscript)(const ReportContext&, const Manuscript&, std::string& out) = nullptr;
  void (*end)(const ReportContext&, const Totals&, std::string& out) = nullptr;
  bool of_word_file = false;  // a copy of the one manuscript, which is a Word file; written to a file alone
  bool binary = false;        // no text: written to a file alone
  const ReportIndex* index = nullptr;
  /// What is to stand behind all manuscripts, gathered while they pass; `end` finds it in the context. May be null.
  void (*afterword)(const ReportContext&, const Manuscript&, std::string& tail) = nullptr;
  bool tells_shared = false;  // works that several manuscripts cite; gathered only where a report tells them
};

const std::vector<const ReportFormat*>& report_formats();

/// Null where no format has this name.
const ReportFormat* report_format(std::string_view name);

}  // namespace subcite
