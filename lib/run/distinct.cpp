// The latest digests are held; what is not among them is looked for on disk once some are there.
#include "run/distinct.h"

#include "run/digest.h"

namespace subcite {
namespace {

constexpr std::string_view kSpace = "seen";

std::string key_of(std::uint64_t digest) {
  std::string key;
  put_big_endian(digest, key);
  return key;
}

}  // namespace

void Distinct::add(std::string_view text) {
  const std::uint64_t digest = digest_of(text);
  if (held_.count(digest) > 0 || (on_disk_ && scratch_.get(kSpace, key_of(digest)))) return;
  held_.insert(digest);
  ++count_;
  if (held_.size() >= most_) spill();
}

void Distinct::spill() {
  Scratch::Rows rows;
  for (const std::uint64_t digest : held_) rows.emplace_back(key_of(digest), std::string());
  scratch_.put(kSpace, rows);
  held_.clear();
  on_disk_ = true;
}

}  // namespace subcite
