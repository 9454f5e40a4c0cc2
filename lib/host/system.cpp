// Thin calls; the signal handler sets a flag and nothing else.
#include "host/system.h"

#include <sys/random.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <ctime>

namespace subcite::host {
namespace {

volatile std::sig_atomic_t g_interrupted = 0;

void on_signal(int signal) {
  if (g_interrupted != 0) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
  g_interrupted = 1;
}

}  // namespace

std::string SystemClock::now() {
  const std::time_t seconds = std::time(nullptr);
  std::tm parts{};
  gmtime_r(&seconds, &parts);
  std::array<char, 32> out{};
  std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return out.data();
}

std::int64_t SystemClock::ticks() { return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

void SystemClock::wait(int milliseconds) {
  const timespec time{milliseconds / 1000, (milliseconds % 1000) * 1'000'000L};
  ::nanosleep(&time, nullptr);
}

std::string RandomIds::uuid() {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::array<unsigned char, 16> bytes{};
  for (std::size_t have = 0; have < bytes.size();) {
    const ssize_t got = ::getrandom(bytes.data() + have, bytes.size() - have, 0);
    if (got > 0) have += static_cast<std::size_t>(got);
  }
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | 0x40U);
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) out += '-';
    out += {kHex[bytes[i] >> 4U], kHex[bytes[i] & 15U]};
  }
  return out;
}

SystemEnvironment::SystemEnvironment() {
  struct sigaction action{};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

std::string SystemEnvironment::variable(const std::string& name) const {
  const char* value = std::getenv(name.c_str());
  return value == nullptr ? std::string() : std::string(value);
}

bool SystemEnvironment::is_terminal(int descriptor) const { return ::isatty(descriptor) == 1; }

bool SystemEnvironment::interrupted() const { return g_interrupted != 0; }

bool SystemConsole::write(int descriptor, std::string_view text) {
  while (!text.empty()) {
    const ssize_t wrote = ::write(descriptor, text.data(), text.size());
    if (wrote < 0 && errno == EINTR) continue;
    if (wrote <= 0) return false;
    text.remove_prefix(static_cast<std::size_t>(wrote));
  }
  return true;
}

Result<std::string> SystemConsole::read_some() {
  std::array<char, 65536> buffer{};
  for (;;) {
    const ssize_t got = ::read(0, buffer.data(), buffer.size());
    if (got >= 0) return std::string(buffer.data(), static_cast<std::size_t>(got));
    if (errno != EINTR) return failure("standard input could not be read");
    if (g_interrupted != 0) return std::string();
  }
}

Result<std::string> SystemConsole::read(std::uint64_t limit) {
  std::string bytes;
  for (;;) {
    Result<std::string> some = read_some();
    if (!some) return some;
    if (some->empty()) return g_interrupted != 0 ? failure("standard input could not be read") : Result<std::string>(std::move(bytes));
    bytes += *some;
    if (bytes.size() > limit) return failure("standard input is larger than the largest manuscript to read: raise --max-input");
  }
}

}  // namespace subcite::host
