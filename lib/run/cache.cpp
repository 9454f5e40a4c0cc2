// One line an address: its verdict, when it was checked, the address.
#include "run/cache.h"

#include "link/cache.h"
#include "run/check.h"
#include "run/links.h"

namespace subcite {
namespace {

/// Addresses are a stranger's words: nothing in them reaches the terminal as a command.
std::string harmless(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return text;
}

int complain(io::World& world, const std::string& message) {
  world.console.write(2, "subcite: " + message + "\n");
  return kExitTrouble;
}

std::string line_of(const CacheRow& row) {
  std::string status(name_of(row.status));
  status.resize(std::max<std::size_t>(status.size(), 16), ' ');
  return status + "  " + row.checked_at + "  " + harmless(row.url) + "\n";
}

}  // namespace

int run_cache(const std::string& what, const std::string& path, io::World& world) {
  if (what != "show" && what != "clear") return complain(world, "“" + what + "” is nothing to do with the cache. Write subcite cache show or subcite cache clear.");
  const std::string file = path.empty() ? usual_cache(world.environment) : path;
  if (file.empty()) return complain(world, "There is no cache: neither HOME nor XDG_CACHE_HOME is set. Name one with --cache.");
  if (!world.files.exists(file)) return world.console.write(2, "subcite: “" + file + "” does not exist yet; nothing is kept.\n"), kExitClean;
  const auto opened = world.store(file);
  if (!opened) return complain(world, opened.error().message);
  if (!opened->remark.empty()) world.console.write(2, "subcite: " + opened->remark + "\n");
  std::size_t count = 0;
  std::string listing;
  opened->store->each(kLinkSpace, [&](std::string_view key, std::string_view value) {
    ++count;
    if (const auto row = cache_row(key, value)) listing += line_of(*row);
  });
  if (what == "show") world.console.write(1, listing);
  else if (const auto cleared = opened->store->clear(kLinkSpace); !cleared) return complain(world, cleared.error().message);
  world.console.write(2, "subcite: " + std::to_string(count) + (count == 1 ? " address" : " addresses") + (what == "show" ? " kept in “" : " cleared from “") + file + "”.\n");
  return kExitClean;
}

}  // namespace subcite
