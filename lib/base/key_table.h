// A table with open addressing from keys of 64 bits, hashes already, to values that are short.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace subcite {

template <class Value>
class KeyTable {
 public:
  /// The value of the key; a new key gets one as it is by default.
  Value& operator[](std::uint64_t key) {
    if (2 * used_ >= slots_.size()) grow();
    Slot& slot = slots_[place_of(key)];
    if (!slot.used) slot.used = true, slot.key = key, ++used_;
    return slot.value;
  }

  /// Null where the key is not there.
  [[nodiscard]] const Value* find(std::uint64_t key) const {
    if (slots_.empty()) return nullptr;
    const Slot& slot = slots_[place_of(key)];
    return slot.used ? &slot.value : nullptr;
  }

 private:
  struct Slot {
    std::uint64_t key = 0;
    Value value{};
    bool used = false;
  };

  /// Where the key stands or would stand; at least half of the slots are empty.
  [[nodiscard]] std::size_t place_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key ^ (key >> 32U)) & mask;
    while (slots_[at].used && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    constexpr std::size_t kFirst = 64;  // always a power of two
    std::vector<Slot> old(slots_.empty() ? kFirst : 2 * slots_.size());
    old.swap(slots_);
    for (const Slot& slot : old)
      if (slot.used) slots_[place_of(slot.key)] = slot;
  }

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace subcite
