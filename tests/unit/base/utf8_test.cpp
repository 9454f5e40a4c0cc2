// What steers a terminal, how many code points a text has, and whether it is UTF-8.
#include "base/utf8.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

TEST(Utf8, what_steers_a_terminal_becomes_a_blank) {
  EXPECT_EQ(without_steering("x\xC2\x9Bz, \x7F, y\xE2\x80\xAEz\n"), "x z,  , y z\n");
  EXPECT_EQ(without_steering("Hafengeb\xC3\xBChren\xC2\xA0– “x”"), "Hafengeb\xC3\xBChren\xC2\xA0– “x”");
}

TEST(Utf8, code_points_are_counted_by_the_bytes_that_begin_them) {
  std::string text;
  for (int round = 0; round < 40; ++round) {
    text += round % 3 == 0 ? "–" : round % 5 == 0 ? "ü"
                                                  : "a";
    for (std::size_t from = 0; from < text.size(); ++from) {
      std::size_t begun = 0;
      for (const char c : text.substr(from)) begun += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1U : 0U;
      EXPECT_EQ(count_code_points(std::string_view(text).substr(from)), begun);
    }
  }
}

TEST(Utf8, one_broken_byte_is_seen_wherever_it_stands) {
  const std::string text = "Hafengebühren – “Weirs”, and more words of ASCII";
  EXPECT_TRUE(is_valid_utf8(text));
  for (std::size_t at = 0; at < text.size(); ++at) EXPECT_FALSE(is_valid_utf8(std::string(text).replace(at, 1, "\xFF"))) << at;
}

}  // namespace
}  // namespace subcite
