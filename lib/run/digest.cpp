// The mixing is the multiplication of a Fibonacci hash.
#include "run/digest.h"

#include "base/text.h"

namespace subcite {

std::uint64_t digest_of(std::string_view text) {
  const std::uint64_t value = fnv1a(text);
  return (value ^ value >> 32U) * 0x9E3779B97F4A7C15ULL;
}

void put_big_endian(std::uint64_t number, std::string& out) {
  for (int shift = 56; shift >= 0; shift -= 8) out += static_cast<char>(number >> static_cast<unsigned>(shift));
}

std::uint64_t big_endian_at(std::string_view bytes, std::size_t at) {
  std::uint64_t out = 0;
  for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i) out = out << 8U | static_cast<unsigned char>(bytes[at + i]);
  return out;
}

}  // namespace subcite
