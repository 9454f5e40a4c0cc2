// The process makes all pages, tells its port through a pipe, and serves each connection on a thread.
#include "page_server.h"

#include <netinet/in.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <thread>
#include <vector>

namespace bench {

namespace {

using Clock = std::chrono::steady_clock;
using Pages = std::vector<std::string>;

void send_slowly(int fd, std::string_view bytes) {
  constexpr std::size_t kPiece = 10'000;  // every 10 ms
  const auto began = Clock::now();
  for (std::size_t at = 0; at < bytes.size(); at += kPiece) {
    std::this_thread::sleep_until(began + std::chrono::milliseconds(at / 1000));
    std::string_view piece = bytes.substr(at, kPiece);
    while (!piece.empty()) {
      const ssize_t sent = ::send(fd, piece.data(), piece.size(), MSG_NOSIGNAL);
      if (sent <= 0) return;
      piece.remove_prefix(static_cast<std::size_t>(sent));
    }
  }
}

/// The page that the request asks for; null for another address.
const std::string* asked(std::string_view request, const Pages& pages) {
  const std::size_t at = request.find("/page/");
  if (at == std::string_view::npos || at > request.find("\r\n")) return nullptr;
  const std::size_t number = std::strtoul(std::string(request.substr(at + 6, 9)).c_str(), nullptr, 10);
  return number < pages.size() ? &pages[number] : nullptr;
}

void answer(int fd, std::string_view request, const Pages& pages) {
  static const std::string kNothing;
  const std::string* page = asked(request, pages);
  const std::string& body = page == nullptr ? kNothing : *page;
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  const std::string head = "HTTP/1.1 " + std::string(page == nullptr ? "404 Not Found" : "200 OK") + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n";
  send_slowly(fd, request.starts_with("HEAD ") ? head : head + body);
}

void serve(int fd, const Pages& pages) {
  std::string bytes;
  std::array<char, 4096> piece{};
  while (true) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end != std::string::npos) {
      answer(fd, std::string_view(bytes).substr(0, end + 2), pages);
      bytes.erase(0, end + 4);
      continue;
    }
    const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
    if (got <= 0) break;
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
  ::close(fd);
}

/// A listening socket on a free port of every address of this machine's loopback; -1 for none.
int listen_anywhere(int& port) {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  socklen_t size = sizeof address;
  if (listener < 0 || ::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 256) != 0) return -1;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  port = ntohs(address.sin_port);
  return listener;
}

[[noreturn]] void run(std::size_t count, int tell) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  Pages pages;
  for (std::size_t i = 0; i < count; ++i) pages.push_back(page_of(i));
  int port = 0;
  const int listener = listen_anywhere(port);
  if (listener < 0 || ::write(tell, &port, sizeof port) != sizeof port) ::_exit(1);
  ::close(tell);
  while (true) {
    const int fd = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
    if (fd >= 0) std::thread([fd, &pages] { serve(fd, pages); }).detach();
  }
}

}  // namespace

std::string page_of(std::size_t number) {
  constexpr std::array<const char*, 12> kWords{"harbor ", "salvage ", "the ", "of ", "court ", "vessel ", "in ", "lien ", "and ", "statute ", "shore ", "by "};
  const std::size_t size = 1000 + number * 7919 % 499'000;
  std::uint64_t state = number * 2654435761U + 1;
  std::string out = "<!DOCTYPE html><html><head><title>Page " + std::to_string(number) + " on the Law of Harbors</title></head><body><p>";
  while (out.size() < size) {
    state = state * 6364136223846793005ULL + 1442695040888963407ULL;
    out += kWords[(state >> 33U) % kWords.size()];
    if ((state >> 50U) % 9 == 0) out += std::to_string(state >> 40U) + ". ";
  }
  return out + "</p></body></html>";
}

PageServer::PageServer(std::size_t pages) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return;
  process_ = ::fork();
  if (process_ == 0) {
    ::close(ends[0]);
    run(pages, ends[1]);
  }
  ::close(ends[1]);
  if (process_ < 0 || ::read(ends[0], &port_, sizeof port_) != sizeof port_) port_ = 0;
  ::close(ends[0]);
}

PageServer::~PageServer() {
  if (process_ <= 0) return;
  ::kill(process_, SIGKILL);
  ::waitpid(process_, nullptr, 0);
}

std::string PageServer::url_of(std::size_t number) const {
  return "http://127.0.0." + std::to_string(1 + number % kHosts) + ":" + std::to_string(port_) + "/page/" + std::to_string(number);
}

}  // namespace bench
