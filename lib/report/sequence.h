// What is told one by one, since it may lie on disk and not fit into memory.
#pragma once

#include <cstddef>
#include <functional>

namespace subcite {

template <class Item>
struct Sequence {
  using Take = std::function<void(const Item&)>;
  std::size_t count = 0;
  std::function<void(const Take&)> walk;  // may be called again; null where there is nothing

  [[nodiscard]] bool empty() const { return count == 0; }
  void each(const Take& take) const {
    if (walk) walk(take);
  }
};

}  // namespace subcite
