// Which bytes have a property, as a table: a loop over a text asks it faster than the property itself.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace subcite {

using ByteSet = std::array<bool, 256>;

/// The bytes of which `holds` is true; worked out when the program is built.
template <class Holds>
constexpr ByteSet bytes_where(Holds holds) {
  ByteSet out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) out[byte] = holds(static_cast<unsigned char>(byte));
  return out;
}

/// These bytes.
constexpr ByteSet bytes_of(std::string_view characters) {
  return bytes_where([characters](unsigned char byte) { return characters.find(static_cast<char>(byte)) != std::string_view::npos; });
}

/// Where a byte of the set stands first from a place on; the text's size for none.
inline std::size_t find_in(std::string_view text, const ByteSet& set, std::size_t from = 0) {
  while (from < text.size() && !set[static_cast<unsigned char>(text[from])]) ++from;
  return from < text.size() ? from : text.size();
}

/// The same up to `end`, which is returned for none.
inline std::uint32_t find_in(std::string_view text, const ByteSet& set, std::uint32_t from, std::uint32_t end) {
  return static_cast<std::uint32_t>(find_in(text.substr(0, end), set, from));
}

/// In each of eight bytes the lowest bit, and the highest.
inline constexpr std::uint64_t kLowBits = 0x0101010101010101;
inline constexpr std::uint64_t kTopBits = kLowBits * 0x80;

/// The eight bytes from there on, for questions that are put to all of them at once.
inline std::uint64_t eight_bytes(const char* at) {
  std::uint64_t eight = 0;
  std::memcpy(&eight, at, sizeof eight);
  return eight;
}

/// Where a byte above ASCII stands first from a place on; the text's size for none.
inline std::size_t find_above_ascii(std::string_view text, std::size_t from = 0) {
  while (from + 8 <= text.size() && (eight_bytes(text.data() + from) & kTopBits) == 0) from += 8;
  while (from < text.size() && static_cast<unsigned char>(text[from]) < 0x80) ++from;
  return from < text.size() ? from : text.size();
}

}  // namespace subcite
