// Tables of prefixes; an IPv6 address that carries an IPv4 one is judged by what it carries.
#include "link/address.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace subcite {
namespace {

struct Prefix4 {
  std::array<std::uint8_t, 4> bytes;
  unsigned bits;
  std::string_view name;
  bool is_private;
};

constexpr std::array<Prefix4, 18> kSpecial4{{{{0, 0, 0, 0}, 8, "this network", false},
                                             {{10, 0, 0, 0}, 8, "private", true},
                                             {{100, 64, 0, 0}, 10, "shared address space", false},
                                             {{127, 0, 0, 0}, 8, "loopback", true},
                                             {{168, 63, 129, 16}, 32, "cloud metadata", false},
                                             {{169, 254, 0, 0}, 16, "link-local", false},
                                             {{172, 16, 0, 0}, 12, "private", true},
                                             {{192, 0, 0, 0}, 24, "reserved", false},
                                             {{192, 0, 2, 0}, 24, "documentation", false},
                                             {{192, 31, 196, 0}, 24, "reserved", false},
                                             {{192, 52, 193, 0}, 24, "reserved", false},
                                             {{192, 88, 99, 0}, 24, "reserved", false},
                                             {{192, 168, 0, 0}, 16, "private", true},
                                             {{198, 18, 0, 0}, 15, "benchmarking", false},
                                             {{198, 51, 100, 0}, 24, "documentation", false},
                                             {{203, 0, 113, 0}, 24, "documentation", false},
                                             {{224, 0, 0, 0}, 4, "multicast", false},
                                             {{240, 0, 0, 0}, 4, "reserved", false}}};

bool in_prefix(const std::uint8_t* address, const std::uint8_t* prefix, unsigned bits) {
  for (unsigned i = 0; i < bits; ++i) {
    const unsigned mask = 0x80U >> (i % 8);
    if ((address[i / 8] & mask) != (prefix[i / 8] & mask)) return false;
  }
  return true;
}

std::string refusal4(const std::uint8_t* address, bool allow_private) {
  for (const Prefix4& p : kSpecial4)
    if (in_prefix(address, p.bytes.data(), p.bits)) return p.is_private && allow_private ? std::string() : std::string(p.name) + " address";
  return {};
}

bool all_zero(const std::uint8_t* from, std::size_t size) {
  return std::all_of(from, from + size, [](std::uint8_t b) { return b == 0; });
}

bool starts(const std::uint8_t* address, std::initializer_list<std::uint8_t> bytes) { return std::equal(bytes.begin(), bytes.end(), address); }

/// The IPv4 address inside: mapped, compatible, NAT64, 6to4; null where there is none.
const std::uint8_t* embedded4(const std::uint8_t* a) {
  if (all_zero(a, 10) && a[10] == 0xFF && a[11] == 0xFF) return a + 12;
  if (all_zero(a, 8) && a[8] == 0xFF && a[9] == 0xFF && a[10] == 0 && a[11] == 0) return a + 12;
  if (all_zero(a, 12) && !(all_zero(a, 15) && a[15] <= 1)) return a + 12;
  if (starts(a, {0, 0x64, 0xFF, 0x9B}) && all_zero(a + 4, 8)) return a + 12;
  if (starts(a, {0x20, 0x02})) return a + 2;
  return nullptr;
}

std::string refusal6(const std::uint8_t* a, bool allow_private) {
  if (const std::uint8_t* inner = embedded4(a)) return refusal4(inner, allow_private);
  if (all_zero(a, 15) && a[15] == 1) return allow_private ? "" : "loopback address";
  if (starts(a, {0xFD, 0x00, 0x0E, 0xC2})) return "cloud metadata address";
  if ((a[0] & 0xFEU) == 0xFC) return allow_private ? "" : "private address";
  if (a[0] == 0xFE && (a[1] & 0xC0U) == 0x80) return "link-local address";
  if (a[0] == 0xFF) return "multicast address";
  if (starts(a, {0x20, 0x01, 0x0D, 0xB8})) return "documentation address";
  if (a[0] == 0x20 && a[1] == 0x01 && a[2] < 0x02) return "reserved address";
  if ((a[0] & 0xE0U) != 0x20) return "reserved address";
  if (starts(a, {0x3F, 0xFF}) && a[2] < 0x10) return "documentation address";
  return {};
}

}  // namespace

std::string refusal_of(const std::uint8_t* address, std::size_t size, bool allow_private) {
  if (size == 4) return refusal4(address, allow_private);
  if (size == 16) return refusal6(address, allow_private);
  return "address of an unknown kind";
}

}  // namespace subcite
