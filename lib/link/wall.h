// Walls against programs: the site answers, but not to us. They are told by the headers and the pages of the services
// that put them up, whatever the status (a challenge is served with 200, 202, 403, 429 or 503).
#pragma once

#include <string>

#include "link/page.h"
#include "model/exchange.h"

namespace subcite {

/// Says which wall this is, in words; empty where it is none.
std::string wall_of(const Exchange& exchange, const Page& page);

/// The page is a form to log in, and nothing else.
bool is_login_page(const Page& page);

}  // namespace subcite
