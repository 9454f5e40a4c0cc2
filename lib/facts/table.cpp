// Look-up in the sorted tables.
#include "facts/table.h"

#include <algorithm>

namespace subcite::facts {

const Row* Table::lower_bound(std::string_view key) const {
  if (key.empty()) return begin();
  const auto byte = static_cast<unsigned char>(key[0]);
  return std::lower_bound(rows + first[byte], rows + first[byte + 1U], key, [](const Row& row, std::string_view k) { return row.key < k; });
}

const Row* Table::find(std::string_view key) const {
  const Row* at = lower_bound(key);
  return at != end() && at->key == key ? at : nullptr;
}

bool Table::has_prefix(std::string_view prefix) const {
  const Row* at = lower_bound(prefix);
  return at != end() && at->key.starts_with(prefix);
}

}  // namespace subcite::facts
