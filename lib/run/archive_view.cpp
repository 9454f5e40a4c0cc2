// Both read the whole file; the list is what verifying saw.
#include "run/archive_view.h"

#include "archive/verify.h"
#include "base/text.h"
#include "report/inspect.h"
#include "run/check.h"
#include "run/complain.h"

namespace subcite {
namespace {

std::string line_of(const Capture& c) {
  const std::string status = c.place.revisit ? "same" : std::to_string(c.status);
  std::string mime = c.mime;
  mime.resize(std::max<std::size_t>(mime.size(), 24), ' ');
  return c.date + "  " + status + "  " + printable(mime) + "  " + printable(c.url) + "\n";
}

}  // namespace

int run_archive(const std::vector<std::string>& words, io::World& world) {
  if (words.size() != 2 || !is_one_of(words[0], {"verify", "list"})) return complain(world, "Write subcite archive verify FILE or subcite archive list FILE.");
  const Result<ArchiveState> state = verify_archive(words[1], world.files);
  if (!state) return complain(world, state.error().message);
  if (words[0] == "list")
    for (const Capture& c : state->captures)
      if (!world.console.write(1, line_of(c))) return kExitTrouble;
  for (const std::string& problem : state->problems) world.console.write(words[0] == "list" ? 2 : 1, words[1] + ": " + printable(problem) + ".\n");
  complain(world, std::to_string(state->records) + " records, " + std::to_string(state->captures.size()) + " captures" + (state->problems.empty() ? ", all as their digests say." : ", " + std::to_string(state->problems.size()) + " problems."));
  return state->problems.empty() ? kExitClean : kExitFindings;
}

}  // namespace subcite
