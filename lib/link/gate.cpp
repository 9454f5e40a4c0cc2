// A robots.txt that cannot be reached closes the site, one that is not there opens it (2.3.1).
#include "link/gate.h"

#include "base/url.h"
#include "link/page.h"

namespace subcite {

bool ArchiveGate::knows(const std::string& site) const {
  const auto it = rules_.find(site);
  return !asks_ || (it != rules_.end() && it->second.has_value());
}

void ArchiveGate::learn(const std::string& site, const io::HttpAnswer& answer) {
  constexpr std::size_t kMostRead = 1U << 20U;
  const int status = answer.fault == io::HttpFault::None ? answer.exchange.http_status : 599;
  if (status < 300) rules_[site] = Robots::parse(decoded_body(answer.exchange, kMostRead).bytes, "subcite");
  else rules_[site] = status < 500 ? Robots::allow_all() : Robots::allow_none();
}

void ArchiveGate::never_came(const std::string& site) {
  if (std::optional<Robots>& rules = rules_[site]; !rules) rules = Robots::allow_none();
}

ArchiveEntry ArchiveGate::hand_on(const std::string& site, const Exchange& exchange, const std::string& title, std::string& kept_out) const {
  const auto it = rules_.find(site);
  const UrlParts parts = split_url(exchange.url);
  if (asks_ && exchange.http_status > 0 && it != rules_.end() && it->second && !it->second->allows(parts.path + (parts.has_query ? "?" + parts.query : ""))) {
    kept_out = it->second->unread() ? "the site’s robots.txt could not be read" : "the site’s robots.txt keeps it out";
    return {};
  }
  return sink_(exchange, title);
}

}  // namespace subcite
