// From answers to verdicts: the statuses of the report's contract.
#pragma once

#include <string>
#include <vector>

#include "io/http.h"
#include "link/page.h"
#include "model/link.h"

namespace subcite {

/// One request of the way and its answer's status.
struct Hop {
  std::string url;
  int http_status = 0;
  bool sets_cookie = false;
  std::string route;  // "#/articles/12" or "#!…", which it leads to and which is not sent
};

struct Verdict {
  LinkResult result;
  std::string suspicion;  // the page answers, and may be a not-found page: why; empty where nothing is suspect
};

/// Verdict on the last answer of a link that began at `url` and came along `hops` (the redirects). `page` is what it
/// carries.
Verdict classify(const std::string& url, const std::vector<Hop>& hops, const io::HttpAnswer& last, const Page& page);

/// The answer is worth another try: a server error, a timeout, a broken connection, a pause asked for.
bool may_pass(const io::HttpAnswer& answer);

/// The answer's head came; what went wrong lies in its body.
bool is_of_body(io::HttpFault fault);

/// The host itself could not be reached: no name, no connection, no handshake.
bool never_reached(const io::HttpAnswer& answer);

bool is_redirect(int status);

/// Where a meta refresh of at most ten seconds leads, resolved against the page; empty where it leads nowhere else.
std::string refresh_target(const Page& page, const std::string& url);

}  // namespace subcite
