// A file read in pieces, so that memory does not grow with it.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>

#include "io/io.h"

namespace subcite {

/// Hands on what is read, to the end or to so many bytes. Ends where reading or `take` fails.
Result<void> each_piece(io::Input& in, const std::function<Result<void>(std::string_view)>& take, std::uint64_t most = UINT64_MAX);

}  // namespace subcite
