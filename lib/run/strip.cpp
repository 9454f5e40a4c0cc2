// One file after the other; the copy is written whole or not at all.
#include "run/strip.h"

#include "base/text.h"
#include "docx/comments.h"
#include "run/check.h"

namespace subcite {
namespace {

constexpr std::uint64_t kLargest = 512ULL << 20U;

std::string copy_name(const std::string& path) {
  const std::size_t dot = path.rfind('.');
  return dot == std::string::npos ? path + ".clean" : path.substr(0, dot) + ".clean" + path.substr(dot);
}

Result<std::string> strip_one(const std::string& path, const StripSettings& settings, io::World& world) {
  const std::string target = settings.output.empty() ? copy_name(path) : settings.output;
  for (const std::string& file : settings.paths)
    if (target == file || world.files.same_file(file, target)) return failure("the copy would overwrite “" + file + "” itself");
  if (world.files.exists(target) && !settings.force) return failure("“" + target + "” is there already: --force replaces it, -o names another");
  const Result<std::string> bytes = world.files.read(path, kLargest);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const Result<docx::Stripped> copy = docx::without_comments(*bytes);
  if (!copy) return tl::unexpected<Error>(copy.error());
  if (Result<void> written = world.files.write(target, copy->bytes); !written) return tl::unexpected<Error>(written.error());
  return target + ": " + counted(copy->removed, "comment") + " taken out.";
}

}  // namespace

int run_strip(const StripSettings& settings, io::World& world) {
  const auto complain = [&](const std::string& message) { world.console.write(2, "subcite: " + message + "\n"); };
  if (!settings.output.empty() && settings.paths.size() > 1) return complain("-o names the copy of one file: name one."), kExitTrouble;
  bool trouble = false;
  for (const std::string& path : settings.paths) {
    const Result<std::string> done = strip_one(path, settings, world);
    if (done) complain(*done);
    else trouble = true, complain(path + ": " + done.error().message + (done.error().message.ends_with('.') ? "" : "."));
  }
  return trouble ? kExitTrouble : kExitClean;
}

}  // namespace subcite
