// Verdicts of earlier runs. How long one holds depends on what it is: an answer of a busy server is never kept, a page
// that is there for a week, one that is gone for a day. Past its age a verdict still serves to ask whether the page has
// changed since (RFC 9110 section 13).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "io/store.h"
#include "model/exchange.h"
#include "model/link.h"

namespace subcite {

struct CachedVerdict {
  LinkResult result;
  std::string etag;
  std::string last_modified;
  bool fresh = false;
};

class LinkCache {
 public:
  explicit LinkCache(io::Store& store) : store_(store) {}

  [[nodiscard]] std::optional<CachedVerdict> find(const std::string& url, const std::string& now);
  /// Keeps a verdict where it is one to keep. `last` is the answer it rests on; of an answer after redirects nothing can
  /// be asked again.
  void keep(const std::string& url, const LinkResult& result, const std::string& etag, const std::string& last_modified);

 private:
  io::Store& store_;
};

/// The space of verdicts in a store.
constexpr std::string_view kLinkSpace = "links";

/// Hours for which a verdict holds; 0 for one that is not kept.
int hours_kept(const LinkResult& result);

/// The request headers that ask whether a page has changed.
std::vector<std::string> conditions_of(const CachedVerdict& known);

/// One row of the cache, for a person.
struct CacheRow {
  std::string url;
  LinkStatus status = LinkStatus::Skipped;
  std::string checked_at;
};
std::optional<CacheRow> cache_row(std::string_view key, std::string_view value);

}  // namespace subcite
