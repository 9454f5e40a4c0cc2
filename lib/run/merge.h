// `subcite merge`: what the shards of a run kept, as the one report that a single machine would have written.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"

namespace subcite {

/// The paths of the settings are folders of states. Exit codes as of a check; 2 where a shard is missing.
int run_merge(const Settings& settings, const std::string& version, io::World& world);

}  // namespace subcite
