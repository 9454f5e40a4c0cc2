// A row is a frozen manuscript that has nothing but links, results and remarks.
#include "run/kept_links.h"

#include <algorithm>
#include <unordered_map>

#include "archive/digest.h"
#include "base/text.h"
#include "base/url.h"
#include "link/job.h"
#include "run/complain.h"
#include "run/frozen.h"

namespace subcite {
namespace {

constexpr std::string_view kSpace = "kept links";

Result<io::OpenStore> store_in(const std::string& file, io::World& world) {
  auto store = world.store(file);
  if (store && !store->remark.empty()) complain(world, store->remark);
  return store;
}

}  // namespace

Result<std::unique_ptr<KeptLinks>> KeptLinks::make(const std::string& file, io::World& world) {
  auto store = store_in(file, world);
  if (!store) return tl::unexpected<Error>(store.error());
  auto out = std::make_unique<KeptLinks>(world.files);
  out->stores_.push_back(std::move(*store));
  return out;
}

Result<std::unique_ptr<KeptLinks>> KeptLinks::open(const std::vector<std::string>& files, io::World& world) {
  auto out = std::make_unique<KeptLinks>(world.files);
  for (const std::string& file : files) {
    if (!world.files.exists(file)) return failure(std::string("“").append(file).append("” is not there: make it with `subcite links --keep ").append(file).append("`."));
    auto store = store_in(file, world);
    if (!store) return tl::unexpected<Error>(store.error());
    out->stores_.push_back(std::move(*store));
  }
  return out;
}

Result<void> KeptLinks::keep(const Manuscript& kept) {
  const std::lock_guard lock(mutex_);
  return stores_.front().store->put(kSpace, files_.absolute(kept.path), freeze(kept));
}

std::vector<std::string> KeptLinks::rows_of(const std::string& path) {
  std::vector<std::string> rows;
  const std::string key = files_.absolute(path);
  const std::lock_guard lock(mutex_);
  for (const io::OpenStore& store : stores_)
    if (auto row = store.store->get(kSpace, key)) rows.push_back(std::move(*row));
  return rows;
}

std::size_t KeptLinks::fill(Manuscript& m) {
  std::unordered_map<std::string, LinkResult> known;
  for (const std::string& bytes : rows_of(m.path)) {
    std::optional<Manuscript> row = thaw(bytes);
    if (!row || row->links.size() != row->results.size()) continue;
    for (std::size_t i = 0; i < row->links.size(); ++i) known.emplace(row->links[i].url, std::move(row->results[i]));
    for (Remark& remark : row->document.remarks) {
      const bool told = std::any_of(m.document.remarks.begin(), m.document.remarks.end(), [&](const Remark& known_one) { return known_one.message == remark.message; });
      if (!told) m.document.remarks.push_back(std::move(remark));  // one trouble may be told by every part
    }
  }
  std::size_t missing = 0;
  for (std::size_t i = 0; i < m.links.size(); ++i) {
    if (m.results[i].status != LinkStatus::Skipped) continue;
    if (const auto at = known.find(m.links[i].url); at != known.end()) m.results[i] = at->second;
    else ++missing;
  }
  return missing;
}

std::string KeptLinks::basis(const std::string& path) {
  std::string all;
  for (const std::string& row : rows_of(path)) all += sha256_of(row);
  return all;
}

Manuscript kept_of(const Manuscript& m, std::size_t first_remark) {
  Manuscript out;
  out.path = m.path;
  for (const Link& link : m.links) out.links.push_back({link.url, {}});
  out.results = m.results;
  out.document.remarks.assign(m.document.remarks.begin() + static_cast<std::ptrdiff_t>(first_remark), m.document.remarks.end());
  return out;
}

bool in_part(std::string_view url, std::pair<std::uint32_t, std::uint32_t> part) {
  std::string host = split_url(request_target(url)).host;
  if (host.empty()) return part.first == 1;
  if (host.starts_with("www.")) host.erase(0, 4);
  return fnv1a(host) % part.second == part.first - 1;
}

}  // namespace subcite
