// The child gets a group of its own, so that whatever it starts is stopped with it; its output is read while it
// runs, and the folder is removed whatever happened.
#include "host/programs.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace subcite::host {
namespace {

namespace fs = std::filesystem;
using SteadyClock = std::chrono::steady_clock;

/// A folder that is removed with the object.
class Folder {
 public:
  explicit Folder(const std::string& parent) {
    std::string name = parent + "/subcite-XXXXXX";
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() {
    std::error_code ignored;
    if (!path_.empty()) fs::remove_all(path_, ignored);
  }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

bool write_file(const std::string& path, std::string_view bytes) {
  std::ofstream out(path, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return static_cast<bool>(out.flush());
}

void limit(int resource, rlim_t most) {
  const rlimit bound{most, most};
  ::setrlimit(static_cast<__rlimit_resource_t>(resource), &bound);
}

/// Between fork and exec only what is safe there; never returns.
[[noreturn]] void become(const io::ProgramRun& run, char* const* arguments, char* const* environment, const char* folder, int out) {
  ::setpgid(0, 0);
  limit(RLIMIT_CPU, run.seconds);
  limit(RLIMIT_AS, run.most_memory);
  limit(RLIMIT_FSIZE, run.most_output);
  limit(RLIMIT_CORE, 0);
  const int null = ::open("/dev/null", O_RDWR);
  if (null < 0 || ::chdir(folder) != 0) ::_exit(127);
  ::dup2(null, 0);
  ::dup2(out, 1);
  ::dup2(null, 2);
  std::signal(SIGPIPE, SIG_DFL);
  ::execve(arguments[0], arguments, environment);
  ::_exit(127);
}

/// Everything the child writes, up to the bound and the deadline; false where one of them was passed.
bool drain(int from, std::uint64_t most, SteadyClock::time_point deadline, const io::Environment& environment, std::string& out) {
  std::array<char, 65536> buffer{};
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - SteadyClock::now()).count();
    if (left <= 0 || environment.interrupted()) return false;
    pollfd ready{from, POLLIN, 0};
    if (::poll(&ready, 1, static_cast<int>(std::min<std::int64_t>(left, 200))) <= 0) continue;
    const ssize_t got = ::read(from, buffer.data(), buffer.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    if (out.size() + static_cast<std::uint64_t>(got) > most) return false;
    out.append(buffer.data(), static_cast<std::size_t>(got));
  }
}

/// Waits for the child's end; it is stopped, with all it started, where it outlives the deadline.
bool ends_well(pid_t child, bool in_time, SteadyClock::time_point deadline) {
  int status = 0;
  while (in_time) {
    const pid_t ended = ::waitpid(child, &status, WNOHANG);
    if (ended == child) break;
    if (ended < 0 || SteadyClock::now() > deadline) in_time = false;
    else ::usleep(2000);
  }
  ::kill(-child, SIGKILL);
  if (!in_time) {
    ::kill(child, SIGKILL);
    ::waitpid(child, &status, 0);
    return false;
  }
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

}  // namespace

std::string PosixPrograms::find(const std::string& program) const {
  std::string path = environment_.variable("PATH");
  if (path.empty()) path = "/usr/local/bin:/usr/bin:/bin";
  for (std::size_t at = 0; at <= path.size();) {
    const std::size_t end = std::min(path.find(':', at), path.size());
    const std::string candidate = path.substr(at, end - at) + "/" + program;
    if (end > at && ::access(candidate.c_str(), X_OK) == 0) return candidate;
    at = end + 1;
  }
  return {};
}

bool PosixPrograms::has(const std::string& program) const { return !find(program).empty(); }

Result<std::string> PosixPrograms::run(const io::ProgramRun& run) {
  const std::string& name = run.arguments.front();
  const std::string program = find(name);
  if (program.empty()) return failure("the program “" + name + "” is not installed");
  std::string parent = environment_.variable("TMPDIR");
  if (parent.empty()) parent = "/tmp";
  const Folder folder(parent);
  if (folder.path().empty() || !write_file(folder.path() + "/" + run.input_name, run.input)) return failure("no temporary file could be written below “" + parent + "”: free some space there, or set TMPDIR to another folder");

  std::vector<std::string> words = run.arguments;
  words[0] = program;
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  std::vector<std::string> settings{"PATH=/usr/local/bin:/usr/bin:/bin", "HOME=" + folder.path(), "TMPDIR=" + folder.path(), "LC_ALL=C.UTF-8"};
  std::vector<char*> environment;
  for (std::string& setting : settings) environment.push_back(setting.data());
  environment.push_back(nullptr);

  std::array<int, 2> pipe{};
  if (::pipe2(pipe.data(), O_CLOEXEC) != 0) return failure("no pipe to “" + name + "” could be made");
  const auto deadline = SteadyClock::now() + std::chrono::seconds(run.seconds);
  const pid_t child = ::fork();
  if (child == 0) become(run, arguments.data(), environment.data(), folder.path().c_str(), pipe[1]);
  ::close(pipe[1]);
  std::string out;
  const bool in_time = child > 0 && drain(pipe[0], run.most_output, deadline, environment_, out);
  ::close(pipe[0]);
  if (child < 0) return failure("“" + name + "” could not be started");
  if (!ends_well(child, in_time, deadline)) return failure("“" + name + "” could not read it" + (in_time ? "" : " within its bounds of time and size"));
  if (run.output_name.empty()) return out;
  const std::string file = folder.path() + "/" + run.output_name;
  std::error_code error;
  const auto size = fs::is_symlink(file, error) ? 0 : fs::file_size(file, error);
  if (error || size == 0 || size > run.most_output) return failure("“" + name + "” made nothing of it");
  std::ifstream in(file, std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

}  // namespace subcite::host
