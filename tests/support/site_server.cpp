// Serves the pages of fixtures/sites on loopback, so that links are checked over real HTTP without the
// internet. The first path segment of the folder is the host; routes.txt says what answers otherwise.
//
// A route "raw FILE" sends the bytes of a file as they are, whatever they are.
//
//   site-server FOLDER [PORT-FILE]
//
// Takes a free port, writes it to PORT-FILE (or standard output), and serves until standard input ends or
// it is told to stop. Each request is logged to standard error: "GET http://host/path STATUS".
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

namespace {

struct Route {
  std::string action;  // 200, 301, 404, 503, gzip, chunked, close, slow, huge, headers, empty, flaky ...
  std::string target;
};

std::map<std::string, Route> g_routes;  // "host/path"
std::map<std::string, int> g_visits;
std::mutex g_mutex;
std::string g_folder;

std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

void read_routes() {
  std::istringstream in(read_file(g_folder + "/routes.txt"));
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::istringstream words(line);
    std::string address;
    Route route;
    words >> address >> route.action >> route.target;
    g_routes[address] = route;
  }
}

void send_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

std::string gzipped(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string type_of(const std::string& path) {
  if (path.ends_with(".pdf")) return "application/pdf";
  if (path.ends_with(".css")) return "text/css";
  if (path.ends_with(".csv")) return "text/csv";
  return "text/html; charset=utf-8";
}

std::string page(const std::string& title) { return "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>" + title + "</title></head><body><h1>" + title + "</h1></body></html>\n"; }

std::string chunked(const std::string& body) {
  std::string out;
  for (std::size_t at = 0; at < body.size(); at += 100) {
    const std::string piece = body.substr(at, 100);
    std::array<char, 16> size{};
    std::snprintf(size.data(), size.size(), "%zx\r\n", piece.size());
    out += size.data() + piece + "\r\n";
  }
  return out + "0\r\n\r\n";
}

/// The file that answers for a path: as it is, with .html, or index.html.
std::string body_of(const std::string& host, std::string path, bool& found, std::string& type) {
  path = path.substr(0, path.find_first_of("?#"));
  if (path.find("..") != std::string::npos) return {};
  const std::filesystem::path base = g_folder + "/" + host + path;
  for (const std::filesystem::path& file : {base, std::filesystem::path(base.string() + ".html"), base / "index.html"}) {
    if (!std::filesystem::is_regular_file(file)) continue;
    found = true;
    type = type_of(file.string());
    return read_file(file);
  }
  return {};
}

struct Reply {
  int status = 200;
  std::string headers;
  std::string body;
  bool raw_length = true;
};

Reply plain_reply(const std::string& host, const std::string& path) {
  Reply reply;
  bool found = false;
  std::string type;
  reply.body = body_of(host, path, found, type);
  if (!found) {
    reply.status = 404;
    reply.body = page("Page not found");
    type = "text/html; charset=utf-8";
  }
  reply.headers = "Content-Type: " + type + "\r\n";
  return reply;
}

bool special(int fd, const Route& route, const std::string& host, const std::string& path, Reply& reply) {
  const std::string& a = route.action;
  if (a == "raw") {  // the bytes of a file behind its comments, then the end
    std::string bytes = read_file(g_folder + "/" + route.target);
    while (bytes.starts_with("# ")) bytes.erase(0, bytes.find('\n') + 1);
    send_all(fd, bytes);
    return false;
  }
  if (a == "close") return false;
  if (a == "slow") {
    std::this_thread::sleep_for(std::chrono::milliseconds(std::stoi(route.target)));
  } else if (a == "gzip") {
    reply = plain_reply(host, path);
    reply.body = gzipped(reply.body);
    reply.headers += "Content-Encoding: gzip\r\n";
  } else if (a == "bomb") {
    reply.body = gzipped(std::string(40U << 20U, 'a'));
    reply.headers = "Content-Type: text/html\r\nContent-Encoding: gzip\r\n";
  } else if (a == "chunked") {
    reply = plain_reply(host, path);
    reply.body = chunked(reply.body);
    reply.headers += "Transfer-Encoding: chunked\r\n";
    reply.raw_length = false;
  } else if (a == "huge") {
    reply.headers = "Content-Type: text/html\r\nContent-Length: 40000000\r\n";
    reply.raw_length = false;
    reply.body = std::string(1000, 'x');
  } else if (a == "headers") {
    reply.headers = "X-Long: " + std::string(300000, 'h') + "\r\n";
  } else if (a == "short") {
    reply.headers = "Content-Type: text/html\r\nContent-Length: 5000\r\n";
    reply.raw_length = false;
    reply.body = page("Cut short");
  } else if (a == "empty") {
    reply.headers = "Content-Type: text/html\r\n";
  } else if (a == "garbage") {
    send_all(fd, "this is no HTTP\r\n\r\n");
    return false;
  } else if (a == "titled") {
    std::string title = route.target;
    for (char& c : title) c = c == '_' ? ' ' : c;
    reply.body = page(title);
    reply.headers = "Content-Type: text/html; charset=utf-8\r\n";
  } else if (a == "flaky") {  // 503 once, then the page
    const std::lock_guard lock(g_mutex);
    if (g_visits[host + path]++ == 0) {
      reply.status = 503;
      reply.body = page("Busy");
      reply.headers = "Content-Type: text/html\r\nRetry-After: 0\r\n";
    } else {
      reply = plain_reply(host, path);
    }
  } else {
    reply.status = std::stoi(a);
    if (reply.status >= 300 && reply.status < 400) reply.headers = "Location: " + route.target + "\r\n";
    reply.body = page("Answer " + a);
    reply.headers += "Content-Type: text/html\r\n";
    if (reply.status >= 500) reply.headers += "Retry-After: 0\r\n";
  }
  return true;
}

std::string header(const std::string& head, const std::string& name) {
  const std::size_t at = head.find("\r\n" + name + ": ");
  if (at == std::string::npos) return {};
  const std::size_t from = at + name.size() + 4;
  return head.substr(from, head.find("\r\n", from) - from);
}

bool answer(int fd, const std::string& head) {
  const std::size_t space = head.find(' ');
  const std::string path = head.substr(space + 1, head.find(' ', space + 1) - space - 1);
  std::string host = header(head, "Host");
  host = host.substr(0, host.find(':'));
  Reply reply;
  const auto route = g_routes.find(host + path);
  const bool open = route == g_routes.end() ? (reply = plain_reply(host, path), true) : special(fd, route->second, host, path, reply);
  std::cerr << "GET http://" + host + path + " " + (open ? std::to_string(reply.status) : route->second.action) + "\n";
  if (!open) return false;
  if (reply.raw_length) reply.headers += "Content-Length: " + std::to_string(reply.body.size()) + "\r\n";
  send_all(fd, "HTTP/1.1 " + std::to_string(reply.status) + " Answer\r\nServer: fixtures\r\n" + reply.headers + "\r\n" + reply.body);
  return reply.raw_length || reply.headers.find("chunked") != std::string::npos;
}

void serve(int fd) {
  std::string bytes;
  std::array<char, 4096> piece{};
  while (true) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end != std::string::npos) {
      if (!answer(fd, bytes.substr(0, end + 2))) break;
      bytes.erase(0, end + 4);
      continue;
    }
    const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
    if (got <= 0 || bytes.size() > 65536) break;
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
  ::close(fd);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::cerr << "usage: site-server FOLDER [PORT-FILE]\n", 2;
  std::signal(SIGPIPE, SIG_IGN);
  g_folder = argv[1];
  read_routes();
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 64) != 0) return std::perror("site-server"), 2;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  const std::string port = std::to_string(ntohs(address.sin_port)) + "\n";
  if (argc > 2) {
    std::ofstream(std::string(argv[2]) + ".part") << port;
    std::filesystem::rename(std::string(argv[2]) + ".part", argv[2]);
  } else {
    std::cout << port << std::flush;
  }
  std::array<pollfd, 2> waits{{{listener, POLLIN, 0}, {0, POLLIN, 0}}};
  while (::poll(waits.data(), waits.size(), -1) >= 0) {
    if (waits[0].revents != 0) std::thread(serve, ::accept(listener, nullptr, nullptr)).detach();
    std::array<char, 64> ignored{};
    if (waits[1].revents != 0 && ::read(0, ignored.data(), ignored.size()) <= 0) break;
  }
  std::_Exit(0);
}
