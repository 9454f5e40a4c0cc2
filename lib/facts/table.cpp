// Look-up in the sorted tables.
#include "facts/table.h"

#include <algorithm>

namespace subcite::facts {

const Row* Table::find(std::string_view key) const {
  const Row* at = std::lower_bound(begin(), end(), key, [](const Row& row, std::string_view k) { return row.key < k; });
  return at != end() && at->key == key ? at : nullptr;
}

}  // namespace subcite::facts
