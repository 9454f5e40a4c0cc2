// Records written on the press’s thread: their order, their places, a disk that fails.
#include "archive/press.h"

#include <gtest/gtest.h>

#include "link/coding.h"

namespace subcite {
namespace {

class Memory : public io::Output {
 public:
  explicit Memory(std::size_t room = 64U << 20U) : room_(room) {}
  Result<void> append(std::string_view bytes) override {
    if (all.size() + bytes.size() > room_) return failure("No room is left.");
    all += bytes;
    return {};
  }
  [[nodiscard]] std::uint64_t size() const override { return all.size(); }
  [[nodiscard]] const std::string& path() const override { return path_; }

  std::string all;

 private:
  std::size_t room_;
  std::string path_ = "memory";
};

std::string unpacked(std::string_view member) { return decoded(member, "gzip", 1U << 20U).bytes; }

TEST(Press, writes_each_record_whole_and_in_order) {
  Memory out;
  Press press(out);
  for (int i = 0; i < 300; ++i) press.add({"WARC/1.1\r\nNumber: " + std::to_string(i) + "\r\n", "text/plain", std::string(50'000, static_cast<char>('a' + i % 26)), true});
  ASSERT_TRUE(press.settle());
  ASSERT_EQ(press.members().size(), 300U);
  std::uint64_t at = 0;
  for (std::size_t i = 0; i < 300; ++i) {
    const WarcMember m = press.members()[i];
    EXPECT_EQ(m.offset, at);
    at += m.length;
    const std::string record = unpacked(std::string_view(out.all).substr(m.offset, m.length));
    EXPECT_TRUE(record.starts_with("WARC/1.1\r\nNumber: " + std::to_string(i) + "\r\nWARC-Block-Digest: sha256:"));
    EXPECT_TRUE(record.ends_with(std::string(50'000, static_cast<char>('a' + i % 26)) + "\r\n\r\n"));
  }
  EXPECT_EQ(at, out.size());
  EXPECT_EQ(press.finish_digest(), sha256_of(out.all));
}

TEST(Press, takes_a_record_longer_than_it_lets_wait) {
  Memory out;
  Press press(out);
  press.add({"Head: 1\r\n", "text/plain", std::string(20U << 20U, 'x'), true});
  press.add({"Head: 2\r\n", "text/plain", "short", true});
  ASSERT_TRUE(press.settle());
  EXPECT_EQ(press.members().size(), 2U);
}

TEST(Press, keeps_the_first_fault_and_writes_nothing_behind_it) {
  Memory out(2'000);
  Press press(out);
  for (int i = 0; i < 100; ++i) press.add({"Head: " + std::to_string(i) + "\r\n", "text/plain", "block", true});
  const Result<void> settled = press.settle();
  ASSERT_FALSE(settled);
  EXPECT_EQ(settled.error().message, "No room is left.");
  EXPECT_EQ(press.members().back().offset + press.members().back().length, out.size());
}

TEST(Press, writes_what_was_handed_over_before_it_goes) {
  Memory out;
  {
    Press press(out);
    press.add({"Head: 1\r\n", "text/plain", "block", false});
  }
  EXPECT_TRUE(unpacked(out.all).ends_with("block\r\n\r\n"));
}

}  // namespace
}  // namespace subcite
