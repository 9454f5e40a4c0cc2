// LF, CR and both together end a line, mixed in one text.
#include "base/line_ends.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace subcite {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  LineEnds ends(text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = ends.next(at);
    lines.emplace_back(text.substr(at, end - at));
    at = ends.behind(end);
  }
  return lines;
}

TEST(LineEnds, are_of_three_kinds) {
  using Lines = std::vector<std::string>;
  EXPECT_EQ(lines_of("a\nb\r\nc\rd"), (Lines{"a", "b", "c", "d"}));
  EXPECT_EQ(lines_of("a\r\r\n\nb\n"), (Lines{"a", "", "", "b"}));
  EXPECT_EQ(lines_of("one line"), (Lines{"one line"}));
  EXPECT_EQ(lines_of("\r"), (Lines{""}));
  EXPECT_EQ(lines_of(""), (Lines{}));
}

}  // namespace
}  // namespace subcite
