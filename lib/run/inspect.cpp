// One manuscript after the other; one that cannot be read does not stop the others.
#include "run/inspect.h"

#include "base/text.h"
#include "report/inspect.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/source.h"

namespace subcite {
std::string names_of_views() {
  std::string names;
  for (const Inspection& view : inspections()) names += (names.empty() ? "" : ", ") + std::string(view.name);
  return names;
}

int run_inspect(const std::string& name, const std::vector<std::string>& paths, io::World& world) {
  const Inspection* view = find_inspection(name);
  if (view == nullptr) return complain(world, "“" + name + "” is nothing to inspect. Write one of: " + names_of_views() + ".");
  if (paths.empty()) return complain(world, "Which manuscript? Write: subcite inspect " + name + " FILE");
  int code = kExitClean;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    if (world.environment.interrupted()) return kExitInterrupted;
    const Result<Manuscript> m = read_manuscript(paths[i], Settings{}, world);
    if (!m) {
      code = complain(world, paths[i] + ": " + m.error().message + ".");
      continue;
    }
    std::string out;
    view->write(*m, out);
    if (paths.size() > 1) world.console.write(1, (i > 0 ? "\n" : "") + printable(paths[i]) + "\n");
    world.console.write(1, out);
    if (out.empty()) complain(world, paths[i] + ": nothing of that kind stands in its " + counted(m->document.notes.size(), "note") + ".");
  }
  return code;
}

}  // namespace subcite
