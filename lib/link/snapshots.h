// Public snapshots of pages that are gone: the one nearest a day, from the index of the Wayback Machine (CDX; its
// "availability" answers "none" for pages that are there), else from Memento TimeMaps (RFC 7089).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/http.h"
#include "io/io.h"

namespace subcite {

struct SnapshotSources {
  std::string wayback = "https://web.archive.org";
  std::vector<std::string> timemaps;  // prefixes to which the address is added
};

class Snapshots {
 public:
  Snapshots(io::Http& http, io::Clock& clock, io::Environment& environment, SnapshotSources sources) : http_(http), clock_(clock), environment_(environment), sources_(std::move(sources)) {}

  /// The address of the snapshot nearest `day` (as much of YYYYMMDDhhmmss as is known; empty for the latest); empty where
  /// none is known or nobody answers.
  std::string nearest(const std::string& url, const std::string& day);
  /// What a person should know: that a service did not answer. Empty where all went well.
  [[nodiscard]] const std::string& remark() const { return remark_; }

 private:
  std::optional<std::string> get(const std::string& url);
  std::string from_index(const std::string& url, const std::string& day);
  std::string from_timemap(const std::string& prefix, const std::string& url, const std::string& day);

  io::Http& http_;
  io::Clock& clock_;
  io::Environment& environment_;
  SnapshotSources sources_;
  int failures_ = 0;  // in a row
  std::string remark_;
};

/// The memento nearest a day in a TimeMap of application/link-format.
std::string nearest_memento(std::string_view timemap, std::string_view day);

/// The address of a row of a CDX answer in JSON (its first row names the columns); empty where it has none.
std::string snapshot_in_index(std::string_view json, const std::string& wayback);

}  // namespace subcite
