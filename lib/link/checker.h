// Fetches links, many at once in one thread: redirects followed hop by hop, transient faults tried again
// with growing waits, each answer handed on once for the archive.
#pragma once

#include <deque>
#include <functional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "io/http.h"
#include "io/io.h"
#include "link/cache.h"
#include "link/pace.h"
#include "model/link.h"

namespace subcite {

struct Job;

struct LinkLimits {
  std::size_t per_host = 6;      // requests under way to one host and port
  std::size_t connections = 64;  // and in all
  std::int64_t try_ms = 30'000;
  std::int64_t link_ms = 90'000;  // with its redirects and retries
  std::size_t redirects = 10;
  int tries = 3;
  bool ask_robots = false;             // before an answer is handed on for the archive
  bool requisites = false;             // pages are archived with what they are shown with
  std::int64_t first_wait_ms = 1'000;  // doubled at each further try
};

/// Takes every answer; `title` is that of a page, empty for redirects and faults.
using ExchangeSink = std::function<ArchiveEntry(const Exchange&, const std::string& title)>;
using LinkProgress = std::function<void(std::size_t done, std::size_t all)>;

class LinkChecker {
 public:
  LinkChecker(io::Http& http, io::Clock& clock, io::Ids& ids, io::Environment& environment, LinkLimits limits, ExchangeSink sink);

  /// Verdicts that are fresh there are taken, others are kept there.
  void use(LinkCache& cache, bool only_keep) { cache_ = &cache, only_keep_ = only_keep; }

  /// Results beside the links; those marked malformed in `known` are left as they are. An address fetched
  /// before, also for another manuscript, is not fetched again.
  std::vector<LinkResult> check(const std::vector<Link>& links, const std::vector<LinkResult>& known, const LinkProgress& progress);

 private:
  void keep(const std::deque<Job>& jobs);

  io::Http& http_;
  io::Clock& clock_;
  io::Ids& ids_;
  io::Environment& environment_;
  LinkLimits limits_;
  ExchangeSink sink_;
  std::unordered_map<std::string, LinkResult> fetched_;  // by the address as printed
  Pace pace_;
  std::unordered_set<std::string> requisites_;  // fetched or under way
  LinkCache* cache_ = nullptr;
  bool only_keep_ = false;  // every page is fetched, for the archive
};

}  // namespace subcite
