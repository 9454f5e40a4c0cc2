// `subcite diff OLD NEW`: what became of the notes and of the findings from one draft to the next.
#pragma once

#include <string>

#include "config/settings.h"
#include "io/world.h"

namespace subcite {

/// Exit code: 0 nothing new is wrong, 1 there are new findings that are errors, 2 trouble.
int run_compare(const Settings& settings, io::World& world);

}  // namespace subcite
