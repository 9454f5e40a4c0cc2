// robots.txt (RFC 9309): which pages of a site may be kept in an archive. Only keeping asks; a link is checked whatever
// it says.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace subcite {

class Robots {
 public:
  /// The rules for `agent`, else those for all. Reads at most 500 KiB, as the RFC asks.
  static Robots parse(std::string_view text, std::string_view agent);
  static Robots allow_all() { return {}; }
  /// Of a robots.txt that could not be read.
  static Robots allow_none();
  [[nodiscard]] bool unread() const { return unread_; }

  /// Of a path with its query. The longest rule that matches decides; of two as long, the one that allows.
  [[nodiscard]] bool allows(std::string_view path) const;

 private:
  struct Line {
    bool allow = false;
    std::string pattern;
  };
  std::vector<Line> lines_;
  bool unread_ = false;
};

}  // namespace subcite
