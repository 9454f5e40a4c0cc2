// The options of every command that fetches links.
#pragma once

#include "command.h"
#include "config/settings.h"

namespace subcite {

void declare_link_options(Arguments& arguments, LinkSettings& settings);

}  // namespace subcite
