// Soft 404s: the site answers, but not with the cited page. Some answers say so themselves; others are only suspect,
// and an address that cannot exist beside the cited one decides (if it answers the same, neither is there).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "link/page.h"

namespace subcite {

struct Suspicion {
  bool sure = false;
  std::string why;  // in words; empty where nothing is suspect
};

/// Of a page that answers 2xx at `final_url`, cited as `url`.
Suspicion suspicion_of(const std::string& url, const std::string& final_url, bool redirected, const Page& page);

/// The parts of a window's title between its rules ("Page not found | Port Ledger"), in lower case, without marks at
/// their ends.
std::vector<std::string> title_parts(std::string_view title);

/// The front of a site, in whatever language.
bool is_home(const std::string& url);

/// The address leads to a form to log in.
bool is_login_address(const std::string& url);

/// Where sites send those whom they take for programs.
bool is_wall_address(const std::string& url);

/// Where a site sends those who keep no cookies, or have not agreed to them.
bool is_cookie_address(const std::string& url);

}  // namespace subcite
