// Pages for the bench of links: served by a process of its own, made before the first is asked for, so that neither
// their making nor their memory is measured with what fetches them.
#pragma once

#include <sys/types.h>

#include <cstddef>
#include <string>

namespace bench {

constexpr std::size_t kHosts = 20;  // 127.0.0.1 to 127.0.0.20, one port

/// A page of words with a title, its size by its number: 1 to 500 KB, no two alike.
std::string page_of(std::size_t number);

/// Serves page_of(0) to page_of(pages - 1) of every host, each answer 20 ms late and no connection faster than 1 MB/s,
/// as real servers are, until it is destroyed.
class PageServer {
 public:
  explicit PageServer(std::size_t pages);
  ~PageServer();
  PageServer(const PageServer&) = delete;
  PageServer& operator=(const PageServer&) = delete;

  /// False where it could not listen or start.
  [[nodiscard]] bool is_up() const { return port_ > 0; }
  /// Where page `number` lies: every host has its share.
  [[nodiscard]] std::string url_of(std::size_t number) const;

 private:
  pid_t process_ = -1;
  int port_ = 0;
};

}  // namespace bench
