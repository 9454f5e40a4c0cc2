// Content codings, their bounds, and bodies that are not what they claim. The bytes were made by node’s zlib, zstd 1.5
// and Python’s gzip.
#include "link/coding.h"

#include <gtest/gtest.h>

namespace subcite {
namespace {

constexpr std::size_t kMost = 1U << 20U;

std::string bytes_of(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
  return out;
}

const std::string kBrotli = bytes_of("1b1200f88d54b5bf7e292a63533c7355082db5c0066607");
const std::string kZstandard = bytes_of("28b52ffd04589900003c7469746c653e45656c733c2f7469746c653e7c22cf3e");
const std::string kBrotliInGzip = bytes_of("1f8b0800000000000203931662f8d11bb2757f9da65672b04d712887eed6036c69ec003d7fd04b17000000");
const std::string kFortyMegabytesInBrotli = bytes_of("cfffff7ff82700e2b14020f7fe9ffffffff04f00c4610180eefd7ffeffffe19f0088c32200ddfb3f");
const std::string kTenKilobytesInZstandard = bytes_of("28b52ffd0468450000080001000c8707420144e310");

TEST(Codings, are_undone) {
  EXPECT_EQ(decoded(kBrotli, "br", kMost).bytes, "<title>Eels</title>");
  EXPECT_EQ(decoded(kZstandard, "ZSTD", kMost).bytes, "<title>Eels</title>");
  EXPECT_EQ(decoded(kBrotliInGzip, "br, gzip", kMost).bytes, "<title>Eels</title>");
  EXPECT_EQ(decoded("plain", "", kMost).bytes, "plain");
  EXPECT_EQ(decoded("plain", "identity", kMost).bytes, "plain");
}

TEST(Codings, are_undone_within_a_bound) {
  const PageText brotli = decoded(kFortyMegabytesInBrotli, "br", kMost);
  EXPECT_TRUE(brotli.bomb);
  EXPECT_LT(brotli.bytes.size(), 2 * kMost);
  EXPECT_TRUE(decoded(kTenKilobytesInZstandard, "zstd", 5'000).bomb);
  EXPECT_EQ(decoded(kTenKilobytesInZstandard, "zstd", kMost).bytes, std::string(10'000, '\0'));
}

TEST(Codings, that_a_body_does_not_have_are_said) {
  for (const char* coding : {"br", "zstd", "gzip", "deflate", "compress"}) EXPECT_TRUE(decoded("<title>Eels</title>", coding, kMost).undecodable) << coding;
  EXPECT_TRUE(decoded("x", "gzip, gzip, gzip, gzip, gzip", kMost).undecodable);
}

TEST(Codings, keep_what_came_of_a_body_that_breaks_off) {
  EXPECT_TRUE(std::string_view("<title>Eels</title>").starts_with(decoded(kBrotli.substr(0, 15), "br", kMost).bytes));
  EXPECT_FALSE(decoded(kZstandard.substr(0, 20), "zstd", kMost).bomb);
}

}  // namespace
}  // namespace subcite
