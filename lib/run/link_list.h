// `subcite links`: the links of manuscripts, or addresses from standard input, one JSON line for each.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"

namespace subcite {

/// Exit 1 where a link is dead: broken, soft-404, no such name, connection refused.
int run_links(const Settings& settings, const std::string& version, io::World& world);

}  // namespace subcite
