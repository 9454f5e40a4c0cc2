// One address on its way to a verdict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "link/cache.h"
#include "link/classify.h"
#include "model/link.h"

namespace subcite {

struct Job {
  std::string url;                // as printed, the first of those that differ in their fragments alone
  std::vector<std::string> also;  // the others
  std::vector<LinkResult> also_results;
  std::string target;     // of the next request
  std::string of_site;    // whose robots.txt it is
  std::string host;       // its scheme, host and port; empty until asked for
  ArchiveEntry archived;  // of the last answer on the way
  bool probe = false;     // of an address that cannot exist: never archived or reported
  bool robots = false;    // of a site's robots.txt: the same
  int depth = 0;          // of what a page is shown with: 1, and 2 for what that takes in; archived, never reported
  std::string kept_out;   // of the archive: why
  std::vector<Hop> hops;
  int tries = 0;
  std::int64_t began = -1;
  std::int64_t asked = 0;  // when the request under way began
  std::int64_t not_before = 0;
  bool under_way = false;
  bool done = false;
  std::optional<CachedVerdict> known;  // of an earlier run: asked whether it still holds
  std::string etag;                    // of the answer
  std::string last_modified;
  std::size_t body = 0;  // a hash of what the page is, 0 for none
  std::string title;
  std::string suspicion;
  LinkResult result;

  /// Asked for by us, cited by nobody.
  [[nodiscard]] bool aside() const { return probe || robots || depth > 0; }
  /// Nothing of it goes into the archive.
  [[nodiscard]] bool unkept() const { return probe || robots; }
};

/// "www.weirs.org" as browsers take it.
std::string with_scheme(std::string_view url);

/// An address as it is asked for: what stands before an @ is a person's, and is not sent.
std::string request_target(std::string_view url);

}  // namespace subcite
