// Before the archive: what a site's robots.txt (RFC 9309) keeps out is not handed on.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "io/http.h"
#include "link/checker.h"
#include "link/robots.h"

namespace subcite {

class ArchiveGate {
 public:
  /// Where `asks` is not set, everything is handed on.
  ArchiveGate(bool asks, const ExchangeSink& sink) : asks_(asks), sink_(sink) {}

  /// Of a site (scheme, host and port), whether it may be fetched from: its rules are known, or nobody asks.
  [[nodiscard]] bool knows(const std::string& site) const;
  /// True for the first who asks: its robots.txt is to be fetched.
  bool ask(const std::string& site) { return rules_.try_emplace(site).second; }
  void learn(const std::string& site, const io::HttpAnswer& answer);
  /// The fetch ended without an answer of its own.
  void never_came(const std::string& site);

  /// Hands an answer on, or says in `kept_out` why not. That no answer came is always told: it holds nothing of the site.
  ArchiveEntry hand_on(const std::string& site, const Exchange& exchange, const std::string& title, std::string& kept_out) const;

 private:
  bool asks_;
  const ExchangeSink& sink_;
  std::map<std::string, std::optional<Robots>> rules_;  // nothing while they are asked for
};

}  // namespace subcite
