// What steers a terminal.
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(Utf8, what_steers_a_terminal_becomes_a_blank) {
  EXPECT_EQ(without_steering("x\xC2\x9Bz, \x7F, y\xE2\x80\xAEz\n"), "x z,  , y z\n");
  EXPECT_EQ(without_steering("Hafengeb\xC3\xBChren\xC2\xA0– “x”"), "Hafengeb\xC3\xBChren\xC2\xA0– “x”");
}

}  // namespace
}  // namespace subcite
