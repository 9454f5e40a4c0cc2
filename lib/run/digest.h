// Digests of 64 bits and how they stand on disk.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace subcite {

/// FNV-1a with its bits mixed once more, since very many are compared.
std::uint64_t digest_of(std::string_view text);

/// Eight bytes: such keys sort as their numbers do.
void put_big_endian(std::uint64_t number, std::string& out);
/// Of the bytes from there on; fewer than eight where there are no more.
std::uint64_t big_endian_at(std::string_view bytes, std::size_t at);

}  // namespace subcite
