// The link check beside a bare libcurl loop with the same limits, on one run: 1,000 pages of 1 to 500 KB over 20 hosts,
// each connection 20 ms late and no faster than 1 MB/s, as real servers are. Prints wall time, CPU time and memory of
// both, and one SHA-256 pass and one gzip -1 pass over the same bytes, which an archive cannot do without.
//   links-bench SUBCITE [PAGES]
#include <arpa/inet.h>
#include <curl/curl.h>
#include <netinet/in.h>
#include <openssl/evp.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zlib.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <deque>
#include <filesystem>
#include <fstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kHosts = 20;
constexpr std::size_t kPerHost = 6;
constexpr std::size_t kConnections = 64;

double seconds_since(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }
double seconds_of(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }
double cpu_of(const rusage& u) { return seconds_of(u.ru_utime) + seconds_of(u.ru_stime); }

/// A page of words, its size by its number: 1 to 500 KB, no two alike.
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

void serve(int fd) {
  std::string bytes;
  std::array<char, 4096> piece{};
  while (true) {
    const std::size_t end = bytes.find("\r\n\r\n");
    if (end == std::string::npos) {
      const ssize_t got = ::recv(fd, piece.data(), piece.size(), 0);
      if (got <= 0) break;
      bytes.append(piece.data(), static_cast<std::size_t>(got));
      continue;
    }
    const std::size_t number = bytes.find("/page/");
    const bool known = number < end && bytes[number + 6] >= '0' && bytes[number + 6] <= '9';
    const std::string body = known ? page_of(std::stoul(bytes.substr(number + 6))) : std::string();
    bytes.erase(0, end + 4);
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
    send_slowly(fd, "HTTP/1.1 " + std::string(known ? "200 OK" : "404 Not Found") + "\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
  ::close(fd);
}

/// Listens on a free port of loopback for as long as the program runs.
int start_server() {
  const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(listener, reinterpret_cast<sockaddr*>(&address), size) != 0 || ::listen(listener, 256) != 0) return -1;
  ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
  std::thread([listener] {
    while (true) std::thread(serve, ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC)).detach();
  }).detach();
  return ntohs(address.sin_port);
}

std::string url_of(std::size_t number) { return "http://h" + std::to_string(number % kHosts) + ".example/page/" + std::to_string(number); }

struct Measured {
  double wall = 0;
  double cpu = 0;
  long memory_kb = 0;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  static_cast<std::string*>(user)->append(data, size);
  return size;
}

/// Every page fetched into memory and dropped: what no checker can do without.
Measured bare_loop(std::size_t pages, int port) {
  CURLM* multi = curl_multi_init();
  curl_slist* to = curl_slist_append(nullptr, ("::127.0.0.1:" + std::to_string(port)).c_str());
  std::vector<std::size_t> busy(kHosts);
  std::deque<std::size_t> waiting;
  for (std::size_t i = 0; i < pages; ++i) waiting.push_back(i);
  std::vector<std::string> bodies(pages);
  std::size_t running = 0;
  rusage before{};
  ::getrusage(RUSAGE_THREAD, &before);
  const auto began = Clock::now();
  while (running > 0 || !waiting.empty()) {
    for (std::size_t k = waiting.size(); k > 0 && running < kConnections; --k) {
      const std::size_t page = waiting.front();
      waiting.pop_front();
      if (busy[page % kHosts] >= kPerHost) {
        waiting.push_back(page);
        continue;
      }
      ++busy[page % kHosts];
      ++running;
      CURL* easy = curl_easy_init();
      curl_easy_setopt(easy, CURLOPT_URL, url_of(page).c_str());
      curl_easy_setopt(easy, CURLOPT_CONNECT_TO, to);
      curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
      curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bodies[page]);
      curl_easy_setopt(easy, CURLOPT_PRIVATE, reinterpret_cast<char*>(page));
      curl_multi_add_handle(multi, easy);
    }
    int left = 0;
    curl_multi_perform(multi, &left);
    curl_multi_poll(multi, nullptr, 0, 50, nullptr);
    while (CURLMsg* message = curl_multi_info_read(multi, &left)) {
      char* page = nullptr;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &page);
      const auto number = reinterpret_cast<std::size_t>(page);
      --busy[number % kHosts];
      --running;
      bodies[number] = {};
      CURL* easy = message->easy_handle;
      curl_multi_remove_handle(multi, easy);
      curl_easy_cleanup(easy);
    }
  }
  Measured m{seconds_since(began), 0, 0};
  rusage after{};
  ::getrusage(RUSAGE_THREAD, &after);
  m.cpu = cpu_of(after) - cpu_of(before);
  curl_multi_cleanup(multi);
  curl_slist_free_all(to);
  return m;
}

Measured run_subcite(const std::string& program, std::size_t pages, int port, const std::string& folder) {
  std::ofstream list(folder + "/list");
  for (std::size_t i = 0; i < pages; ++i) list << url_of(i) << "\n";
  list.close();
  const std::string command = "exec '" + program + "' links --quiet --no-cache --allow-private --connect-to ::127.0.0.1:" + std::to_string(port) + " --archive '" + folder + "/a.wacz' < '" + folder + "/list' > '" + folder + "/out'";
  const auto began = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::execl("/bin/sh", "sh", "-c", command.c_str(), nullptr);
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  if (status != 0) std::fprintf(stderr, "links-bench: %s ended with %d\n", program.c_str(), status);
  return {seconds_since(began), cpu_of(used), used.ru_maxrss};
}

/// CPU of one SHA-256 pass and one gzip -1 pass over all pages.
double archive_bound(std::size_t pages) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < pages; ++i) all.push_back(page_of(i));
  rusage before{};
  ::getrusage(RUSAGE_THREAD, &before);
  for (const std::string& page : all) {
    std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
    unsigned size = 0;
    EVP_Digest(page.data(), page.size(), digest.data(), &size, EVP_sha256(), nullptr);
    std::string out(compressBound(page.size()) + 100, '\0');
    z_stream stream{};
    deflateInit2(&stream, Z_BEST_SPEED, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(page.data()));
    stream.avail_in = static_cast<uInt>(page.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    deflateEnd(&stream);
  }
  rusage after{};
  ::getrusage(RUSAGE_THREAD, &after);
  return cpu_of(after) - cpu_of(before);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return std::fprintf(stderr, "usage: links-bench SUBCITE [PAGES]\n"), 2;
  const std::size_t pages = argc > 2 ? std::stoul(argv[2]) : 1000;
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const int port = start_server();
  std::string folder = (std::filesystem::temp_directory_path() / "links-bench-XXXXXX").string();
  if (port < 0 || ::mkdtemp(folder.data()) == nullptr) return std::perror("links-bench"), 2;
  const Measured ours = run_subcite(argv[1], pages, port, folder);  // first: a child's peak counts that of its parent
  const Measured bare = bare_loop(pages, port);
  const double bound = archive_bound(pages);
  std::printf("%zu pages over %d hosts, archive written\n", pages, kHosts);
  std::printf("  wall    subcite %.2f s, bare loop %.2f s: %.2f times (at most 1.15)\n", ours.wall, bare.wall, ours.wall / bare.wall);
  std::printf("  CPU     subcite %.2f s, bare loop %.2f s, SHA-256 and gzip -1 %.2f s: %.2f passes beyond the loop (at most 1.5)\n", ours.cpu, bare.cpu, bound, (ours.cpu - bare.cpu) / bound);
  std::printf("  memory  subcite %ld MB (at most 64)\n", ours.memory_kb / 1024);
  std::filesystem::remove_all(folder);
  std::fflush(stdout);
  std::_Exit(0);
}
