// Keys are counted apart, those too that ask for one place of the table.
#include "base/key_counts.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(KeyCounts, count_each_key) {
  KeyCounts counts;
  EXPECT_EQ(counts.count(7), 0U);
  constexpr std::uint64_t kKeys = 5000;
  for (std::uint64_t key = 0; key < kKeys; ++key)
    for (std::uint64_t time = 0; time <= key % 3; ++time) counts.add(key);
  for (std::uint64_t key = 0; key < kKeys; ++key) EXPECT_EQ(counts.count(key), key % 3 + 1);
  EXPECT_EQ(counts.count(kKeys), 0U);
}

TEST(KeyCounts, keys_of_one_place_are_told_apart) {
  KeyCounts counts;
  constexpr std::uint64_t kFar = std::uint64_t{1} << 40U;  // the same in all lower bits
  for (std::uint64_t i = 1; i <= 200; ++i) counts.add(i * kFar);
  counts.add(3 * kFar);
  for (std::uint64_t i = 1; i <= 200; ++i) EXPECT_EQ(counts.count(i * kFar), i == 3 ? 2U : 1U);
}

}  // namespace
}  // namespace subcite
