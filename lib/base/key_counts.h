// How often each of many keys came: a table with open addressing, for keys that are hashes already.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace subcite {

class KeyCounts {
 public:
  void add(std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    if (slot.count++ > 0) return;
    slot.key = key;
    ++used_;
  }

  [[nodiscard]] std::uint32_t count(std::uint64_t key) const { return slots_.empty() ? 0 : slots_[place_of(key)].count; }

 private:
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t count = 0;  // 0: empty
  };

  /// Where the key stands or would stand; at least half of the slots are empty.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = key & mask;
    while (slots_[at].count > 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kFirst = 1024;  // always a power of two
    std::vector<Slot> old(slots_.empty() ? kFirst : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.count > 0) slots_[place_of(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace subcite
