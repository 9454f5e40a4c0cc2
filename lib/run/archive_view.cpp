// Both read the whole file; the list is what verifying saw.
#include "run/archive_view.h"

#include "archive/verify.h"
#include "base/text.h"
#include "run/check.h"

namespace subcite {
namespace {

std::string harmless(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return text;
}

std::string line_of(const Capture& c) {
  const std::string status = c.place.revisit ? "same" : std::to_string(c.status);
  std::string mime = c.mime;
  mime.resize(std::max<std::size_t>(mime.size(), 24), ' ');
  return c.date + "  " + status + "  " + harmless(mime) + "  " + harmless(c.url) + "\n";
}

}  // namespace

int run_archive(const std::vector<std::string>& words, io::World& world) {
  const auto complain = [&](const std::string& message) { return world.console.write(2, "subcite: " + message + "\n"), kExitTrouble; };
  if (words.size() != 2 || !is_one_of(words[0], {"verify", "list"})) return complain("Write subcite archive verify FILE or subcite archive list FILE.");
  const Result<ArchiveState> state = verify_archive(words[1], world.files);
  if (!state) return complain(harmless(state.error().message));
  if (words[0] == "list")
    for (const Capture& c : state->captures)
      if (!world.console.write(1, line_of(c))) return kExitTrouble;
  for (const std::string& problem : state->problems) world.console.write(words[0] == "list" ? 2 : 1, words[1] + ": " + harmless(problem) + ".\n");
  world.console.write(2, "subcite: " + std::to_string(state->records) + " records, " + std::to_string(state->captures.size()) + " captures" + (state->problems.empty() ? ", all as their digests say.\n" : ", " + std::to_string(state->problems.size()) + " problems.\n"));
  return state->problems.empty() ? kExitClean : kExitFindings;
}

}  // namespace subcite
