// `subcite lsp`: a server of the Language Server Protocol 3.17 on standard input and output, for manuscripts in Markdown,
// LaTeX, HTML and text. It reads no network; what it answers is what `subcite check --offline` finds.
#pragma once

#include <string>

#include "io/world.h"

namespace subcite {

/// Exit code: 0 where the editor said shutdown and exit; 1 where it left without, as the protocol has it.
int run_language_server(const std::string& version, io::World& world);

}  // namespace subcite
