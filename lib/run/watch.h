// `subcite check --watch`: a draft is checked again whenever it is saved.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"

namespace subcite {

/// Goes on until the person interrupts it (130), or what was asked for cannot be done at all (2).
int run_watched(const Settings& settings, const std::string& version, io::World& world);

}  // namespace subcite
