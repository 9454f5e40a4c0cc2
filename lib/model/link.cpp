// The names of link statuses, as the contract has them.
#include "model/link.h"

#include <array>

namespace subcite {

std::string_view name_of(LinkStatus status) {
  static constexpr std::array<std::string_view, 14> names{
      "ok", "moved", "broken", "soft-404", "blocked", "server-error", "timeout", "dns-error",
      "tls-error", "connection-error", "too-large", "refused", "malformed", "skipped"};
  return names.at(static_cast<std::size_t>(status));
}

std::optional<LinkStatus> link_status_named(std::string_view name) {
  for (int s = 0; s <= static_cast<int>(LinkStatus::Skipped); ++s)
    if (name_of(static_cast<LinkStatus>(s)) == name) return static_cast<LinkStatus>(s);
  return std::nullopt;
}

bool network_is_down(const std::vector<LinkResult>& results) {
  std::size_t silent = 0;
  std::size_t unknown = 0;
  for (const LinkResult& r : results) {
    if (r.status == LinkStatus::Skipped || r.status == LinkStatus::Malformed || r.status == LinkStatus::Refused) continue;
    if (r.status != LinkStatus::DnsError) return false;
    ++(r.unknown_name ? unknown : silent);
  }
  return unknown >= 3 || (silent > 0 && unknown == 0);
}

}  // namespace subcite
