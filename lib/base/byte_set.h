// Which bytes have a property, as a table: a loop over a text asks it faster than the property itself.
#pragma once

#include <array>
#include <cstddef>

namespace subcite {

using ByteSet = std::array<bool, 256>;

/// The bytes of which `holds` is true; worked out when the program is built.
template <class Holds>
constexpr ByteSet bytes_where(Holds holds) {
  ByteSet out{};
  for (std::size_t byte = 0; byte < out.size(); ++byte) out[byte] = holds(static_cast<unsigned char>(byte));
  return out;
}

}  // namespace subcite
