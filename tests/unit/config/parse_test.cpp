// Values of options.
#include "config/parse.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(ParseSize, reads_units_and_refuses_what_is_too_large) {
  EXPECT_EQ(*parse_size("200"), 200U);
  EXPECT_EQ(*parse_size("2k"), 2048U);
  EXPECT_EQ(*parse_size("64M"), 64U << 20U);
  EXPECT_EQ(*parse_size("4294967295"), 4294967295U);
  for (const char* wrong : {"", "0", "x", "4G", "4294967296", "99999999999999999999", "1.5M"}) EXPECT_FALSE(parse_size(wrong)) << wrong;
}

TEST(ParseReport, wants_format_and_file) {
  EXPECT_EQ(parse_report("json=a=b.json")->file, "a=b.json");
  for (const char* wrong : {"json", "json=", "=x"}) EXPECT_FALSE(parse_report(wrong)) << wrong;
}

}  // namespace
}  // namespace subcite
