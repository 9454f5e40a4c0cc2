// `subcite inspect VIEW FILE...`: what was understood of a manuscript, without checking it.
#include "command.h"
#include "run/inspect.h"

namespace subcite {
namespace {

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto words = std::make_shared<std::vector<std::string>>();
  arguments.rest("view", *words, "What to show (" + names_of_views() + "), then the manuscripts", true);
  return [words, &world] { return run_inspect(words->front(), {words->begin() + 1, words->end()}, world); };
}

}  // namespace

extern const Command kCommand_inspect;
const Command kCommand_inspect{"inspect", "Show what was understood of a manuscript: notes, citations, references, unread", declare};

}  // namespace subcite
