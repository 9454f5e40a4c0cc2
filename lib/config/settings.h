// What a run was asked to do, from the command line (and, one day, a configuration file).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/selection.h"

namespace subcite {

enum class FailOn : std::uint8_t { Error,
                                   Warning,
                                   Style,
                                   Never };

struct ReportTarget {
  std::string format;
  std::string file;  // empty for standard output
};

struct LinkSettings {
  bool offline = false;
  bool allow_private = false;
  std::vector<std::string> connect_to;
  std::string ca_file;
  long per_host = 6;
  long connections = 64;
  std::string contact;     // of the person or journal, told to the sites; empty for none
  bool snapshots = false;  // of dead links are looked for
  std::string wayback = "https://web.archive.org";
  std::vector<std::string> timemaps;  // prefixes of Memento TimeMaps
  std::string save;                   // wayback or perma; empty for neither
  bool save_dry_run = false;
  std::string perma = "https://api.perma.cc/v1";
  std::string perma_folder;
  std::string archive_level = "page";  // or "page+requisites"
  bool ignore_robots = false;
  bool no_cache = false;
  std::string cache;              // file of verdicts; empty for the usual one
  std::string archive;            // FILE.wacz or FILE.warc.gz; empty for none
  std::string keep;               // a file for the results of links; empty for none
  std::vector<std::string> kept;  // files of such results, taken in place of the network
};

struct Settings {
  std::vector<std::string> paths;
  std::string files_from;  // a list of manuscripts, a path a line; "-" for standard input, empty for none
  bool strict = false;     // a manuscript that was found, not named, counts as trouble too where it cannot be read
  long jobs = 0;           // manuscripts worked on at a time; 0 for as many as there are processors
  std::string format = "terminal";
  std::vector<ReportTarget> reports;
  Selection selection;
  LinkSettings links;
  FailOn fail_on = FailOn::Error;
  std::uint64_t max_input = 64ULL << 20U;  // bytes a manuscript
  std::string stdin_name = "-";            // what a manuscript from standard input is called
  std::string tracked = "final";           // Word's tracked changes: final or original
  std::string colour = "auto";
  std::string baseline;                    // findings that are known; empty for none
  std::string write_baseline;              // where to write those of this run; empty for nowhere
  std::string comment_author = "subcite";  // of comments in a copy of a Word file
  bool fixes = false;                      // safe ones stand in a docx report as tracked changes
  std::vector<std::string> triage;         // files of decisions saved in the HTML report
  std::string pull_name;                   // pattern of file names in the source list; empty for the usual one
  std::string assign;                      // ANNA=1-60,BEN=61-122: whose notes are whose
  bool quiet = false;
  std::string state;   // folder of what is kept from run to run; empty for none
  std::string shard;   // "2/7": the second of seven parts of the manuscripts; empty for all
  bool watch = false;  // check again whenever a manuscript changes
};

}  // namespace subcite
