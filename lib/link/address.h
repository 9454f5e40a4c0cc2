// Which addresses may be connected to. A manuscript is somebody else's text: its links must not reach the
// editor's own network (RFC 6890 and its registries say which addresses are special).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace subcite {

/// Why the address (network order, 4 or 16 bytes) is refused; empty where it may be connected to.
/// `allow_private` admits loopback, RFC 1918 and fc00::/7, and nothing else.
std::string refusal_of(const std::uint8_t* address, std::size_t size, bool allow_private);

}  // namespace subcite
