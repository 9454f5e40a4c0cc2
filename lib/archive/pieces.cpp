// One buffer, filled again and again.
#include "archive/pieces.h"

#include <algorithm>
#include <string>

namespace subcite {

Result<void> each_piece(io::Input& in, const std::function<Result<void>(std::string_view)>& take, std::uint64_t most) {
  std::string piece(1U << 16U, '\0');
  while (most > 0) {
    const Result<std::size_t> got = in.read(piece.data(), static_cast<std::size_t>(std::min<std::uint64_t>(piece.size(), most)));
    if (!got) return tl::unexpected<Error>(got.error());
    if (*got == 0) return {};
    if (Result<void> taken = take(std::string_view(piece).substr(0, *got)); !taken) return taken;
    most -= *got;
  }
  return {};
}

}  // namespace subcite
