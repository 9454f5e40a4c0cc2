// Which addresses are refused, in every spelling that carries them.
#include "link/address.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>

namespace subcite {
namespace {

std::string refusal(const std::string& text, bool allow_private) {
  std::uint8_t bytes[16] = {};
  const bool v6 = text.find(':') != std::string::npos;
  EXPECT_EQ(inet_pton(v6 ? AF_INET6 : AF_INET, text.c_str(), bytes), 1) << text;
  return refusal_of(bytes, v6 ? 16 : 4, allow_private);
}

TEST(Address, public_ones_are_free) {
  for (const char* a : {"93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:2800:220:1::1", "::ffff:8.8.8.8", "64:ff9b::808:808"}) EXPECT_EQ(refusal(a, false), "") << a;
}

TEST(Address, private_ones_need_leave) {
  for (const char* a : {"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "::1", "fc00::1", "fd12::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1", "64:ff9b::a00:1", "2002:a00:1::1"}) {
    EXPECT_NE(refusal(a, false), "") << a;
    EXPECT_EQ(refusal(a, true), "") << a;
  }
}

TEST(Address, some_are_refused_always) {
  for (const char* a : {"169.254.169.254", "0.0.0.0", "100.64.0.1", "100.100.100.200", "192.0.2.1", "198.18.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "168.63.129.16", "fe80::1", "ff02::1", "::", "fd00:ec2::254", "2001:db8::1", "::ffff:169.254.169.254", "64:ff9b::a9fe:a9fe", "fec0::1", "2001::1"})
    EXPECT_NE(refusal(a, true), "") << a;
}

}  // namespace
}  // namespace subcite
