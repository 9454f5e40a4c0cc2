// The link check beside a bare libcurl loop with the same limits, on one run: 1,000 pages of 1 to 500 KB over 20 hosts
// (page_server.h). Prints wall time, CPU time and memory of both, and one SHA-256 pass and one gzip -1 pass over the
// same bytes, which an archive cannot do without; then the wall time of other checkers that read every page, too.
//   links-bench SUBCITE PAGES [NAME=COMMAND ...]     in COMMAND, @ is a file of addresses, a line each
#include <curl/curl.h>
#include <openssl/evp.h>
#include <sys/resource.h>
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
#include <string_view>
#include <vector>

#include "page_server.h"

namespace {

using bench::kHosts;
using bench::PageServer;
using Clock = std::chrono::steady_clock;
constexpr std::size_t kPerHost = 6;
constexpr std::size_t kConnections = 64;

double seconds_since(Clock::time_point then) { return std::chrono::duration<double>(Clock::now() - then).count(); }
double seconds_of(const timeval& t) { return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6; }
double cpu_of(const rusage& u) { return seconds_of(u.ru_utime) + seconds_of(u.ru_stime); }

struct Measured {
  double wall = 0;
  double cpu = 0;
  long memory_kb = 0;
  int code = 0;
};

std::size_t on_body(char* data, std::size_t, std::size_t size, void* user) {
  static_cast<std::string*>(user)->append(data, size);
  return size;
}

/// Every page fetched into memory and dropped: what no checker can do without.
class BareLoop {
 public:
  BareLoop(const PageServer& server, std::size_t pages) : server_(server), multi_(curl_multi_init()), busy_(kHosts), bodies_(pages) {
    for (std::size_t i = 0; i < pages; ++i) waiting_.push_back(i);
  }
  ~BareLoop() { curl_multi_cleanup(multi_); }
  BareLoop(const BareLoop&) = delete;
  BareLoop& operator=(const BareLoop&) = delete;

  Measured run() {
    rusage before{};
    rusage after{};
    ::getrusage(RUSAGE_THREAD, &before);
    const auto began = Clock::now();
    while (running_ > 0 || !waiting_.empty()) turn();
    const double wall = seconds_since(began);
    ::getrusage(RUSAGE_THREAD, &after);
    return {wall, cpu_of(after) - cpu_of(before)};
  }

 private:
  void turn() {
    for (std::size_t k = waiting_.size(); k > 0 && running_ < kConnections; --k) {
      const std::size_t page = waiting_.front();
      waiting_.pop_front();
      if (busy_[page % kHosts] < kPerHost) begin(page);
      else waiting_.push_back(page);
    }
    int left = 0;
    curl_multi_perform(multi_, &left);
    curl_multi_poll(multi_, nullptr, 0, 50, nullptr);
    while (CURLMsg* message = curl_multi_info_read(multi_, &left)) end(message->easy_handle);
  }

  void begin(std::size_t page) {
    ++busy_[page % kHosts];
    ++running_;
    CURL* easy = curl_easy_init();
    curl_easy_setopt(easy, CURLOPT_URL, server_.url_of(page).c_str());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &bodies_[page]);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &bodies_[page]);
    curl_multi_add_handle(multi_, easy);
  }

  void end(CURL* easy) {
    char* kept = nullptr;
    curl_easy_getinfo(easy, CURLINFO_PRIVATE, &kept);
    auto* body = reinterpret_cast<std::string*>(kept);
    --busy_[static_cast<std::size_t>(body - bodies_.data()) % kHosts];
    --running_;
    *body = {};
    curl_multi_remove_handle(multi_, easy);
    curl_easy_cleanup(easy);
  }

  const PageServer& server_;
  CURLM* multi_;
  std::vector<std::size_t> busy_;
  std::vector<std::string> bodies_;
  std::deque<std::size_t> waiting_;
  std::size_t running_ = 0;
};

/// A shell command, what it prints thrown away.
Measured run_command(const std::string& command) {
  const auto began = Clock::now();
  const pid_t child = ::fork();
  if (child == 0) ::execl("/bin/sh", "sh", "-c", (command + " > /dev/null 2>&1").c_str(), nullptr);
  int status = 0;
  rusage used{};
  ::wait4(child, &status, 0, &used);
  return {seconds_since(began), cpu_of(used), used.ru_maxrss, status};
}

Measured run_subcite(const std::string& program, const std::string& folder) {
  Measured m = run_command("'" + program + "' links --quiet --no-cache --allow-private --archive '" + folder + "/a.wacz' < '" + folder + "/list'");
  if (m.code != 0) std::fprintf(stderr, "links-bench: %s ended with %d\n", program.c_str(), m.code);
  return m;
}

void hash_and_pack(const std::string& page) {
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

/// CPU of one SHA-256 pass and one gzip -1 pass over all pages.
double archive_bound(std::size_t pages) {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < pages; ++i) all.push_back(bench::page_of(i));
  rusage before{};
  rusage after{};
  ::getrusage(RUSAGE_THREAD, &before);
  for (const std::string& page : all) hash_and_pack(page);
  ::getrusage(RUSAGE_THREAD, &after);
  return cpu_of(after) - cpu_of(before);
}

/// "NAME=COMMAND": its wall time beside ours.
void compare(std::string_view peer, const std::string& list, const Measured& ours) {
  const std::size_t equals = peer.find('=');
  const std::string name(peer.substr(0, equals));
  std::string command(equals == std::string_view::npos ? std::string_view() : peer.substr(equals + 1));
  for (std::size_t at = command.find('@'); at != std::string::npos; at = command.find('@', at + list.size())) command.replace(at, 1, list);
  const Measured theirs = run_command(command);
  std::printf("  %s %.2f s (CPU %.2f s, exit code %d): subcite is %.1f times faster (at least 5)\n", name.c_str(), theirs.wall, theirs.cpu, WEXITSTATUS(theirs.code), theirs.wall / ours.wall);
}

void write_list(const PageServer& server, std::size_t pages, const std::string& path) {
  std::ofstream list(path);
  for (std::size_t i = 0; i < pages; ++i) list << server.url_of(i) << "\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fprintf(stderr, "usage: links-bench SUBCITE PAGES [NAME=COMMAND ...]\n"), 2;
  const std::size_t pages = std::stoul(argv[2]);
  curl_global_init(CURL_GLOBAL_DEFAULT);
  const PageServer server(pages);
  std::string folder = (std::filesystem::temp_directory_path() / "links-bench-XXXXXX").string();
  if (!server.is_up() || ::mkdtemp(folder.data()) == nullptr) return std::perror("links-bench"), 2;
  write_list(server, pages, folder + "/list");
  const Measured ours = run_subcite(argv[1], folder);  // first: a child's peak counts that of its parent
  const Measured bare = BareLoop(server, pages).run();
  const double bound = archive_bound(pages);
  std::printf("%zu pages over %zu hosts, archive written\n", pages, kHosts);
  std::printf("  wall    subcite %.2f s, bare loop %.2f s: %.2f times (at most 1.15)\n", ours.wall, bare.wall, ours.wall / bare.wall);
  std::printf("  CPU     subcite %.2f s, bare loop %.2f s, SHA-256 and gzip -1 %.2f s: %.2f passes beyond the loop (at most 1.5)\n", ours.cpu, bare.cpu, bound, (ours.cpu - bare.cpu) / bound);
  std::printf("  memory  subcite %ld MB (at most 64)\n", ours.memory_kb / 1024);
  for (int i = 3; i < argc; ++i) compare(argv[i], folder + "/list", ours);
  std::filesystem::remove_all(folder);
}
