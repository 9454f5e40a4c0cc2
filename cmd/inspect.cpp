// `subcite inspect VIEW FILE...`: what was understood of a manuscript, without checking it.
#include "base/text.h"
#include "command.h"
#include "config/settings.h"
#include "report/inspect.h"
#include "run/check.h"

namespace subcite {
namespace {

std::string names_of_inspections() {
  std::string names;
  for (const Inspection& v : inspections()) names += (names.empty() ? "" : ", ") + std::string(v.name);
  return names;
}

int complain(io::World& world, const std::string& message) {
  world.console.write(2, "subcite: " + printable(message) + "\n");
  return kExitTrouble;
}

int inspect(const std::vector<std::string>& words, io::World& world) {
  const Inspection* view = find_inspection(words.front());
  if (view == nullptr) return complain(world, "“" + words.front() + "” is nothing to inspect. Write one of: " + names_of_inspections() + ".");
  if (words.size() < 2) return complain(world, "Which manuscript? Write: subcite inspect " + words.front() + " FILE");
  int code = kExitClean;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (world.environment.interrupted()) return kExitInterrupted;
    Result<std::string> bytes = world.files.read(words[i], Settings{}.max_input);
    const Result<Manuscript> m = bytes ? examine(std::move(*bytes), words[i]) : Result<Manuscript>(tl::unexpected<Error>(bytes.error()));
    if (!m) {
      code = complain(world, words[i] + ": " + m.error().message + ".");
      continue;
    }
    std::string out;
    if (words.size() > 2) out = (i > 1 ? "\n" : "") + printable(words[i]) + "\n";
    view->write(*m, out);
    world.console.write(1, out);
  }
  return code;
}

std::function<int()> declare(Arguments& arguments, io::World& world) {
  const auto words = std::make_shared<std::vector<std::string>>();
  arguments.rest("view", *words, "What to show (" + names_of_inspections() + "), then the manuscripts", true);
  return [words, &world] { return inspect(*words, world); };
}

}  // namespace

extern const Command kCommand_inspect;
const Command kCommand_inspect{"inspect", "Show what was understood of a manuscript: notes, citations, references, unread", declare};

}  // namespace subcite
