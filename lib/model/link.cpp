// The names of link statuses, as the contract has them.
#include "model/link.h"

#include <array>

namespace subcite {

std::string_view name_of(LinkStatus status) {
  constexpr std::array<std::string_view, 14> names{
      "ok", "moved", "broken", "soft-404", "blocked", "server-error", "timeout", "dns-error",
      "tls-error", "connection-error", "too-large", "refused", "malformed", "skipped"};
  return names.at(static_cast<std::size_t>(status));
}

}  // namespace subcite
