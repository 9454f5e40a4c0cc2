// Counting is the same in memory and beyond its bound, and leaves no file behind.
#include "run/distinct.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <cstdlib>
#include <filesystem>

#include "host/host.h"

namespace subcite {
namespace {

class Counted : public testing::Test {
 protected:
  Counted() {
    std::filesystem::create_directories(folder_);
    setenv("TMPDIR", folder_.c_str(), 1);
  }
  ~Counted() override {
    unsetenv("TMPDIR");
    std::filesystem::remove_all(folder_);
  }
  std::uint64_t count(std::size_t most) {
    Distinct distinct(host_.world(), most);
    for (int round = 0; round < 3; ++round)
      for (int i = 0; i < 1'000; ++i) distinct.add("https://harbor.example/" + std::to_string(i));
    EXPECT_TRUE(distinct.sound());
    files_ = std::distance(std::filesystem::directory_iterator(folder_), {});
    return distinct.count();
  }
  const std::filesystem::path folder_ = std::filesystem::temp_directory_path() / ("subcite-distinct-" + std::to_string(getpid()));
  Host host_;
  std::ptrdiff_t files_ = 0;
};

TEST_F(Counted, in_memory) {
  EXPECT_EQ(count(2'000), 1'000U);
  EXPECT_EQ(files_, 0);
}

TEST_F(Counted, beyond_it) {
  EXPECT_EQ(count(7), 1'000U);
  EXPECT_GT(files_, 0);
  EXPECT_TRUE(std::filesystem::is_empty(folder_));
}

TEST_F(Counted, says_where_it_cannot_be_kept) {
  setenv("TMPDIR", "/dev/null/nowhere", 1);
  Distinct distinct(host_.world(), 2);
  for (const char* text : {"a", "b", "c"}) distinct.add(text);
  EXPECT_FALSE(distinct.sound());
}

}  // namespace
}  // namespace subcite
