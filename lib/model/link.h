// A URL of the manuscript and what became of fetching it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace subcite {

enum class LinkStatus : std::uint8_t {
  Ok,
  Moved,
  Broken,
  Soft404,
  Blocked,
  ServerError,
  Timeout,
  DnsError,
  TlsError,
  ConnectionError,
  TooLarge,
  Refused,
  Malformed,
  Skipped
};

std::string_view name_of(LinkStatus status);
/// Nothing where no status has this name.
std::optional<LinkStatus> link_status_named(std::string_view name);
/// The page is there, at its address or where that leads.
inline bool answers(LinkStatus status) { return status == LinkStatus::Ok || status == LinkStatus::Moved; }

/// A printed URL: where it stands, and in which note (-1 for the body).
struct UrlUse {
  Span span;
  std::int32_t note = -1;
};

struct Link {
  std::string url;  // as printed, line breaks joined
  std::vector<UrlUse> uses;
};

struct ArchiveEntry {
  std::string path;
  std::string record_id;
  std::string digest;
};

/// What a page says of itself; what it does not say is empty.
struct PageFacts {
  std::string title;        // of the window
  std::string other_title;  // of its metadata or its first heading
  std::string author;
  std::string site;
  std::string published;  // as given
};

struct LinkResult {
  LinkStatus status = LinkStatus::Skipped;
  int http_status = 0;
  std::string final_url;
  std::vector<std::string> redirects;
  std::string detail;
  PageFacts page;
  std::string content_type;
  std::string checked_at;           // ISO 8601, UTC; empty where nothing was fetched
  bool unknown_name = false;        // dns-error: the name does not exist
  bool refused_connection = false;  // connection-error: the host refused
  bool wall_in_page = false;        // blocked: by what the page shows, not by how it is served
  bool from_cache = false;          // not fetched in this run
  std::string snapshot_url;         // a public snapshot of a page that is gone
  ArchiveEntry archive;
};

/// The cited page is not there any more: its site says so, shows something else, or has no name.
inline bool is_gone(const LinkResult& r) { return r.status == LinkStatus::Broken || r.status == LinkStatus::Soft404 || r.unknown_name; }

/// No address at all could be looked up: the network is down, and no link may be judged by it. Some
/// networks answer "no such name" to everything; three such answers and no other count as down.
bool network_is_down(const std::vector<LinkResult>& results);

}  // namespace subcite
