// One file after the other; the copy is written whole or not at all.
#include "run/strip.h"

#include "base/text.h"
#include "docx/comments.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/copy.h"

namespace subcite {
namespace {

constexpr std::uint64_t kLargest = 512ULL << 20U;

Result<std::string> strip_one(const std::string& path, const StripSettings& settings, io::World& world) {
  Result<std::string> target = copy_target(path, {settings.output, "clean", settings.force}, settings.paths, world);
  if (!target) return target;
  const Result<std::string> bytes = world.files.read(path, kLargest);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  if (!bytes->starts_with("PK")) return failure("it is no Word file (.docx)");
  const Result<docx::Stripped> copy = docx::without_comments(*bytes);
  if (!copy) return tl::unexpected<Error>(copy.error());
  if (Result<void> written = world.files.write(*target, copy->bytes); !written) return tl::unexpected<Error>(written.error());
  return *target + ": " + counted(copy->removed, "comment") + " taken out.";
}

}  // namespace

int run_strip(const StripSettings& settings, io::World& world) {
  if (!settings.output.empty() && settings.paths.size() > 1) return complain(world, "-o names the copy of one file: name one.");
  bool trouble = false;
  for (const std::string& path : settings.paths) {
    const Result<std::string> done = strip_one(path, settings, world);
    if (done) complain(world, *done);
    else trouble = true, complain(world, path + ": " + done.error().message + (done.error().message.ends_with('.') ? "" : "."));
  }
  return trouble ? kExitTrouble : kExitClean;
}

}  // namespace subcite
