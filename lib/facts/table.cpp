// Look-up in the sorted tables.
#include "facts/table.h"

#include <algorithm>

namespace subcite::facts {

const Row* Table::find(std::string_view key) const {
  const Row* at = std::lower_bound(begin(), end(), key, [](const Row& row, std::string_view k) { return row.key < k; });
  return at != end() && at->key == key ? at : nullptr;
}

bool Table::has_prefix(std::string_view prefix) const {
  const Row* at = std::lower_bound(begin(), end(), prefix, [](const Row& row, std::string_view k) { return row.key < k; });
  return at != end() && at->key.starts_with(prefix);
}

}  // namespace subcite::facts
