// One line an address: its verdict, when it was checked, the address.
#include "run/cache.h"

#include "link/cache.h"
#include "report/inspect.h"
#include "run/check.h"
#include "run/complain.h"
#include "run/links.h"

namespace subcite {
namespace {

std::string line_of(const CacheRow& row) {
  std::string status(name_of(row.status));
  status.resize(std::max<std::size_t>(status.size(), 16), ' ');
  return status + "  " + row.checked_at + "  " + printable(row.url) + "\n";
}

}  // namespace

int run_cache(const std::string& what, const std::string& path, io::World& world) {
  if (what != "show" && what != "clear") return complain(world, "“" + what + "” is nothing to do with the cache. Write subcite cache show or subcite cache clear.");
  const std::string file = path.empty() ? usual_cache(world.environment) : path;
  if (file.empty()) return complain(world, "There is no cache: neither HOME nor XDG_CACHE_HOME is set. Name one with --cache.");
  if (!world.files.exists(file)) return complain(world, "“" + file + "” does not exist yet; nothing is kept."), kExitClean;
  const auto opened = world.store(file);
  if (!opened) return complain(world, opened.error().message);
  if (!opened->remark.empty()) complain(world, opened->remark);
  std::size_t count = 0;
  std::string listing;
  opened->store->each(kLinkSpace, [&](std::string_view key, std::string_view value) {
    ++count;
    if (const auto row = cache_row(key, value)) listing += line_of(*row);
  });
  if (what == "show") world.console.write(1, listing);
  else if (const auto cleared = opened->store->clear(kLinkSpace); !cleared) return complain(world, cleared.error().message);
  complain(world, std::to_string(count) + (count == 1 ? " address" : " addresses") + (what == "show" ? " kept in “" : " cleared from “") + file + "”.");
  return kExitClean;
}

}  // namespace subcite
