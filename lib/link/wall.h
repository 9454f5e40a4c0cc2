// Walls against programs: the site answers, but not to us. They are told by the headers and the pages of the services
// that put them up, whatever the status (a challenge is served with 200, 202, 403, 429 or 503).
#pragma once

#include <string>

#include "link/page.h"
#include "model/exchange.h"

namespace subcite {

struct Wall {
  std::string name;         // in words; empty where there is none
  bool in_headers = false;  // the server itself says so, not the page alone
};

Wall wall_of(const Exchange& exchange, const Page& page);

/// The page is a form to log in, and nothing else.
bool is_login_page(const Page& page);

}  // namespace subcite
