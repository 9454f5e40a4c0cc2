// `subcite lsp`: what an editor of Markdown, LaTeX and text starts.
#include "command.h"
#include "run/language_server.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto stdio = std::make_shared<bool>(false);
  arguments.flag("--stdio", *stdio, "Speak on standard input and output, as always (editors say it)");
  return [stdio, &world] { return run_language_server(version(), world); };
}

}  // namespace

extern const Command kCommand_lsp;
const Command kCommand_lsp{"lsp", "Serve an editor over the Language Server Protocol: findings, hovers, definitions, quick fixes", declare};

}  // namespace subcite
