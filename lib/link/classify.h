// From answers to verdicts: the statuses of the report's contract.
#pragma once

#include <string>
#include <vector>

#include "io/http.h"
#include "model/link.h"

namespace subcite {

/// One request of the way and its answer's status.
struct Hop {
  std::string url;
  int http_status = 0;
};

/// Verdict on the last answer of a link that began at `url` and came along `hops` (the redirects).
LinkResult classify(const std::string& url, const std::vector<Hop>& hops, const io::HttpAnswer& last);

/// The answer is worth another try: a server error, a timeout, a broken connection, a pause asked for.
bool may_pass(const io::HttpAnswer& answer);

bool is_redirect(int status);

}  // namespace subcite
