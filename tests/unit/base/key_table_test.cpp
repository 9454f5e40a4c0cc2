// Keys have values of their own, those too that ask for one place of the table.
#include "base/key_table.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(KeyTable, keeps_a_value_for_each_key) {
  KeyTable<std::uint32_t> counts;
  EXPECT_EQ(counts.find(7), nullptr);
  constexpr std::uint64_t kKeys = 5000;
  for (std::uint64_t key = 0; key < kKeys; ++key)
    for (std::uint64_t time = 0; time <= key % 3; ++time) ++counts[key];
  for (std::uint64_t key = 0; key < kKeys; ++key) {
    ASSERT_NE(counts.find(key), nullptr);
    EXPECT_EQ(*counts.find(key), key % 3 + 1);
  }
  EXPECT_EQ(counts.find(kKeys), nullptr);
}

TEST(KeyTable, tells_keys_of_one_place_apart) {
  KeyTable<std::uint32_t> counts;
  constexpr std::uint64_t kSame = (std::uint64_t{1} << 44U) | (std::uint64_t{1} << 12U);  // whose halves cancel out
  for (std::uint64_t i = 1; i <= 200; ++i) ++counts[i * kSame];
  ++counts[3 * kSame];
  for (std::uint64_t i = 1; i <= 200; ++i) EXPECT_EQ(*counts.find(i * kSame), i == 3 ? 2U : 1U);
}

}  // namespace
}  // namespace subcite
