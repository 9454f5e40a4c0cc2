// Look-up in the sorted tables.
#include "facts/table.h"

#include <algorithm>

namespace subcite::facts {

namespace {

/// Rows of one first byte mostly differ in the second, to see which no function is called.
bool is_before(std::string_view a, std::string_view b) {
  const auto second = [](std::string_view key) { return key.size() > 1 ? static_cast<unsigned char>(key[1]) : 0; };
  return second(a) == second(b) ? a < b : second(a) < second(b);
}

}  // namespace

const Row* Table::lower_bound(std::string_view key) const {
  if (key.empty()) return begin();
  const auto byte = static_cast<unsigned char>(key[0]);
  return std::lower_bound(rows + first[byte], rows + first[byte + 1U], key, [](const Row& row, std::string_view k) { return is_before(row.key, k); });
}

Table::Found Table::look_up(std::string_view key) const {
  const Row* at = lower_bound(key);
  if (at == end() || !at->key.starts_with(key)) return {};
  return {at->key.size() == key.size() ? at : nullptr, true};
}

}  // namespace subcite::facts
